import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_HEAD } from '../platform/journal-storage';
import { ENTRY_KINDS, type NewEntry } from './entry';
import { EntryHead } from './entry-head';
import { entryHead } from './line';

const times = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 42 * 1000 }), fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: -1000, max: 2 ** 53 - 1 }),
).map((thousandths) => Math.round(thousandths) / 1000);
const walls = fc.oneof(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -5, max: 2 ** 53 - 1 }), fc.double({ min: 0, max: 4e12, noNaN: true }));
const entries: fc.Arbitrary<NewEntry> = fc.record({
  connection: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 0xffff_ffff })),
  kind: fc.oneof(fc.constant('frame' as const), fc.constantFrom(...ENTRY_KINDS)),
  direction: fc.constantFrom('up' as const, 'down' as const),
  base64: fc.constantFrom(undefined, true as const),
  text: fc.constant(''),
});

describe('the beginning of a line', () => {
  it('is the same in bytes as in characters, and no longer than the room that is kept for it', () => {
    const head = new EntryHead();
    fc.assert(fc.property(times, walls, entries, (time, wall, entry) => {
      const bytes = new Uint8Array(LONGEST_HEAD + 1);
      const end = head.of(time, wall, entry).write(bytes, 1);
      const written = String.fromCharCode(...bytes.subarray(1, end));
      expect(written).toBe(entryHead(time, wall, entry));
      expect(head.toString()).toBe(written);
    }), { numRuns: 2000 });
  });
});
