/** Frames of the display for which the focus is looked after. */
const FRAMES = 30;
/** So many in a row with the focus, and nothing else takes it any more. */
const ENOUGH = 3;

interface Focusable {
  focus(): void;
  hasFocus(): boolean;
}

/**
 * Gives the focus, and sees to it that it stays: a panel that comes to the front may still be hidden, so that nothing in it can
 * have the focus, and gives it to its first control a moment later. Whatever the person does meanwhile counts more.
 */
export function holdFocus(target: Focusable): void {
  const person = new AbortController();
  for (const act of ['pointerdown', 'keydown']) addEventListener(act, () => person.abort(), { capture: true, once: true, signal: person.signal });
  let held = 0;
  const look = (left: number): void => {
    if (person.signal.aborted) return;
    held = target.hasFocus() ? held + 1 : 0;
    if (held === 0) target.focus();
    if (left === 0 || held >= ENOUGH) person.abort();
    else requestAnimationFrame(() => look(left - 1));
  };
  look(FRAMES);
}
