import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Columns } from './columns';

describe('pairs across an entry', () => {
  it('are those that begin before it and end after it, the nearest first, however far apart', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3000 }), fc.array(fc.tuple(fc.nat(2999), fc.nat(2999)), { maxLength: 40 }), fc.nat(3100), (count, wished, index) => {
      const columns = new Columns();
      for (let at = 0; at < count; at += 1) columns.push(0, 0, 0, 0, 0, 0);
      const taken = new Map<number, number>();
      for (const [a, b] of wished) {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        if (first === second || second >= count || taken.has(first) || taken.has(second)) continue;
        taken.set(first, second).set(second, first);
        columns.setPair(first, second);
        columns.setPair(second, first);
      }
      expect([...columns.across(index)]).toEqual([...taken].filter(([at, pair]) => at < index && pair > index).map(([at]) => at).toSorted((x, y) => y - x));
    }));
  });
});
