import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput, CommandName, CommandOutput, EventName, Handlers, Reply } from '../ipc/contract';
import { outside, testPorts, type Outside } from './ports.fixture';
import { readMarkFile } from './marks/mark-file';
import { Workbench } from './workbench';

let around: Outside;
let workbench: Workbench;
let handlers: Handlers;
let events: { name: EventName; value: unknown }[];

async function ask<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
  const reply: Reply<CommandOutput<Name>> = await handlers[name](input);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

/** An export with what is in it. */
async function exported(input: CommandInput<'log.export'>): Promise<CommandOutput<'log.export'> & { readonly text: string }> {
  const reply = await ask('log.export', input);
  return { ...reply, text: around.files.get(`/downloads/${reply.name}`) ?? '' };
}

async function start(): Promise<void> {
  events = [];
  workbench = await Workbench.create(testPorts(around));
  ({ handlers } = workbench.attach((name, value) => void events.push({ name, value })));
}

const LOG = ['[2,"a","Heartbeat",{}]', '[3,"a",{"currentTime":"2026-01-01T00:00:00Z"}]', '[2,"b","Heartbeat",{}]', '[3,"b",{"currentTime":"2026-01-01T00:01:00Z"}]'];
const openLog = async (lines = LOG, path = '/logs/customer.log'): Promise<void> => {
  around.files.set(path, lines.join('\n'));
  await ask('log.open', { path });
};
const marks = async () => (await ask('marks.list', {})).marks;
const found = async (query: string): Promise<number[]> => {
  await ask('view.open', { view: 'q', filter: { query } });
  return (await ask('view.rows', { view: 'q', from: 0, count: 100 })).rows.map(({ index }) => index);
};
/** The frame with this text, wherever it stands. */
const entryOf = (text: string): number => {
  const { journal } = workbench.shown;
  for (const entry of journal.entries(0, journal.count)) if (entry.text === text) return entry.index;
  throw new Error(`no ${text}`);
};
/** What is not where it was is searched for in pieces. */
const loaded = () => Promise.all([workbench.marks.loaded, around.clock.advance(1000)]);
const written = () => around.clock.advance(1000);

beforeEach(async () => {
  around = outside();
  await start();
});

afterEach(() => workbench.close());

