import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import type { Answer } from '../ocpp/outcome';
import { Bench } from './bench.fixture';

const VERSIONS = ['1.6', '2.0.1', '2.1'] as const;
let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

const LATER = '2026-03-01T12:00:00.000Z';

describe('booting', () => {
  it.each(VERSIONS)('B01 %s: boots, then reports every connector, then beats at the interval of the answer', async (version) => {
    bench = await Bench.make(version);
    bench.script.set('BootNotification', { status: 'Accepted', interval: 42, currentTime: LATER });
    bench.station.start();
    await bench.settle();
    expect(bench.actions[0]).toBe('BootNotification');
    expect(bench.statuses).toEqual(version === '1.6' ? ['0 Available', '1 Available', '2 Available'] : ['1.1 Available', '2.1 Available']);
    await bench.pass(41);
    expect(bench.of('Heartbeat')).toEqual([]);
    await bench.pass(1);
    expect(bench.of('Heartbeat')).toEqual([{}]);
    await bench.pass(42);
    expect(bench.of('Heartbeat')).toHaveLength(2);
  });

  it.each(VERSIONS)('B01 %s: takes its clock from currentTime', async (version) => {
    bench = await Bench.make(version);
    bench.script.set('BootNotification', { status: 'Accepted', interval: 300, currentTime: LATER });
    bench.station.start();
    await bench.settle();
    expect(bench.of('StatusNotification').at(-1)).toMatchObject({ timestamp: LATER });
  });

  it.each(VERSIONS)('B01.FR.03 %s: a station that was switched off boots when it is switched on again, and ends what ran', async (version) => {
    bench = await Bench.booted(version);
    await bench.startCharging();
    const stopped = bench.station.stop();
    await bench.settle();
    await stopped;
    bench.forget();
    bench.station.start();
    await bench.settle();
    expect(bench.actions[0]).toBe('BootNotification');
    if (version === '1.6') expect(bench.of('StopTransaction')).toMatchObject([{ reason: 'PowerLoss' }]);
    else {
      expect(bench.of('BootNotification')).toMatchObject([{ reason: 'PowerUp' }]);
      expect(bench.of('TransactionEvent')).toMatchObject([{ eventType: 'Ended', transactionInfo: { stoppedReason: 'PowerLoss' } }]);
    }
  });

  it('A04: tells that it has started, in 2.x', async () => {
    bench = await Bench.booted('2.0.1');
    expect(bench.of('SecurityEventNotification')).toMatchObject([{ type: 'StartupOfTheDevice' }]);
    bench = await Bench.booted('1.6');
    expect(bench.of('SecurityEventNotification')).toEqual([]);
  });

  it.each(VERSIONS)('B02 %s: while Pending it answers, sends what it is asked for, and nothing else', async (version) => {
    bench = await Bench.make(version);
    bench.script.set('BootNotification', { status: 'Pending', interval: 60, currentTime: LATER });
    bench.station.start();
    await bench.settle();
    expect(bench.station.status().registration).toBe('Pending');
    bench.station.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.pass(59);
    expect(bench.actions).toEqual(['BootNotification']);
    expect(await bench.result('TriggerMessage', { requestedMessage: 'Heartbeat' })).toEqual({ status: 'Accepted' });
    expect(bench.actions).toEqual(['BootNotification', 'Heartbeat']);
    const start = version === '1.6' ? bench.result('RemoteStartTransaction', { idTag: 'A' })
      : bench.result('RequestStartTransaction', { idToken: { idToken: 'A', type: 'Central' }, remoteStartId: 1 });
    expect(await start).toMatchObject({ status: 'Rejected' });
    bench.script.delete('BootNotification');
    await bench.pass(1);
    expect(bench.station.status().registration).toBe('Accepted');
  });

  it.each(VERSIONS)('B03 %s: while Rejected it is silent for the interval and takes no requests', async (version) => {
    bench = await Bench.make(version);
    bench.script.set('BootNotification', { status: 'Rejected', interval: 90, currentTime: LATER });
    bench.station.start();
    await bench.pass(89);
    expect(bench.actions).toEqual(['BootNotification']);
    // 1.6 §4.2: it shall not respond.
    if (version === '1.6') void bench.call('TriggerMessage', { requestedMessage: 'Heartbeat' });
    else expect(await bench.call('TriggerMessage', { requestedMessage: 'Heartbeat' })).toMatchObject({ kind: 'error', code: 'SecurityError' });
    await bench.settle();
    expect(bench.frames.filter(({ direction, text }) => direction === 'up' && !text.startsWith('[2'))).toHaveLength(version === '1.6' ? 0 : 1);
    expect(bench.actions).toEqual(['BootNotification']);
    await bench.pass(1);
    expect(bench.actions).toEqual(['BootNotification', 'BootNotification']);
  });

  it('chooses an interval of its own when the answer gives 0, an error, nonsense or nothing', async () => {
    bench = await Bench.make('2.0.1');
    const answers: (JsonObject | Answer)[] = [
      { status: 'Pending', interval: 0, currentTime: LATER },
      { kind: 'error', code: 'InternalError', description: 'no' },
      { status: 'Maybe', interval: 'x' },
      { kind: 'silence' },
    ];
    bench.script.set('BootNotification', () => answers.shift() ?? { status: 'Accepted', interval: 10, currentTime: LATER });
    bench.station.start();
    await bench.pass(29);
    expect(bench.of('BootNotification')).toHaveLength(1);
    await bench.pass(1);
    expect(bench.of('BootNotification')).toHaveLength(2);
    await bench.pass(30);
    expect(bench.of('BootNotification')).toHaveLength(3);
    await bench.pass(30);
    expect(bench.of('BootNotification')).toHaveLength(4);
    await bench.pass(60);
    expect(bench.station.status().registration).toBe('Accepted');
  });

  it('B02: begins no transaction before it was accepted; the car that was plugged in meanwhile is taken up then', async () => {
    bench = await Bench.make('2.0.1');
    bench.script.set('BootNotification', { status: 'Pending', interval: 60, currentTime: LATER });
    bench.station.start();
    await bench.settle();
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.pass(30);
    expect(bench.station.status().evses[0]?.transaction).toBeUndefined();
    bench.script.delete('BootNotification');
    await bench.pass(30);
    expect(bench.statuses).toEqual(['1.1 Occupied', '2.1 Available']);
    expect(bench.of('TransactionEvent')).toMatchObject([{ eventType: 'Started', triggerReason: 'CablePluggedIn' }]);
  });

  it.each(VERSIONS)('B02.FR.05 %s: a remote stop is rejected while Pending, though a transaction runs', async (version) => {
    bench = await Bench.booted(version);
    await bench.startCharging();
    const { id } = bench.station.status().evses[0]?.transaction ?? { id: '' };
    bench.script.set('BootNotification', { status: 'Pending', interval: 600, currentTime: LATER });
    await bench.act({ kind: 'restart', watchdog: true });
    await bench.pass(10);
    const stop = version === '1.6' ? bench.result('RemoteStopTransaction', { transactionId: Number(id) }) : bench.result('RequestStopTransaction', { transactionId: id });
    expect(await stop).toMatchObject({ status: 'Rejected' });
  });

  it.each(VERSIONS)('B02.FR.04 %s: TriggerMessage brings the next BootNotification before the interval is over', async (version) => {
    bench = await Bench.make(version);
    bench.script.set('BootNotification', { status: 'Pending', interval: 600, currentTime: LATER });
    bench.station.start();
    await bench.settle();
    bench.script.delete('BootNotification');
    expect(await bench.result('TriggerMessage', { requestedMessage: 'BootNotification' })).toEqual({ status: 'Accepted' });
    await bench.settle();
    expect(bench.of('BootNotification')).toHaveLength(2);
    if (version !== '1.6') expect(bench.of('BootNotification')[1]).toMatchObject({ reason: 'Triggered' });
    expect(bench.station.status().registration).toBe('Accepted');
    await bench.pass(1000);
    expect(bench.of('BootNotification')).toHaveLength(2);
  });

  it.each(['2.0.1', '2.1'] as const)('B02.FR.01 %s: while Pending, variables are read and set and a report is sent', async (version) => {
    bench = await Bench.make(version);
    bench.script.set('BootNotification', { status: 'Pending', interval: 600, currentTime: LATER });
    bench.station.start();
    await bench.settle();
    const variable = { component: { name: 'OCPPCommCtrlr' }, variable: { name: 'OfflineThreshold' } };
    expect(await bench.result('SetVariables', { setVariableData: [{ ...variable, attributeValue: '7' }] })).toMatchObject({ setVariableResult: [{ attributeStatus: 'Accepted' }] });
    expect(await bench.result('GetVariables', { getVariableData: [variable] })).toMatchObject({ getVariableResult: [{ attributeValue: '7' }] });
    await bench.result('GetReport', { requestId: 4, componentVariable: [variable] });
    expect(bench.actions).toEqual(['BootNotification', 'NotifyReport']);
  });

  it('refuses cards before it was accepted', async () => {
    bench = await Bench.make('2.0.1');
    bench.script.set('BootNotification', { status: 'Pending', interval: 60, currentTime: LATER });
    bench.station.start();
    await bench.settle();
    expect(bench.station.act({ kind: 'present-token', idToken: 'A' })).toEqual({ ok: false, message: 'The CSMS has not accepted the station yet.' });
  });
});

