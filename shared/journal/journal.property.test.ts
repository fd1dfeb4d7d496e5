import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../ocpp/codec';
import { VirtualClock } from '../platform/virtual-clock';
import type { ConnectionInfo, Direction } from './entry';
import type { Filter } from './filter';
import { startJournal, type Journal } from './journal';
import { MemoryStorage } from './memory-storage';
import { ROW_TYPES, type Row } from './row';
import type { View } from './view';

const INFO: ConnectionInfo = { station: 'CP1', version: '2.1', role: 'csms', url: '', remote: '', subprotocol: 'ocpp2.1' };
const IDS = ['a', 'b', 'c'];
const ACTIONS = ['Heartbeat', 'TransactionEvent', 'Überfall'];
const TRANSACTIONS = ['t1', 't2'];

type Happening =
  | { readonly kind: 'frame'; readonly connection: number; readonly direction: Direction; readonly text: string; readonly severity: 'ok' | 'warning' | 'error'; readonly late: boolean }
  | { readonly kind: 'open' | 'close' | 'fail' | 'note' | 'ping'; readonly connection: number }
  | { readonly kind: 'person'; readonly station: string }
  | { readonly kind: 'look' };

const frameText = fc.oneof(
  fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...ACTIONS), fc.option(fc.constantFrom(...TRANSACTIONS), { nil: undefined })).map(([id, action, transactionId]) =>
    JSON.stringify([2, id, action, transactionId === undefined ? { quote: '"\\' } : { transactionInfo: { transactionId } }])),
  fc.tuple(fc.constantFrom(...IDS, 'never asked'), fc.option(fc.constantFrom(...TRANSACTIONS), { nil: undefined })).map(([id, transactionId]) => JSON.stringify([3, id, { transactionId }])),
  fc.constantFrom(...IDS).map((id) => JSON.stringify([4, id, 'InternalError', 'fell over\nbadly', {}])),
  fc.constantFrom(...IDS).map((id) => JSON.stringify([5, id, 'InternalError', '', {}])),
  fc.constantFrom(...IDS).map((id) => JSON.stringify([6, id, 'NotifyPeriodicEventStream', {}])),
  fc.constantFrom('[2,"a","Heartbeat"', '', '[2,"a","Heartbeat",{},1]', 'İSTANBUL \\n', '[3,"b",null]'),
);
const connection = fc.integer({ min: 1, max: 3 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('frame' as const), connection, direction: fc.constantFrom('up' as const, 'down' as const), text: frameText, severity: fc.constantFrom('ok' as const, 'warning' as const, 'error' as const), late: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('open' as const, 'close' as const, 'fail' as const, 'note' as const, 'ping' as const), connection }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('person' as const), station: fc.constantFrom('CP1', 'CP2') }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'look' as const }) },
);
const filter: fc.Arbitrary<Filter> = fc.record({
  stations: fc.subarray(['CP1', 'CP2', 'CP3']),
  direction: fc.constantFrom('up' as const, 'down' as const),
  actions: fc.subarray([...ACTIONS, 'NotifyPeriodicEventStream']),
  types: fc.subarray([...ROW_TYPES], { minLength: 1 }),
  text: fc.constantFrom('heart', 'ÜBER', '"', '\\', 'n', '\n', 'fell', '"a"', '{}]', 'frame', 'nowhere'),
  onlyProblems: fc.boolean(),
  transaction: fc.constantFrom(...TRANSACTIONS),
  messageId: fc.constantFrom(...IDS),
  entries: fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), { maxLength: 4 }),
}, { requiredKeys: [] });

/** Frames whose facts come later, as when an opened journal is checked in the background. */
class Scene {
  readonly clock = new VirtualClock();
  readonly journal: Journal = startJournal({ clock: this.clock, storage: new MemoryStorage() });
  #late: (() => void)[] = [];

  play(what: Happening, look: () => void): void {
    switch (what.kind) {
      case 'frame': {
        const index = this.journal.frame(what.connection, what.direction, what.text);
        const tell = (): void => this.journal.facts(index, { frame: decode(what.text, '2.1'), problems: 1, severity: what.severity });
        if (what.late) this.#late.push(tell);
        else tell();
        return;
      }
      case 'open': return void this.journal.open(what.connection, { ...INFO, station: `CP${what.connection}` });
      case 'person': return void this.journal.event(0, 'person', { station: what.station });
      case 'look': {
        look();
        this.settle();
        return look();
      }
      case 'close': return void this.journal.event(what.connection, 'close', { code: 1006, reason: '' });
      case 'fail': return void this.journal.event(what.connection, 'fail', 'refused');
      case 'note': return void this.journal.event(what.connection, 'note', { kind: 'unknown-answer', message: 'x' });
      case 'ping': return void this.journal.event(what.connection, 'ping', '', 'up');
    }
  }

