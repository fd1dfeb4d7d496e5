import { describe, expect, it } from 'vitest';
import { leadingAt, limitAt } from './combine';
import { delayed } from './delayed';
import type { ChargingProfile, InstalledProfile, ProfilePurpose } from './model';
import { DAY, HOUR, installed, NOON, PLACE, profile } from './profiles.fixture';
import { saidAt } from './said';
import { inUnit } from './units';

function said(one: ChargingProfile, at: number, origin = NOON): number | undefined {
  const result = saidAt({ evseId: 1, profile: one, since: NOON }, { ...PLACE, origin }, at);
  return result.schedule ? result.period.limit : undefined;
}

function amps(profiles: readonly InstalledProfile[], at = NOON, place = PLACE): number | undefined {
  return limitAt(profiles, place, at).limit?.value;
}

describe('what a profile says at a time', () => {
  it('Absolute: from startSchedule, period after period, until its duration is over (K01.FR.12, K01.FR.30)', () => {
    const one = profile({}, { duration: 7200, periods: [{ start: 0, limit: 10 }, { start: 3600, limit: 16 }, { start: 7200, limit: 32 }] });
    expect([NOON - 1, NOON, NOON + HOUR - 1, NOON + HOUR, NOON + 2 * HOUR - 1, NOON + 2 * HOUR].map((at) => said(one, at)))
      .toEqual([undefined, 10, 10, 16, 16, undefined]);
  });

  it('the last limit goes on where there is no duration', () => {
    expect(saidAt({ evseId: 1, profile: profile(), since: NOON }, PLACE, NOON + 30 * DAY)).toMatchObject({ period: { limit: 10 }, until: Infinity });
  });

  it('Relative: from when charging could begin; Absolute without startSchedule too, as in 1.6', () => {
    const { start: _start, ...open } = profile().schedules[0] ?? { unit: 'A' as const, periods: [] };
    const schedules = [{ ...open, periods: [{ start: 0, limit: 6 }, { start: 600, limit: 16 }] }];
    const origin = NOON + 5000;
    for (const kind of ['Relative', 'Absolute'] as const) {
      expect([origin - 1, origin, origin + 600_000].map((at) => said(profile({ kind, schedules }), at, origin))).toEqual([undefined, 6, 16]);
    }
  });

  it('Recurring: by day and by week, with a gap where its duration is shorter (K01.FR.13), and nothing before startSchedule', () => {
    const periods = [{ start: 0, limit: 6 }, { start: 6 * 3600, limit: 16 }];
    const daily = profile({ kind: 'Recurring', recurrency: 'Daily' }, { periods });
    expect([NOON - 1, NOON + 3 * DAY - 1, NOON + 3 * DAY, NOON + 3 * DAY + 7 * HOUR].map((at) => said(daily, at))).toEqual([undefined, 16, 6, 16]);
    const weekly = profile({ kind: 'Recurring', recurrency: 'Weekly' }, { periods, duration: 12 * 3600 });
    expect([NOON + 7 * DAY, NOON + 8 * DAY, NOON + 14 * DAY + 6 * HOUR].map((at) => said(weekly, at))).toEqual([6, undefined, 16]);
  });

  it('a day or a week is that many seconds, also over the end of a year', () => {
    const start = Date.UTC(2020, 0, 5);
    const weekly = profile({ kind: 'Recurring', recurrency: 'Weekly' }, { start, duration: 86_400 });
    // Sundays of 2026, and the days beside them.
    expect([4, 5, 10, 11].map((day) => said(weekly, Date.UTC(2026, 0, day, 6)))).toEqual([10, undefined, undefined, 10]);
  });

  it('validFrom is included, validTo is not (K01.FR.36, K01.FR.37)', () => {
    const one = profile({ validFrom: NOON + HOUR, validTo: NOON + 2 * HOUR });
    expect([NOON, NOON + HOUR, NOON + 2 * HOUR - 1, NOON + 2 * HOUR].map((at) => said(one, at))).toEqual([undefined, 10, 10, undefined]);
  });

  it('of several schedules the one that was chosen', () => {
    const one: InstalledProfile = { evseId: 1, since: NOON, profile: profile({ schedules: [6, 16, 32].map((limit) => ({ unit: 'A', start: NOON, periods: [{ start: 0, limit }] })) }) };
    expect([undefined, 1, 2].map((chosen) => amps([{ ...one, ...(chosen === undefined ? {} : { chosen }) }]))).toEqual([6, 16, 32]);
  });

  it('maxOfflineDuration ends it while there is no connection (K01.FR.101)', () => {
    const profiles = installed(profile({ maxOfflineDuration: 60 }), profile({ id: 2, purpose: 'ChargingStationMaxProfile' }, { periods: [{ start: 0, limit: 25 }] }));
    const offline = { ...PLACE, offlineSince: NOON };
    expect([0, 59_999, 60_000].map((ms) => amps(profiles, NOON + ms, offline))).toEqual([10, 10, 25]);
    expect(limitAt(profiles, offline, NOON).until).toBe(NOON + 60_000);
  });

  it('limitAtSoC caps where the battery is full enough (K01.FR.100)', () => {
    const profiles = installed(profile({}, { limitAtSoC: { soc: 80, limit: 6 } }));
    expect([undefined, 79, 80].map((soc) => amps(profiles, NOON, { ...PLACE, ...(soc === undefined ? {} : { soc }) }))).toEqual([10, 10, 6]);
  });

  it('randomizedDelay moves every period but the first, and not the end (K01.FR.92, K01.FR.94)', () => {
    const one = profile({}, { duration: 900, randomizedDelay: 100, periods: [{ start: 0, limit: 6 }, { start: 300, limit: 16 }, { start: 310, limit: 32 }] });
    const draws = [0.5, 0];
    expect(delayed(one, () => draws.shift() ?? 0).schedules[0]).toMatchObject({ duration: 900, start: NOON, periods: [{ start: 0 }, { start: 350 }, { start: 350 }] });
    expect(delayed(profile(), () => 0.5)).toEqual(profile());
  });
});