describe('marks and notes', () => {
  it('stand in rows and details, are found by queries, and every window hears of them', async () => {
    await openLog();
    const [call, answer] = [entryOf(LOG[0] ?? ''), entryOf(LOG[1] ?? '')];
    expect(await ask('marks.set', { filter: { entries: [[call, call]] }, colour: 'red', toggle: true })).toEqual({ count: 1, marked: true });
    await ask('marks.note', { index: call, note: 'Look at the\nmeter here' });
    await ask('marks.note', { index: answer, note: 'late' });
    expect(events).toContainEqual({ name: 'marks.changed', value: { id: workbench.shown.id, count: 2 } });
    await ask('view.open', { view: 'log', filter: {} });
    expect((await ask('view.rows', { view: 'log', from: call, count: 1 })).rows[0]).toMatchObject({ mark: 'red', note: 'Look at the\nmeter here' });
    expect(await ask('journal.entry', { index: call })).toMatchObject({ note: 'Look at the\nmeter here' });
    expect(await found('is:marked')).toEqual([call]);
    expect(await found('is:noted')).toEqual([call, answer]);
    expect(await found('mark:red')).toEqual([call]);
    expect(await found('mark:blue')).toEqual([]);
    expect(await found('note:"the meter"')).toEqual([]);
    expect(await found('note:METER')).toEqual([call]);
    expect(await marks()).toMatchObject([{ index: call, colour: 'red', type: 'CALL', action: 'Heartbeat', note: 'Look at the\nmeter here' }, { index: answer, note: 'late' }]);
    expect((await ask('marks.list', { from: answer, to: answer })).marks).toHaveLength(1);
  });

  it('toggled where all have the mark are taken away, and the notes stay', async () => {
    await openLog();
    const at = entryOf(LOG[0] ?? '');
    await ask('marks.note', { index: at, note: 'x' });
    const filter = { entries: [[at, at + 1] as [number, number]] };
    await ask('marks.set', { filter: { entries: [[at, at]] }, colour: 'blue' });
    expect(await ask('marks.set', { filter, colour: 'blue', toggle: true })).toEqual({ count: 2, marked: true });
    expect(await ask('marks.set', { filter, colour: 'blue', toggle: true })).toEqual({ count: 2, marked: false });
    expect(await marks()).toMatchObject([{ index: at, note: 'x' }]);
    await ask('marks.note', { index: at, note: '  ' });
    expect(await marks()).toEqual([]);
  });

  it('are in lists that are open as soon as they are set, also beside a search for text', async () => {
    await openLog();
    const at = entryOf(LOG[0] ?? '');
    const all = ['mark:red', 'mark:red or nowhere', 'not (mark:blue or mark!=red)', 'mark:red heartbeat'];
    for (const query of all) await ask('view.open', { view: query, filter: { query } });
    const rows = async () => Promise.all(all.map(async (view) => (await ask('view.rows', { view, from: 0, count: 9 })).rows.map(({ index }) => index)));
    expect(await rows()).toEqual(all.map(() => []));
    await ask('marks.set', { filter: { entries: [[at, at]] }, colour: 'red' });
    expect(await rows()).toEqual(all.map(() => [at]));
    await ask('marks.set', { filter: { entries: [[at, at]] } });
    expect(await rows()).toEqual(all.map(() => []));
  });

  it('are kept beside the log, which is never touched, and are there again after a restart', async () => {
    await openLog();
    const at = entryOf(LOG[2] ?? '');
    await ask('marks.set', { filter: { entries: [[at, at]] }, colour: 'green' });
    await ask('marks.note', { index: at, note: 'second' });
    await written();
    expect(around.files.get('/logs/customer.log')).toBe(LOG.join('\n'));
    expect(readMarkFile(around.marks.get('/logs/customer.log') ?? '')).toMatchObject({ marks: [{ entry: at, colour: 'green', note: 'second' }] });
    await workbench.close();
    await start();
    await openLog();
    expect(await marks()).toMatchObject([{ index: at, colour: 'green', note: 'second' }]);
  });

  it('that were set just before the end are kept too', async () => {
    await openLog();
    await ask('marks.note', { index: 0, note: 'last words' });
    await workbench.close();
    expect(around.marks.get('/logs/customer.log')).toContain('last words');
    await start();
  });

  it('of a text without a file are kept by its content, under whatever name', async () => {
    await ask('log.open', { text: LOG.join('\n'), name: 'a.log' });
    await ask('marks.note', { index: entryOf(LOG[0] ?? ''), note: 'mine' });
    await ask('log.open', { text: LOG.join('\n'), name: 'b.log' });
    expect(await marks()).toMatchObject([{ note: 'mine' }]);
    await ask('log.open', { text: LOG.slice(1).join('\n'), name: 'a.log' });
    expect(await marks()).toEqual([]);
  });

  it('follow their entries when the log is read otherwise or cut, and what has no entry is kept and said', async () => {
    await openLog();
    const [first, third] = [entryOf(LOG[0] ?? ''), entryOf(LOG[2] ?? '')];
    await ask('marks.set', { filter: { entries: [[first, first], [third, third]] }, colour: 'yellow' });
    await ask('log.reread', { swapDirections: true });
    await loaded();
    expect((await marks()).map(({ index }) => index)).toEqual([first, third]);
    await openLog(['', ...LOG.slice(1)]);
    await loaded();
    expect((await marks()).map(({ index }) => index)).toEqual([entryOf(LOG[2] ?? '')]);
    expect(workbench.problems.all.at(-1)?.message).toMatch(/^One mark of customer\.log cannot be shown/);
    await ask('marks.note', { index: 0, note: 'new' });
    await openLog();
    await loaded();
    expect((await marks()).filter(({ colour }) => colour === 'yellow').map(({ index }) => index)).toEqual([first, third]);
  });

  it('go along with the journal that is exported or saved, as a whole and in part, and are shown when it is opened', async () => {
    await openLog();
    const at = entryOf(LOG[2] ?? '');
    await ask('marks.set', { filter: { entries: [[at, at]] }, colour: 'purple' });
    await ask('marks.note', { index: at, note: '"text":\n{"mark":"red"}' });
    const whole = (await exported({ format: 'journal' })).text;
    const part = (await exported({ format: 'journal', filter: { entries: [[at, at]] } })).text;
    const saved = around.files.get(`/downloads/${(await ask('log.save', {})).name}`) ?? '';
    for (const text of [whole, part, saved]) {
      await ask('log.open', { text, name: 'again.ocppj.jsonl' });
      expect(await marks()).toMatchObject([{ index: entryOf(LOG[2] ?? ''), colour: 'purple', note: '"text":\n{"mark":"red"}' }]);
    }
  });

  it('taken away from an exported journal do not come back with it', async () => {
    await openLog();
    await ask('marks.note', { index: 0, note: 'gone soon' });
    const { text } = await exported({ format: 'journal' });
    await ask('log.open', { text, name: 'again.ocppj.jsonl' });
    await ask('marks.note', { index: 0, note: '' });
    await ask('log.open', { text, name: 'again.ocppj.jsonl' });
    expect(await marks()).toEqual([]);
  });

  it('are written in the other formats where these hold them, and told of where not', async () => {
    await openLog();
    const at = entryOf(LOG[2] ?? '');
    await ask('marks.note', { index: at, note: 'first line\nsecond; line' });
    await ask('marks.set', { filter: { entries: [[at, at]] }, colour: 'red' });
    const only = (format: string) => exported({ format, filter: { entries: [[at, at]] } });
    expect((await only('csv')).text).toContain('red,"first line\nsecond; line"\r\n');
    expect((await only('mermaid')).text).toContain('Note over S1,CSMS: first line<br/>second  line');
    expect(JSON.parse((await only('ocpp-trace')).text)).toMatchObject({ meta: { mark: 'red', note: 'first line\nsecond; line' } });
    expect((await only('json-lines')).losses).toContainEqual({ what: 'marks and notes', count: 1 });
  });

  it('are gone through in their order, of those that a list shows', async () => {
    await openLog();
    const [a, b, c] = [entryOf(LOG[0] ?? ''), entryOf(LOG[1] ?? ''), entryOf(LOG[2] ?? '')];
    await ask('marks.set', { filter: { entries: [[a, c]] }, colour: 'red' });
    await ask('view.open', { view: 'log', filter: { types: ['CALL'] } });
    expect(await ask('marks.near', { index: a, by: 1 })).toEqual({ index: b });
    expect(await ask('marks.near', { index: a, by: 1, view: 'log' })).toEqual({ index: c });
    expect(await ask('marks.near', { index: c, by: 1, view: 'log' })).toEqual({});
    expect(await ask('marks.near', { index: c, by: -1, view: 'log' })).toEqual({ index: a });
  });

  it('refuse what is too much, and what is not there, in a sentence', async () => {
    await openLog();
    expect(await handlers['marks.note']({ index: 9999, note: 'x' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await handlers['marks.note']({ index: 0, note: 'x'.repeat(4001) })).toMatchObject({ ok: false, error: { message: 'A note has up to 4000 characters; this one has 4001.' } });
  });

  it('in a file of somebody else are left alone', async () => {
    around.marks.set('/logs/customer.log', '{"notes":"mine"}');
    await openLog();
    await workbench.marks.loaded;
    expect(await marks()).toEqual([]);
    expect(workbench.problems.all.at(-1)?.message).toBe('/logs/customer.log is left alone. It holds no marks and notes of the workbench.');
  });
});
