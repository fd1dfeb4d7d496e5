/** What a panel shows may come from the host first: about a second. */
const FRAMES = 60;

/**
 * Gives a panel the focus: what it says is first (`data-first-focus`), which may come a little later, or else the first thing that can take it.
 *
 * @param tab takes the focus when the panel is empty
 */
export function focusPanel(content: HTMLElement, tab: HTMLElement | undefined): void {
  let given: HTMLElement | undefined;
  let frames = 0;
  const before = document.activeElement;
  const look = (): void => {
    // Who has gone on from there is left alone.
    if (given !== undefined && document.activeElement !== given && document.activeElement !== document.body && document.activeElement !== before) return;
    const first = content.querySelector<HTMLElement>('[data-first-focus]');
    first?.focus();
    // What cannot be seen yet, since the panel is about to come back, does not take it.
    if (first && document.activeElement === first) return;
    if (given === undefined) {
      given = content.querySelector<HTMLElement>('[tabindex="0"], input:enabled, button:enabled') ?? tab;
      given?.focus();
    }
    frames += 1;
    if (frames < FRAMES) requestAnimationFrame(look);
  };
  // The panel's content stands after this turn.
  requestAnimationFrame(look);
}
