import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

let bench: Bench;
const CENTRAL = { idToken: 'R01', type: 'Central' };
const CARD = { idToken: 'R01', type: 'ISO14443' };

afterEach(() => expect(bench.faults).toEqual([]));

describe('F. Remote Control, 2.x', () => {
  it('F01: cable first; the answer names the transaction that has begun', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    const transactionId = bench.station.status().evses[0]?.transaction?.id;
    expect(await bench.result('RequestStartTransaction', { idToken: CENTRAL, remoteStartId: 5, evseId: 1 })).toEqual({ status: 'Accepted', transactionId });
    expect(bench.of('TransactionEvent').slice(1)).toMatchObject([
      { triggerReason: 'RemoteStart', idToken: CENTRAL, transactionInfo: { remoteStartId: 5 } }, { triggerReason: 'ChargingStateChanged' },
    ]);
    expect(bench.of('Authorize')).toEqual([]);
  });

  it('F02: remote start first, then the cable', async () => {
    bench = await Bench.booted('2.0.1');
    expect(await bench.result('RequestStartTransaction', { idToken: CENTRAL, remoteStartId: 6 })).toEqual({ status: 'Accepted' });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    expect(bench.of('TransactionEvent').map(({ triggerReason }) => triggerReason)).toEqual(['RemoteStart', 'CablePluggedIn', 'ChargingStateChanged']);
  });

  it('the answer goes out before anything that follows from it', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.result('RequestStartTransaction', { idToken: CENTRAL, remoteStartId: 6 });
    const texts = bench.frames.map(({ text }) => text);
    const asked = texts.findIndex((text) => text.includes('RequestStartTransaction'));
    expect(texts[asked + 1]).toMatch(/^\[3,.*Accepted/);
    expect(texts[asked + 2]).toMatch(/^\[2,.*TransactionEvent/);
  });

  it('AuthorizeRemoteStart: asks first, and does nothing when the token is not accepted', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.result('SetVariables', { setVariableData: [{ component: { name: 'AuthCtrlr' }, variable: { name: 'AuthorizeRemoteStart' }, attributeValue: 'true' }] });
    bench.script.set('Authorize', { idTokenInfo: { status: 'Blocked' } });
    expect(await bench.result('RequestStartTransaction', { idToken: CARD, remoteStartId: 6 })).toEqual({ status: 'Accepted' });
    expect(bench.of('Authorize')).toEqual([{ idToken: CARD }]);
    expect(bench.of('TransactionEvent')).toEqual([]);
    bench.script.delete('Authorize');
    await bench.result('RequestStartTransaction', { idToken: CARD, remoteStartId: 7 });
    expect(bench.of('TransactionEvent')).toMatchObject([{ triggerReason: 'RemoteStart', transactionInfo: { remoteStartId: 7 } }]);
  });

  it.each<[string, JsonObject, string]>([
    ['an unknown EVSE', { evseId: 9 }, 'UnknownEvse'],
    ['an EVSE in use', { evseId: 1 }, 'TxInProgress'],
    ['a profile that is no TxProfile', { evseId: 2, chargingProfile: profile('TxDefaultProfile') }, 'InvalidProfile'],
  ])('rejects %s', async (_what, more, reasonCode) => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    expect(await bench.result('RequestStartTransaction', { idToken: CENTRAL, remoteStartId: 6, ...more })).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode } });
  });

  it('K05: a profile that comes with it limits the transaction', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.result('RequestStartTransaction', { idToken: CENTRAL, remoteStartId: 6, evseId: 1, chargingProfile: profile('TxProfile') });
    expect(bench.station.status().evses[0]).toMatchObject({ power: 5520, limit: { value: 8, unit: 'A' } });
  });

  it('F03: stops a transaction, and rejects one that it does not know', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    const transactionId = bench.station.status().evses[0]?.transaction?.id ?? '';
    expect(await bench.result('RequestStopTransaction', { transactionId: 'x' })).toMatchObject({ status: 'Rejected' });
    expect(await bench.result('RequestStopTransaction', { transactionId })).toEqual({ status: 'Accepted' });
    expect(bench.of('TransactionEvent').at(-1)).toMatchObject({ eventType: 'Ended', triggerReason: 'RemoteStop', transactionInfo: { stoppedReason: 'Remote' } });
  });

  it('F05: unlocks, but not under somebody who charges', async () => {
    bench = await Bench.booted('2.0.1', { evses: [{ connectors: [{ type: 'sType2' }, { type: 'cCCS2' }], phases: 3, maxPower: 22_000 }] });
    await bench.startCharging();
    expect(bench.station.status().evses[0]?.connectors[0]?.locked).toBe(true);
    const ask = (connectorId: number): Promise<JsonObject> => bench.result('UnlockConnector', { evseId: 1, connectorId });
    expect(await ask(1)).toEqual({ status: 'OngoingAuthorizedTransaction' });
    expect(await ask(2)).toEqual({ status: 'UnlockFailed', statusInfo: { reasonCode: 'FixedCable' } });
    expect(await ask(3)).toEqual({ status: 'UnknownConnector' });
    await bench.act({ kind: 'press-stop', evse: 1 });
    expect(await ask(1)).toEqual({ status: 'Unlocked' });
    await bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'ConnectorLockFailure' });
    expect(await ask(1)).toEqual({ status: 'UnlockFailed' });
  });

  it('F06: sends what it is asked for', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    bench.forget();
    const ask = (requestedMessage: string, evse?: JsonObject): Promise<JsonObject> => bench.result('TriggerMessage', { requestedMessage, ...(evse ? { evse } : {}) });
    for (const message of ['Heartbeat', 'StatusNotification', 'MeterValues', 'TransactionEvent', 'FirmwareStatusNotification', 'LogStatusNotification']) {
      expect(await ask(message, message === 'MeterValues' ? { id: 1 } : undefined)).toEqual({ status: 'Accepted' });
    }
    expect(bench.actions).toEqual(['Heartbeat', 'StatusNotification', 'StatusNotification', 'MeterValues', 'TransactionEvent', 'FirmwareStatusNotification', 'LogStatusNotification']);
    expect(bench.of('TransactionEvent')[0]).toMatchObject({ triggerReason: 'Trigger', meterValue: [{ sampledValue: [{ context: 'Trigger' }, {}, {}, {}, {}, {}, {}, {}, {}] }] });
    expect(await ask('TransactionEvent', { id: 2 })).toEqual({ status: 'Rejected' });
    expect(await ask('StatusNotification', { id: 7 })).toEqual({ status: 'Rejected' });
    expect(await ask('BootNotification')).toEqual({ status: 'Rejected' });
    expect(await ask('SignV2GCertificate')).toEqual({ status: 'NotImplemented' });
  });
});

