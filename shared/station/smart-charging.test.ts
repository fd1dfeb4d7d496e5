import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

function profile(more: JsonObject = {}, schedule: JsonObject = {}): JsonObject {
  return {
    id: 1, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Relative',
    chargingSchedule: [{ id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }], ...schedule }],
    ...more,
  };
}

function set(evseId: number, chargingProfile: JsonObject): Promise<JsonObject> {
  return bench.result('SetChargingProfile', { evseId, chargingProfile });
}

function powers(): number[] {
  return bench.station.status().evses.map(({ power }) => power);
}

describe('K. Smart Charging, 2.x', () => {
  it('K01: a limit holds for the meter, from the moment it is set until it is cleared', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    expect(powers()).toEqual([11_000, 0]);
    expect(await set(1, profile())).toEqual({ status: 'Accepted' });
    expect(powers()).toEqual([6900, 0]);
    expect(await bench.result('ClearChargingProfile', { chargingProfileId: 1 })).toEqual({ status: 'Accepted' });
    expect(powers()).toEqual([11_000, 0]);
    expect(await bench.result('ClearChargingProfile', { chargingProfileId: 1 })).toEqual({ status: 'Unknown' });
  });

  it('K01: the schedule changes the limit as time passes, down to nothing', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    await set(1, profile({}, { chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }, { startPeriod: 300, limit: 0 }, { startPeriod: 600, limit: 16 }] }));
    await bench.pass(310);
    expect(powers()).toEqual([0, 0]);
    expect(bench.of('TransactionEvent').at(-1)).toMatchObject({ transactionInfo: { chargingState: 'SuspendedEVSE' } });
    await bench.pass(300);
    expect(powers()).toEqual([11_000, 0]);
    expect(bench.of('TransactionEvent').at(-1)).toMatchObject({ transactionInfo: { chargingState: 'Charging' } });
  });

  it('K04.FR.05: a ChargingStationMaxProfile is shared by those that charge', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging('A', 1);
    await set(0, profile({ chargingProfilePurpose: 'ChargingStationMaxProfile', chargingProfileKind: 'Absolute' }, { startSchedule: '2026-01-01T00:00:00Z', chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, limit: 12_000 }] }));
    expect(powers()).toEqual([11_000, 0]);
    await bench.startCharging('B', 2);
    await bench.pass(10);
    expect(powers()).toEqual([6000, 6000]);
  });

  it('a TxProfile ends with its transaction', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    const transactionId = bench.station.status().evses[0]?.transaction?.id ?? '';
    expect(await set(1, profile({ chargingProfilePurpose: 'TxProfile', transactionId }))).toEqual({ status: 'Accepted' });
    expect(powers()).toEqual([6900, 0]);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.startCharging();
    expect(powers()).toEqual([11_000, 0]);
  });

  it.each<[string, number, JsonObject, JsonObject]>([
    ['UnknownEvse', 5, {}, {}],
    ['InvalidStackLevel', 1, { stackLevel: 11 }, {}],
    ['InvalidProfile', 1, { chargingProfilePurpose: 'ChargingStationMaxProfile' }, {}],
    ['InvalidProfile', 0, { chargingProfilePurpose: 'ChargingStationExternalConstraints' }, {}],
    ['TxNotFound', 1, { chargingProfilePurpose: 'TxProfile' }, {}],
    ['InvalidProfile', 1, { chargingProfileKind: 'Recurring' }, {}],
    ['InvalidSchedule', 1, { chargingProfileKind: 'Recurring', recurrencyKind: 'Daily' }, {}],
    ['InvalidSchedule', 1, {}, { chargingSchedulePeriod: [{ startPeriod: 5, limit: 1 }] }],
    ['InvalidSchedule', 1, {}, { chargingSchedulePeriod: [{ startPeriod: 0, limit: 1 }, { startPeriod: 0, limit: 2 }] }],
    ['InvalidSchedule', 1, {}, { chargingSchedulePeriod: Array.from({ length: 25 }, (_, startPeriod) => ({ startPeriod, limit: 1 })) }],
  ])('K01: rejects, %s', async (reasonCode, evseId, more, schedule) => {
    bench = await Bench.booted('2.0.1');
    expect(await set(evseId, profile(more, schedule))).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode } });
    expect(await bench.result('GetChargingProfiles', { requestId: 1, chargingProfile: {} })).toEqual({ status: 'NoProfiles' });
  });

  it('K08: the composite schedule', async () => {
    bench = await Bench.booted('2.0.1');
    await set(1, profile({}, { chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }, { startPeriod: 300, limit: 16 }] }));
    expect(await bench.result('GetCompositeSchedule', { evseId: 1, duration: 600 })).toEqual({ status: 'Accepted', schedule: {
      evseId: 1, duration: 600, scheduleStart: '2026-01-01T00:00:00.000Z', chargingRateUnit: 'A',
      chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }, { startPeriod: 300, limit: 16 }],
    } });
    expect(await bench.result('GetCompositeSchedule', { evseId: 0, duration: 600, chargingRateUnit: 'W' })).toMatchObject({
      schedule: { chargingSchedulePeriod: [{ startPeriod: 0, limit: 28_900 }, { startPeriod: 300, limit: 33_040 }] },
    });
    expect(await bench.result('GetCompositeSchedule', { evseId: 7, duration: 600 })).toMatchObject({ status: 'Rejected' });
  });

  it('K09: reports the profiles as they came, one message an EVSE', async () => {
    bench = await Bench.booted('2.0.1');
    await set(1, profile());
    await set(2, profile({ id: 2, stackLevel: 3 }));
    expect(await bench.result('GetChargingProfiles', { requestId: 4, chargingProfile: {} })).toEqual({ status: 'Accepted' });
    expect(bench.of('ReportChargingProfiles')).toEqual([
      { requestId: 4, chargingLimitSource: 'CSO', evseId: 1, chargingProfile: [profile()], tbc: true },
      { requestId: 4, chargingLimitSource: 'CSO', evseId: 2, chargingProfile: [profile({ id: 2, stackLevel: 3 })] },
    ]);
    expect(await bench.result('GetChargingProfiles', { requestId: 5, chargingProfile: { chargingProfileId: [2] } })).toEqual({ status: 'Accepted' });
    expect(await bench.result('GetChargingProfiles', { requestId: 5, chargingProfile: { chargingLimitSource: ['EMS'] } })).toEqual({ status: 'NoProfiles' });
  });

  it('K10: clears by criteria', async () => {
    bench = await Bench.booted('2.0.1');
    await set(1, profile());
    await set(2, profile({ id: 2, stackLevel: 3 }));
    expect(await bench.result('ClearChargingProfile', { chargingProfileCriteria: { stackLevel: 3 } })).toEqual({ status: 'Accepted' });
    expect(await bench.result('GetChargingProfiles', { requestId: 5, chargingProfile: { chargingProfileId: [2] } })).toEqual({ status: 'NoProfiles' });
    expect(await bench.result('ClearChargingProfile', { chargingProfileCriteria: { evseId: 1 } })).toEqual({ status: 'Accepted' });
  });
});

