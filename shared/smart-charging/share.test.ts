import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOut } from './share';

describe('sharing a supply', () => {
  it.each<[string, number, Parameters<typeof shareOut>[1], number[]]>([
    ['equal parts', 60, [{ most: 100, least: 6 }, { most: 100, least: 6 }], [30, 30]],
    ['what one cannot take goes to the others', 60, [{ most: 10, least: 6 }, { most: 100, least: 6 }], [10, 50]],
    ['nobody gets more than he can take', 60, [{ most: 10, least: 6 }, { most: 20, least: 6 }], [10, 20]],
    ['who needs more than an equal part gets it', 30, [{ most: 100, least: 20 }, { most: 100, least: 6 }], [20, 10]],
    ['the last in line get nothing when it is not enough', 10, [{ most: 32, least: 6 }, { most: 32, least: 6 }], [10, 0]],
    ['the first in line is who has priority', 10, [{ most: 32, least: 6 }, { most: 32, least: 6, priority: 1 }], [0, 10]],
    ['nothing to share', 0, [{ most: 32, least: 6 }], [0]],
    ['who can take less than he needs gets nothing', 60, [{ most: 5, least: 6 }, { most: 32, least: 6 }], [0, 32]],
    ['nobody there', 60, [], []],
  ])('%s', (_what, total, claims, parts) => {
    expect(shareOut(total, claims)).toEqual(parts);
  });

  it('never more than there is, within what each can take and needs, and nothing is left that somebody could take', () => {
    const claim = fc.record({ most: fc.integer({ min: 0, max: 50 }), least: fc.integer({ min: 0, max: 20 }), priority: fc.integer({ min: -9, max: 9 }) });
    fc.assert(fc.property(fc.integer({ min: 0, max: 200 }), fc.array(claim, { maxLength: 6 }), (total, claims) => {
      const parts = shareOut(total, claims);
      const sum = parts.reduce((all, part) => all + part, 0);
      expect(sum).toBeLessThanOrEqual(total + 1e-9);
      parts.forEach((part, index) => {
        const { most, least } = claims[index] ?? { most: 0, least: 0 };
        if (part === 0) return;
        expect(part).toBeLessThanOrEqual(most + 1e-9);
        expect(part).toBeGreaterThanOrEqual(least - 1e-9);
      });
      const hungry = claims.some(({ most, least }, index) => (parts[index] ?? 0) > 0 && (parts[index] ?? 0) < most - 1e-9 && most >= least);
      if (hungry) expect(sum).toBeCloseTo(total, 6);
    }));
  });
});
