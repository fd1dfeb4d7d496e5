import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../shared/ocpp/json';
import type { StationState } from '../../shared/state/model';
import { remarksOn } from './differences';
import { linesOf, valueAt, type Frame, type LineId } from './limit-lines';
import { columnsOf } from './line-columns';
import { firstPlace, placesOf, profilesOf, usualUnit } from './place';
import { standingOf } from './profile-standing';

const NOON = Date.UTC(2026, 0, 1, 12);
const FRAME: Frame = { evse: 1, from: NOON, to: NOON + 3_600_000, unit: 'A' };

const wire = (id: number, purpose: string, periods: readonly (readonly [number, number])[], unit = 'A'): JsonObject => ({
  id, stackLevel: 0, chargingProfilePurpose: purpose, chargingProfileKind: 'Absolute',
  chargingSchedule: [{ id: 1, startSchedule: new Date(NOON - 600_000).toISOString(), chargingRateUnit: unit, chargingSchedulePeriod: periods.map(([startPeriod, limit]) => ({ startPeriod, limit })) }],
});
const profile = (id: number, evse: number, purpose: string, periods: readonly (readonly [number, number])[], since = NOON - 600_000): StationState['profiles'][number] =>
  ({ id, evse, purpose, kind: 'Absolute', stackLevel: 0, since, profile: wire(id, purpose, periods) });
const station = (more: Partial<StationState> = {}): StationState => ({
  id: 'CP1', version: '2.0.1', connected: true, evses: [{ id: 1, connectors: [] }, { id: 2, connectors: [] }], transactions: [], variables: [], reservations: [],
  profiles: [], composites: [], externalLimits: [], carSchedules: [], monitoring: { monitors: [], events: [] }, messages: 0, errors: 0, ...more,
});
const now = (one: StationState, id: LineId, at = NOON, frame = FRAME): number | null | undefined => {
  const line = linesOf(one, frame).find((other) => other.id === id);
  return line && valueAt(line, at);
};
const texts = (one: StationState, frame = FRAME): string[] => remarksOn(one, frame, linesOf(one, frame)).map(({ text }) => text);

describe('limits over time', () => {
  const two = [profile(1, 0, 'ChargingStationMaxProfile', [[0, 14], [1800, 8]]), profile(2, 1, 'TxDefaultProfile', [[0, 10]])];

  test('the least of the purposes is the composite, and each has a line', () => {
    const one = station({ profiles: two });
    expect([now(one, 'ChargingStationMaxProfile'), now(one, 'TxDefaultProfile'), now(one, 'ours')]).toEqual([14, 10, 10]);
    expect(now(one, 'ours', NOON + 1_200_001)).toBe(8);
    expect(now(one, 'TxProfile')).toBeUndefined();
  });

  test('the whole station is capped by what caps it as a whole', () => {
    expect(now(station({ profiles: two }), 'ours', NOON, { ...FRAME, evse: 0 })).toBe(14);
  });

  test('a profile says nothing before it was there', () => {
    const one = station({ profiles: [profile(2, 1, 'TxDefaultProfile', [[0, 10]], NOON + 60_000)] });
    expect([now(one, 'ours', NOON), now(one, 'ours', NOON + 60_000)]).toEqual([null, 10]);
  });

  test('what others limit counts as soon as it is told with its schedule', () => {
    const limit = { source: 'EMS', evse: 1, at: NOON - 1000, schedules: [{ id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 6 }] }] };
    expect(now(station({ profiles: two, externalLimits: [limit] }), 'ours')).toBe(6);
    expect(texts(station({ profiles: two, externalLimits: [{ ...limit, schedules: [] }] }))[0]).toContain('EMS limits EVSE 1, but how much was not told');
  });

  test('units are converted by voltage and phases', () => {
    expect(now(station({ profiles: two }), 'ours', NOON, { ...FRAME, unit: 'W' })).toBe(6900);
    expect(usualUnit(profilesOf(station({ profiles: two })))).toBe('A');
  });

  test('columns for the chart: all times, null where a line says nothing', () => {
    const [times, ...columns] = columnsOf(linesOf(station({ profiles: two }), FRAME), FRAME);
    expect(times).toEqual([NOON / 1000, NOON / 1000 + 1200, NOON / 1000 + 3600]);
    expect(columns).toEqual([[14, 8, 8], [10, 10, 10], [10, 8, 8]]);
  });

  test('what cannot be read is left out', () => {
    const broken = { ...profile(3, 1, 'Nonsense', []), profile: { id: 'x', chargingSchedule: 'none' } };
    expect(linesOf(station({ profiles: [broken] }), FRAME)).toEqual([]);
  });
});

describe('differences in words', () => {
  const profiles = [profile(2, 1, 'TxDefaultProfile', [[0, 10]])];
  const composite = (limit: number): StationState['composites'][number] => ({ evse: 1, unit: 'A', from: NOON, at: NOON, duration: 1800, periods: [{ start: 0, limit }, { start: 600, limit: 10 }] });

  test('nothing was asked', () => {
    expect(texts(station({ profiles }))).toEqual(['The station has not been asked what it makes of its profiles (GetCompositeSchedule).']);
  });

  test('the same, and not the same', () => {
    expect(texts(station({ profiles, composites: [composite(10)] }))).toEqual(['What the station reports is what its profiles give.']);
    expect(texts(station({ profiles, composites: [composite(16)] }))).toEqual([expect.stringMatching(/: the station reports 16 A, its profiles give 10 A; that is 6 A more\.$/)]);
  });

  test('a report that is older than a profile', () => {
    const newer = profile(3, 1, 'TxProfile', [[0, 8]], NOON + 1000);
    expect(texts(station({ profiles: [...profiles, newer], composites: [composite(10)] }))[0]).toMatch(/is older than a profile that was set since/);
  });

  test('more was measured than is allowed', () => {
    const samples = [{ at: NOON + 60_000, current: 9.9 }, { at: NOON + 120_000, current: 16 }];
    const transactions = [{ id: 'T', evse: 1, startedAt: NOON - 60_000, missingSeqNos: [], samples }];
    expect(texts(station({ profiles, composites: [composite(10)], transactions })).at(-1)).toMatch(/^Once more was measured than the profiles allow: 16 A at .*, 6 A too much\.$/);
    expect(texts(station({ profiles, composites: [composite(10)], transactions: transactions.map((one) => ({ ...one, samples: samples.slice(0, 1) })) })).at(-1)).toBe('No more was measured than the profiles allow.');
  });
});

describe('places and standings', () => {
  test('where there is anything to say, and where to look first', () => {
    const one = station({ profiles: [profile(2, 2, 'TxDefaultProfile', [[0, 10]])] });
    expect(placesOf(one)).toEqual([0, 1, 2]);
    expect(firstPlace(one)).toBe(2);
    expect(firstPlace(station())).toBe(1);
  });

  test('why a profile does not count', () => {
    const one = station({ profiles: [profile(1, 1, 'TxDefaultProfile', [[0, 10]]), { ...profile(2, 1, 'TxDefaultProfile', [[0, 12]]), profile: { ...wire(2, 'TxDefaultProfile', [[0, 12]]), stackLevel: 3 } }, profile(3, 1, 'TxProfile', [[0, 8]]), profile(4, 2, 'TxDefaultProfile', [[0, 8]])] });
    const all = profilesOf(one);
    expect(all.map((each) => standingOf(each, all, { evseId: 1, voltage: 230, phases: 3 }, NOON).words)).toEqual(['below profile 2', 'in force', 'no transaction', 'at 2 only']);
  });
});