describe('smart charging, 1.6', () => {
  const wire = (purpose: string, limit: number, more: JsonObject = {}): JsonObject => ({
    chargingProfileId: 1, stackLevel: 0, chargingProfilePurpose: purpose, chargingProfileKind: 'Relative',
    chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit }] }, ...more,
  });

  it('a TxProfile needs its transaction and ends with it', async () => {
    bench = await Bench.booted('1.6');
    expect(await bench.result('SetChargingProfile', { connectorId: 1, csChargingProfiles: wire('TxProfile', 10) })).toEqual({ status: 'Rejected' });
    await bench.startCharging();
    expect(await bench.result('SetChargingProfile', { connectorId: 1, csChargingProfiles: wire('TxProfile', 10, { transactionId: 5 }) })).toEqual({ status: 'Rejected' });
    expect(await bench.result('SetChargingProfile', { connectorId: 1, csChargingProfiles: wire('TxProfile', 10, { transactionId: 101 }) })).toEqual({ status: 'Accepted' });
    expect(powers()).toEqual([6900, 0]);
    expect(await bench.result('GetCompositeSchedule', { connectorId: 1, duration: 60 })).toMatchObject({
      status: 'Accepted', connectorId: 1, chargingSchedule: { chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }] },
    });
    await bench.act({ kind: 'press-stop', evse: 1 });
    expect(await bench.result('ClearChargingProfile', { id: 1 })).toEqual({ status: 'Unknown' });
  });

  it('ChargePointMaxProfile caps the station', async () => {
    bench = await Bench.booted('1.6');
    await bench.startCharging();
    expect(await bench.result('SetChargingProfile', { connectorId: 0, csChargingProfiles: wire('ChargePointMaxProfile', 8) })).toEqual({ status: 'Accepted' });
    expect(powers()).toEqual([5520, 0]);
    expect(await bench.result('ClearChargingProfile', { chargingProfilePurpose: 'ChargePointMaxProfile' })).toEqual({ status: 'Accepted' });
    expect(powers()).toEqual([11_000, 0]);
  });
});
