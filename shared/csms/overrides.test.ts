import { describe, expect, test } from 'vitest';
import { csmsFixture, type CsmsFixture, type RawStation } from '../../tests/support/csms-fixture';
import type { OverrideRule } from './api';

type Rule = Partial<OverrideRule> & Pick<OverrideRule, 'answer'>;

async function overridden(...rules: readonly Rule[]): Promise<CsmsFixture & { station: RawStation }> {
  const fixture = await csmsFixture();
  fixture.csms.setOverrides(rules.map((rule, index) => ({ id: String(index), action: 'Heartbeat', enabled: true, ...rule })));
  return { ...fixture, station: await fixture.connect('CP1', '2.0.1') };
}

describe('an override', () => {
  test('gives another payload, valid or not', async () => {
    const { station } = await overridden({ answer: { kind: 'payload', payload: { currentTime: 'noon' } } });
    expect(await station.call('Heartbeat', {}, 'x')).toEqual([3, 'x', { currentTime: 'noon' }]);
  });

  test('gives a CALLERROR with any code', async () => {
    const { station } = await overridden(
      { answer: { kind: 'error', code: 'OutOfCoffee', description: 'empty', details: { cups: 0 } } },
      { action: 'Authorize', answer: { kind: 'error', code: 'InternalError', description: '' } },
    );
    expect(await station.call('Heartbeat', {}, 'x')).toEqual([4, 'x', 'OutOfCoffee', 'empty', { cups: 0 }]);
    expect(await station.call('Authorize', {}, 'y')).toEqual([4, 'y', 'InternalError', '', {}]);
  });

  test('gives any text, with the message id where it is asked for', async () => {
    const { station } = await overridden({ answer: { kind: 'raw', text: '[3,"{{id}}",' } });
    await station.send('[2,"x","Heartbeat",{}]');
    expect(station.texts).toEqual(['[3,"x",']);
  });

  test('gives no answer', async () => {
    const { station, clock } = await overridden({ answer: { kind: 'none' } });
    expect(await station.call('Heartbeat', {})).toBeUndefined();
    await clock.advance(100_000);
    expect(station.texts).toEqual([]);
  });

  test.each([[4321, 'bye', 4321], [1000, '', 1000], [1006, 'impossible', 1000]])('closes with %i', async (code, reason, seen) => {
    const { station } = await overridden({ answer: { kind: 'close', code, reason } });
    await station.call('Heartbeat', {});
    expect(station.texts).toEqual([]);
    expect(station.closed).toEqual({ code: seen, reason });
  });

  test('cuts a reason that a close frame has no room for', async () => {
    const { station } = await overridden({ answer: { kind: 'close', code: 4000, reason: `${'ä'.repeat(60)}€😀` } });
    await station.call('Heartbeat', {});
    expect(station.closed?.reason).toBe(`${'ä'.repeat(60)}€`);
  });

  test('delays the answer, its own too', async () => {
    const { station, clock } = await overridden({ delayMs: 5000, answer: { kind: 'own' } });
    expect(await station.call('Heartbeat', {}, 'x')).toBeUndefined();
    await clock.advance(4999);
    expect(station.texts).toEqual([]);
    await clock.advance(1);
    expect(station.frames).toEqual([[3, 'x', { currentTime: '2026-01-01T00:00:00.000Z' }]]);
  });

  test('that is delayed is forgotten when the connection closes', async () => {
    const { station, clock } = await overridden({ delayMs: 5000, answer: { kind: 'own' } });
    await station.call('Heartbeat', {});
    station.socket?.terminate();
    await clock.settle();
    expect(clock.timers).toBe(0);
  });

  test('holds for its action, its station, its number of times, and while it is switched on', async () => {
    const payload = { currentTime: 'rule' };
    const { station, csms, connect } = await overridden(
      { station: 'CP2', answer: { kind: 'payload', payload } },
      { times: 2, answer: { kind: 'payload', payload: { currentTime: 'twice' } } },
      { enabled: false, answer: { kind: 'none' } },
    );
    const other = await connect('CP2', '1.6');
    const said = [];
    for (let round = 0; round < 3; round += 1) said.push((await station.ask('Heartbeat', {})).currentTime);
    expect(said).toEqual(['twice', 'twice', '2026-01-01T00:00:00.000Z']);
    expect(csms.overrides()[1]?.times).toBe(0);
    expect(await other.ask('Heartbeat', {})).toEqual(payload);
    expect(await station.ask('Authorize', { idToken: { idToken: 'T01', type: 'Central' } })).toMatchObject({ idTokenInfo: { status: 'Accepted' } });
    csms.setOverrides([]);
    expect(await other.ask('Heartbeat', {})).not.toEqual(payload);
  });

  test('of a registration is what the CSMS goes by', async () => {
    const { station, csms } = await overridden({ action: 'BootNotification', answer: { kind: 'payload', payload: { status: 'Rejected', currentTime: '2026-01-01T00:00:00Z', interval: 1 } } });
    await station.call('BootNotification', {});
    expect(csms.stations()[0]?.registration).toBe('Rejected');
    expect((await station.call('Heartbeat', {}))?.[2]).toBe('SecurityError');
  });

  test("of a transaction's number is what the CSMS goes by", async () => {
    const { csms, connect } = await overridden({ action: 'StartTransaction', answer: { kind: 'payload', payload: { transactionId: 7, idTagInfo: { status: 'Accepted' } } } });
    const station = await connect('CP3', '1.6');
    await station.ask('StartTransaction', { connectorId: 1, idTag: 'T02', meterStart: 0, timestamp: '2026-01-01T00:00:00Z' });
    await station.ask('StopTransaction', { transactionId: 7, meterStop: 5, timestamp: '2026-01-01T00:01:00Z' });
    expect(csms.record('CP3')?.transactions.all()).toMatchObject([{ id: '7', meterNow: 5, endedAt: Date.UTC(2026, 0, 1, 0, 1) }]);
  });

  test('that refuses a request leaves no trace of it', async () => {
    const { station, csms } = await overridden({ action: 'TransactionEvent', answer: { kind: 'error', code: 'InternalError', description: '' } });
    await station.call('TransactionEvent', { eventType: 'Started', seqNo: 0, transactionInfo: { transactionId: 'x' } });
    expect(csms.record('CP1')?.transactions.all()).toEqual([]);
  });
});
