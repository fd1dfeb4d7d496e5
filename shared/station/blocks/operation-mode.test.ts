import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onCurve } from './operation-mode';

describe('a power curve (Q08)', () => {
  // The example of the standard: a flat middle, steep sides.
  const curve = [{ at: 47, power: -10_000 }, { at: 49.8, power: -10_000 }, { at: 49.99, power: -500 }, { at: 49.991, power: 0 }, { at: 50.009, power: 0 }, { at: 50.01, power: 500 }, { at: 50.2, power: 10_000 }];

  it('has straight lines between its points', () => {
    expect([46, 47, 49.8, 49.895, 49.99, 50, 50.01, 50.105, 50.2, 60].map((at) => Math.round(onCurve(curve, at)))).toEqual([-10_000, -10_000, -10_000, -5250, -500, 0, 500, 5250, 10_000, 10_000]);
  });

  it('is nothing without points', () => {
    expect(onCurve([], 50)).toBe(0);
  });

  it('never leaves the range of its neighbours, and never falls where its points rise', () => {
    const points = fc.uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 100 }), power: fc.integer({ min: -10_000, max: 10_000 }) }), { minLength: 2, maxLength: 8, selector: ({ at }) => at });
    fc.assert(fc.property(points, fc.double({ min: -10, max: 110, noNaN: true }), fc.double({ min: -10, max: 110, noNaN: true }), (some, one, other) => {
      const rising = some.map(({ at }, index) => ({ at, power: index })).sort((a, b) => a.at - b.at).map(({ at }, index) => ({ at, power: index * 1000 }));
      const value = onCurve(rising, one);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual((rising.length - 1) * 1000);
      expect(onCurve(rising, Math.max(one, other))).toBeGreaterThanOrEqual(onCurve(rising, Math.min(one, other)) - 1e-9);
    }));
  });
});
