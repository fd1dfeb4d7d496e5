import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitAt } from './combine';
import { compositeOf } from './composite';
import type { InstalledProfile, Limit, Place, ProfilePurpose, SchedulePeriod } from './model';
import { NOON } from './profiles.fixture';
import { referenceLimit } from './reference.fixture';
import { inUnit, phasesOf } from './units';

const SECONDS = 300;

const PURPOSES: readonly ProfilePurpose[] = [
  'TxProfile', 'TxDefaultProfile', 'ChargingStationMaxProfile', 'ChargingStationExternalConstraints', 'PriorityCharging', 'LocalGeneration',
];

const limit = fc.integer({ min: 0, max: 320 }).map((tenths) => tenths / 10);

const laterPeriods = fc.uniqueArray(
  fc.record({ start: fc.integer({ min: 1, max: 150 }), limit: fc.option(limit, { nil: undefined }), phases: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), limitL2: fc.option(limit, { nil: undefined, freq: 8 }) }),
  { maxLength: 4, selector: ({ start }) => start },
);

/** Seconds around noon, and now and then a day or a week off, which only Recurring notices. */
const near = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -120, max: 120 }) }, fc.integer({ min: -60, max: 60 }).map((s) => s - 86_400), fc.integer({ min: -60, max: 60 }).map((s) => s - 7 * 86_400));

/** Any profile that has something to say around noon, where it is installed. */
const anyInstalled: fc.Arbitrary<InstalledProfile> = fc.record({
  id: fc.integer({ min: 1, max: 1000 }),
  evseId: fc.constantFrom(0, 1, 1, 2),
  stackLevel: fc.integer({ min: 0, max: 3 }),
  purpose: fc.constantFrom(...PURPOSES),
  kind: fc.constantFrom('Absolute' as const, 'Recurring' as const, 'Relative' as const, 'Dynamic' as const),
  recurrency: fc.constantFrom('Daily' as const, 'Weekly' as const),
  unit: fc.constantFrom('A' as const, 'W' as const),
  start: fc.option(near, { nil: undefined, freq: 8 }),
  duration: fc.option(fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constant(86_430)), { nil: undefined }),
  first: fc.option(limit, { nil: undefined, freq: 8 }),
  firstPhases: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  later: laterPeriods,
  validFrom: fc.option(near, { nil: undefined }),
  validTo: fc.option(near, { nil: undefined }),
  transactionId: fc.constantFrom(undefined, 'tx', 'other'),
  maxOfflineDuration: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  soc: fc.option(fc.record({ soc: fc.integer({ min: 0, max: 100 }), limit }), { nil: undefined }),
  since: fc.integer({ min: -100, max: 0 }),
}).map((wish): InstalledProfile => {
  // W in hundreds, so that both units matter.
  const scale = wish.unit === 'W' ? 500 : 1;
  const period = (start: number, value: number | undefined, phases: number | undefined, limitL2?: number): SchedulePeriod => ({
    start,
    ...(value === undefined ? {} : { limit: value * scale }),
    ...(limitL2 === undefined ? {} : { limitL2: limitL2 * scale }),
    ...(phases === undefined ? {} : { phases }),
  });
  const time = (seconds: number): number => NOON + seconds * 1000;
  return {
    evseId: wish.purpose === 'ChargingStationMaxProfile' ? 0 : wish.evseId,
    since: time(wish.since),
    profile: {
      id: wish.id, stackLevel: wish.stackLevel, purpose: wish.purpose, kind: wish.kind, recurrency: wish.recurrency,
      ...(wish.validFrom === undefined ? {} : { validFrom: time(wish.validFrom) }),
      ...(wish.validTo === undefined ? {} : { validTo: time(wish.validTo) }),
      ...(wish.transactionId === undefined ? {} : { transactionId: wish.transactionId }),
      ...(wish.maxOfflineDuration === undefined ? {} : { maxOfflineDuration: wish.maxOfflineDuration }),
      schedules: [{
        unit: wish.unit,
        ...(wish.start === undefined ? {} : { start: time(wish.start) }),
        ...(wish.duration === undefined ? {} : { duration: wish.duration }),
        ...(wish.soc === undefined ? {} : { limitAtSoC: { soc: wish.soc.soc, limit: wish.soc.limit * scale } }),
        periods: [period(0, wish.first, wish.firstPhases), ...wish.later.toSorted((a, b) => a.start - b.start).map((one) => period(one.start, one.limit, one.phases, one.limitL2))],
      }],
    },
  };
});

