import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../platform/virtual-clock';
import type { FrameFacts } from '../recorder';
import { decode } from '../../ocpp/codec';
import { MemoryStorage } from '../memory-storage';
import { startJournal, type Journal } from '../journal';
import { Traffic, type Moment } from './traffic';
import type { AxisKind } from './axis';

/** What a journal is made of: entries at any times, some of which become problems after the picture was first asked for. */
interface Made {
  readonly wall: number;
  readonly direction: 'up' | 'down' | undefined;
  readonly severity: 'ok' | 'warning' | 'error' | undefined;
  readonly late: boolean;
}

const entries: fc.Arbitrary<Made[]> = fc.array(fc.record({
  wall: fc.oneof(fc.integer({ min: 1_767_000_000_000, max: 1_767_000_000_400 }), fc.integer({ min: 0, max: 5 })),
  direction: fc.constantFrom('up' as const, 'down' as const, undefined),
  severity: fc.constantFrom('ok' as const, 'warning' as const, 'error' as const, undefined),
  late: fc.boolean(),
}), { maxLength: 300 });

function build(made: readonly Made[], asks: (traffic: Traffic) => void): { journal: Journal; traffic: Traffic; walls: number[] } {
  const journal = startJournal({ storage: new MemoryStorage(), clock: new VirtualClock() });
  const traffic = new Traffic(journal);
  const facts = (severity: 'ok' | 'warning' | 'error'): FrameFacts => ({ frame: decode('[3,"x",{}]', undefined), problems: severity === 'ok' ? 0 : 1, severity });
  for (const [index, { wall, direction, severity, late }] of made.entries()) {
    journal.adopt(index, 1, index, wall, 0, direction ? metaOfFrame(direction) : 8);
    if (direction && severity && !late) journal.facts(index, facts(severity));
    if (index % 70 === 0) asks(traffic);
  }
  asks(traffic);
  for (const [index, { direction, severity, late }] of made.entries()) if (direction && severity && late) journal.facts(index, facts(severity));
  return { journal, traffic, walls: made.map(({ wall }) => wall) };
}

const metaOfFrame = (direction: 'up' | 'down'): number => (direction === 'up' ? 1 : 2) << 4;

/** Indexes in the order of time. */
function sorted(walls: readonly number[]): number[] {
  return walls.map((_, index) => index).sort((a, b) => (walls[a] ?? 0) - (walls[b] ?? 0) || a - b);
}

function naivePlaces(walls: readonly number[], by: AxisKind): number[] {
  const order = sorted(walls);
  return walls.map((wall, index) => (by === 'time' ? wall : order.indexOf(index)));
}

const by = fc.constantFrom<AxisKind>('time', 'entry');

describe('Traffic', () => {
  it('counts in each part what a walk over all entries counts, whatever the order of their times', () => {
    fc.assert(fc.property(entries, by, fc.integer({ min: -3, max: 400 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 40 }), (made, kind, start, length, bins) => {
      const from = kind === 'time' ? 1_767_000_000_000 + start : start;
      const { journal, traffic, walls } = build(made, (one) => one.picture({ by: kind, from, to: from + 1, bins: 1 }));
      const view = journal.view({ direction: 'up' });
      const picture = traffic.picture({ by: kind, from, to: from + length, bins, view });
      const places = naivePlaces(walls, kind);
      const width = length / bins;
      const within = (place: number, bin: number): boolean => place >= from + bin * width && (bin === bins - 1 ? place <= from + bins * width : place < from + (bin + 1) * width);
      const naive = (test: (index: number) => boolean): number[] => Array.from({ length: bins }, (_, bin) => places.filter((place, index) => within(place, bin) && test(index)).length);
      expect(picture.up).toEqual(naive((index) => made[index]?.direction === 'up'));
      expect(picture.down).toEqual(naive((index) => made[index]?.direction === 'down'));
      expect(picture.warnings).toEqual(naive((index) => made[index]?.direction !== undefined && made[index].severity === 'warning'));
      expect(picture.errors).toEqual(naive((index) => made[index]?.direction !== undefined && made[index].severity === 'error'));
      expect(picture.shown).toEqual(picture.up);
    }), { numRuns: 300 });
  });

  it('finds the entry at a place, and the next of each kind, as a walk would', () => {
    fc.assert(fc.property(entries, by, fc.nat({ max: 420 }), fc.nat(), fc.boolean(), (made, kind, offset, chosen, back) => {
      fc.pre(made.length > 0);
      const { traffic, walls } = build(made, () => undefined);
      const places = naivePlaces(walls, kind);
      const order = sorted(walls);
      const moment = (entry: number | undefined): Moment | undefined => (entry === undefined ? undefined : { entry, place: places[entry] ?? 0 });
      const place = kind === 'time' ? 1_767_000_000_000 + offset : offset;
      expect(traffic.at(kind, place)).toEqual({
        at: moment(order.findLast((entry) => (places[entry] ?? 0) <= place)),
        next: moment(order.find((entry) => (places[entry] ?? 0) > place)),
      });
      const entry = chosen % made.length;
      const rank = order.indexOf(entry);
      const isProblem = (index: number): boolean => made[index]?.direction !== undefined && (made[index].severity === 'warning' || made[index].severity === 'error');
      const beyond = back ? order.slice(0, rank).reverse() : order.slice(rank + 1);
      expect(traffic.step(kind, entry, 'entry', back)).toEqual(moment(beyond[0]));
      expect(traffic.step(kind, entry, 'problem', back)).toEqual(moment(beyond.find(isProblem)));
      expect(traffic.step(kind, entry, 'problem', back, true)).toEqual(moment([entry, ...beyond].find(isProblem)));
      expect(traffic.step(kind, entry, 'end', back)).toEqual(moment(back ? order[0] : order.at(-1)));
      expect(traffic.momentOf(kind, entry)).toEqual({ at: moment(entry), next: moment(order[rank + 1]) });
    }), { numRuns: 300 });
  });
});
