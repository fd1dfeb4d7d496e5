/** What a panel shows may come from the host first: about a second. */
const FRAMES = 60;

/**
 * Gives a panel the focus: what it says is first (`data-first-focus`), which may come or be seen a little later, or else the first thing
 * that can take it. Ends when a person does something.
 *
 * @param tab takes the focus when the panel is empty
 */
export function focusPanel(content: HTMLElement, tab: HTMLElement | undefined): void {
  const acted = new AbortController();
  for (const event of ['keydown', 'pointerdown']) document.addEventListener(event, () => acted.abort(), { capture: true, signal: acted.signal });
  let frames = 0;
  const look = (): void => {
    if (acted.signal.aborted) return;
    const first = content.querySelector<HTMLElement>('[data-first-focus]');
    // What cannot be seen yet, since the panel is about to come back, does not take it; and what is hidden on the way loses it again.
    if (!content.contains(document.activeElement) || frames === 0) first?.focus();
    if (frames === 0 && !first) (content.querySelector<HTMLElement>('[tabindex="0"], input:enabled, button:enabled') ?? tab)?.focus();
    else if (first && content.contains(document.activeElement) && !first.contains(document.activeElement)) first.focus();
    frames += 1;
    if (frames === FRAMES) acted.abort();
    else requestAnimationFrame(look);
  };
  // The panel's content stands after this turn.
  requestAnimationFrame(look);
}
