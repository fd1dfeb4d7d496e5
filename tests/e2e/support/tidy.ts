import type { Locator } from '@playwright/test';

/**
 * What of a part of the window does not fit: regions with a horizontal scrollbar, and texts that end in dots and say the
 * whole nowhere. A sentence each.
 */
export function untidy(part: Locator): Promise<string[]> {
  return part.evaluate((root) => [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const { overflowX, textOverflow } = getComputedStyle(element);
    if (element.clientWidth === 0 || element.scrollWidth <= element.clientWidth + 1 || element.closest('.visually-hidden, .monaco-editor, svg') !== null) return [];
    const words = (element.textContent || (element as HTMLInputElement).value || '').slice(0, 60);
    if (overflowX === 'auto' || overflowX === 'scroll') return [`${element.getAttribute('aria-label') ?? element.className} is ${element.scrollWidth} px wide in ${element.clientWidth} px`];
    if (textOverflow === 'ellipsis' && overflowX !== 'visible' && element.closest('[title]') === null) return [`“${words}” is cut off and has no title`];
    return [];
  }));
}
