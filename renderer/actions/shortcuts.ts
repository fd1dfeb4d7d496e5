import { allActions } from './registry';

export interface Keys {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const ALT_CODES: Readonly<Record<string, string>> = { ']': 'BracketRight', '[': 'BracketLeft' };

/** Whether a key event is the shortcut `mod+shift+x`; `mod` is Ctrl, or Command on a Mac. */
export function fitsShortcut(event: Keys, shortcut: string): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const mod = event.ctrlKey || event.metaKey;
  if (parts.includes('mod') !== mod || parts.includes('alt') !== event.altKey) return false;
  // With Alt, a Mac types another character; a sign such as ? needs Shift on some keyboards and not on others.
  if (event.altKey) return event.code === (ALT_CODES[key] ?? `${/^\d$/.test(key) ? 'Digit' : 'Key'}${key.toUpperCase()}`);
  if (/^([a-z0-9]|f\d+)$/.test(key) && parts.includes('shift') !== event.shiftKey) return false;
  return event.key.toLowerCase() === key;
}

/** Whether keys that write something belong to where the focus is. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Runs the action of a key, wherever the focus is. */
export function startShortcuts(run: (id: string) => void): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    // F6 and its like write nothing, so they lead out of a field too.
    const writes = plain && !/^F\d+$/.test(event.key);
    if (writes && isTyping(event.target)) return;
    if (plain && document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
    if (plain && event.key === '/') {
      event.preventDefault();
      run('log.focus-filter');
      return;
    }
    const action = allActions().find(({ shortcut }) => shortcut !== undefined && fitsShortcut(event, shortcut));
    if (action === undefined) return;
    event.preventDefault();
    run(action.id);
  });
}
