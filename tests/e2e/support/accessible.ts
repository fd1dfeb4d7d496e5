import { expect, type Page } from '@playwright/test';
import axe, { type ContextSpec, type NodeResult, type RunOptions } from 'axe-core';

/** Only violations are looked at; all else would be described at length for nobody. */
const OPTIONS: RunOptions = { resultTypes: ['violations'] };

/**
 * Fails for every violation that axe finds on the page, or in what `within` selects of it when the rest of the page stands as it was checked.
 *
 * In one call, within the page, since all is in one frame: the package for Playwright carries each result to a second page,
 * in which it is put together.
 */
export async function expectAccessible(page: Page, where: string, within?: string): Promise<void> {
  expect(page.frames(), 'frames, of which only the first is checked').toHaveLength(1);
  await page.evaluate(settled);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(check, { context: within === undefined ? undefined : { include: [[within]] }, options: OPTIONS });
  expect(violations.map(({ id, nodes }) => `${where}: ${id} at ${nodes.map(place).join(', ')}`)).toEqual([]);
}

const place = ({ target, html }: NodeResult): string => `${target.join(' ')} (${html})`;

/** Runs in the page: when its colours are those of the theme, which fade from the one before. */
async function settled(): Promise<void> {
  for (let frames = 0; frames < 2; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  await Promise.allSettled(document.getAnimations().flatMap((animation) => (animation instanceof CSSTransition ? [animation.finished] : [])));
}

/** Runs in the page. */
function check({ context, options }: { context: ContextSpec | undefined; options: RunOptions }) {
  const there = globalThis as unknown as { readonly axe: typeof axe };
  return there.axe.run(context ?? document, options);
}
