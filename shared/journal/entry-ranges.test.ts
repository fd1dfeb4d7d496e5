import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesIn, holdsEntry, joinedRanges, withoutEntry, type EntryRange } from './entry-ranges';

const ranges: fc.Arbitrary<EntryRange[]> = fc.array(fc.tuple(fc.nat(30), fc.nat(30)));
const ALL = Array.from({ length: 32 }, (_, i) => i);
const within = (list: readonly EntryRange[], index: number): boolean => list.some(([from, to]) => index >= from && index <= to);

describe('joined ranges', () => {
  it('hold the same entries, in order and apart from each other', () => {
    fc.assert(fc.property(ranges, (list) => {
      const joined = joinedRanges(list);
      for (const index of ALL) expect(holdsEntry(joined, index)).toBe(within(list, index));
      joined.slice(1).forEach(([from], i) => expect(from).toBeGreaterThan((joined[i]?.[1] ?? 0) + 1));
      expect(entriesIn(joined)).toBe(ALL.filter((index) => within(list, index)).length);
    }));
  });

  it('lose one entry and no other', () => {
    fc.assert(fc.property(ranges, fc.nat(31), (list, gone) => {
      const left = withoutEntry(joinedRanges(list), gone);
      for (const index of ALL) expect(holdsEntry(left, index)).toBe(index !== gone && within(list, index));
    }));
  });
});
