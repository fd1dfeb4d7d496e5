import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

const START = '2026-01-01T00:00:00Z';

function profile(more: JsonObject = {}, schedule: JsonObject = {}): JsonObject {
  return {
    id: 1, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Relative',
    chargingSchedule: [{ id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }], ...schedule }],
    ...more,
  };
}

const MAX = { id: 9, chargingProfilePurpose: 'ChargingStationMaxProfile', chargingProfileKind: 'Absolute' };

function set(evseId: number, chargingProfile: JsonObject): Promise<JsonObject> {
  return bench.result('SetChargingProfile', { evseId, chargingProfile });
}

function powers(): number[] {
  return bench.station.status().evses.map(({ power }) => power);
}

function rateChanges(): JsonObject[] {
  return bench.of('TransactionEvent').filter(({ triggerReason }) => triggerReason === 'ChargingRateChanged');
}

const DC = { evses: [{ connectors: [{ type: 'cCCS2' }], phases: 0 as const, maxPower: 50_000 }] };

describe('what is taken and what is not (K01)', () => {
  it.each<[string, number, JsonObject, JsonObject]>([
    ['InvalidProfile', 0, { chargingProfilePurpose: 'TxProfile', transactionId: 'x' }, {}],
    ['InvalidProfile', 0, { ...MAX, chargingProfileKind: 'Relative' }, {}],
    ['InvalidProfile', 1, { validFrom: '2027-01-01T00:00:00Z', validTo: '2026-06-01T00:00:00Z' }, {}],
    ['InvalidProfile', 1, { validTo: '2025-01-01T00:00:00Z' }, {}],
    ['InvalidSchedule', 1, { chargingProfileKind: 'Absolute' }, {}],
    ['InvalidSchedule', 1, {}, { startSchedule: START }],
    ['InvalidSchedule', 1, {}, { duration: 0 }],
    ['InvalidSchedule', 1, {}, { chargingSchedulePeriod: [{ startPeriod: 0, limit: 9, numberPhases: 1, phaseToUse: 2 }] }],
    ['InvalidSchedule', 1, {}, { chargingSchedulePeriod: [{ startPeriod: 0, limit: 9, phaseToUse: 1 }] }],
  ])('%s', async (reasonCode, evseId, more, schedule) => {
    bench = await Bench.booted('2.0.1');
    expect(await set(evseId, profile(more, schedule))).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode } });
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['InvalidProfile', { dynUpdateInterval: 10 }, {}],
    ['InvalidSchedule', {}, { useLocalTime: true }],
  ])('2.1: %s', async (reasonCode, more, schedule) => {
    bench = await Bench.booted('2.1');
    expect(await set(1, profile(more, schedule))).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode } });
  });

  it('K01.FR.95: a randomizedDelay for the whole station', async () => {
    bench = await Bench.booted('2.1');
    expect(await set(0, profile(MAX, { startSchedule: START, randomizedDelay: 10 }))).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode: 'InvalidSchedule' } });
  });

  it('K01.FR.03, K01.FR.33, K01.FR.39: a TxProfile names the transaction that runs there, once for each level', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    const transactionId = bench.station.status().evses[0]?.transaction?.id ?? '';
    const tx = { chargingProfilePurpose: 'TxProfile' };
    expect(await set(1, profile(tx))).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode: 'InvalidProfile' } });
    expect(await set(1, profile({ ...tx, transactionId: 'other' }))).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode: 'TxNotFound' } });
    expect(await set(1, profile({ ...tx, transactionId }))).toEqual({ status: 'Accepted' });
    expect(await set(1, profile({ ...tx, transactionId, id: 2 }))).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode: 'DuplicateProfile' } });
    expect(await set(1, profile({ ...tx, transactionId, id: 2, stackLevel: 1 }))).toEqual({ status: 'Accepted' });
    expect(await set(1, profile({ ...tx, transactionId, id: 3, stackLevel: 2, chargingSchedule: [1, 2].map((id) => ({ id, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 9 }] })) })))
      .toMatchObject({ status: 'Rejected', statusInfo: { reasonCode: 'InvalidSchedule' } });
  });

  it('K01.FR.06: two of one level may stand beside each other when they are valid at different times', async () => {
    bench = await Bench.booted('2.0.1');
    expect(await set(1, profile({ validTo: '2026-02-01T00:00:00Z' }))).toEqual({ status: 'Accepted' });
    expect(await set(1, profile({ id: 2, validFrom: '2026-02-01T00:00:00Z' }))).toEqual({ status: 'Accepted' });
    expect(await set(1, profile({ id: 3, validFrom: '2026-01-15T00:00:00Z' }))).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode: 'DuplicateProfile' } });
    expect(await set(2, profile({ id: 3 }))).toEqual({ status: 'Accepted' });
  });

  it('MaxChargingProfiles, told as Entries[ChargingProfiles]', async () => {
    bench = await Bench.booted('2.0.1');
    for (let level = 0; level < 10; level += 1) for (const evseId of [1, 2]) await set(evseId, profile({ id: 10 * level + evseId, stackLevel: level }));
    const entries = { component: { name: 'SmartChargingCtrlr' }, variable: { name: 'Entries', instance: 'ChargingProfiles' } };
    expect(await bench.result('GetVariables', { getVariableData: [entries] })).toMatchObject({ getVariableResult: [{ attributeValue: '20' }] });
    expect(await set(1, profile({ id: 999, stackLevel: 10 }))).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode: 'TooManyElements' } });
    expect(await set(1, profile({ id: 1, stackLevel: 10 }))).toEqual({ status: 'Accepted' });
  });

  it('K01.FR.44: phases mean nothing to direct current; 2.1 rejects them', async () => {
    const phased = profile({}, { chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, limit: 20_000, numberPhases: 1 }] });
    bench = await Bench.booted('2.0.1', DC);
    expect(await set(1, phased)).toEqual({ status: 'Accepted' });
    expect(await bench.result('GetCompositeSchedule', { evseId: 1, duration: 60, chargingRateUnit: 'W' })).toMatchObject({ schedule: { chargingSchedulePeriod: [{ startPeriod: 0, limit: 20_000 }] } });
    bench = await Bench.booted('2.1', DC);
    expect(await set(1, phased)).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode: 'NoPhaseForDC' } });
  });

  it('K01.FR.29: switched off, none of the requests is supported', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.result('SetVariables', { setVariableData: [{ component: { name: 'SmartChargingCtrlr' }, variable: { name: 'Enabled' }, attributeValue: 'false' }] });
    for (const [action, payload] of [
      ['SetChargingProfile', { evseId: 1, chargingProfile: profile() }], ['ClearChargingProfile', { chargingProfileId: 1 }],
      ['GetChargingProfiles', { requestId: 1, chargingProfile: { stackLevel: 0 } }], ['GetCompositeSchedule', { evseId: 1, duration: 60 }],
    ] as const) expect(await bench.call(action, payload)).toMatchObject({ kind: 'error', code: 'NotSupported' });
  });

  it('1.6: the same purpose and level replace, and a connector of its own goes before the one for all', async () => {
    bench = await Bench.booted('1.6');
    const wire = (id: number, limit: number): JsonObject => ({
      chargingProfileId: id, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Absolute',
      chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit }] },
    });
    const ask = async (connectorId: number): Promise<unknown> => (await bench.result('GetCompositeSchedule', { connectorId, duration: 60 }))['chargingSchedule'];
    for (const [connectorId, id, limit] of [[0, 1, 12], [0, 2, 10], [1, 3, 8]] as const) {
      expect(await bench.result('SetChargingProfile', { connectorId, csChargingProfiles: wire(id, limit) })).toEqual({ status: 'Accepted' });
    }
    expect(await ask(1)).toMatchObject({ chargingSchedulePeriod: [{ limit: 8 }] });
    expect(await ask(2)).toMatchObject({ chargingSchedulePeriod: [{ limit: 10 }] });
    expect(await bench.result('ClearChargingProfile', { id: 1 })).toEqual({ status: 'Unknown' });
  });
});

