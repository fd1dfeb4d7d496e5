import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InstalledProfile } from '../core/records';
import { compositeOf, inUnit, limitAt, type Place } from './composite';
import type { ChargingProfile, ProfilePurpose } from './profile';
import { saidAt } from './schedule';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 0, 1, 12);
const PLACE: Place = { voltage: 230, phases: 3, startedAt: undefined };

function profile(more: Partial<ChargingProfile> = {}, periods = [{ start: 0, limit: 10 }], schedule: { start?: number; duration?: number } = { start: NOON }): ChargingProfile {
  return { id: 1, stackLevel: 0, purpose: 'TxDefaultProfile', kind: 'Absolute', schedules: [{ unit: 'A', periods, ...schedule }], ...more };
}

function installed(...profiles: ChargingProfile[]): InstalledProfile[] {
  return profiles.map((one) => ({ evseId: 1, profile: one, wire: {}, since: NOON }));
}

function amps(profiles: readonly InstalledProfile[], at: number, place = PLACE): number | undefined {
  return limitAt(profiles, place, at).limit?.value;
}

describe('what a profile says at a time', () => {
  it('Absolute: from startSchedule, period after period, until its duration is over', () => {
    const one = profile({}, [{ start: 0, limit: 10 }, { start: 3600, limit: 16 }], { start: NOON, duration: 7200 });
    const limits = [NOON - 1, NOON, NOON + HOUR - 1, NOON + HOUR, NOON + 2 * HOUR - 1, NOON + 2 * HOUR].map((at) => saidAt(one, at, NOON)?.period.limit);
    expect(limits).toEqual([undefined, 10, 10, 16, 16, undefined]);
  });

  it('the last limit goes on where there is no duration', () => {
    expect(saidAt(profile(), NOON + 30 * DAY, NOON)).toMatchObject({ period: { limit: 10 }, until: Infinity });
  });

  it('Relative: from the start of the transaction', () => {
    const one = profile({ kind: 'Relative' }, [{ start: 0, limit: 6 }, { start: 600, limit: 16 }], {});
    const start = NOON + 5000;
    expect([start - 1, start, start + 600_000].map((at) => saidAt(one, at, start)?.period.limit)).toEqual([undefined, 6, 16]);
  });

  it('Recurring: by day and by week, before its first start too', () => {
    const periods = [{ start: 0, limit: 6 }, { start: 6 * 3600, limit: 16 }];
    const daily = profile({ kind: 'Recurring', recurrency: 'Daily' }, periods, { start: NOON });
    expect([NOON - 1, NOON + 3 * DAY, NOON + 3 * DAY + 7 * HOUR].map((at) => saidAt(daily, at, NOON)?.period.limit)).toEqual([16, 6, 16]);
    const weekly = profile({ kind: 'Recurring', recurrency: 'Weekly' }, periods, { start: NOON, duration: 12 * 3600 });
    expect([NOON + 7 * DAY, NOON + 8 * DAY, NOON + 14 * DAY + 6 * HOUR].map((at) => saidAt(weekly, at, NOON)?.period.limit)).toEqual([6, undefined, 16]);
  });

  it('validFrom and validTo', () => {
    const one = profile({ validFrom: NOON + HOUR, validTo: NOON + 2 * HOUR });
    expect([NOON, NOON + HOUR, NOON + 2 * HOUR].map((at) => saidAt(one, at, NOON)?.period.limit)).toEqual([undefined, 10, undefined]);
  });
});

describe('what several profiles say together', () => {
  const of = (purpose: ProfilePurpose, limit: number, stackLevel = 0): ChargingProfile => profile({ purpose, stackLevel }, [{ start: 0, limit }]);

  it('the highest stack level of a purpose holds, the lower one where it says nothing', () => {
    const low = of('TxDefaultProfile', 8);
    const high = profile({ stackLevel: 2 }, [{ start: 0, limit: 20 }], { start: NOON, duration: 60 });
    expect([NOON, NOON + 60_000].map((at) => amps(installed(low, high), at))).toEqual([20, 8]);
  });

  it('TxProfile goes before TxDefaultProfile, even when it allows more', () => {
    expect(amps(installed(of('TxDefaultProfile', 8), of('TxProfile', 20)), NOON)).toBe(20);
  });

  it('ChargingStationMaxProfile caps everything, across units', () => {
    const max = profile({ purpose: 'ChargingStationMaxProfile', schedules: [{ unit: 'W', start: NOON, periods: [{ start: 0, limit: 6900 }] }] });
    expect(limitAt(installed(of('TxProfile', 20), max), PLACE, NOON).limit).toEqual({ value: 6900, unit: 'W' });
    expect(amps(installed(of('TxProfile', 9), max), NOON)).toBe(9);
  });

  it('a limit in A is per phase, in W in total; fewer phases count', () => {
    expect(inUnit({ value: 10, unit: 'A' }, 'W', PLACE)).toBe(6900);
    expect(inUnit({ value: 6900, unit: 'W' }, 'A', PLACE)).toBe(10);
    expect(inUnit({ value: 10, unit: 'A', phases: 1 }, 'W', PLACE)).toBe(2300);
  });

  it('the composite merges what stays the same and begins at 0', () => {
    const one = profile({}, [{ start: 0, limit: 10 }, { start: 600, limit: 10 }, { start: 1200, limit: 40 }]);
    expect(compositeOf(installed(one), PLACE, { from: NOON - 300_000, seconds: 3600 }, 'A', 32)).toEqual([
      { start: 0, limit: 32 }, { start: 300, limit: 10 }, { start: 1500, limit: 32 },
    ]);
  });

  it('the composite says at every second what limitAt says', () => {
    const period = fc.record({ start: fc.integer({ min: 1, max: 120 }), limit: fc.integer({ min: 0, max: 40 }) });
    const any = fc.record({
      purpose: fc.constantFrom<ProfilePurpose>('TxProfile', 'TxDefaultProfile', 'ChargingStationMaxProfile'),
      stackLevel: fc.integer({ min: 0, max: 3 }),
      kind: fc.constantFrom('Absolute' as const, 'Relative' as const, 'Recurring' as const),
      start: fc.integer({ min: -100, max: 100 }),
      duration: fc.option(fc.integer({ min: 1, max: 150 }), { nil: undefined }),
      first: fc.integer({ min: 0, max: 40 }),
      periods: fc.uniqueArray(period, { maxLength: 4, selector: ({ start }) => start }),
    });
    fc.assert(fc.property(fc.array(any, { maxLength: 5 }), (wishes) => {
      const profiles = installed(...wishes.map(({ purpose, stackLevel, kind, start, duration, first, periods }, id) => profile(
        { id, purpose, stackLevel, kind },
        [{ start: 0, limit: first }, ...periods.toSorted((a, b) => a.start - b.start)],
        { start: NOON + start * 1000, ...(duration === undefined ? {} : { duration }) },
      )));
      const composite = compositeOf(profiles, PLACE, { from: NOON, seconds: 200 }, 'A', 32);
      expect(composite[0]?.start).toBe(0);
      for (let second = 0; second < 200; second += 1) {
        const said = composite.findLast(({ start }) => start <= second)?.limit;
        expect(said).toBe(Math.min(32, amps(profiles, NOON + second * 1000) ?? 32));
      }
    }), { numRuns: 200 });
  });
});