/** Profiles as a station may hold them: of one purpose, level and EVSE no two at once. */
const anyProfiles: fc.Arbitrary<InstalledProfile[]> = fc.uniqueArray(anyInstalled, {
  maxLength: 7, selector: ({ evseId, profile: { purpose, stackLevel } }) => `${evseId} ${purpose} ${stackLevel}`,
});

const anyPlace: fc.Arbitrary<Place> = fc.record({
  evseId: fc.constantFrom(0, 1, 1, 1),
  phases: fc.integer({ min: 0, max: 3 }),
  origin: fc.integer({ min: -90, max: 90 }),
  transaction: fc.constantFrom(undefined, ['tx'], ['tx', '7']),
  priority: fc.boolean(),
  soc: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  offlineSince: fc.option(fc.integer({ min: -60, max: 60 }), { nil: undefined }),
}).map(({ evseId, phases, origin, transaction, priority, soc, offlineSince }): Place => ({
  evseId, phases, voltage: phases === 0 ? 400 : 230, origin: NOON + origin * 1000, priority,
  ...(transaction === undefined ? {} : { transaction }),
  ...(soc === undefined ? {} : { soc }),
  ...(offlineSince === undefined ? {} : { offlineSince: NOON + offlineSince * 1000 }),
}));

describe('the engine and a slow, plain reckoning', () => {
  it('say the same limit at every second, and it stays until the time that is told', () => {
    fc.assert(fc.property(anyProfiles, anyPlace, (profiles, place) => {
      let until = -Infinity;
      let before: string | undefined;
      for (let second = 0; second < SECONDS; second += 1) {
        const at = NOON - 60_000 + second * 1000;
        const held = limitAt(profiles, place, at);
        const reference = referenceLimit(profiles, place, at);
        expect(held.limit === undefined).toBe(reference === undefined);
        if (held.limit && reference) {
          expect(inUnit(held.limit, 'W', place)).toBeCloseTo(reference.watts, 6);
          expect(phasesOf(held.limit, place)).toBe(reference.phases);
        }
        expect(held.until).toBeGreaterThan(at);
        const now = JSON.stringify(held.limit);
        if (at < until) expect(now).toBe(before);
        until = held.until;
        before = now;
      }
    }), { numRuns: 300 });
  });

  it('the composite schedule says it too, in either unit, under what the hardware allows, without periods that change nothing', () => {
    fc.assert(fc.property(anyProfiles, anyPlace, fc.constantFrom('A' as const, 'W' as const), fc.integer({ min: 0, max: 999 }), (profiles, place, unit, ms) => {
      const hardware: Limit = place.phases === 0 ? { value: 50_000, unit: 'W' } : { value: 32, unit: 'A' };
      const { from, seconds, periods } = compositeOf(profiles, place, { from: NOON + ms, seconds: SECONDS }, unit, hardware);
      expect([from, seconds, periods[0]?.start]).toEqual([NOON, SECONDS, 0]);
      for (let second = 0; second < SECONDS; second += 1) {
        const period = periods.findLast(({ start }) => start <= second);
        const reference = referenceLimit(profiles, place, Math.max(NOON + ms, from + second * 1000));
        const phases = reference?.phases ?? (place.phases === 0 ? 1 : place.phases);
        const most = hardware.unit === 'W' ? hardware.value : hardware.value * place.voltage * phases;
        const watts = Math.min(most, reference?.watts ?? Infinity);
        const value = unit === 'W' ? watts : watts / place.voltage / phases;
        expect(period?.limit).toBeLessThanOrEqual(value + 1e-6);
        expect(period?.limit).toBeGreaterThan(value - 0.1 - 1e-6);
        if (place.phases !== 0) expect(period?.phases ?? 3).toBe(phases);
      }
      periods.forEach((period, index) => {
        const { start, ...same } = period;
        const last = periods[index - 1];
        if (!last) return;
        expect(start).toBeGreaterThan(last.start);
        expect({ limit: last.limit, phases: last.phases }).not.toEqual({ limit: same.limit, phases: same.phases });
      });
    }), { numRuns: 300 });
  });
});
