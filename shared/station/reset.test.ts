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
    expect(bench.statuses).toEqual(['2.1 Unavailable']);
    expect(bench.of('BootNotification')).toEqual([]);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.pass(10);
    expect(bench.of('BootNotification')).toMatchObject([{ reason: 'ScheduledReset' }]);
    expect(bench.statuses.slice(-2)).toEqual(['1.1 Available', '2.1 Available']);
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
    expect(bench.of('TransactionEvent')).toMatchObject([{ triggerReason: 'ResetCommand', transactionInfo: { stoppedReason: 'ImmediateReset' } }]);
    expect(bench.statuses).toEqual(['1.1 Unavailable', '1.1 Occupied']);
    expect(bench.upgrades).toHaveLength(1);
    expect(bench.station.status().evses[1]?.transaction).toBeDefined();
    expect(await bench.result('Reset', { type: 'Immediate', evseId: 9 })).toMatchObject({ status: 'Rejected' });
  });

  it('B11.FR.08: an EVSE without a transaction is Unavailable while it starts, and serves nobody', async () => {
    bench = await Bench.booted('2.0.1');
    bench.forget();
    expect(await bench.result('Reset', { type: 'OnIdle', evseId: 2 })).toEqual({ status: 'Accepted' });
    expect(bench.statuses).toEqual(['2.1 Unavailable']);
    expect(bench.station.act({ kind: 'present-token', evse: 2, idToken: 'A' })).toEqual({ ok: false, message: 'EVSE 2 starts again, or waits to.' });
    await bench.pass(5);
    expect(bench.statuses).toEqual(['2.1 Unavailable', '2.1 Available']);
  });

  it('B12.FR.07: OnIdle of one EVSE waits for its transaction alone', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging('T01', 1);
    await bench.startCharging('T02', 2);
    bench.forget();
    expect(await bench.result('Reset', { type: 'OnIdle', evseId: 1 })).toEqual({ status: 'Scheduled' });
    await bench.pass(30);
    expect(bench.statuses).toEqual([]);
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.pass(10);
    expect(bench.statuses).toEqual(['1.1 Unavailable', '1.1 Available']);
    expect(bench.of('BootNotification')).toEqual([]);
    expect(bench.station.status().evses[1]?.transaction).toBeDefined();
  });

  it('B12.FR.03: whoever charges while a reset waits may stop with the card as always', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    await bench.result('Reset', { type: 'OnIdle' });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    expect(bench.of('TransactionEvent').at(-1)).toMatchObject({ eventType: 'Ended', triggerReason: 'StopAuthorized' });
    await bench.pass(10);
    expect(bench.of('BootNotification').at(-1)).toMatchObject({ reason: 'ScheduledReset' });
  });

  it('B12: Immediate goes before a reset that waits', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    await bench.result('Reset', { type: 'OnIdle' });
    bench.forget();
    expect(await bench.result('Reset', { type: 'Immediate' })).toEqual({ status: 'Accepted' });
    await bench.pass(30);
    expect(bench.of('BootNotification')).toMatchObject([{ reason: 'RemoteReset' }]);
  });

  it('B11.FR.02, B12.FR.06: Inoperative stays so over a reset of the EVSE', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.result('ChangeAvailability', { evse: { id: 1 }, operationalStatus: 'Inoperative' });
    bench.forget();
    await bench.result('Reset', { type: 'Immediate', evseId: 1 });
    await bench.pass(10);
    expect(bench.statuses).toEqual([]);
    expect(bench.station.status().evses[0]).toMatchObject({ connectors: [{ status: 'Unavailable' }] });
  });

  it.each([[undefined, 'LocalReset'], [true, 'Watchdog']] as const)('a restart at the station (watchdog %s) ends transactions with Reboot and boots with %s', async (watchdog, reason) => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    bench.forget();
    await bench.act({ kind: 'restart', ...(watchdog ? { watchdog } : {}) });
    await bench.pass(30);
    expect(bench.of('TransactionEvent')).toMatchObject([{ eventType: 'Ended', triggerReason: 'AbnormalCondition', transactionInfo: { stoppedReason: 'Reboot' } }]);
    expect(bench.of('BootNotification')).toMatchObject([{ reason }]);
  });

  it('2.1 ImmediateAndResume: the transaction is interrupted, and goes on after the boot under its id', async () => {
    bench = await Bench.booted('2.1');
    await bench.startCharging();
    const before = bench.station.status().evses[0]?.transaction?.id;
    expect(bench.station.configure({ 'TxCtrlr.ResumptionTimeout': '300' })).toEqual({ ok: true });
    bench.forget();
    expect(await bench.result('Reset', { type: 'ImmediateAndResume' })).toEqual({ status: 'Accepted' });
    await bench.pass(30);
    const events = bench.of('TransactionEvent');
    expect(events.map(({ triggerReason }) => triggerReason)).toEqual(['ResetCommand', 'TxResumed']);
    expect(events.at(-1)).toMatchObject({ transactionInfo: { chargingState: 'Charging' } });
    expect(events.every(({ eventType }) => eventType === 'Updated')).toBe(true);
    const numbers = events.map(({ seqNo }) => Number(seqNo));
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    expect(bench.actions.indexOf('BootNotification')).toBeLessThan(bench.actions.lastIndexOf('TransactionEvent'));
    expect(bench.station.status().evses[0]).toMatchObject({ power: 11_000, transaction: { id: before } });
  });

  it('2.1 ImmediateAndResume: goes on however long the reset took, and not at all without ResumptionTimeout (B13.FR.01, B13.FR.23)', async () => {
    bench = await Bench.booted('2.1');
    await bench.startCharging();
    expect(await bench.result('Reset', { type: 'ImmediateAndResume' })).toMatchObject({ status: 'Rejected' });
    expect(bench.station.configure({ 'TxCtrlr.ResumptionTimeout': '10' })).toEqual({ ok: true });
    bench.forget();
    bench.refuse.add(9000);
    await bench.result('Reset', { type: 'ImmediateAndResume' });
    await bench.pass(60);
    bench.refuse.clear();
    await bench.pass(120);
    expect(bench.of('TransactionEvent').at(1)).toMatchObject({ eventType: 'Updated', triggerReason: 'TxResumed' });
  });

  it('2.0.1 knows no ImmediateAndResume', async () => {
    bench = await Bench.booted('2.0.1');
    expect(await bench.call('Reset', { type: 'ImmediateAndResume' })).toMatchObject({ kind: 'error', code: 'PropertyConstraintViolation' });
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

  it('a restart at the station ends transactions with Reboot', async () => {
    bench = await Bench.booted('1.6');
    await bench.startCharging();
    bench.forget();
    await bench.act({ kind: 'restart' });
    await bench.pass(30);
    expect(bench.of('StopTransaction')).toMatchObject([{ reason: 'Reboot' }]);
    expect(bench.of('BootNotification')).toHaveLength(1);
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
