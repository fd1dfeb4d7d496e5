import type { Page } from 'playwright-core';
import { launch, openLog } from '../browser';
import type { Case } from '../case';
import { startServer } from '../process';

const RATE = 5000;

/** Frames and long tasks of a page while `act` runs, and its memory. */
async function watch(page: Page, ms: number): Promise<{ fps: number; long: number; longest: number }> {
  return page.evaluate(async (duration) => {
    let frames = 0;
    let long = 0;
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        long += 1;
        longest = Math.max(longest, entry.duration);
      }
    });
    observer.observe({ entryTypes: ['longtask'] });
    const began = performance.now();
    await new Promise<void>((resolve) => {
      const step = (): void => {
        frames += 1;
        if (performance.now() - began < duration) requestAnimationFrame(step);
        else resolve();
      };
      requestAnimationFrame(step);
    });
    observer.disconnect();
    return { fps: (frames * 1000) / (performance.now() - began), long, longest };
  }, ms);
}

async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

/** The window's list over a long journal, in software-rendered Chromium, while entries arrive. */
export const list: Case = {
  name: 'list',
  about: `the log with a million rows (3,000,000 for reach) while ${RATE} entries a second arrive`,
  async run({ quick, say }) {
    const rows = quick ? 100_000 : 1_000_000;
    const browser = await launch();
    const open = (port: number): Promise<Page> => openLog(browser, port);
    const small = await startServer('window', ['1000']);
    const smallPage = await open(small.port);
    const smallHeap = await heap(smallPage);
    await smallPage.close();
    await small.stop();

    const server = await startServer('window', [String(rows)]);
    const page = await open(server.port);
    const still = await watch(page, 2000);
    const longHeap = await heap(page);
    server.tell(`flow ${RATE}`);
    await page.waitForTimeout(1000);
    const flowing = await watch(page, quick ? 4000 : 15_000);
    const { sent = 0 } = await server.ask('sent');
    say(`still ${still.fps.toFixed(0)} frames/s; while ${sent} entries arrived ${flowing.fps.toFixed(0)} frames/s, ${flowing.long} long tasks, the longest ${flowing.longest.toFixed(0)} ms`);
    await page.close();
    await server.stop();

    const reach = quick ? 200_000 : 3_000_000;
    const tall = await startServer('window', [String(reach)]);
    const tallPage = await open(tall.port);
    const grid = tallPage.getByRole('grid').first();
    await grid.focus();
    await tallPage.keyboard.press('Home');
    const first = await rowIndex(tallPage, 'first');
    await tallPage.keyboard.press('End');
    await tallPage.waitForFunction((total) => document.querySelector(`[aria-rowindex="${total}"]`) !== null, await lastRow(tallPage));
    const last = await rowIndex(tallPage, 'last');
    say(`rows ${first} to ${last} reached`);
    await browser.close();
    await tall.stop();
    return [
      { name: 'frames per second while entries arrive, as a share of the same page at rest', ratio: flowing.fps / still.fps, better: 'more' as const, detail: `${flowing.fps.toFixed(0)} of ${still.fps.toFixed(0)}` },
      { name: 'frames per second while entries arrive', value: flowing.fps, unit: '/s', aim: 58, better: 'more' as const, detail: `${rows} rows, ${RATE}/s` },
      { name: 'long tasks (over 50 ms) in the window', value: flowing.long, unit: '', aim: 0, better: 'less' as const, detail: `longest ${flowing.longest.toFixed(0)} ms` },
      { name: `window memory with ${rows} rows, against 1,000`, ratio: longHeap / smallHeap, better: 'less' as const, detail: `${(longHeap / 1e6).toFixed(1)} MB against ${(smallHeap / 1e6).toFixed(1)} MB` },
      { name: `last row of ${reach} that can be reached`, value: last - 1, unit: '', aim: reach - 1, better: 'more' as const },
    ];
  },
};

async function lastRow(page: Page): Promise<number> {
  return Number(await page.getByRole('grid').first().getAttribute('aria-rowcount'));
}

async function rowIndex(page: Page, which: 'first' | 'last'): Promise<number> {
  const rows = page.getByRole('grid').first().locator('[aria-rowindex]');
  const indexes = await rows.evaluateAll((elements) => elements.map((element) => Number(element.getAttribute('aria-rowindex'))));
  return which === 'first' ? Math.min(...indexes) : Math.max(...indexes);
}
