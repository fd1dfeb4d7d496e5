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
    // It may come late, not take the focus while the panel is still hidden, or lose it again on the way.
    if (first && !first.contains(document.activeElement)) first.focus();
    if (!first && frames === 0) (content.querySelector<HTMLElement>('[tabindex="0"], input:enabled, button:enabled') ?? tab)?.focus();
    frames += 1;
    if (frames === FRAMES) acted.abort();
    else requestAnimationFrame(look);
  };
  // The panel's content stands after this turn.
  requestAnimationFrame(look);
}
