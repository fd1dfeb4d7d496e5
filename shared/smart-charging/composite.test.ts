import { describe, expect, it } from 'vitest';
import { compositeOf, MOST_PERIODS } from './composite';
import type { Limit } from './model';
import { DAY, HOUR, installed, NOON, PLACE, profile } from './profiles.fixture';
import { compositeSchedule16, compositeSchedule2x } from './write-schedule';

const HARDWARE: Limit = { value: 32, unit: 'A' };

describe('a composite schedule', () => {
  it('begins at 0, merges what stays the same, and goes no higher than the hardware', () => {
    const one = profile({}, { periods: [{ start: 0, limit: 10 }, { start: 600, limit: 10 }, { start: 1200, limit: 40 }] });
    expect(compositeOf(installed(one), PLACE, { from: NOON - 300_000, seconds: 3600 }, 'A', HARDWARE).periods).toEqual([
      { start: 0, limit: 32 }, { start: 300, limit: 10 }, { start: 1500, limit: 32 },
    ]);
  });

  it('without a transaction is as if one began now, on the default (K08.FR.06)', () => {
    const { origin: _origin, transaction: _transaction, ...idle } = PLACE;
    const relative = profile({ kind: 'Relative' }, { periods: [{ start: 0, limit: 6 }, { start: 60, limit: 16 }] });
    expect(compositeOf(installed(relative), idle, { from: NOON + DAY, seconds: 600 }, 'A', HARDWARE).periods).toEqual([{ start: 0, limit: 6 }, { start: 60, limit: 16 }]);
  });

  it('in W from A and the other way round, rounded down to one decimal', () => {
    const inAmps = profile({}, { periods: [{ start: 0, limit: 10 }] });
    const inWatts = profile({}, { unit: 'W', periods: [{ start: 0, limit: 10_000 }] });
    const span = { from: NOON, seconds: 60 };
    expect(compositeOf(installed(inAmps), PLACE, span, 'W', HARDWARE).periods).toEqual([{ start: 0, limit: 6900 }]);
    expect(compositeOf(installed(inWatts), PLACE, span, 'A', HARDWARE).periods).toEqual([{ start: 0, limit: 14.4 }]);
  });

  it('says how many phases when it is not three; the hardware gives less on fewer', () => {
    const one = profile({}, { unit: 'W', periods: [{ start: 0, limit: 11_000, phases: 1 }, { start: 60, limit: 3680, phases: 1 }] });
    const span = { from: NOON, seconds: 600 };
    expect(compositeOf(installed(one), PLACE, span, 'A', HARDWARE).periods).toEqual([{ start: 0, limit: 32, phases: 1 }, { start: 60, limit: 16, phases: 1 }]);
    expect(compositeOf([], { ...PLACE, phases: 1 }, span, 'W', HARDWARE).periods).toEqual([{ start: 0, limit: 7360, phases: 1 }]);
    expect(compositeOf(installed(one), { ...PLACE, phases: 0, voltage: 400 }, span, 'W', { value: 50_000, unit: 'W' }).periods).toEqual([{ start: 0, limit: 11_000 }, { start: 60, limit: 3680 }]);
  });

  it('covers less time where it would have more periods than a message can hold', () => {
    const blinking = profile({ kind: 'Recurring', recurrency: 'Daily' }, { duration: 3600 });
    const { seconds, periods } = compositeOf(installed(blinking), PLACE, { from: NOON, seconds: 10 * 365 * 86_400 }, 'A', HARDWARE);
    expect([periods.length, seconds]).toEqual([MOST_PERIODS, (MOST_PERIODS / 2) * 86_400]);
  });

  it('goes on the wire as each version writes it', () => {
    const composite = compositeOf(installed(profile({}, { periods: [{ start: 0, limit: 16, phases: 1, phaseToUse: 3 }] })), PLACE, { from: NOON, seconds: HOUR / 1000 }, 'A', HARDWARE);
    expect(compositeSchedule2x(1, composite)).toEqual({
      evseId: 1, duration: 3600, scheduleStart: '2026-01-01T12:00:00.000Z', chargingRateUnit: 'A',
      chargingSchedulePeriod: [{ startPeriod: 0, limit: 16, numberPhases: 1, phaseToUse: 3 }],
    });
    expect(compositeSchedule16(composite)).toEqual({
      duration: 3600, startSchedule: '2026-01-01T12:00:00.000Z', chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 16, numberPhases: 1 }],
    });
  });
});
