import { afterEach, describe, expect, it } from 'vitest';
import { Bench } from './bench.fixture';

let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

describe('offline, 2.x', () => {
  it('E11: charging goes on, events carry their own time and offline, and come in order after reconnecting', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    bench.forget();
    await bench.act({ kind: 'connection-loss' });
    await bench.pass(120);
    await bench.act({ kind: 'ev-suspend', evse: 1 });
    expect(bench.sent).toEqual([]);
    expect(bench.station.status().queued).toBe(3);
    await bench.act({ kind: 'connection-restore' });
    await bench.settle();
    const events = bench.of('TransactionEvent');
    expect(events.map(({ seqNo, offline, timestamp }) => [seqNo, offline, timestamp])).toEqual([
      [3, true, '2026-01-01T00:01:00.000Z'], [4, true, '2026-01-01T00:02:00.000Z'], [5, true, '2026-01-01T00:02:00.000Z'],
    ]);
    await bench.act({ kind: 'ev-resume', evse: 1 });
    expect(bench.of('TransactionEvent').at(-1)).not.toHaveProperty('offline');
    expect(bench.station.status()).toMatchObject({ queued: 0, evses: [{ power: 11_000 }, {}] });
  });

  it('E04 and E08: begins and ends offline with a token that the list knows', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.result('SendLocalList', { versionNumber: 1, updateType: 'Full', localAuthorizationList: [
      { idToken: { idToken: 'LISTED', type: 'ISO14443' }, idTokenInfo: { status: 'Accepted' } },
      { idToken: { idToken: 'BLOCKED', type: 'ISO14443' }, idTokenInfo: { status: 'Blocked' } },
    ] });
    bench.forget();
    await bench.act({ kind: 'connection-loss' });
    await bench.startCharging('BLOCKED');
    expect(bench.station.status()).toMatchObject({ displayMessages: ['BLOCKED: Blocked'], evses: [{ power: 0 }, {}] });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'LISTED' });
    await bench.pass(90);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.act({ kind: 'connection-restore' });
    await bench.settle();
    const events = bench.of('TransactionEvent');
    expect(events.map(({ eventType, seqNo }) => `${String(eventType)} ${String(seqNo)}`)).toEqual(['Started 0', 'Updated 1', 'Updated 2', 'Updated 3', 'Ended 4']);
    expect(events.every(({ offline }) => offline === true)).toBe(true);
    expect(bench.of('Authorize')).toEqual([]);
  });

  it('C15: an unknown token may charge offline only where OfflineTxForUnknownIdEnabled says so', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.act({ kind: 'connection-loss' });
    await bench.startCharging('STRANGER');
    expect(bench.station.status().displayMessages).toEqual(['STRANGER: Unknown']);
    await bench.act({ kind: 'connection-restore' });
    await bench.settle();
    await bench.result('SetVariables', { setVariableData: [{ component: { name: 'AuthCtrlr' }, variable: { name: 'OfflineTxForUnknownIdEnabled' }, attributeValue: 'true' }] });
    await bench.act({ kind: 'connection-loss' });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'STRANGER' });
    expect(bench.station.status().evses[0]?.power).toBe(11_000);
  });

  it('C12: a token that the CSMS has accepted before is known offline', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging('T01');
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.act({ kind: 'connection-loss' });
    await bench.startCharging('T01');
    expect(bench.station.status().evses[0]?.power).toBe(11_000);
  });

  it('E13: an event that the CSMS does not take is tried again, later each time, and given up in the end', async () => {
    bench = await Bench.booted('2.0.1', { meterInterval: 0 });
    bench.script.set('TransactionEvent', { kind: 'error', code: 'InternalError', description: 'no' });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    const at = (): number[] => bench.sent.filter(({ action }) => action === 'TransactionEvent').map((one) => one.at / 1000);
    await bench.pass(9);
    expect(at()).toEqual([0]);
    await bench.pass(100);
    expect(at()).toEqual([0, 10, 30]);
    expect(bench.station.status().queued).toBe(0);
    expect(bench.events).toContainEqual({ kind: 'note', detail: expect.objectContaining({ message: 'TransactionEvent is given up after 3 attempts.' }) });
  });

  it('E13: what is no transaction goes out meanwhile', async () => {
    bench = await Bench.booted('2.0.1', { meterInterval: 0 });
    bench.script.set('TransactionEvent', { kind: 'error', code: 'InternalError', description: 'no' });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    bench.forget();
    await bench.act({ kind: 'fault', evse: 2, connector: 1, code: 'WeakSignal' });
    expect(bench.statuses).toEqual(['2.1 Faulted']);
  });

  it('E11.FR.07: an event that was on the wire when the connection broke is sent again, as one of the time offline', async () => {
    bench = await Bench.booted('2.0.1');
    bench.script.set('TransactionEvent', { kind: 'silence' });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    bench.sockets.dropAll();
    bench.script.delete('TransactionEvent');
    await bench.pass(10);
    expect(bench.of('TransactionEvent').map(({ seqNo, offline }) => [seqNo, offline])).toEqual([[0, undefined], [0, true]]);
  });

  it('E14: says that messages wait', async () => {
    bench = await Bench.booted('2.0.1');
    bench.script.set('TransactionEvent', { kind: 'silence' });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    expect(await bench.result('GetTransactionStatus', {})).toEqual({ messagesInQueue: true });
  });

  it('A04: security events wait too', async () => {
    bench = await Bench.booted('2.0.1');
    bench.forget();
    await bench.act({ kind: 'connection-loss' });
    await bench.act({ kind: 'open-door' });
    await bench.pass(5);
    await bench.act({ kind: 'connection-restore' });
    await bench.settle();
    expect(bench.of('SecurityEventNotification')).toMatchObject([{ type: 'TamperDetectionActivated', timestamp: '2026-01-01T00:00:00.000Z' }]);
  });

  it('a power failure ends transactions with PowerLoss when the power is back', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    await bench.pass(60);
    bench.forget();
    await bench.act({ kind: 'power-loss' });
    await bench.pass(300);
    expect(bench.sent).toEqual([]);
    expect(bench.station.status()).toMatchObject({ powered: false, link: 'offline', evses: [{ power: 0, register: 183 }, {}] });
    await bench.act({ kind: 'power-restore' });
    await bench.settle();
    expect(bench.of('BootNotification')).toMatchObject([{ reason: 'PowerUp' }]);
    expect(bench.of('TransactionEvent')).toMatchObject([{ eventType: 'Ended', offline: true, transactionInfo: { stoppedReason: 'PowerLoss' } }]);
    expect(bench.station.status().evses[0]?.transaction).toBeUndefined();
  });
});