describe('after a lost connection', () => {
  it('B04: does not boot again, and reports what has changed', async () => {
    bench = await Bench.booted('2.0.1');
    bench.forget();
    await bench.act({ kind: 'connection-loss' });
    expect(bench.station.status().link).toBe('offline');
    await bench.act({ kind: 'fault', evse: 2, connector: 1, code: 'GroundFailure' });
    await bench.pass(30);
    await bench.act({ kind: 'connection-restore' });
    await bench.settle();
    expect(bench.actions).toEqual(['StatusNotification', 'Heartbeat']);
    expect(bench.statuses).toEqual(['2.1 Faulted']);
  });

  it('B04: reports every connector after longer than OfflineThreshold', async () => {
    bench = await Bench.booted('2.0.1');
    bench.forget();
    await bench.act({ kind: 'connection-loss' });
    await bench.pass(61);
    await bench.act({ kind: 'connection-restore' });
    await bench.settle();
    expect(bench.statuses).toEqual(['1.1 Available', '2.1 Available']);
  });

  it('tells again what was on its way when the connection broke', async () => {
    bench = await Bench.booted('2.0.1');
    bench.script.set('StatusNotification', { kind: 'silence' });
    await bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'OtherError' });
    bench.sockets.dropAll();
    bench.script.clear();
    bench.forget();
    await bench.pass(10);
    expect(bench.statuses).toContain('1.1 Faulted');
  });

  it('goes on beating', async () => {
    bench = await Bench.booted('1.6');
    bench.sockets.dropAll();
    await bench.pass(10);
    bench.forget();
    await bench.pass(300);
    expect(bench.actions).toContain('Heartbeat');
    expect(bench.actions).not.toContain('BootNotification');
  });
});

describe('G02: heartbeats', () => {
  it.each(VERSIONS)('G02.FR.05 %s: any other message starts the interval anew', async (version) => {
    bench = await Bench.booted(version);
    await bench.pass(200);
    await bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'OtherError' });
    bench.forget();
    await bench.pass(299);
    expect(bench.of('Heartbeat')).toEqual([]);
    await bench.pass(1);
    expect(bench.of('Heartbeat')).toHaveLength(1);
    await bench.pass(300);
    expect(bench.of('Heartbeat')).toHaveLength(2);
  });

  it('G02.FR.07: one comes every day all the same', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    bench.forget();
    await bench.pass(86_000);
    expect(bench.of('Heartbeat')).toEqual([]);
    await bench.pass(1000);
    expect(bench.of('Heartbeat')).toHaveLength(1);
  });

  it.each(VERSIONS)('G02.FR.06 %s: the clock follows the CSMS', async (version) => {
    bench = await Bench.booted(version);
    bench.script.set('Heartbeat', { currentTime: LATER });
    await bench.pass(300);
    bench.forget();
    await bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'OtherError' });
    expect(bench.of('StatusNotification')).toMatchObject([{ timestamp: LATER }]);
  });
});
