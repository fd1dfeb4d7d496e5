import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../platform/virtual-clock';
import { startJournal, type Journal } from './journal';
import { MARK_COLOURS, MarkList, markOf, type Mark } from './marks';
import { MemoryStorage } from './memory-storage';
import type { View } from './view';

const NOTES = ['the meter', 'Meter 7\nis late', 'x'];
const mark: fc.Arbitrary<Mark | undefined> = fc.record({ colour: fc.option(fc.constantFrom(...MARK_COLOURS), { nil: undefined }), note: fc.option(fc.constantFrom(...NOTES), { nil: undefined }) })
  .map(({ colour, note }) => markOf(colour, note));
const TEXTS = ['[2,"a","Heartbeat",{}]', '[3,"a",{}]', 'no frame'];

type Happening = { readonly kind: 'frame'; readonly text: string } | { readonly kind: 'mark'; readonly at: number; readonly mark: Mark | undefined } | { readonly kind: 'look' };
const happenings: fc.Arbitrary<Happening[]> = fc.array(fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('frame' as const), text: fc.constantFrom(...TEXTS) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('mark' as const), at: fc.nat(30), mark }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'look' as const }) },
), { maxLength: 60 });

/** Queries with what they mean, as plainly as it can be said. */
const QUERIES: readonly (readonly [string, (mark: Mark | undefined, text: string) => boolean])[] = [
  ['is:marked', (m) => m?.colour !== undefined],
  ['is:noted', (m) => m?.note !== undefined],
  ['mark:red', (m) => m?.colour === 'red'],
  ['mark:*', (m) => m?.colour !== undefined],
  ['mark!=red', (m) => m?.colour !== 'red'],
  ['not mark:blue is:marked', (m) => m?.colour !== undefined && m.colour !== 'blue'],
  ['note:METER', (m) => m?.note?.toLowerCase().includes('meter') === true],
  ['note:"7*late"', (m) => m?.note?.includes('7\nis late') === true],
  ['mark:red or heartbeat', (m, text) => m?.colour === 'red' || text.includes('Heartbeat')],
  ['mark:red heartbeat', (m, text) => m?.colour === 'red' && text.includes('Heartbeat')],
  ['not (is:marked or heartbeat)', (m, text) => !(m?.colour !== undefined || text.includes('Heartbeat'))],
  ['(mark:red or frame) and (note:x or heartbeat)', (m, text) => (m?.colour === 'red' || text.includes('frame')) && (m?.note === 'x' || text.includes('Heartbeat'))],
];

function shown(view: View): number[] {
  while (view.step());
  return view.slice(0, view.total);
}

function expected(journal: Journal, marks: ReadonlyMap<number, Mark>, fits: (mark: Mark | undefined, text: string) => boolean): number[] {
  return Array.from({ length: journal.count }, (_, index) => index).filter((index) => fits(marks.get(index), journal.entry(index)?.text ?? ''));
}

describe('a filter over marks and notes', () => {
  it('shows what has them now, whenever the list was opened and whatever was marked meanwhile', () => {
    fc.assert(fc.property(happenings, (list) => {
      const journal = startJournal({ storage: new MemoryStorage(), clock: new VirtualClock() });
      const marks = new Map<number, Mark>();
      const views = QUERIES.map(([query]) => journal.view({ query }));
      const look = (): void => QUERIES.forEach(([query, fits], i) => {
        const view = views[i];
        if (view) expect({ query, found: shown(view) }).toEqual({ query, found: expected(journal, marks, fits) });
      });
      for (const what of list) {
        if (what.kind === 'frame') journal.frame(1, 'up', what.text);
        else if (what.kind === 'look') look();
        else if (what.at < journal.count) {
          journal.index.mark(what.at, what.mark);
          if (what.mark) marks.set(what.at, what.mark);
          else marks.delete(what.at);
        }
      }
      look();
    }));
  });
});

describe('a list of marks', () => {
  it('is in order, in whole, in part, and from one to the next', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(40), mark)), fc.nat(41), fc.nat(41), (changes, from, to) => {
      const list = new MarkList();
      const plain = new Map<number, Mark>();
      for (const [index, one] of changes) {
        list.set(index, one);
        if (one) plain.set(index, one);
        else plain.delete(index);
      }
      const order = [...plain.keys()].sort((a, b) => a - b);
      expect(list.count).toBe(order.length);
      expect(list.between(from, to)).toEqual(order.filter((index) => index >= from && index <= to));
      expect([...list.from(from, 1)]).toEqual(order.filter((index) => index > from));
      expect([...list.from(from, -1)]).toEqual(order.filter((index) => index < from).reverse());
    }));
  });
});