describe('what several profiles say together', () => {
  const of = (purpose: ProfilePurpose, limit: number, more: Partial<ChargingProfile> = {}): ChargingProfile => profile({ purpose, ...more }, { periods: [{ start: 0, limit }] });

  it('the highest stack level of a purpose, the lower one where it says nothing (K01.FR.17)', () => {
    const high = profile({ stackLevel: 2 }, { duration: 60, periods: [{ start: 0, limit: 20 }] });
    const profiles = installed(of('TxDefaultProfile', 8), high);
    expect([NOON, NOON + 60_000].map((at) => amps(profiles, at))).toEqual([20, 8]);
    expect(limitAt(profiles, PLACE, NOON).until).toBe(NOON + 60_000);
  });

  it('a default of the EVSE before one for all of the same level, and not for other EVSEs', () => {
    const profiles: InstalledProfile[] = [
      { evseId: 0, profile: of('TxDefaultProfile', 8), since: NOON + 1 }, { evseId: 1, profile: of('TxDefaultProfile', 20), since: NOON },
    ];
    expect([1, 2].map((evseId) => amps(profiles, NOON, { ...PLACE, evseId }))).toEqual([20, 8]);
  });

  it('TxProfile before TxDefaultProfile, even when it allows more (K02.FR.04), and again the default when it ends (K02.FR.08)', () => {
    const profiles = installed(of('TxDefaultProfile', 8), of('TxProfile', 20, { validTo: NOON + HOUR, transactionId: 'tx' }));
    expect([NOON, NOON + HOUR].map((at) => amps(profiles, at))).toEqual([20, 8]);
  });

  it('TxProfile for its transaction only', () => {
    const profiles = installed(of('TxDefaultProfile', 8), of('TxProfile', 20, { transactionId: 'tx' }));
    const { transaction: _transaction, ...idle } = PLACE;
    expect([PLACE, { ...PLACE, transaction: ['other'] }, idle].map((place) => amps(profiles, NOON, place))).toEqual([20, 8, 8]);
  });

  it('the lowest of the purposes, across units (SC.01)', () => {
    const max = profile({ purpose: 'ChargingStationMaxProfile' }, { unit: 'W', periods: [{ start: 0, limit: 6900 }] });
    expect(limitAt(installed(of('TxProfile', 20), max), PLACE, NOON).limit).toEqual({ value: 6900, unit: 'W', phases: 3 });
    expect(amps(installed(of('TxProfile', 9), max))).toBe(9);
    expect(amps(installed(of('TxProfile', 9), max, of('ChargingStationExternalConstraints', 7)))).toBe(7);
  });

  it('the lowest number of phases, and limits are compared on those (2.1 3.8)', () => {
    const one = profile({ purpose: 'TxProfile' }, { periods: [{ start: 0, limit: 32, phases: 1, phaseToUse: 2 }] });
    expect(limitAt(installed(one, of('ChargingStationMaxProfile', 20)), PLACE, NOON).limit).toEqual({ value: 20, unit: 'A', phases: 1, phaseToUse: 2 });
  });

  it('PriorityCharging in place of TxProfile once it was asked for, and LocalGeneration on top (2.1)', () => {
    const profiles = installed(of('TxProfile', 10), of('PriorityCharging', 32), of('LocalGeneration', 3), of('ChargingStationMaxProfile', 25));
    expect([false, true].map((priority) => amps(profiles, NOON, { ...PLACE, priority }))).toEqual([13, 28]);
    expect(amps(installed(of('LocalGeneration', 3)))).toBeUndefined();
  });

  it('a period without a limit sets none, and still stands before the default', () => {
    const open = profile({ purpose: 'TxProfile' }, { periods: [{ start: 0, operationMode: 'CentralSetpoint', setpoint: 5 }] });
    const profiles = installed(open, of('TxDefaultProfile', 8));
    expect(amps(profiles)).toBeUndefined();
    expect(leadingAt(profiles, 'TxProfile', PLACE, NOON)).toMatchObject({ period: { setpoint: 5 }, installed: { profile: { purpose: 'TxProfile' } } });
  });

  it('the station alone and the EVSE alone can be asked', () => {
    const profiles = installed(of('TxProfile', 10), of('ChargingStationMaxProfile', 8), of('ChargingStationExternalConstraints', 9));
    expect((['all', 'station', 'evse'] as const).map((scope) => limitAt(profiles, PLACE, NOON, scope).limit?.value)).toEqual([8, 8, 9]);
  });
});

describe('units', () => {
  it('A is per phase, W in total; three phases unless fewer are said or there are fewer', () => {
    expect(inUnit({ value: 10, unit: 'A' }, 'W', PLACE)).toBe(6900);
    expect(inUnit({ value: 6900, unit: 'W' }, 'A', PLACE)).toBe(10);
    expect(inUnit({ value: 10, unit: 'A', phases: 1 }, 'W', PLACE)).toBe(2300);
    expect(inUnit({ value: 10, unit: 'A' }, 'W', { phases: 1, voltage: 230 })).toBe(2300);
    expect(inUnit({ value: 100, unit: 'A', phases: 3 }, 'W', { phases: 0, voltage: 400 })).toBe(40_000);
  });
});
