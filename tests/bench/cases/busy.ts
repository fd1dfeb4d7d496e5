import type { CDPSession, Page } from 'playwright-core';
import { launch, openLog } from '../browser';
import type { Case, Figure } from '../case';
import { connect, drive } from '../client';
import { startServer } from '../process';

const STATIONS = 200;
const RATE = 50;
/** What comes while the page is still loading is no measure of what follows. */
const SETTLE_MS = 4000;

interface Load {
  /** Processor time of the page's main thread, and of its scripts, as shares of the time that went by. */
  readonly thread: number;
  readonly script: number;
  readonly long: readonly number[];
  readonly entries: number;
}

/** The window in Chromium while simulated stations charge in the same workbench, and then while the CSMS is at its limit too. */
export const busy: Case = {
  name: 'busy',
  about: `the window with ${STATIONS} simulated stations at ${RATE} calls a second, then with 100 more at full load`,
  async run({ quick, say }) {
    const ms = quick ? 5000 : 15_000;
    const server = await startServer('busy', [String(STATIONS), String(RATE)]);
    const browser = await launch();
    try {
      const page = await openLog(browser, server.port);
      const session = await page.context().newCDPSession(page);
      // Threads' own time: what else the machine does counts as little as possible.
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await watchLongTasks(page);
      await page.waitForTimeout(SETTLE_MS);
      const entries = async (): Promise<number> => (await server.ask('entries'))['entries'] ?? 0;
      const calm = await measure(page, session, ms, entries);
      say(`${describe(calm)} with ${STATIONS} stations`);
      const sockets = await connect({ url: (n) => `ws://127.0.0.1:${server.first['csms'] ?? 0}/ocpp/X${n}`, connections: 100, window: 1, protocol: 'ocpp2.0.1' });
      const driven = drive(sockets, 1, ms + SETTLE_MS);
      await page.waitForTimeout(SETTLE_MS / 2);
      const full = await measure(page, session, ms, entries);
      const rate = await driven;
      say(`${describe(full)} at ${Math.round(rate)} calls a second`);
      return [
        ...figures(calm, `${STATIONS} stations, ${RATE} calls a second`, 0.3),
        ...figures(full, `full load, ${Math.round(rate)} calls a second`),
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

function figures({ thread, script, long }: Load, detail: string, aim?: number): Figure[] {
  const longest = long.length === 0 ? 'none' : `longest ${Math.round(Math.max(...long))} ms`;
  return [
    { name: 'main thread of the window, processor time', ratio: thread, ...(aim === undefined ? {} : { aim }), better: 'less', detail: `${detail}; scripts ${(script * 100).toFixed(0)} %` },
    { name: 'long tasks (over 50 ms, of the clock) in the window', value: long.length, unit: '', ...(aim === undefined ? {} : { aim: 0 }), better: 'less', detail: `${detail}; ${longest}` },
  ];
}

function describe({ thread, long, entries }: Load): string {
  return `main thread ${(thread * 100).toFixed(0)} %, ${long.length} long tasks, ${entries} entries`;
}

async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { longTasks: seen });
    new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) seen.push(duration); }).observe({ entryTypes: ['longtask'] });
  });
}

async function takeLongTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0));
}

async function measure(page: Page, session: CDPSession, ms: number, entries: () => Promise<number>): Promise<Load> {
  await takeLongTasks(page);
  const [before, from, began] = [await metrics(session), await entries(), performance.now()];
  await page.waitForTimeout(ms);
  const [after, to, seconds] = [await metrics(session), await entries(), (performance.now() - began) / 1000];
  const share = (name: string): number => ((after.get(name) ?? Number.NaN) - (before.get(name) ?? Number.NaN)) / seconds;
  return { thread: share('TaskDuration'), script: share('ScriptDuration'), long: await takeLongTasks(page), entries: to - from };
}

/** Seconds since the page began, by name. */
async function metrics(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics: all } = await session.send('Performance.getMetrics');
  return new Map(all.map(({ name, value }) => [name, value]));
}
