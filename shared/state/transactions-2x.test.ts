import { describe, expect, test } from 'vitest';
import { SAMPLE_FRAMES } from '../ocpp/samples';
import type { JsonObject } from '../ocpp/json';
import { StationLog } from '../../tests/support/station-log';

const at = (minute: number) => `2026-01-31T08:${String(minute).padStart(2, '0')}:00Z`;
const ms = (minute: number) => Date.parse(at(minute));
const TOKEN = { idToken: 'T01', type: 'Central' };

function event(eventType: string, seqNo: number, more: JsonObject = {}, info: JsonObject = {}): JsonObject {
  return { eventType, timestamp: at(seqNo), triggerReason: 'Trigger', seqNo, transactionInfo: { transactionId: 'tx1', ...info }, ...more };
}

function register(minute: number, value: number): JsonObject {
  return { timestamp: at(minute), sampledValue: [{ value, measurand: 'Energy.Active.Import.Register' }] };
}

describe.each(['2.0.1', '2.1'] as const)('a transaction of %s', (version) => {
  test('is what its events say, from Started to Ended (E01, E02)', () => {
    const log = new StationLog(version)
      .up('TransactionEvent', event('Started', 0, { evse: { id: 1, connectorId: 2 }, meterValue: [register(0, 1000)] }, { chargingState: 'EVConnected' }), {})
      .up('TransactionEvent', event('Updated', 1, { idToken: TOKEN }, { remoteStartId: 5 }), { idTokenInfo: { status: 'Accepted' } })
      .up('TransactionEvent', event('Updated', 2, { meterValue: [register(2, 1750)] }, { chargingState: 'Charging' }), {});
    expect(log.transaction).toMatchObject({
      id: 'tx1', evse: 1, connector: 2, startedAt: ms(0), idToken: 'T01', tokenType: 'Central', authorization: 'Accepted', remoteStartId: 5,
      chargingState: 'Charging', lastSeqNo: 2, missingSeqNos: [], meterStart: 1000, energy: 750,
    });
    expect(log.transaction.endedAt).toBeUndefined();
    log.up('TransactionEvent', event('Ended', 3, { meterValue: [register(3, 2000)] }, { stoppedReason: 'EVDisconnected', chargingState: 'Idle' }), { totalCost: 1.25 });
    expect(log.transaction).toMatchObject({ endedAt: ms(3), stoppedReason: 'EVDisconnected', chargingState: 'Idle', energy: 1000, totalCost: 1.25, lastSeqNo: 3 });
  });

  test('misses the numbers that were left out, until they come late', () => {
    const log = new StationLog(version)
      .up('TransactionEvent', event('Started', 0, {}, { chargingState: 'EVConnected' }))
      .up('TransactionEvent', event('Updated', 3, {}, { chargingState: 'SuspendedEV' }));
    expect(log.transaction).toMatchObject({ lastSeqNo: 3, missingSeqNos: [1, 2] });
    log.up('TransactionEvent', event('Updated', 1, { idToken: TOKEN, offline: true }, { chargingState: 'Charging' }));
    expect(log.transaction).toMatchObject({ lastSeqNo: 3, missingSeqNos: [2], idToken: 'T01', offline: true, chargingState: 'SuspendedEV' });
  });

  test('began at number 0', () => {
    expect(new StationLog(version).up('TransactionEvent', event('Started', 2)).transaction.missingSeqNos).toEqual([0, 1]);
  });

  test('that began before the log did misses nothing', () => {
    const log = new StationLog(version).up('TransactionEvent', event('Updated', 7));
    expect(log.transaction).toMatchObject({ startedAt: ms(7), lastSeqNo: 7, missingSeqNos: [] });
    log.up('TransactionEvent', event('Started', 0));
    expect(log.transaction.startedAt).toBe(ms(0));
  });

  test('keeps the token that began it when another one stops it (E07)', () => {
    const log = new StationLog(version)
      .up('TransactionEvent', event('Started', 0, { idToken: TOKEN }), { idTokenInfo: { status: 'Accepted' } })
      .up('TransactionEvent', event('Ended', 1, { idToken: { idToken: 'OTHER', type: 'ISO14443' } }, { stoppedReason: 'Local' }), { idTokenInfo: { status: 'Invalid' } });
    expect(log.transaction).toMatchObject({ idToken: 'T01', tokenType: 'Central', authorization: 'Accepted' });
  });

  test('was stopped locally when Ended gives no reason', () => {
    const log = new StationLog(version).up('TransactionEvent', event('Started', 0)).up('TransactionEvent', event('Ended', 1));
    expect(log.transaction.stoppedReason).toBe('Local');
  });

  test('is one when its events are sent again', () => {
    const log = new StationLog(version);
    const events = [event('Started', 0, { meterValue: [register(0, 100)] }), event('Updated', 1), event('Ended', 2, { meterValue: [register(2, 300)] })];
    for (const payload of [...events, ...events]) log.up('TransactionEvent', payload);
    expect(log.state.transactions).toHaveLength(1);
    expect(log.transaction).toMatchObject({ startedAt: ms(0), endedAt: ms(2), energy: 200, missingSeqNos: [] });
  });

  test('may have the id of one that ended before', () => {
    const log = new StationLog(version)
      .up('TransactionEvent', event('Started', 0)).up('TransactionEvent', event('Ended', 1))
      .up('TransactionEvent', event('Started', 0, { timestamp: at(20) }));
    expect(log.state.transactions.map(({ startedAt, endedAt }) => ({ startedAt, endedAt }))).toEqual([{ startedAt: ms(0), endedAt: ms(1) }, { startedAt: ms(20), endedAt: undefined }]);
  });

  test('takes meter values of its EVSE (J01)', () => {
    const log = new StationLog(version).up('TransactionEvent', event('Started', 0, { evse: { id: 2 }, meterValue: [register(0, 50)] }))
      .up('MeterValues', { evseId: 2, meterValue: [register(1, 80)] }).up('MeterValues', { evseId: 1, meterValue: [register(2, 900)] });
    expect(log.transaction.energy).toBe(30);
  });

  test('costs what the CSMS says (I02)', () => {
    const log = new StationLog(version).up('TransactionEvent', event('Started', 0)).down('CostUpdated', { totalCost: 3.5, transactionId: 'tx1' }, {});
    expect(log.transaction.totalCost).toBe(3.5);
  });

  test('learns its remoteStartId from a request that came after it began (F01)', () => {
    const log = new StationLog(version).up('TransactionEvent', event('Started', 0))
      .down('RequestStartTransaction', { idToken: TOKEN, remoteStartId: 9, evseId: 1 }, { status: 'Accepted', transactionId: 'tx1' });
    expect(log.transaction.remoteStartId).toBe(9);
  });

  test('of the examples in the composer is told as far as they say anything', () => {
    const log = new StationLog(version);
    for (const { text } of SAMPLE_FRAMES) log.raw('up', text);
    expect(log.transaction).toMatchObject({
      id: '324567986', startedAt: Date.parse('2021-03-19T07:10:11Z'), endedAt: Date.parse('2021-03-19T07:40:11Z'), missingSeqNos: [0, 2], lastSeqNo: 3, meterStart: 75_000,
    });
    expect(log.evse(1)?.connectors).toMatchObject([{ id: 1, status: 'Available' }]);
    expect(log.state.errors).toBe(0);
  });
});

test('2.1: a transaction costs what the station calculated', () => {
  const log = new StationLog('2.1').up('TransactionEvent', event('Started', 0)).up('TransactionEvent', event('Ended', 1, {
    costDetails: { totalCost: { currency: 'EUR', typeOfCost: 'NormalCost', total: { exclTax: 2, inclTax: 2.42 } }, totalUsage: { energy: 1, chargingTime: 60, idleTime: 0 } },
  }));
  expect(log.transaction.totalCost).toBe(2.42);
});
