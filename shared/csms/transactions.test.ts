import { describe, expect, test } from 'vitest';
import { csmsFixture } from '../../tests/support/csms-fixture';
import type { JsonObject } from '../ocpp/json';

const AT = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString();

describe('transactions of 1.6', () => {
  const start = (connectorId: number, change: JsonObject = {}): JsonObject => ({ connectorId, idTag: 'T01', meterStart: 1000, timestamp: AT(0), ...change });

  test('every one has a number of its own, over all stations', async () => {
    const { connect } = await csmsFixture();
    const stations = [await connect('CP1', '1.6'), await connect('CP2', '1.6')];
    const ids = new Set<unknown>();
    for (const station of stations) for (const connector of [1, 2, 3]) ids.add((await station.ask('StartTransaction', start(connector))).transactionId);
    expect(ids.size).toBe(6);
    for (const id of ids) expect(Number.isInteger(id) && Number(id) > 0).toBe(true);
  });

  test('one that is started again, since the answer was lost, keeps its number', async () => {
    const { csms, connect } = await csmsFixture();
    const station = await connect('CP1', '1.6');
    const first = await station.ask('StartTransaction', start(1));
    expect(await station.ask('StartTransaction', start(1))).toEqual(first);
    expect((await station.ask('StartTransaction', start(1, { timestamp: AT(9) }))).transactionId).not.toBe(first.transactionId);
    expect(csms.record('CP1')?.transactions.all()).toHaveLength(2);
  });

  test('one that starts in the same moment in which an equal one was stopped has a number of its own', async () => {
    const { connect } = await csmsFixture();
    const station = await connect('CP1', '1.6');
    const first = await station.ask('StartTransaction', start(1));
    await station.ask('StopTransaction', { transactionId: first.transactionId ?? 0, meterStop: 1000, timestamp: AT(0) });
    expect((await station.ask('StartTransaction', start(1))).transactionId).not.toBe(first.transactionId);
  });

  test('one whose token is not accepted has a number, too', async () => {
    const { connect } = await csmsFixture({ tokens: [], unknownTokens: 'Invalid' });
    expect(await (await connect('CP1', '1.6')).ask('StartTransaction', start(1))).toEqual({ transactionId: expect.any(Number) as number, idTagInfo: { status: 'Invalid' } });
  });

  test('its end, its reading and its reason are kept', async () => {
    const { csms, connect } = await csmsFixture();
    const station = await connect('CP1', '1.6');
    const { transactionId = 0 } = await station.ask('StartTransaction', start(2));
    await station.ask('MeterValues', { connectorId: 2, transactionId, meterValue: [{ timestamp: AT(5), sampledValue: [{ value: '3.5', unit: 'kWh' }, { value: '16', measurand: 'Current.Import', unit: 'A' }] }] });
    const transaction = csms.record('CP1')?.transactions.get(String(Number(transactionId)));
    expect(transaction).toMatchObject({ connector: 2, meterStart: 1000, meterNow: 3500, idToken: 'T01' });
    expect(await station.ask('StopTransaction', { transactionId, meterStop: 6000, timestamp: AT(10), reason: 'EVDisconnected' })).toEqual({});
    expect(transaction).toMatchObject({ meterNow: 6000, stoppedReason: 'EVDisconnected', endedAt: Date.UTC(2026, 0, 1, 8, 10) });
    expect(csms.record('CP1')?.transactions.open()).toEqual([]);
  });

  test('the end of one that nobody knows is answered, and noted', async () => {
    const { recorder, connect } = await csmsFixture();
    const station = await connect('CP1', '1.6');
    expect(await station.ask('StopTransaction', { transactionId: -1, idTag: 'T01', meterStop: 0, timestamp: AT(1) })).toEqual({ idTagInfo: { status: 'Accepted' } });
    expect(recorder.notes()).toEqual([expect.stringMatching(/StopTransaction of -1: the CSMS knows no such transaction/)]);
  });

  test('one that was never stopped ends when another one starts at its connector', async () => {
    const { csms, recorder, connect } = await csmsFixture();
    const station = await connect('CP1', '1.6');
    const first = await station.ask('StartTransaction', start(1));
    await station.ask('StartTransaction', start(1, { timestamp: AT(3), idTag: 'T02' }));
    expect(csms.record('CP1')?.transactions.get(String(first.transactionId as number))?.endedAt).toBe(Date.UTC(2026, 0, 1, 8, 3));
    expect(recorder.notes()).toEqual([expect.stringMatching(/at connector 1 was never stopped/)]);
    await station.ask('StopTransaction', { transactionId: first.transactionId ?? 0, meterStop: 2500, timestamp: AT(2), reason: 'PowerLoss' });
    expect(csms.record('CP1')?.transactions.get(String(first.transactionId as number))).toMatchObject({ endedAt: Date.UTC(2026, 0, 1, 8, 2), stoppedReason: 'PowerLoss', meterNow: 2500 });
  });

  test('an end that is sent again changes nothing', async () => {
    const { csms, connect } = await csmsFixture();
    const station = await connect('CP1', '1.6');
    const { transactionId = 0 } = await station.ask('StartTransaction', start(1));
    await station.ask('StopTransaction', { transactionId, meterStop: 6000, timestamp: AT(10), reason: 'EVDisconnected' });
    await station.ask('StopTransaction', { transactionId, meterStop: 6000, timestamp: AT(12), reason: 'Local' });
    expect(csms.record('CP1')?.transactions.all()).toEqual([expect.objectContaining({ endedAt: Date.UTC(2026, 0, 1, 8, 10), stoppedReason: 'EVDisconnected' })]);
  });

  test('nobody ends the transaction of another station', async () => {
    const { csms, connect } = await csmsFixture();
    const { transactionId = 0 } = await (await connect('CP1', '1.6')).ask('StartTransaction', start(1));
    expect(await (await connect('CP2', '1.6')).ask('StopTransaction', { transactionId, meterStop: 0, timestamp: AT(1) })).toEqual({});
    expect(csms.record('CP1')?.transactions.open()).toHaveLength(1);
  });

  test.each([
    ['no connector', { connectorId: null }], ['a connector in words', { connectorId: 'one' }], ['no token', { idTag: null }], ['a token that is a number', { idTag: 5 }],
    ['no reading', { meterStart: null }], ['a reading in words', { meterStart: 'much' }], ['no time', { timestamp: null }], ['a time in words', { timestamp: 'now' }],
    ['a reservation in words', { reservationId: 'mine' }],
  ])('one that starts with %s is answered with a number, and can be stopped', async (_, change) => {
    const { csms, connect } = await csmsFixture();
    const station = await connect('CP1', '1.6');
    const answer = await station.ask('StartTransaction', start(1, change));
    expect(answer).toEqual({ transactionId: expect.any(Number) as number, idTagInfo: { status: expect.stringMatching(/^(Accepted|Invalid)$/) as string } });
    await station.ask('StopTransaction', { transactionId: answer.transactionId ?? 0, meterStop: 'much', timestamp: 'now', reason: 5, transactionData: 'none' });
    expect(csms.record('CP1')?.transactions.open()).toEqual([]);
  });
});

