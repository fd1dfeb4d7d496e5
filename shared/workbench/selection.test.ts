import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput, CommandName, CommandOutput, Handlers, Reply } from '../ipc/contract';
import type { Filter } from '../ipc/shapes';
import { decode } from '../ocpp/codec';
import { outside, testPorts, type Outside } from './ports.fixture';
import { Workbench } from './workbench';

let around: Outside;
let workbench: Workbench;
let handlers: Handlers;

async function ask<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
  const reply: Reply<CommandOutput<Name>> = await handlers[name](input);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

const FRAMES = ['[2,"a","Heartbeat",{}]', '[3,"a",{"currentTime":"2026-01-01T00:00:00Z"}]', '[2,"b","Heartbeat",{}]', 'no frame', '[4,"b","InternalError","",{}]'];

beforeEach(async () => {
  around = outside();
  workbench = await Workbench.create(testPorts(around));
  ({ handlers } = workbench.attach(() => undefined));
  const { journal } = workbench.shown;
  const connection = journal.connection();
  journal.open(connection, { station: 'CP1', version: '2.0.1', role: 'csms', url: '', remote: '', subprotocol: '' });
  for (const text of FRAMES) {
    await around.clock.advance(100);
    const index = journal.frame(connection, text.startsWith('[2') ? 'up' : 'down', text);
    journal.index.readFrame(index, decode(text, '2.0.1'));
  }
});

afterEach(() => workbench.close());

describe('a selection', () => {
  it('is counted, timed, and its problems are told', async () => {
    expect(await ask('selection.facts', { filter: { entries: [[1, 2], [4, 5]] } })).toEqual({ count: 4, duration: 400, problems: 2 });
  });

  it('is what the list shows of its ranges, with the list open or not', async () => {
    const filter: Filter = { types: ['CALL'] };
    const selected: Filter = { ...filter, entries: [[0, 3]] };
    expect(await ask('selection.facts', { filter: selected })).toMatchObject({ count: 2, duration: 200 });
    await ask('view.open', { view: 'log', filter });
    expect(await ask('selection.facts', { filter: selected })).toMatchObject({ count: 2, duration: 200 });
    await ask('view.open', { view: 'log', filter: { query: 'heartbeat' } });
    expect(await ask('selection.facts', { filter: { query: 'heartbeat', entries: [[0, 5]] } })).toMatchObject({ count: 2 });
    expect(await ask('selection.facts', { filter: { query: 'heartbeat', entries: [[2, 2]] } })).toMatchObject({ count: 0, duration: 0 });
  });

  it('is copied raw, byte for byte, and as JSON that says when and whose', async () => {
    expect((await ask('selection.text', { filter: { entries: [[1, 1], [4, 4]] }, as: 'raw' })).text).toBe(`${FRAMES[0] ?? ''}\nno frame`);
    const { text, count } = await ask('selection.text', { filter: { entries: [[3, 4]] }, as: 'json' });
    expect(count).toBe(2);
    expect(JSON.parse(text)).toMatchObject([
      { entry: 3, station: 'CP1', direction: 'up', kind: 'CALL', message: [2, 'b', 'Heartbeat', {}] },
      { entry: 4, station: 'CP1', text: 'no frame' },
    ]);
  });

  it('is copied as a diagram with the lanes that are asked for', async () => {
    const { text, count } = await ask('selection.text', { filter: { entries: [[1, 2]] }, as: 'mermaid', lanes: { stations: ['CP9', 'CP1'], csms: 1 } });
    expect(count).toBe(2);
    expect(text).toBe('sequenceDiagram\n  participant S1 as CP9\n  participant CSMS\n  participant S2 as CP1\n  S2->>CSMS: Heartbeat\n  CSMS-->>S2: Heartbeat answer\n');
  });

  it('in a list tells which requests lie across a place, when both their ends are in the list', async () => {
    await ask('view.open', { view: 'sequence', filter: { entries: [[1, 1], [3, 5]] } });
    const { spans } = await ask('view.across', { view: 'sequence', position: 2 });
    expect(spans).toMatchObject([{ row: { index: 3, messageId: 'b' }, from: 1, to: 3 }]);
    expect(await ask('view.across', { view: 'sequence', position: 99 })).toEqual({ spans: [] });
  });

  it('that no clipboard should hold is refused with what to do', async () => {
    workbench.shown.journal.frame(1, 'up', 'x'.repeat(9 * 1024 * 1024));
    const reply = await handlers['selection.text']({ filter: { entries: [[0, 6]] }, as: 'raw' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'refused', message: expect.stringMatching(/export them to a file/) as string } });
  });

  it.each(['journal', 'ocpp-trace', 'json-lines', 'csv', 'mermaid'])('is exported as %s, and nothing besides', async (format) => {
    const { name } = await ask('log.export', { format, filter: { entries: [[3, 3]] } });
    const text = around.files.get(`/downloads/${name}`) ?? '';
    expect(name).toContain('-1-entries.');
    expect(text).toContain('Heartbeat');
    expect(text).not.toContain('currentTime');
    expect(text).not.toContain('no frame');
  });

  it('exported as a journal and opened again still knows station and version', async () => {
    const { name } = await ask('log.export', { format: 'journal', filter: { entries: [[3, 4]] } });
    const text = around.files.get(`/downloads/${name}`) ?? '';
    await ask('log.open', { text, name: 'part.ocppj.jsonl' });
    await ask('view.open', { view: 'log', filter: {} });
    const { rows } = await ask('view.rows', { view: 'log', from: 0, count: 10 });
    expect(rows.map(({ type, station, version }) => [type, station, version])).toEqual([['open', 'CP1', '2.0.1'], ['CALL', 'CP1', '2.0.1'], ['Malformed', 'CP1', '2.0.1']]);
    expect((await ask('journal.entry', { index: 2 })).raw).toBe('no frame');
  });
});
