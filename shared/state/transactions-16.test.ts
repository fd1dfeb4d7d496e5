import { describe, expect, test } from 'vitest';
import { StationLog } from '../../tests/support/station-log';

const at = (minute: number) => `2026-01-31T08:${String(minute).padStart(2, '0')}:00Z`;
const ms = (minute: number) => Date.parse(at(minute));
const start = (minute: number, more = {}) => ({ connectorId: 1, idTag: 'T01', meterStart: 1000, timestamp: at(minute), ...more });
const numbered = (transactionId: number, status = 'Accepted') => ({ transactionId, idTagInfo: { status } });
const status = (value: string, connectorId = 1) => ({ connectorId, status: value, errorCode: 'NoError', timestamp: at(0) });
const register = (minute: number, value: string) => ({ timestamp: at(minute), sampledValue: [{ value }] });

describe('a transaction of 1.6', () => {
  test('has the message id for a number until the CSMS has answered', () => {
    const log = new StationLog('1.6').up('StartTransaction', start(1));
    expect(log.transaction).toMatchObject({ id: '?m1', evse: 1, idToken: 'T01', startedAt: ms(1), meterStart: 1000, energy: 0, missingSeqNos: [] });
    expect(log.transaction.endedAt).toBeUndefined();
    log.raw('down', JSON.stringify([3, 'm1', numbered(42)]));
    expect(log.state.transactions).toHaveLength(1);
    expect(log.transaction).toMatchObject({ id: '42', authorization: 'Accepted' });
  });

  test('is charging when its connector is', () => {
    const log = new StationLog('1.6').up('StatusNotification', status('Preparing')).up('StartTransaction', start(1), numbered(42));
    const states = ['Charging', 'SuspendedEV', 'SuspendedEVSE', 'Finishing'].map((value) => log.up('StatusNotification', status(value)).transaction.chargingState);
    expect(states).toEqual(['Charging', 'SuspendedEV', 'SuspendedEVSE', 'EVConnected']);
    log.up('StatusNotification', status('Charging', 2));
    expect(log.transaction.chargingState).toBe('EVConnected');
  });

  test('starts with the state that its connector has', () => {
    const log = new StationLog('1.6').up('StatusNotification', status('Preparing')).up('StartTransaction', start(1), numbered(42));
    expect(log.transaction.chargingState).toBe('EVConnected');
  });

  test('has used what its register has grown', () => {
    const log = new StationLog('1.6').up('StartTransaction', start(1), numbered(42))
      .up('MeterValues', { connectorId: 1, transactionId: 42, meterValue: [register(2, '1500'), register(3, '2250.5')] });
    expect(log.transaction.energy).toBe(1250.5);
    expect(log.transaction.samples).toMatchObject([{ at: ms(2), energy: 500 }, { at: ms(3), energy: 1250.5 }]);
  });

  test('takes meter values of its connector that name no transaction, or one that is not numbered yet', () => {
    const log = new StationLog('1.6').up('StartTransaction', start(1))
      .up('MeterValues', { connectorId: 1, meterValue: [register(2, '1100')] })
      .up('MeterValues', { connectorId: 1, transactionId: 0, meterValue: [register(3, '1200')] })
      .up('MeterValues', { connectorId: 2, meterValue: [register(4, '9999')] });
    expect(log.transaction.energy).toBe(200);
  });

  test('ends with the meter, the time and the reason', () => {
    const log = new StationLog('1.6').up('StartTransaction', start(1), numbered(42)).up('StopTransaction', {
      transactionId: 42, meterStop: 9000, timestamp: at(30), reason: 'EVDisconnected', idTag: 'T01',
      transactionData: [{ timestamp: at(29), sampledValue: [{ value: '7', measurand: 'Power.Active.Import', unit: 'kW' }] }],
    }, { idTagInfo: { status: 'Accepted' } });
    expect(log.transaction).toMatchObject({ endedAt: ms(30), stoppedReason: 'EVDisconnected', energy: 8000, power: 7000 });
  });

  test('was stopped locally when no reason is given', () => {
    const log = new StationLog('1.6').up('StartTransaction', start(1), numbered(42)).up('StopTransaction', { transactionId: 42, meterStop: 1000, timestamp: at(2) });
    expect(log.transaction.stoppedReason).toBe('Local');
  });

  test('is the same when its start is sent again, since the answer was lost', () => {
    const log = new StationLog('1.6').up('StartTransaction', start(1)).up('StartTransaction', start(1), numbered(42));
    expect(log.state.transactions.map(({ id }) => id)).toEqual(['42']);
  });

  test('can be stopped by a station that never learnt its number', () => {
    const log = new StationLog('1.6').up('StartTransaction', start(1)).up('StopTransaction', { transactionId: -1, meterStop: 1500, timestamp: at(9) });
    expect(log.state.transactions).toHaveLength(1);
    expect(log.transaction).toMatchObject({ id: '?m1', endedAt: ms(9), energy: 500 });
  });

  test('that began before the log did is known from its meter values and its end', () => {
    const log = new StationLog('1.6').up('MeterValues', { connectorId: 2, transactionId: 7, meterValue: [register(2, '5000'), register(3, '5200')] });
    expect(log.transaction).toMatchObject({ id: '7', evse: 2, startedAt: ms(2), energy: 200 });
    log.up('StopTransaction', { transactionId: 7, meterStop: 5500, timestamp: at(9) });
    expect(log.state.transactions).toHaveLength(1);
    expect(log.transaction).toMatchObject({ endedAt: ms(9), energy: 500 });
    log.up('StopTransaction', { transactionId: 8, meterStop: 5500, timestamp: at(10) });
    expect(log.transaction).toMatchObject({ id: '8', endedAt: ms(10) });
  });

  test('keeps what the CSMS said of its token', () => {
    const log = new StationLog('1.6').up('StartTransaction', start(1), numbered(42, 'ConcurrentTx'));
    expect(log.transaction.authorization).toBe('ConcurrentTx');
  });

  test('stands beside others, of which the last 50 that ended are kept', () => {
    const log = new StationLog('1.6').up('StartTransaction', start(0, { connectorId: 2 }), numbered(1));
    for (let number = 2; number <= 61; number += 1) {
      log.up('StartTransaction', start(number % 60), numbered(number)).up('StopTransaction', { transactionId: number, meterStop: 1000, timestamp: at(number % 60) });
    }
    const { transactions } = log.state;
    expect(transactions).toHaveLength(51);
    expect(transactions[0]).toMatchObject({ id: '1', evse: 2 });
    expect(transactions[0]?.endedAt).toBeUndefined();
    expect(transactions[1]?.id).toBe('12');
    expect(transactions.at(-1)?.id).toBe('61');
  });

  test('is kept among the last 500 when none of them ever ends', () => {
    const log = new StationLog('1.6');
    for (let number = 1; number <= 510; number += 1) log.up('StartTransaction', start(1, { meterStart: number }), numbered(number));
    expect(log.state.transactions).toHaveLength(500);
    expect(log.transaction.id).toBe('510');
  });

  test('may have a number that was given before; the newest one is meant', () => {
    const log = new StationLog('1.6')
      .up('StartTransaction', start(1), numbered(0)).up('StopTransaction', { transactionId: 0, meterStop: 1100, timestamp: at(2) })
      .up('StartTransaction', start(3), numbered(0)).up('StopTransaction', { transactionId: 0, meterStop: 1300, timestamp: at(4) });
    expect(log.state.transactions.map(({ id, energy, endedAt }) => ({ id, energy, endedAt }))).toEqual([
      { id: '0', energy: 100, endedAt: ms(2) }, { id: '0', energy: 300, endedAt: ms(4) },
    ]);
  });
});