describe('offline, 1.6', () => {
  it('a transaction that began offline gets its number when StartTransaction is answered, and what follows carries it', async () => {
    bench = await Bench.booted('1.6');
    expect(await bench.result('ChangeConfiguration', { key: 'AllowOfflineTxForUnknownId', value: 'true' })).toEqual({ status: 'Accepted' });
    bench.forget();
    await bench.act({ kind: 'connection-loss' });
    await bench.startCharging();
    await bench.pass(60);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.act({ kind: 'connection-restore' });
    await bench.settle();
    expect(bench.actions.filter((action) => action !== 'StatusNotification')).toEqual(['StartTransaction', 'MeterValues', 'StopTransaction']);
    expect(bench.of('StartTransaction')).toMatchObject([{ timestamp: '2026-01-01T00:00:00.000Z' }]);
    expect(bench.of('MeterValues')).toMatchObject([{ transactionId: 101 }]);
    expect(bench.of('StopTransaction')).toMatchObject([{ transactionId: 101, timestamp: '2026-01-01T00:01:00.000Z', meterStop: 183 }]);
  });

  it('a StartTransaction that is never taken leaves -1 for what follows', async () => {
    bench = await Bench.booted('1.6', { meterInterval: 0 });
    bench.script.set('StartTransaction', { kind: 'error', code: 'InternalError', description: 'no' });
    await bench.startCharging();
    await bench.pass(100);
    expect(bench.of('StartTransaction')).toHaveLength(3);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(bench.of('StopTransaction')).toMatchObject([{ transactionId: -1 }]);
  });

  it('TransactionMessageAttempts and TransactionMessageRetryInterval are kept (§4.10)', async () => {
    bench = await Bench.booted('1.6');
    await bench.result('ChangeConfiguration', { key: 'TransactionMessageAttempts', value: '2' });
    await bench.result('ChangeConfiguration', { key: 'TransactionMessageRetryInterval', value: '7' });
    await bench.startCharging();
    bench.script.set('StopTransaction', { kind: 'error', code: 'InternalError', description: 'no' });
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.pass(100);
    expect(bench.sent.filter(({ action }) => action === 'StopTransaction').map(({ at }) => at)).toEqual([0, 7000]);
  });
});
