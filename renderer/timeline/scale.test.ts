import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST, covers, heldWithin, lengthOf, moved, partsFor, placeAt, wholeOf, xOf, zoomed } from './scale';

const START = 1_767_225_600_000;
const range = fc.record({ from: fc.double({ min: START, max: START + 4e10, noNaN: true }), length: fc.double({ min: LEAST, max: 4e10, noNaN: true }) })
  .map(({ from, length }) => ({ from, to: from + length }));
const strip = { left: 104, width: 800 };

describe('a scale', () => {
  it('finds the place again that it has drawn', () => {
    fc.assert(fc.property(range, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
      const place = one.from + share * lengthOf(one);
      expect(Math.abs(placeAt(one, strip, xOf(one, strip, place)) - place)).toBeLessThanOrEqual(Math.max(0.01, lengthOf(one) * 1e-9));
    }));
  });

  it('zooms around a place that stays where it is drawn, as long as there is room', () => {
    const whole = { from: START, to: START + 1_000_000 };
    const one = { from: START + 400_000, to: START + 500_000 };
    const closer = zoomed(one, 0.5, START + 420_000, whole);
    expect(lengthOf(closer)).toBeCloseTo(50_000);
    expect(xOf(closer, strip, START + 420_000)).toBeCloseTo(xOf(one, strip, START + 420_000));
    expect(zoomed(one, 100, START + 420_000, whole)).toEqual(whole);
    expect(lengthOf(zoomed(one, 1e-9, START + 420_000, whole))).toBe(LEAST);
  });

  it('never looks beyond the whole', () => {
    const whole = { from: 100, to: 1100 };
    expect(moved({ from: 900, to: 1000 }, 5000, whole)).toEqual({ from: 1000, to: 1100 });
    expect(moved({ from: 900, to: 1000 }, -5000, whole)).toEqual({ from: 100, to: 200 });
    expect(heldWithin({ from: -500, to: 5000 }, whole)).toEqual(whole);
  });

  it('of one entry, or of all at the same instant, has a length', () => {
    const one = wholeOf({ from: START, to: START });
    expect(lengthOf(one)).toBeGreaterThanOrEqual(1000);
    expect(xOf(one, strip, START)).toBe(strip.left + strip.width / 2);
  });

  it('asks for parts that cover what is in sight with room, are of the width wished for, and stay the same while one pans', () => {
    fc.assert(fc.property(range, fc.integer({ min: 100, max: 3000 }), (one, width) => {
      const parts = partsFor(one, width, 2);
      expect(covers(parts, one)).toBe(true);
      expect(parts.bins).toBeLessThanOrEqual(4000);
      const part = (parts.to - parts.from) / parts.bins;
      const px = (part / lengthOf(one)) * width;
      if (part > 1 / 16) expect(px).toBeGreaterThanOrEqual(1.99);
      if (part > 1 / 16) expect(px).toBeLessThanOrEqual(4.01);
      const panned = partsFor(moved(one, part * 3, { from: -1e15, to: 1e15 }), width, 2);
      expect((panned.from - parts.from) / part).toBeCloseTo(Math.round((panned.from - parts.from) / part), 6);
    }));
  });
});
