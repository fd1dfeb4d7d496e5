import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeterSample } from './model';
import { SampleList } from './sample-list';

const value = fc.integer({ min: -99_999, max: 99_999 }).map((tenths) => tenths / 10);
const point: fc.Arbitrary<MeterSample> = fc.record({ at: fc.nat(), energy: value, power: value, current: value, voltage: value, soc: fc.nat(100) }, { requiredKeys: ['at'] });

function listOf(points: readonly MeterSample[]): SampleList {
  return points.reduce((list, one) => list.append(one), SampleList.EMPTY);
}

describe('a list of samples', () => {
  it('gives back what was put in, also when it grows on from an earlier state in two ways', () => {
    const ascending = fc.uniqueArray(point, { selector: ({ at }) => at, maxLength: 40 }).map((points) => points.sort((a, b) => a.at - b.at));
    fc.assert(fc.property(ascending, fc.nat(40), fc.array(point, { maxLength: 9 }), (points, at, others) => {
      const whole = listOf(points);
      const start = listOf(points.slice(0, at));
      const again = points.slice(at).reduce((list, one) => list.append(one), start);
      const other = others.reduce((list, one) => list.append(one), start);
      expect(whole.points(100)).toEqual(points);
      expect(again.points(100)).toEqual(points);
      expect(start.points(100)).toEqual(points.slice(0, at));
      expect(other.length).toBe(Math.min(at, points.length) + others.length);
      expect(other.lastAt).toBe([...points.slice(0, at), ...others].at(-1)?.at);
    }));
  });

  it('makes one point of several at one moment', () => {
    expect(listOf([{ at: 1, energy: 5 }, { at: 1, power: 7.4 }, { at: 2, energy: 6 }]).points(10)).toEqual([{ at: 1, energy: 5, power: 7.4 }, { at: 2, energy: 6 }]);
  });

  it('is thinned evenly, with its first and last point', () => {
    const list = listOf(Array.from({ length: 1000 }, (_, at) => ({ at, energy: at })));
    const thin = list.points(101);
    expect(thin).toHaveLength(101);
    expect([thin[0]?.at, thin[50]?.at, thin[100]?.at]).toEqual([0, 500, 999]);
    expect(list.points(1)).toEqual([{ at: 999, energy: 999 }]);
    expect(SampleList.EMPTY.points(5)).toEqual([]);
  });

  it('that goes on is thinned evenly too, and one more point leaves nearly all the others alone', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 2, max: 60 }), (length, most) => {
      const list = listOf(Array.from({ length }, (_, at) => ({ at })));
      const times = list.pointsSoFar(most).map(({ at }) => at);
      expect(times.length).toBeLessThanOrEqual(most);
      expect(times.length).toBeGreaterThanOrEqual(Math.min(length, most / 2));
      expect([times[0], times.at(-1)]).toEqual(length === 0 ? [undefined, undefined] : [0, length - 1]);
      const gaps = new Set(times.slice(1, -1).map((at, before) => at - (times[before] ?? 0)));
      expect(gaps.size).toBeLessThanOrEqual(1);
      const next = list.append({ at: length }).pointsSoFar(most).map(({ at }) => at);
      expect(next.slice(0, -2)).toEqual(times.filter((at) => next.slice(0, -2).includes(at)));
    }));
  });
});
