import { afterEach, describe, expect, it } from 'vitest';
import { Bench } from './bench.fixture';

let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

describe('B11 and B12: Reset, 2.x', () => {
  it('B11: starts again at once when nothing runs, and says why it boots', async () => {
    bench = await Bench.booted('2.0.1');
    bench.forget();
    expect(await bench.result('Reset', { type: 'OnIdle' })).toEqual({ status: 'Accepted' });
    await bench.pass(10);
    expect(bench.actions[0]).toBe('BootNotification');
    expect(bench.of('BootNotification')).toMatchObject([{ reason: 'RemoteReset' }]);
    expect(bench.upgrades).toHaveLength(2);
    expect(bench.of('SecurityEventNotification')).toMatchObject([{ type: 'ResetOrReboot' }]);
  });

  it('B12: Immediate ends transactions first, and tells so before it restarts', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    bench.forget();
    expect(await bench.result('Reset', { type: 'Immediate' })).toEqual({ status: 'Accepted' });
    await bench.pass(10);
    const [first] = bench.sent;
    expect(first).toMatchObject({ action: 'TransactionEvent', payload: { eventType: 'Ended', triggerReason: 'ResetCommand', transactionInfo: { stoppedReason: 'ImmediateReset' } } });
    expect(bench.actions).toContain('BootNotification');
    expect(bench.statuses).toContain('1.1 Occupied');
  });

  it('B12: OnIdle waits until the last transaction has ended, and takes nobody new', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    bench.forget();
    expect(await bench.result('Reset', { type: 'OnIdle' })).toEqual({ status: 'Scheduled' });
    expect(bench.station.act({ kind: 'present-token', evse: 2, idToken: 'T02' })).toMatchObject({ ok: false });
    await bench.pass(60);
    expect(bench.of('BootNotification')).toEqual([]);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.pass(10);
    expect(bench.of('BootNotification')).toMatchObject([{ reason: 'RemoteReset' }]);
  });

  it('B11 and B12: resets one EVSE without disconnecting', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging('T01', 1);
    await bench.startCharging('T02', 2);
    bench.forget();
    expect(await bench.result('Reset', { type: 'Immediate', evseId: 1 })).toEqual({ status: 'Accepted' });
    await bench.pass(10);
    expect(bench.of('TransactionEvent')).toMatchObject([{ eventType: 'Ended' }]);
    expect(bench.of('BootNotification')).toEqual([]);
    expect(bench.statuses).toEqual(['1.1 Occupied']);
    expect(bench.station.status().evses[1]?.transaction).toBeDefined();
    expect(await bench.result('Reset', { type: 'Immediate', evseId: 9 })).toMatchObject({ status: 'Rejected' });
  });

  it('does not answer while it starts', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.result('Reset', { type: 'Immediate' });
    await bench.pass(1);
    expect(bench.session).toBeUndefined();
    expect(bench.station.act({ kind: 'present-token', idToken: 'A' })).toEqual({ ok: false, message: 'The station is starting again.' });
  });
});

describe('Reset, 1.6', () => {
  it('Soft: ends transactions with SoftReset, then restarts (§5.14)', async () => {
    bench = await Bench.booted('1.6');
    await bench.startCharging();
    bench.forget();
    expect(await bench.result('Reset', { type: 'Soft' })).toEqual({ status: 'Accepted' });
    await bench.pass(10);
    expect(bench.of('StopTransaction')).toMatchObject([{ reason: 'SoftReset' }]);
    expect(bench.actions.indexOf('StopTransaction')).toBeLessThan(bench.actions.indexOf('BootNotification'));
  });

  it('Soft: waits at most ten seconds for a CSMS that does not take the end', async () => {
    bench = await Bench.booted('1.6');
    await bench.startCharging();
    bench.script.set('StopTransaction', { kind: 'silence' });
    bench.forget();
    await bench.result('Reset', { type: 'Soft' });
    await bench.pass(9);
    expect(bench.of('BootNotification')).toEqual([]);
    bench.script.delete('StopTransaction');
    await bench.pass(10);
    expect(bench.of('BootNotification')).toHaveLength(1);
    expect(bench.of('StopTransaction')).toHaveLength(2);
  });

  it('Hard: restarts at once; the end of the transaction is told afterwards with HardReset', async () => {
    bench = await Bench.booted('1.6');
    await bench.startCharging();
    bench.script.set('StopTransaction', { kind: 'silence' });
    bench.forget();
    await bench.result('Reset', { type: 'Hard' });
    bench.script.delete('StopTransaction');
    await bench.pass(5);
    expect(bench.of('StopTransaction').at(-1)).toMatchObject({ reason: 'HardReset' });
    expect(bench.actions.lastIndexOf('StopTransaction')).toBeGreaterThan(bench.actions.indexOf('BootNotification'));
  });
});
