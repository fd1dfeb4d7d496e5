import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';
import type { StationConfig } from './api';

let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

async function booted(config: Partial<StationConfig> = {}): Promise<void> {
  bench = await Bench.booted('1.6', config);
  bench.forget();
}

async function set(key: string, value: string): Promise<void> {
  expect(await bench.result('ChangeConfiguration', { key, value })).toEqual({ status: 'Accepted' });
}

describe('transactions of 1.6', () => {
  it('cable first: Preparing, Authorize, StartTransaction, Charging, StopTransaction, Finishing, Available (§4.8 to §4.10)', async () => {
    await booted();
    await bench.startCharging();
    expect(bench.actions).toEqual(['StatusNotification', 'Authorize', 'StartTransaction', 'StatusNotification']);
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(bench.statuses).toEqual(['1 Preparing', '1 Charging', '1 Finishing', '1 Available']);
    expect(bench.of('StartTransaction')).toEqual([{ connectorId: 1, idTag: 'T01', meterStart: 0, timestamp: '2026-01-01T00:00:00.000Z' }]);
    expect(bench.of('StopTransaction')).toEqual([{ transactionId: 101, idTag: 'T01', meterStop: 0, timestamp: '2026-01-01T00:00:00.000Z', reason: 'Local' }]);
  });

  it('idTag first, then the cable', async () => {
    await booted();
    await bench.act({ kind: 'present-token', evse: 2, idToken: 'T01' });
    expect(bench.statuses).toEqual(['2 Preparing']);
    expect(bench.of('StartTransaction')).toEqual([]);
    await bench.act({ kind: 'plug-in', evse: 2, connector: 1 });
    expect(bench.of('StartTransaction')).toMatchObject([{ connectorId: 2 }]);
    expect(bench.statuses).toEqual(['2 Preparing', '2 Charging']);
  });

  it('goes back to Available when no cable comes within ConnectionTimeOut', async () => {
    await booted();
    await set('ConnectionTimeOut', '20');
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    await bench.pass(20);
    expect(bench.statuses).toEqual(['1 Preparing', '1 Available']);
    expect(bench.of('StartTransaction')).toEqual([]);
  });

  it('counts in Wh from meterStart to meterStop', async () => {
    await booted();
    await bench.startCharging();
    await bench.pass(3600);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.startCharging();
    expect(bench.of('StopTransaction')).toMatchObject([{ meterStop: 11_000, reason: 'EVDisconnected' }]);
    expect(bench.of('StartTransaction').map(({ meterStart }) => meterStart)).toEqual([0, 11_000]);
  });

  it('sends MeterValues as texts with the transaction, for what MeterValuesSampledData asks', async () => {
    await booted();
    await set('MeterValuesSampledData', 'Energy.Active.Import.Register,Current.Import,SoC,Temperature');
    await set('MeterValueSampleInterval', '30');
    await bench.startCharging();
    await bench.pass(30);
    const [values] = bench.of('MeterValues');
    expect(values).toMatchObject({ connectorId: 1, transactionId: 101 });
    const samples = ((values?.['meterValue'] as JsonObject[])[0]?.['sampledValue'] ?? []) as JsonObject[];
    expect(samples[0]).toEqual({ value: '91', context: 'Sample.Periodic', measurand: 'Energy.Active.Import.Register', location: 'Outlet', unit: 'Wh' });
    expect(samples.map(({ measurand, phase, unit, location }) => [measurand, phase, unit, location])).toEqual([
      ['Energy.Active.Import.Register', undefined, 'Wh', 'Outlet'], ['Current.Import', 'L1', 'A', 'Outlet'], ['Current.Import', 'L2', 'A', 'Outlet'],
      ['Current.Import', 'L3', 'A', 'Outlet'], ['SoC', undefined, 'Percent', 'EV'], ['Temperature', undefined, 'Celsius', 'Body'],
      ['Temperature', undefined, 'Celsius', 'Cable'],
    ]);
    expect(samples.every(({ value }) => typeof value === 'string')).toBe(true);
  });

  it('adds transactionData when StopTxnSampledData asks for it', async () => {
    await booted();
    await set('StopTxnSampledData', 'Energy.Active.Import.Register');
    await bench.startCharging();
    await bench.pass(60);
    await bench.act({ kind: 'press-stop', evse: 1 });
    const [stop] = bench.of('StopTransaction');
    expect(stop).not.toHaveProperty('idTag');
    expect((stop?.['transactionData'] as JsonObject[]).map((value) => (value['sampledValue'] as JsonObject[])[0]?.['context'])).toEqual([
      'Transaction.Begin', 'Sample.Periodic', 'Transaction.End',
    ]);
  });

  it('sends clock-aligned values at round times', async () => {
    await booted();
    await set('ClockAlignedDataInterval', '600');
    await bench.pass(600);
    expect(bench.of('MeterValues')).toMatchObject([{ connectorId: 0 }, { connectorId: 1 }, { connectorId: 2 }]);
    expect(bench.of('MeterValues')[0]).not.toHaveProperty('transactionId');
  });

  it('SuspendedEV and back when the car pauses; SuspendedEVSE when the limit leaves nothing', async () => {
    await booted();
    await bench.startCharging();
    await bench.act({ kind: 'ev-suspend', evse: 1 });
    await bench.act({ kind: 'ev-resume', evse: 1 });
    await bench.result('SetChargingProfile', { connectorId: 1, csChargingProfiles: {
      chargingProfileId: 1, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Relative',
      chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 0 }] },
    } });
    expect(bench.statuses.slice(1)).toEqual(['1 Charging', '1 SuspendedEV', '1 Charging', '1 SuspendedEVSE']);
  });

  it('StopTransactionOnInvalidId: DeAuthorized when true, no more energy when false (§4.2)', async () => {
    await booted();
    bench.script.set('StartTransaction', { transactionId: 7, idTagInfo: { status: 'ConcurrentTx' } });
    await bench.startCharging();
    expect(bench.of('StopTransaction')).toMatchObject([{ transactionId: 7, reason: 'DeAuthorized' }]);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await set('StopTransactionOnInvalidId', 'false');
    await bench.startCharging();
    expect(bench.statuses.at(-1)).toBe('1 SuspendedEVSE');
    expect(bench.station.status().evses[0]?.power).toBe(0);
  });

  it('StopTransactionOnEVSideDisconnect false: SuspendedEV until the idTag comes again (§9.1.24)', async () => {
    await booted();
    await set('StopTransactionOnEVSideDisconnect', 'false');
    await bench.startCharging();
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(bench.statuses.at(-1)).toBe('1 SuspendedEV');
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    expect(bench.of('StopTransaction')).toMatchObject([{ reason: 'Local' }]);
    // The plug hangs in the socket still, which lets go of it now.
    expect(bench.statuses.at(-1)).toBe('1 Finishing');
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(bench.statuses.at(-1)).toBe('1 Available');
  });

  it('UnlockConnector ends the transaction (§5.18)', async () => {
    await booted();
    await bench.startCharging();
    expect(await bench.result('UnlockConnector', { connectorId: 1 })).toEqual({ status: 'Unlocked' });
    expect(bench.of('StopTransaction')).toMatchObject([{ reason: 'UnlockCommand' }]);
    expect(await bench.result('UnlockConnector', { connectorId: 9 })).toEqual({ status: 'NotSupported' });
  });

  it('a fault shows its error code, ends the transaction, and goes', async () => {
    await booted();
    await bench.startCharging();
    await bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'OverCurrentFailure' });
    expect(bench.of('StatusNotification').at(-1)).toMatchObject({ status: 'Faulted', errorCode: 'OverCurrentFailure' });
    expect(bench.of('StopTransaction')).toMatchObject([{ reason: 'Other' }]);
    await bench.act({ kind: 'clear-fault', evse: 1, connector: 1 });
    expect(bench.of('StatusNotification').at(-1)).toMatchObject({ status: 'Finishing', errorCode: 'NoError' });
  });

  it('MinimumStatusDuration: a status that does not last is not told (§9.1.18)', async () => {
    await booted();
    await set('MinimumStatusDuration', '10');
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.pass(5);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.pass(20);
    expect(bench.statuses).toEqual([]);
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.pass(10);
    expect(bench.statuses).toEqual(['1 Preparing']);
  });

  it('numbers connectors through where an EVSE has several', async () => {
    const connectors = [{ type: 'cCCS2' }, { type: 'cG105' }];
    await booted({ evses: [{ connectors, phases: 0, maxPower: 50_000 }, { connectors, phases: 0, maxPower: 50_000 }] });
    await bench.act({ kind: 'plug-in', evse: 2, connector: 2 });
    await bench.act({ kind: 'present-token', evse: 2, idToken: 'T01' });
    expect(bench.statuses).toEqual(['4 Preparing', '4 Charging']);
    expect(bench.of('StartTransaction')).toMatchObject([{ connectorId: 4 }]);
    expect(await bench.result('RemoteStartTransaction', { idTag: 'T02', connectorId: 1 })).toEqual({ status: 'Accepted' });
    expect(bench.statuses.at(-1)).toBe('1 Preparing');
  });
});
