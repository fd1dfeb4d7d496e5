import type { Browser, CDPSession, Page } from 'playwright-core';
import { launch, openLog } from '../browser';
import type { Case, Figure } from '../case';
import { connect, drive } from '../client';
import { longest, tasksDuring } from '../main-thread-tasks';
import { startServer } from '../process';

const STATIONS = 200;
const RATE = 50;
/** What comes while the page is still loading is no measure of what follows. */
const SETTLE_MS = 4000;

interface Load {
  /** Processor time of the page's main thread, and of its scripts, as shares of the time that went by. */
  readonly thread: number;
  readonly script: number;
  readonly tasks: ReturnType<typeof longest>;
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
      await page.waitForTimeout(SETTLE_MS);
      const entries = async (): Promise<number> => (await server.ask('entries'))['entries'] ?? 0;
      const calm = await measure(browser, page, session, ms, entries);
      say(`${describe(calm)} with ${STATIONS} stations`);
      const sockets = await connect({ url: (n) => `ws://127.0.0.1:${server.first['csms'] ?? 0}/ocpp/X${n}`, connections: 100, window: 1, protocol: 'ocpp2.0.1' });
      const driven = drive(sockets, 1, 2 * ms + SETTLE_MS);
      await page.waitForTimeout(SETTLE_MS / 2);
      const full = await measure(browser, page, session, ms, entries);
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

function figures({ thread, script, tasks }: Load, detail: string, aim?: number): Figure[] {
  return [
    { name: 'main thread of the window, processor time', ratio: thread, ...(aim === undefined ? {} : { aim }), better: 'less', detail: `${detail}; scripts ${(script * 100).toFixed(0)} %` },
    { name: 'longest task of the window, processor time', value: tasks.ms, unit: 'ms', ...(aim === undefined ? {} : { aim: 50 }), better: 'less', detail: `${detail}; over 50 ms by the clock: ${tasks.byClock}` },
  ];
}

function describe({ thread, tasks, entries }: Load): string {
  return `main thread ${(thread * 100).toFixed(0)} %, longest task ${tasks.ms.toFixed(0)} ms, ${entries} entries`;
}

async function measure(browser: Browser, page: Page, session: CDPSession, ms: number, entries: () => Promise<number>): Promise<Load> {
  const [before, from, began] = [await metrics(session), await entries(), performance.now()];
  await page.waitForTimeout(ms);
  const [after, to, seconds] = [await metrics(session), await entries(), (performance.now() - began) / 1000];
  const share = (name: string): number => ((after.get(name) ?? Number.NaN) - (before.get(name) ?? Number.NaN)) / seconds;
  return { thread: share('TaskDuration'), script: share('ScriptDuration'), tasks: longest(await tasksDuring(browser, page, () => page.waitForTimeout(ms))), entries: to - from };
}

/** Seconds since the page began, by name. */
async function metrics(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics: all } = await session.send('Performance.getMetrics');
  return new Map(all.map(({ name, value }) => [name, value]));
}