  settle(): void {
    for (const tell of this.#late.splice(0)) tell();
  }
}

/** What a filter means, as plainly as it can be said. */
function passes(filter: Filter, row: Row, text: string, messageId: string | undefined): boolean {
  const type = row.kind === 'frame' ? row.type : row.kind;
  const nothing = (list: readonly unknown[] | undefined): boolean => list === undefined || list.length === 0;
  return (nothing(filter.stations) || (row.station !== undefined && filter.stations?.includes(row.station) === true))
    && (filter.direction === undefined || row.direction === filter.direction)
    && (nothing(filter.actions) || (row.action !== undefined && filter.actions?.includes(row.action) === true))
    && (nothing(filter.types) || (type !== undefined && filter.types?.includes(type) === true))
    && (!filter.onlyProblems || isProblem(row))
    && (filter.transaction === undefined || row.transaction === filter.transaction)
    && (nothing(filter.entries) || filter.entries?.some(([from, to]) => row.index >= from && row.index <= to) === true)
    && (filter.messageId === undefined || messageId === filter.messageId)
    && (filter.text === undefined || text.toLowerCase().includes(filter.text.toLowerCase()));
}

function isProblem(row: Row): boolean {
  return row.severity === 'warning' || row.severity === 'error' || row.type === 'CALLERROR' || row.type === 'CALLRESULTERROR' || row.type === 'Malformed'
    || row.answer === 'unanswered' || row.kind === 'fail' || row.kind === 'close' || row.kind === 'note';
}

function expected(journal: Journal, filter: Filter): number[] {
  const all: number[] = [];
  for (let index = 0; index < journal.count; index += 1) {
    const row = journal.row(index);
    const entry = journal.entry(index);
    if (!row || !entry) continue;
    const id = row.type === undefined ? undefined : /^\[\d,"([^"]*)"/.exec(entry.text)?.[1];
    if (passes(filter, row, entry.text, id)) all.push(index);
  }
  return all;
}

function finish(view: View): number[] {
  while (view.step());
  return view.slice(0, view.total);
}

describe('a view', () => {
  it('shows what passes the filter, whenever it was made and whatever changed meanwhile', () => {
    fc.assert(fc.property(fc.array(happening, { maxLength: 60 }), filter, fc.nat(60), (all, wanted, when) => {
      const scene = new Scene();
      let view: View | undefined;
      const look = (): void => {
        if (view) expect(finish(view)).toEqual(expected(scene.journal, wanted));
      };
      all.forEach((what, at) => {
        if (at === when) view = scene.journal.view(wanted);
        scene.play(what, look);
      });
      view ??= scene.journal.view(wanted);
      look();
      scene.settle();
      look();
      const listed = expected(scene.journal, wanted);
      expect(view.total).toBe(listed.length);
      for (let index = 0; index < scene.journal.count; index += 1) {
        const before = listed.filter((one) => one <= index).length - 1;
        expect(view.positionOf(index)).toEqual({ position: before, exact: listed.includes(index) });
      }
      expect(view.at(listed.length)).toBeUndefined();
      expect(view.at(-1)).toBeUndefined();
    }), { numRuns: 400 });
  });
});

describe('pairs', () => {
  it('join each answer with the latest open CALL of that id from the other side of the same connection', () => {
    fc.assert(fc.property(fc.array(happening, { maxLength: 80 }), (all) => {
      const scene = new Scene();
      for (const what of all) scene.play(what.kind === 'frame' ? { ...what, late: false } : what, () => {});
      const { journal } = scene;
      const open: { index: number; id: string; direction: Direction; connection: number }[] = [];
      for (let index = 0; index < journal.count; index += 1) {
        const row = journal.row(index);
        const entry = journal.entry(index);
        if (!row || !entry) throw new Error('an entry is missing');
        if (row.kind === 'close' || row.kind === 'fail') {
          for (let at = open.length - 1; at >= 0; at -= 1) if (open[at]?.connection === row.connection) open.splice(at, 1);
        }
        if (row.kind !== 'frame' || !row.direction) continue;
        const [, type, id] = /^\[(\d),"([^"]*)",/.exec(entry.text) ?? [];
        if (id === undefined) continue;
        if (type === '2') open.push({ index, id, direction: row.direction, connection: row.connection });
        if (type !== '3' && type !== '4') continue;
        const at = open.findLastIndex((call) => call.id === id && call.direction !== row.direction && call.connection === row.connection);
        const [call] = at < 0 ? [] : open.splice(at, 1);
        expect(row.pair).toBe(call?.index);
        if (!call) continue;
        const asked = journal.row(call.index);
        expect(asked?.pair).toBe(index);
        expect(row.action).toBe(asked?.action);
        expect(row.latency).toBe(asked?.latency);
        // Where both name one, each keeps its own; where one does, it is the other's too.
        expect(row.transaction).toBe(/"transactionId":"(\w+)"/.exec(entry.text)?.[1] ?? asked?.transaction);
      }
      for (const call of open) expect(journal.row(call.index)?.pair).toBeUndefined();
    }), { numRuns: 400 });
  });
});
