import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogRow } from '../../shared/ipc/shapes';
import { LogView } from './log-view';

interface Asked { readonly name: string; readonly input: { from?: number; count?: number }; answer(value: unknown): Promise<void> }

const { asked, log, frames } = vi.hoisted(() => ({
  asked: [] as Asked[],
  log: { follow: { following: true }, total: 0, busy: false, error: undefined as string | undefined },
  frames: [] as (() => void)[],
}));

vi.mock('../host/host', () => ({
  call: (name: string, input: Asked['input']) => new Promise((settle) => {
    asked.push({ name, input, answer: async (value) => { settle(value); await new Promise((next) => setTimeout(next)); } });
  }),
}));
vi.mock('../stores/log', () => ({
  useLog: {
    getState: () => ({
      ...log,
      setTotal: (total: number) => { log.total = total; },
      opened: (total: number) => { log.total = total; },
      setBusy: (busy: boolean) => { log.busy = busy; },
      fail: (message: string) => { log.error = message; },
    }),
  },
}));

const row = (index: number): LogRow => ({ index, time: 0, wall: 0, connection: 1, station: 'CP001', type: 'CALL', summary: `row ${index}`, severity: 'ok', problems: 0, size: 2 });
const rows = (from: number, total: number, count: number): unknown => ({
  ok: true, value: { from, total, rows: Array.from({ length: Math.min(count, total - from) }, (_, i) => row(from + i)) },
});
const change = (total: number, touchedFrom?: number) => ({ id: 'j', entries: total, frames: total, problems: 0, views: { log: total }, facets: false, ...(touchedFrom === undefined ? {} : { touchedFrom }) });
const picture = (): void => { for (const frame of frames.splice(0)) frame(); };
const open = (): Asked[] => asked.splice(0);

describe('the log’s view of the host', () => {
  let view: LogView;

  beforeEach(async () => {
    asked.length = 0;
    frames.length = 0;
    Object.assign(log, { follow: { following: true }, total: 0, busy: false, error: undefined });
    vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
    view = new LogView();
    void view.open({});
    await open()[0]?.answer({ ok: true, value: { total: 100 } });
    view.want({ from: 70, to: 100 });
    await open()[0]?.answer(rows(70, 100, 30));
    picture();
  });

  it('fetches what is in sight, once', () => {
    expect(view.row(99)?.index).toBe(99);
    view.want({ from: 70, to: 100 });
    expect(asked).toEqual([]);
  });

  it('grows while the end is followed only when the rows of its end are there', async () => {
    view.grew(change(180));
    picture();
    expect(log.total).toBe(100);
    const [fetch] = open();
    expect(fetch?.input).toEqual({ view: 'log', from: 140, count: 40 });
    await fetch?.answer(rows(140, 180, 40));
    picture();
    expect(log.total).toBe(180);
    expect(view.row(179)?.index).toBe(179);
  });

  it('is as long as the list that was opened, also when rows beyond its end were asked for meanwhile', async () => {
    void view.open({ text: 'one' });
    const [opening] = open();
    view.want({ from: 40, to: 70 });
    const [fetch] = open();
    await opening?.answer({ ok: true, value: { total: 1 } });
    await fetch?.answer({ ok: true, value: { from: 40, total: 1, rows: [] } });
    picture();
    expect(log.total).toBe(1);
  });

  it('has one request under way, and shows what came before it asks for more', async () => {
    view.grew(change(180));
    picture();
    view.grew(change(260));
    view.grew(change(340));
    const [fetch, ...others] = open();
    expect(others).toEqual([]);
    await fetch?.answer(rows(140, 180, 40));
    expect(open()).toEqual([]);
    picture();
    expect(log.total).toBe(180);
    expect(open().map(({ input }) => input.from)).toEqual([300]);
  });

  it('grows at once when the end is not followed, and fetches nothing that is out of sight', () => {
    log.follow = { following: false };
    view.grew(change(500));
    picture();
    expect(log.total).toBe(500);
    expect(asked).toEqual([]);
  });

  it('fetches again what may look different, and shows the old rows meanwhile', async () => {
    log.follow = { following: false };
    view.grew(change(100, 95));
    expect(view.row(96)?.summary).toBe('row 96');
    const [fetch] = open();
    expect(fetch?.input).toEqual({ view: 'log', from: 95, count: 5 });
    await fetch?.answer(rows(95, 100, 5));
    expect(asked).toEqual([]);
  });

  it('drops rows of the filter before', async () => {
    log.follow = { following: false };
    view.want({ from: 0, to: 30 });
    const [late] = open();
    void view.open({ text: 'x' });
    const [opening] = open();
    await opening?.answer({ ok: true, value: { total: 3 } });
    await late?.answer(rows(0, 100, 30));
    picture();
    expect(view.row(10)).toBeUndefined();
    expect(log.total).toBe(3);
  });

  it('says in a sentence when the list cannot be read, and keeps silent about a lost connection', async () => {
    void view.open({});
    await open()[0]?.answer({ ok: false, error: { code: 'disconnected', message: 'gone' } });
    expect(log.error).toBeUndefined();
    void view.open({});
    await open()[0]?.answer({ ok: false, error: { code: 'failed', message: 'The file cannot be read.' } });
    expect(log.error).toBe('The file cannot be read.');
  });
});
