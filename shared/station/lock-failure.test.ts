import { afterEach, describe, expect, it } from 'vitest';
import { Bench } from './bench.fixture';

const VERSIONS = ['2.0.1', '2.1'] as const;
let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

const LOCK = { component: { name: 'ConnectorPlugRetentionLock', evse: { id: 1, connectorId: 1 } }, variable: { name: 'Problem' } };

async function startPoint(points: string): Promise<void> {
  await bench.result('SetVariables', { setVariableData: [{ component: { name: 'TxCtrlr' }, variable: { name: 'TxStartPoint' }, attributeValue: points }] });
}

describe('G05: lock failure, 2.x', () => {
  it.each(VERSIONS)('G05.FR.01, .02 %s: nobody charges, no transaction starts, and the CSMS is told of the lock', async (version) => {
    bench = await Bench.booted(version);
    await startPoint('PowerPathClosed');
    await bench.act({ kind: 'break-lock', evse: 1, connector: 1 });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    bench.forget();
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    expect(bench.of('NotifyEvent')).toMatchObject([{ seqNo: 0, eventData: [{ trigger: 'Delta', actualValue: 'true', eventNotificationType: 'HardWiredNotification', ...LOCK }] }]);
    expect(bench.of('TransactionEvent')).toEqual([]);
    expect(bench.statuses).toEqual(['1.1 Faulted']);
    expect(bench.station.status()).toMatchObject({ displayMessages: ['The cable cannot be locked.'], evses: [{ power: 0 }, {}] });
    expect(await bench.result('GetVariables', { getVariableData: [LOCK] })).toMatchObject({ getVariableResult: [{ attributeValue: 'true' }] });
  });

  it('a transaction that the cable had started ends without any energy', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.act({ kind: 'break-lock', evse: 1, connector: 1 });
    await bench.startCharging();
    await bench.pass(120);
    expect(bench.of('TransactionEvent').map(({ eventType }) => eventType)).toEqual(['Started', 'Ended']);
    expect(bench.of('TransactionEvent').at(-1)).toMatchObject({ triggerReason: 'AbnormalCondition', transactionInfo: { stoppedReason: 'Other' } });
  });

  it('the cable that comes after the card is not charged over either', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.act({ kind: 'break-lock', evse: 1, connector: 1 });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.pass(120);
    expect(bench.of('NotifyEvent')).toHaveLength(1);
    expect(bench.station.status().evses[0]).toMatchObject({ power: 0 });
    expect(bench.station.status().evses[0]?.transaction).toBeUndefined();
  });

  it('when the lock is mended, the CSMS is told, and the next one charges', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.act({ kind: 'break-lock', evse: 1, connector: 1 });
    await bench.startCharging();
    bench.forget();
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.act({ kind: 'mend-lock', evse: 1, connector: 1 });
    expect(bench.of('NotifyEvent')).toMatchObject([{ eventData: [{ eventId: 2, actualValue: 'false', ...LOCK }] }]);
    expect(bench.statuses).toEqual(['1.1 Available']);
    await bench.startCharging();
    expect(bench.station.status().evses[0]).toMatchObject({ power: 11_000 });
  });

  it('is told after reconnecting when it happened offline', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.act({ kind: 'break-lock', evse: 1, connector: 1 });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.act({ kind: 'connection-loss' });
    await bench.result('GetVariables', { getVariableData: [LOCK] }).catch(() => undefined);
    await bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'ConnectorLockFailure' });
    bench.forget();
    await bench.act({ kind: 'connection-restore' });
    await bench.pass(1);
    expect(bench.of('NotifyEvent')).toMatchObject([{ eventData: [{ actualValue: 'true' }] }]);
  });

  it('a fixed cable has no lock to fail', async () => {
    bench = await Bench.booted('2.0.1', { evses: [{ connectors: [{ type: 'cCCS2' }], phases: 0, maxPower: 50_000 }] });
    expect(bench.station.act({ kind: 'break-lock', evse: 1, connector: 1 })).toEqual({ ok: false, message: 'Connector 1 of EVSE 1 has a fixed cable, and no lock.' });
    expect(await bench.result('GetVariables', { getVariableData: [LOCK] })).toMatchObject({ getVariableResult: [{ attributeStatus: 'UnknownComponent' }] });
  });
});

describe('lock failure, 1.6', () => {
  it('no transaction starts, and the status has the errorCode ConnectorLockFailure', async () => {
    bench = await Bench.booted('1.6');
    await bench.act({ kind: 'break-lock', evse: 1, connector: 1 });
    bench.forget();
    await bench.startCharging();
    await bench.pass(60);
    expect(bench.of('StartTransaction')).toEqual([]);
    expect(bench.of('StatusNotification').at(-1)).toMatchObject({ connectorId: 1, status: 'Faulted', errorCode: 'ConnectorLockFailure' });
    expect(bench.of('NotifyEvent')).toEqual([]);
  });
});

describe('F05: unlocking a lock that jams', () => {
  it.each(VERSIONS)('F05.FR.05 %s: UnlockFailed, and Unlocked once it moves again', async (version) => {
    bench = await Bench.booted(version);
    await bench.startCharging();
    await bench.act({ kind: 'break-lock', evse: 1, connector: 1 });
    expect(await bench.result('UnlockConnector', { evseId: 1, connectorId: 1 })).toEqual({ status: 'OngoingAuthorizedTransaction' });
    await bench.act({ kind: 'press-stop', evse: 1 });
    expect(bench.station.status().evses[0]?.connectors[0]).toMatchObject({ locked: true });
    expect(await bench.result('UnlockConnector', { evseId: 1, connectorId: 1 })).toEqual({ status: 'UnlockFailed' });
    await bench.act({ kind: 'mend-lock', evse: 1, connector: 1 });
    expect(await bench.result('UnlockConnector', { evseId: 1, connectorId: 1 })).toEqual({ status: 'Unlocked' });
    expect(bench.station.status().evses[0]?.connectors[0]).toMatchObject({ locked: false });
  });

  it('1.6 §5.18: the transaction ends with UnlockCommand, whether the lock opens or not', async () => {
    bench = await Bench.booted('1.6');
    await bench.startCharging();
    expect(await bench.result('UnlockConnector', { connectorId: 1 })).toEqual({ status: 'Unlocked' });
    expect(bench.of('StopTransaction')).toMatchObject([{ reason: 'UnlockCommand' }]);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.startCharging();
    await bench.act({ kind: 'break-lock', evse: 1, connector: 1 });
    expect(await bench.result('UnlockConnector', { connectorId: 1 })).toEqual({ status: 'UnlockFailed' });
    expect(bench.of('StopTransaction')).toMatchObject([{}, { reason: 'UnlockCommand' }]);
    expect(await bench.result('UnlockConnector', { connectorId: 9 })).toEqual({ status: 'NotSupported' });
  });
});
