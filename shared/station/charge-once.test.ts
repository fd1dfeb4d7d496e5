import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import type { ChargingSessionOptions, ChargingSessionResult } from './api';
import { Bench } from './bench.fixture';

const VERSIONS = ['1.6', '2.0.1', '2.1'] as const;
const OPTIONS: ChargingSessionOptions = { evse: 1, connector: 1, idToken: 'T01', meterValues: 2 };
let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

async function charge(options: Partial<ChargingSessionOptions> = {}, seconds = 600): Promise<ChargingSessionResult> {
  const result = bench.station.chargeOnce({ ...OPTIONS, ...options });
  await bench.pass(seconds);
  return result;
}

describe.each(VERSIONS)('one charging session, %s', (version) => {
  it('boots, charges, and is Available again', async () => {
    bench = await Bench.make(version);
    expect(await charge()).toMatchObject({ ok: true, energy: 366, transactionId: version === '1.6' ? '101' : expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(bench.statuses.at(-1)).toBe(version === '1.6' ? '1 Available' : '1.1 Available');
    expect(bench.station.status().queued).toBe(0);
  });

  it('twice in a row, faster than real time', async () => {
    bench = await Bench.make(version, { speed: 120 });
    expect(await charge({}, 5)).toMatchObject({ ok: true, energy: 366 });
    // The meter shows whole Wh of 366.67 each time.
    expect(await charge({}, 5)).toMatchObject({ ok: true, energy: 367 });
  });

  it('says that the token is not accepted', async () => {
    bench = await Bench.make(version);
    bench.script.set('Authorize', version === '1.6' ? { idTagInfo: { status: 'Blocked' } } : { idTokenInfo: { status: 'Blocked' } });
    expect(await charge()).toEqual({ ok: false, message: 'The CSMS does not accept the token T01: Blocked.' });
  });

  it('says that the CSMS does not accept the transaction', async () => {
    bench = await Bench.make(version);
    bench.script.set('StartTransaction', { transactionId: 1, idTagInfo: { status: 'ConcurrentTx' } });
    bench.script.set('TransactionEvent', (payload): JsonObject => ('idToken' in payload ? { idTokenInfo: { status: 'ConcurrentTx' } } : {}));
    expect(await charge()).toEqual({ ok: false, message: 'The CSMS does not accept the token T01 in the transaction: ConcurrentTx.' });
  });

  it('says that a request was refused', async () => {
    bench = await Bench.make(version);
    bench.script.set('StatusNotification', { kind: 'error', code: 'InternalError', description: 'no idea' });
    expect(await charge()).toEqual({ ok: false, message: 'The CSMS answered StatusNotification with InternalError (no idea).' });
  });

  it('says that a request was not answered', async () => {
    bench = await Bench.make(version);
    bench.script.set('Authorize', { kind: 'silence' });
    expect(await charge()).toEqual({ ok: false, message: 'The CSMS did not answer Authorize within 30 s.' });
  });

  it('says that the station is rejected, or kept Pending', async () => {
    bench = await Bench.make(version);
    bench.script.set('BootNotification', { status: 'Rejected', interval: 300, currentTime: '2026-01-01T00:00:00Z' });
    expect(await charge()).toEqual({ ok: false, message: 'The CSMS has rejected the station.' });
    bench = await Bench.make(version);
    bench.script.set('BootNotification', { status: 'Pending', interval: 300, currentTime: '2026-01-01T00:00:00Z' });
    expect(await charge()).toEqual({ ok: false, message: 'The CSMS keeps the station Pending.' });
  });

  it('says that nobody is there', async () => {
    bench = await Bench.make(version);
    bench.sockets.unreachable = true;
    expect(await charge()).toEqual({ ok: false, message: 'Nobody listens at csms:9000. Check host and port, and that the CSMS runs.' });
  });

  it('says that somebody else stopped it', async () => {
    bench = await Bench.make(version);
    const result = bench.station.chargeOnce({ ...OPTIONS, meterValues: 5 });
    await bench.pass(90);
    const transaction = bench.station.status().evses[0]?.transaction?.id ?? '';
    await bench.call(version === '1.6' ? 'RemoteStopTransaction' : 'RequestStopTransaction', { transactionId: version === '1.6' ? Number(transaction) : transaction });
    await bench.pass(1);
    expect(await result).toEqual({ ok: false, message: 'The transaction ended early: Remote.' });
  });

  it('says that a cable is there already, and that there is no such EVSE', async () => {
    bench = await Bench.booted(version);
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    expect(await charge()).toEqual({ ok: false, message: `${version === '1.6' ? 'Connector' : 'EVSE'} 1 has a cable plugged in already, at its connector 1.` });
    expect(await charge({ evse: 8 })).toEqual({ ok: false, message: 'There is no EVSE 8; this station has 2.' });
  });

  it('ends with the station, and leaves nothing behind', async () => {
    bench = await Bench.make(version);
    const result = bench.station.chargeOnce(OPTIONS);
    await bench.pass(30);
    const stopped = bench.station.stop();
    await bench.settle();
    await stopped;
    expect(await result).toEqual({ ok: false, message: 'The station was switched off.' });
    expect(bench.clock.timers).toBe(0);
  });

  it('says that no meter values will come', async () => {
    bench = await Bench.make(version, { meterInterval: 0 });
    expect(await charge()).toMatchObject({ ok: false, message: expect.stringContaining('interval of 0') });
  });
});
