import type { CDPSession, Page } from 'playwright-core';
import { launch, openLog } from '../browser';
import type { Case } from '../case';
import { longest, tasksDuring } from '../main-thread-tasks';
import { median } from '../median';
import { startServer } from '../process';

/** Nothing in the window has changed for so long: the jump is over. */
const STILL_MS = 300;

/** A jump to any entry with list, details, state and timeline in view: a click into the timeline, until all of it is painted. */
export const jump: Case = {
  name: 'jump',
  about: 'a click into the timeline of an opened log of a million entries, until list, details and state of that entry are painted',
  async run({ quick, say }) {
    const rows = quick ? 100_000 : 1_000_000;
    const jumps = quick ? 12 : 40;
    const server = await startServer('log', [String(rows)]);
    const browser = await launch();
    try {
      const page = await openLog(browser, server.port);
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      const place = await page.locator('canvas').first().boundingBox();
      if (!place) throw new Error('There is no timeline.');
      await watch(page);
      // The first jump has the panels stand at the selection.
      await click(page, place, 0.97);
      await click(page, place, 0.5);
      const before = [await threadSeconds(session), await cpuSeconds(server)] as const;
      const times: number[] = [];
      // The names of lanes stand at the left.
      for (let n = 0; n < jumps; n += 1) times.push(await click(page, place, 0.2 + 0.75 * (((n * 7919) % 1000) / 1000)));
      const [thread, host] = [await threadSeconds(session) - before[0], await cpuSeconds(server) - before[1]];
      const tasks = longest(await tasksDuring(browser, page, async () => { for (let n = 0; n < 10; n += 1) await click(page, place, 0.25 + 0.06 * ((n * 7) % 11)); }));
      const sorted = times.toSorted((a, b) => a - b);
      const late = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
      say(`${jumps} jumps: median ${median(times).toFixed(0)} ms, 95 % within ${late.toFixed(0)} ms`);
      return [
        { name: 'from the click to all of it painted, median', value: median(times), unit: 'ms', aim: 50, better: 'less' as const, detail: `${rows} entries, by the clock` },
        { name: '… 95 % within', value: late, unit: 'ms', better: 'less' as const },
        { name: 'processor time of the main thread for a jump', value: (thread * 1000) / jumps, unit: 'ms', better: 'less' as const, detail: 'what it does at rest meanwhile included' },
        { name: 'processor time of the host for a jump', value: (host * 1000) / jumps, unit: 'ms', better: 'less' as const },
        { name: 'longest task of the window in 10 jumps, processor time', value: tasks.ms, unit: 'ms', aim: 50, better: 'less' as const, detail: `over 50 ms by the clock: ${tasks.byClock}` },
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

/** Notes when the pointer went down, and when a frame was drawn after the page last changed. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = { down: 0, painted: 0, changed: 0 };
    Object.assign(globalThis, { watched });
    addEventListener('pointerdown', ({ timeStamp }) => { watched.down = timeStamp; watched.painted = 0; }, true);
    new MutationObserver(() => {
      watched.changed = performance.now();
      requestAnimationFrame(() => setTimeout(() => { watched.painted = performance.now(); }));
    }).observe(document.querySelector('[class*="dockview"]') ?? document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** Clicks at a share of the timeline's width; ms until the page was painted as it stays. */
async function click(page: Page, place: { x: number; y: number; width: number }, share: number): Promise<number> {
  await page.mouse.click(place.x + place.width * share, place.y + 40);
  return page.evaluate(async (still) => {
    const { watched } = globalThis as unknown as { watched: { down: number; painted: number; changed: number } };
    while (watched.painted === 0 || watched.painted < watched.changed || performance.now() - watched.painted < still) await new Promise((next) => setTimeout(next, 20));
    return watched.painted - watched.down;
  }, STILL_MS);
}

async function threadSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

async function cpuSeconds(server: { ask(question: string): Promise<Record<string, number>> }): Promise<number> {
  const { user = 0, system = 0 } = await server.ask('cpu');
  return (user + system) / 1e6;
}
