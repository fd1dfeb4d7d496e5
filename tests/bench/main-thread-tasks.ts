import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Of the clock, µs. */
  readonly dur?: number;
  /** Of the thread's own processor time, µs. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** A task of the page's main thread, ms. */
export interface Task {
  readonly clock: number;
  /** The thread's own processor time: what else the machine does at the moment does not count. */
  readonly processor: number;
}

/** What the page's main thread does while `work` goes on, task by task. */
export async function tasksDuring(browser: Browser, page: Page, work: () => Promise<void>): Promise<readonly Task[]> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  const main = traceEvents.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  return traceEvents
    .filter(({ name, ph, pid, tid }) => ph === 'X' && name === 'ThreadControllerImpl::RunTask' && pid === main?.pid && tid === main.tid)
    .map(({ dur = 0, tdur = 0 }) => ({ clock: dur / 1000, processor: tdur / 1000 }));
}

/** The longest task's processor time, ms, and how many took over 50 ms by the clock. */
export function longest(tasks: readonly Task[]): { readonly ms: number; readonly byClock: number } {
  return {
    ms: tasks.reduce((most, { processor }) => Math.max(most, processor), 0),
    byClock: tasks.filter(({ clock }) => clock > 50).length,
  };
}
