import classes from './shortcut-keys.module.css';

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const NAMES: Readonly<Record<string, string>> = {
  mod: MAC ? '⌘' : 'Ctrl', shift: MAC ? '⇧' : 'Shift', alt: MAC ? '⌥' : 'Alt', enter: 'Enter', escape: 'Esc', space: 'Space', up: '↑', down: '↓', left: '←', right: '→', home: 'Home', end: 'End', plus: '+', f6: 'F6',
};

/** A shortcut such as `mod+k`, as keys. */
export function ShortcutKeys({ keys }: { readonly keys: string }) {
  const parts = keys.split('+').map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part));
  return <span className={classes.keys}>{parts.map((part) => <kbd key={part}>{part}</kbd>)}</span>;
}