describe('what the car gets', () => {
  it('a limit changes at its second, by a timer of its own', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    await set(1, profile({ chargingProfileKind: 'Absolute' }, { startSchedule: START, chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }, { startPeriod: 33, limit: 8 }] }));
    await bench.pass(32);
    expect(powers()).toEqual([6900, 0]);
    await bench.pass(1.1);
    expect(powers()).toEqual([5520, 0]);
  });

  it('Relative counts from when energy could flow, not from when the profile came', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    await bench.pass(60);
    await set(1, profile({}, { chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }, { startPeriod: 50, limit: 8 }] }));
    expect(powers()).toEqual([5520, 0]);
  });

  it('ChargingRateChanged only when LimitChangeSignificance is exceeded, small steps adding up (SC.03)', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.result('SetVariables', { setVariableData: [{ component: { name: 'SmartChargingCtrlr' }, variable: { name: 'LimitChangeSignificance' }, attributeValue: '10' }] });
    await bench.startCharging();
    const limits = [15.9, 15, 14, 13.9, 13.8];
    const told: number[] = [];
    for (const limit of limits) {
      await set(1, profile({}, { chargingSchedulePeriod: [{ startPeriod: 0, limit }] }));
      told.push(rateChanges().length);
    }
    expect(told).toEqual([0, 0, 1, 1, 1]);
  });

  it('1.6 has no such message, and goes on without', async () => {
    bench = await Bench.booted('1.6');
    await bench.startCharging();
    await bench.result('SetChargingProfile', { connectorId: 1, csChargingProfiles: {
      chargingProfileId: 1, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Relative', chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 8 }] },
    } });
    expect(powers()).toEqual([5520, 0]);
  });

  it('one phase gives a third of what the hardware can', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    await set(1, profile({}, { chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, limit: 11_000, numberPhases: 1 }] }));
    expect(powers()[0]).toBeCloseTo(22_000 / 3, 0);
    expect(bench.of('TransactionEvent').some(({ numberOfPhasesUsed }) => numberOfPhasesUsed === 1)).toBe(true);
  });

  it('K04: what one car does not take the other gets, and nobody gets less than minChargingRate', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging('A', 1);
    await bench.startCharging('B', 2);
    await set(0, profile(MAX, { startSchedule: START, chargingSchedulePeriod: [{ startPeriod: 0, limit: 20 }] }));
    expect(powers()).toEqual([6900, 6900]);
    await set(1, profile({}, { chargingSchedulePeriod: [{ startPeriod: 0, limit: 7 }] }));
    expect(powers()).toEqual([4830, 8970]);
    await set(2, profile({ id: 2 }, { minChargingRate: 14, chargingSchedulePeriod: [{ startPeriod: 0, limit: 32 }] }));
    expect(powers()).toEqual([4140, 9660]);
    expect(await bench.result('GetCompositeSchedule', { evseId: 0, duration: 60, chargingRateUnit: 'A' })).toMatchObject({ schedule: { chargingSchedulePeriod: [{ startPeriod: 0, limit: 20 }] } });
  });

  it('K04.FR.05: at no time do the cars take more than the station may, whoever comes and goes', async () => {
    bench = await Bench.booted('2.0.1');
    await set(0, profile(MAX, { startSchedule: START, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, limit: 15_000 }, { startPeriod: 100, limit: 9000 }, { startPeriod: 200, limit: 3000 }] }));
    const sum = (): number => powers().reduce((all, one) => all + one, 0);
    await bench.startCharging('A', 1);
    expect(sum()).toBe(11_000);
    await bench.startCharging('B', 2);
    expect(powers()).toEqual([7500, 7500]);
    await bench.pass(101);
    expect(powers()).toEqual([4500, 4500]);
    await bench.pass(100);
    expect(powers()).toEqual([0, 0]);
    expect(bench.of('TransactionEvent').filter(({ triggerReason }) => triggerReason === 'ChargingStateChanged').slice(-2)).toMatchObject([
      { transactionInfo: { chargingState: 'SuspendedEVSE' } }, { transactionInfo: { chargingState: 'SuspendedEVSE' } },
    ]);
  });

  it('a higher chargingPriority goes first where it is not enough for two (K03.FR.04)', async () => {
    bench = await Bench.booted('2.0.1');
    bench.script.set('TransactionEvent', ({ idToken }) => ({ idTokenInfo: { status: 'Accepted' }, ...((idToken as JsonObject | undefined)?.['idToken'] === 'B' ? { chargingPriority: 3 } : {}) }));
    await set(0, profile(MAX, { startSchedule: START, chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }] }));
    await bench.startCharging('A', 1);
    expect(powers()).toEqual([6900, 0]);
    await bench.startCharging('B', 2);
    await bench.pass(15);
    expect(powers()).toEqual([0, 6900]);
  });
});

describe('reports (K09)', () => {
  it('in parts of at most ten, one EVSE in each', async () => {
    bench = await Bench.booted('2.0.1');
    for (let level = 0; level <= 10; level += 1) await set(1, profile({ id: level + 1, stackLevel: level }));
    await set(2, profile({ id: 50 }));
    expect(await bench.result('GetChargingProfiles', { requestId: 7, chargingProfile: { chargingLimitSource: ['CSO'] } })).toEqual({ status: 'Accepted' });
    await bench.pass(1);
    expect(bench.of('ReportChargingProfiles').map(({ evseId, tbc, chargingProfile }) => [evseId, tbc, (chargingProfile as unknown[]).length])).toEqual([[1, true, 10], [1, true, 1], [2, undefined, 1]]);
  });
});
