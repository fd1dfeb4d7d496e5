import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargingPlan, PLAN_SHAPES, type ChargingWish } from './charging-plan';

const NOW = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const wish = (more: Partial<ChargingWish> = {}): ChargingWish => ({ energy: 18_000, departure: NOW + 4 * HOUR, maxPower: 11_000, minPower: 1380, ...more });

describe('a charging plan', () => {
  it('spreads the energy over nine tenths of the time, and gives whoever stays what there is', () => {
    expect(chargingPlan(wish(), NOW, undefined, 'even', 3)).toEqual([{ start: 0, power: 5000 }, { start: 14_400, power: 11_000 }]);
  });

  it('never exceeds the limit, though the energy will not be there', () => {
    expect(chargingPlan(wish(), NOW, 3000, 'even', 3)).toEqual([{ start: 0, power: 3000 }]);
  });

  it('gives all there is to a car that does not say when it leaves, or is late already', () => {
    expect(chargingPlan(wish({ departure: undefined }), NOW, undefined, 'even', 3)).toEqual([{ start: 0, power: 11_000 }]);
    expect(chargingPlan(wish({ departure: NOW - HOUR }), NOW, 7000, 'even', 3)).toEqual([{ start: 0, power: 7000 }]);
  });

  it('does not go below what the car can take', () => {
    expect(chargingPlan(wish({ energy: 100 }), NOW, undefined, 'even', 3)[0]).toEqual({ start: 0, power: 1380 });
  });

  it('charges soon or late when that is wanted', () => {
    expect(chargingPlan(wish({ energy: 9900 }), NOW, undefined, 'soon', 3)).toEqual([{ start: 0, power: 11_000 }, { start: 3600, power: 1380 }, { start: 14_400, power: 11_000 }]);
    expect(chargingPlan(wish({ energy: 9900 }), NOW, undefined, 'late', 3)).toEqual([{ start: 0, power: 1380 }, { start: 10_800, power: 11_000 }]);
  });

  it('keeps to limit, car, order and number of steps, and brings the energy wherever that is possible', () => {
    const some = (max: number): fc.Arbitrary<number | undefined> => fc.option(fc.integer({ min: 0, max }), { nil: undefined });
    fc.assert(fc.property(some(80_000), some(86_400), some(50_000), some(3000), some(50_000), fc.constantFrom(...PLAN_SHAPES), fc.integer({ min: 1, max: 4 }),
      (energy, leaves, maxPower, minPower, limit, shape, most) => {
        const plan = chargingPlan({ energy, departure: leaves === undefined ? undefined : NOW + leaves * 1000, maxPower, minPower }, NOW, limit, shape, most);
        const cap = Math.min(maxPower ?? limit ?? 22_000, limit ?? Infinity);
        expect(plan[0]?.start).toBe(0);
        expect(plan.length).toBeLessThanOrEqual(most);
        expect(plan.every(({ start, power }, index) => power >= 0 && power <= cap && start > (plan[index - 1]?.start ?? -1))).toBe(true);
        if (energy === undefined || !leaves || most < 3) return;
        const brought = plan.reduce((sum, { start, power }, index) => sum + (power * Math.max(0, Math.min(leaves, plan[index + 1]?.start ?? leaves) - start)) / 3600, 0);
        expect(brought).toBeGreaterThanOrEqual(Math.min(energy, (cap * leaves) / 3600) * 0.9 - 15);
      }));
  });
});