describe.each(['2.0.1', '2.1'] as const)('transactions of %s', (version) => {
  const event = (eventType: string, seqNo: number, change: JsonObject = {}): JsonObject => ({
    eventType, timestamp: AT(seqNo), triggerReason: 'ChargingStateChanged', seqNo, transactionInfo: { transactionId: 'tx1' }, ...change,
  });
  const meter = (value: number): JsonObject => ({ meterValue: [{ timestamp: AT(0), sampledValue: [{ value, unitOfMeasure: { unit: 'kWh' } }, { value: 7000, measurand: 'Power.Active.Import' }] }] });

  test('are followed from event to event', async () => {
    const { csms, connect } = await csmsFixture();
    const station = await connect('CP1', version);
    expect(await station.ask('TransactionEvent', event('Started', 0, { evse: { id: 2, connectorId: 1 }, ...meter(10) }))).toEqual({});
    await station.ask('TransactionEvent', event('Updated', 1, { idToken: { idToken: 'T02', type: 'Central' }, transactionInfo: { transactionId: 'tx1', chargingState: 'Charging', remoteStartId: 5 } }));
    const transaction = csms.record('CP1')?.transactions.get('tx1');
    expect(transaction).toMatchObject({ evse: 2, connector: 1, idToken: 'T02', groupId: 'FLEET', chargingState: 'Charging', remoteStartId: 5, meterStart: 10_000, lastSeqNo: 1, missingSeqNos: [] });
    expect(await station.ask('TransactionEvent', event('Ended', 2, { ...meter(12), transactionInfo: { transactionId: 'tx1', stoppedReason: 'EVDisconnected' } }))).toEqual({});
    expect(transaction).toMatchObject({ meterNow: 12_000, stoppedReason: 'EVDisconnected', endedAt: Date.UTC(2026, 0, 1, 8, 2) });
  });

  test('gaps in the sequence are seen, and closed by what comes late', async () => {
    const { csms, connect } = await csmsFixture();
    const station = await connect('CP1', version);
    const missing = (): number[] | undefined => csms.record('CP1')?.transactions.get('tx1')?.missingSeqNos;
    await station.ask('TransactionEvent', event('Started', 0));
    await station.ask('TransactionEvent', event('Updated', 4, { transactionInfo: { transactionId: 'tx1', chargingState: 'SuspendedEV' } }));
    expect(missing()).toEqual([1, 2, 3]);
    await station.ask('TransactionEvent', event('Updated', 2, { transactionInfo: { transactionId: 'tx1', chargingState: 'Charging' } }));
    expect(missing()).toEqual([1, 3]);
    expect(csms.record('CP1')?.transactions.get('tx1')?.chargingState).toBe('SuspendedEV');
    await station.ask('TransactionEvent', event('Updated', 2_000_000_000));
    expect(missing()).toHaveLength(100);
  });

  test('the end says what it cost when there is a tariff', async () => {
    const tariff = { currency: 'EUR', perKwh: 0.5, perMinute: 0.1, perSession: 1 };
    const { csms, connect } = await csmsFixture({ tariff });
    const station = await connect('CP1', version);
    await station.ask('TransactionEvent', event('Started', 0, meter(10)));
    expect(await station.ask('TransactionEvent', event('Updated', 5, meter(12)))).toEqual({});
    expect(await station.ask('TransactionEvent', event('Ended', 10, meter(20)))).toEqual({ totalCost: 1 + 10 * 0.5 + 10 * 0.1 });
    csms.configure({ tariff: { ...tariff, perKwh: 0.3333 } });
    await station.ask('TransactionEvent', event('Started', 0, { ...meter(10), transactionInfo: { transactionId: 'tx2' } }));
    expect(await station.ask('TransactionEvent', event('Ended', 0, { ...meter(11), transactionInfo: { transactionId: 'tx2' } }))).toEqual({ totalCost: 1.33 });
  });

  test('E13: one whose end was given up ends when another one starts at its EVSE, and its own end still counts', async () => {
    const { csms, recorder, connect } = await csmsFixture();
    const station = await connect('CP1', version);
    const at = (id: number): JsonObject => ({ evse: { id, connectorId: 1 } });
    const named = (transactionId: string): JsonObject => ({ transactionInfo: { transactionId } });
    await station.ask('TransactionEvent', event('Started', 0, at(1)));
    await station.ask('TransactionEvent', event('Started', 0, at(1)));
    await station.ask('TransactionEvent', event('Started', 0, { ...at(2), ...named('tx2') }));
    expect(csms.record('CP1')?.transactions.open()).toHaveLength(2);
    await station.ask('TransactionEvent', event('Started', 0, { ...at(1), ...named('tx3') }));
    expect(csms.record('CP1')?.transactions.open().map(({ id }) => id)).toEqual(['tx2', 'tx3']);
    expect(recorder.notes()).toEqual([expect.stringMatching(/tx1 at EVSE 1 was never stopped/)]);
    await station.ask('TransactionEvent', event('Ended', 1, { transactionInfo: { transactionId: 'tx1', stoppedReason: 'PowerLoss' } }));
    expect(csms.record('CP1')?.transactions.get('tx1')).toMatchObject({ endedAt: Date.UTC(2026, 0, 1, 8, 1), stoppedReason: 'PowerLoss' });
  });

  test('what did not come of one that ended is noted', async () => {
    const { recorder, connect } = await csmsFixture();
    const station = await connect('CP1', version);
    for (const [type, seqNo] of [['Started', 0], ['Updated', 3], ['Updated', 2], ['Ended', 5], ['Ended', 5]] as const) await station.ask('TransactionEvent', event(type, seqNo));
    expect(recorder.notes()).toEqual(['Transaction tx1 ended, and of its events 1, 4 did not come.']);
  });

  test('a card that ends is not asked whether it charges elsewhere', async () => {
    const { connect } = await csmsFixture({ tokens: [{ idToken: 'A', type: 'Central', status: 'Accepted' }] });
    const station = await connect('CP1', version);
    const card = { idToken: { idToken: 'A', type: 'Central' } };
    const other = { transactionInfo: { transactionId: 'tx2' } };
    await station.ask('TransactionEvent', event('Started', 0, card));
    expect(await station.ask('TransactionEvent', event('Started', 0, { ...card, ...other }))).toMatchObject({ idTokenInfo: { status: 'ConcurrentTx' } });
    expect(await station.ask('TransactionEvent', event('Updated', 1, { ...card, ...other, triggerReason: 'StopAuthorized' }))).toMatchObject({ idTokenInfo: { status: 'Accepted' } });
  });

  test.each([
    ['no kind', { eventType: null }], ['a kind that is none', { eventType: 'Paused' }], ['no time', { timestamp: null }], ['a time in words', { timestamp: 'now' }],
    ['no number', { seqNo: null }], ['a number below 0', { seqNo: -1 }], ['no trigger', { triggerReason: null }], ['no transaction', { transactionInfo: null }],
    ['a transaction in words', { transactionInfo: 'tx1' }], ['a transaction without id', { transactionInfo: {} }], ['an EVSE in words', { evse: 'one' }],
    ['readings in words', { meterValue: 'many' }], ['a reservation in words', { reservationId: 'mine' }],
  ])('an event with %s is answered, and the transaction can end', async (_, change) => {
    const { csms, connect } = await csmsFixture();
    const station = await connect('CP1', version);
    await station.ask('TransactionEvent', event('Started', 0));
    expect(await station.ask('TransactionEvent', event('Updated', 1, change as JsonObject))).toEqual({});
    await station.ask('TransactionEvent', event('Ended', 2));
    expect(csms.record('CP1')?.transactions.all()).toEqual([expect.objectContaining({ id: 'tx1', endedAt: Date.UTC(2026, 0, 1, 8, 2) })]);
  });

  test.each([
    ['no text', { type: 'Central' }], ['no kind', { idToken: 'A' }], ['a number for a text', { idToken: 5, type: 'Central' }], ['an empty text', { idToken: '', type: 'Central' }],
  ])('a card with %s is judged', async (_, idToken) => {
    const { connect } = await csmsFixture();
    const station = await connect('CP1', version);
    expect(await station.ask('TransactionEvent', event('Started', 0, { idToken: idToken as JsonObject }))).toEqual({ idTokenInfo: expect.objectContaining({ status: expect.stringMatching(/^(Accepted|Invalid)$/) as string }) as JsonObject });
  });

  test('the same id at two stations is two transactions', async () => {
    const { csms, connect } = await csmsFixture();
    await (await connect('CP1', version)).ask('TransactionEvent', event('Started', 0));
    await (await connect('CP2', version)).ask('TransactionEvent', event('Ended', 3));
    expect(csms.record('CP1')?.transactions.open()).toHaveLength(1);
    expect(csms.record('CP2')?.transactions.open()).toHaveLength(0);
  });

  test('E14: one that the station says is over ends', async () => {
    const { csms, clock, connect } = await csmsFixture();
    const station = await connect('CP1', version);
    await station.ask('TransactionEvent', event('Started', 0));
    for (const [answer, open] of [[{ ongoingIndicator: false, messagesInQueue: true }, 1], [{ ongoingIndicator: false, messagesInQueue: false }, 0]] as const) {
      void csms.call('CP1', 'GetTransactionStatus', { transactionId: 'tx1' });
      await clock.settle();
      await station.answer(answer);
      expect(csms.record('CP1')?.transactions.open()).toHaveLength(open);
    }
  });
});

test('of those that ended only the last are kept', async () => {
  const { csms, connect } = await csmsFixture();
  const station = await connect('CP1', '2.0.1');
  for (let number = 0; number < 60; number += 1) {
    await station.ask('TransactionEvent', { eventType: number === 0 ? 'Started' : 'Ended', timestamp: AT(0), triggerReason: 'Trigger', seqNo: 0, transactionInfo: { transactionId: `t${number}` } });
  }
  const all = csms.record('CP1')?.transactions.all().map((transaction) => transaction.id);
  expect(all).toHaveLength(50);
  expect(all).toContain('t0');
  expect(all).toContain('t59');
});