describe('remote control, 1.6', () => {
  it('RemoteStartTransaction: RemoteStartTransaction of 1.6 follows AuthorizeRemoteTxRequests (§5.11)', async () => {
    bench = await Bench.booted('1.6');
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    expect(await bench.result('RemoteStartTransaction', { idTag: 'R', connectorId: 1 })).toEqual({ status: 'Accepted' });
    expect(bench.of('StartTransaction')).toMatchObject([{ idTag: 'R', connectorId: 1 }]);
    expect(bench.of('Authorize')).toEqual([]);
    expect(await bench.result('RemoteStopTransaction', { transactionId: 101 })).toEqual({ status: 'Accepted' });
    expect(bench.of('StopTransaction')).toMatchObject([{ transactionId: 101, reason: 'Remote' }]);
    expect(await bench.result('RemoteStopTransaction', { transactionId: 101 })).toEqual({ status: 'Rejected' });
    await bench.result('ChangeConfiguration', { key: 'AuthorizeRemoteTxRequests', value: 'true' });
    await bench.result('RemoteStartTransaction', { idTag: 'R2', connectorId: 1 });
    expect(bench.of('Authorize')).toEqual([{ idTag: 'R2' }]);
    expect(bench.of('StartTransaction')).toHaveLength(2);
  });

  it('rejects a connector that is not there or in use', async () => {
    bench = await Bench.booted('1.6');
    await bench.startCharging();
    expect(await bench.result('RemoteStartTransaction', { idTag: 'R', connectorId: 1 })).toEqual({ status: 'Rejected' });
    expect(await bench.result('RemoteStartTransaction', { idTag: 'R', connectorId: 3 })).toEqual({ status: 'Rejected' });
    expect(await bench.result('RemoteStartTransaction', { idTag: 'R' })).toEqual({ status: 'Accepted' });
    expect(bench.statuses.at(-1)).toBe('2 Preparing');
  });

  it('TriggerMessage and ExtendedTriggerMessage send what they ask for', async () => {
    bench = await Bench.booted('1.6');
    await bench.startCharging();
    bench.forget();
    for (const requestedMessage of ['BootNotification', 'DiagnosticsStatusNotification', 'FirmwareStatusNotification', 'Heartbeat']) {
      expect(await bench.result('TriggerMessage', { requestedMessage })).toEqual({ status: 'Accepted' });
    }
    expect(await bench.result('TriggerMessage', { requestedMessage: 'MeterValues', connectorId: 1 })).toEqual({ status: 'Accepted' });
    expect(await bench.result('TriggerMessage', { requestedMessage: 'StatusNotification', connectorId: 1 })).toEqual({ status: 'Accepted' });
    for (const requestedMessage of ['LogStatusNotification', 'FirmwareStatusNotification']) {
      expect(await bench.result('ExtendedTriggerMessage', { requestedMessage })).toEqual({ status: 'Accepted' });
    }
    expect(bench.actions.filter((action, index) => action !== 'StatusNotification' || index > 5)).toEqual([
      'BootNotification', 'DiagnosticsStatusNotification', 'FirmwareStatusNotification', 'Heartbeat', 'MeterValues', 'StatusNotification',
      'LogStatusNotification', 'SignedFirmwareStatusNotification',
    ]);
    expect(bench.of('MeterValues')).toMatchObject([{ transactionId: 101 }]);
    expect(await bench.result('TriggerMessage', { requestedMessage: 'MeterValues', connectorId: 5 })).toEqual({ status: 'Rejected' });
    expect(await bench.result('ExtendedTriggerMessage', { requestedMessage: 'SignChargePointCertificate' })).toEqual({ status: 'NotImplemented' });
  });
});

function profile(chargingProfilePurpose: string): JsonObject {
  return {
    id: 1, stackLevel: 0, chargingProfilePurpose, chargingProfileKind: 'Relative',
    chargingSchedule: [{ id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 8 }] }],
  };
}
