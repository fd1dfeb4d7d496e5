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
      expect(await ask(message, message === 'MeterValues' ? { id: 1 } : message === 'StatusNotification' ? { id: 1, connectorId: 1 } : undefined)).toEqual({ status: 'Accepted' });
    }
    expect(bench.actions).toEqual(['Heartbeat', 'StatusNotification', 'MeterValues', 'TransactionEvent', 'FirmwareStatusNotification', 'LogStatusNotification']);
    expect(bench.of('TransactionEvent')[0]).toMatchObject({ triggerReason: 'Trigger', meterValue: [{ sampledValue: [{ context: 'Trigger' }, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}] }] });
    expect(bench.of('MeterValues')).toMatchObject([{ evseId: 1, meterValue: [{ sampledValue: [{ context: 'Trigger', measurand: 'Energy.Active.Import.Register' }] }] }]);
    expect((bench.of('MeterValues')[0]?.['meterValue'] as JsonObject[])[0]?.['sampledValue']).toHaveLength(1);
  });

  it.each<[string, JsonObject | undefined, string]>([
    ['TransactionEvent', { id: 2 }, 'TxNotFound'],
    ['TransactionEvent', undefined, 'TxNotFound'],
    ['StatusNotification', { id: 7, connectorId: 1 }, 'UnknownEvse'],
    ['StatusNotification', { id: 1, connectorId: 7 }, 'UnknownConnectorId'],
    ['StatusNotification', { id: 1 }, 'MissingParam'],
    ['StatusNotification', undefined, 'MissingParam'],
    ['MeterValues', { id: 7 }, 'UnknownEvse'],
    ['BootNotification', undefined, 'InvalidMessageSeq'],
  ])('F06: rejects %s of %o (%s), and sends nothing', async (requestedMessage, evse, reasonCode) => {
    bench = await Bench.booted('2.0.1');
    bench.forget();
    expect(await bench.result('TriggerMessage', { requestedMessage, ...(evse ? { evse } : {}) })).toEqual({ status: 'Rejected', statusInfo: { reasonCode } });
    expect(bench.actions).toEqual([]);
  });

  it('F06.FR.03: an EVSE that has no meaning for the message is not looked at', async () => {
    bench = await Bench.booted('2.0.1');
    bench.forget();
    expect(await bench.result('TriggerMessage', { requestedMessage: 'Heartbeat', evse: { id: 7 } })).toEqual({ status: 'Accepted' });
    expect(bench.actions).toEqual(['Heartbeat']);
  });

  it('F06.FR.11: without an EVSE, meter values and transactions of all are sent', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging('T01', 1);
    await bench.startCharging('T02', 2);
    bench.forget();
    await bench.result('TriggerMessage', { requestedMessage: 'MeterValues' });
    await bench.result('TriggerMessage', { requestedMessage: 'TransactionEvent' });
    expect(bench.of('MeterValues').map(({ evseId }) => evseId)).toEqual([1, 2]);
    expect(bench.of('TransactionEvent')).toMatchObject([{ triggerReason: 'Trigger', transactionInfo: { chargingState: 'Charging' } }, { triggerReason: 'Trigger' }]);
  });

  it.each(['2.0.1', '2.1'] as const)('F06.FR.08 %s: NotImplemented for what the station does not have', async (version) => {
    bench = await Bench.booted(version);
    bench.forget();
    for (const requestedMessage of ['PublishFirmwareStatusNotification', 'SignV2GCertificate', ...(version === '2.1' ? ['CustomTrigger'] : [])]) {
      const customTrigger: JsonObject = requestedMessage === 'CustomTrigger' ? { customTrigger: 'org.example.unknown' } : {};
      expect(await bench.result('TriggerMessage', { requestedMessage, ...customTrigger })).toEqual({ status: 'NotImplemented' });
    }
    expect(bench.actions).toEqual([]);
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
    expect(await bench.result('TriggerMessage', { requestedMessage: 'BootNotification' })).toEqual({ status: 'Rejected' });
    for (const requestedMessage of ['DiagnosticsStatusNotification', 'FirmwareStatusNotification', 'Heartbeat']) {
      expect(await bench.result('TriggerMessage', { requestedMessage })).toEqual({ status: 'Accepted' });
    }
    expect(await bench.result('TriggerMessage', { requestedMessage: 'MeterValues', connectorId: 1 })).toEqual({ status: 'Accepted' });
    expect(await bench.result('TriggerMessage', { requestedMessage: 'StatusNotification', connectorId: 1 })).toEqual({ status: 'Accepted' });
    for (const requestedMessage of ['LogStatusNotification', 'FirmwareStatusNotification']) {
      expect(await bench.result('ExtendedTriggerMessage', { requestedMessage })).toEqual({ status: 'Accepted' });
    }
    expect(bench.actions).toEqual([
      'DiagnosticsStatusNotification', 'FirmwareStatusNotification', 'Heartbeat', 'MeterValues', 'StatusNotification',
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
