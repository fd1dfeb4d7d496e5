import { describe, expect, test } from 'vitest';
import { StationLog } from '../../tests/support/station-log';
import type { JsonObject } from '../ocpp/json';
import { connectorClass, connectorWord, openFirst, transactionAt, type ConnectorClass } from './facts';

const AT = '2026-01-31T08:00:00Z';

function event(id: string, eventType: string, seqNo: number, evse: JsonObject, chargingState?: string): JsonObject {
  return { eventType, seqNo, timestamp: AT, triggerReason: 'Trigger', evse, transactionInfo: { transactionId: id, ...(chargingState ? { chargingState } : {}) } };
}

function classes(log: StationLog): ConnectorClass[] {
  const { state } = log;
  return state.evses.flatMap((evse) => evse.connectors.map((connector) => connectorClass(state, evse, connector)));
}

describe('what a connector is doing', () => {
  test.each([
    ['Available', 'available'], ['Preparing', 'occupied'], ['Charging', 'charging'], ['SuspendedEV', 'suspended'], ['SuspendedEVSE', 'suspended'],
    ['Finishing', 'finishing'], ['Reserved', 'reserved'], ['Unavailable', 'unavailable'], ['Faulted', 'faulted'], ['constructor', 'unavailable'],
  ])('1.6: %s is %s', (status, expected) => {
    expect(classes(new StationLog('1.6').up('StatusNotification', { connectorId: 1, status, errorCode: 'NoError' }))).toEqual([expected]);
  });

  test.each([
    ['Available', 'available'], ['Occupied', 'occupied'], ['Reserved', 'reserved'], ['Unavailable', 'unavailable'], ['Faulted', 'faulted'],
  ])('2.x without a transaction: %s is %s', (connectorStatus, expected) => {
    expect(classes(new StationLog('2.0.1').up('StatusNotification', { evseId: 1, connectorId: 1, connectorStatus, timestamp: AT }))).toEqual([expected]);
  });

  test.each([
    ['EVConnected', 'occupied'], ['Charging', 'charging'], ['SuspendedEV', 'suspended'], ['SuspendedEVSE', 'suspended'], ['Idle', 'finishing'], ['Dreaming', 'occupied'],
  ])('2.x Occupied by a transaction that is %s: %s', (chargingState, expected) => {
    const log = new StationLog('2.1')
      .up('StatusNotification', { evseId: 1, connectorId: 1, connectorStatus: 'Occupied', timestamp: AT })
      .up('StatusNotification', { evseId: 1, connectorId: 2, connectorStatus: 'Available', timestamp: AT })
      .up('TransactionEvent', event('t', 'Started', 0, { id: 1, connectorId: 1 }, chargingState));
    expect(classes(log)).toEqual([expected, 'available']);
    const [evse] = log.state.evses;
    const [connector] = evse?.connectors ?? [];
    expect(evse && connector && connectorWord(log.state, evse, connector)).toBe(chargingState);
    expect(classes(log.up('TransactionEvent', event('t', 'Ended', 1, { id: 1 })))).toEqual(['occupied', 'available']);
  });

  test('a fault counts before the transaction that goes on', () => {
    const log = new StationLog('2.0.1')
      .up('StatusNotification', { evseId: 1, connectorId: 1, connectorStatus: 'Faulted', timestamp: AT })
      .up('TransactionEvent', event('t', 'Started', 0, { id: 1, connectorId: 1 }, 'Charging'));
    expect(classes(log)).toEqual(['faulted']);
  });
});

describe('transactions', () => {
  const log = new StationLog('2.0.1')
    .up('TransactionEvent', event('lost', 'Started', 0, { id: 1 })).up('TransactionEvent', event('done', 'Started', 0, { id: 2 }))
    .up('TransactionEvent', event('done', 'Ended', 1, { id: 2 })).up('TransactionEvent', event('now', 'Started', 0, { id: 1, connectorId: 2 }));

  test('that go on come first, the newest at the top', () => {
    expect(openFirst(log.state.transactions).map(({ id }) => id)).toEqual(['now', 'lost', 'done']);
  });

  test('at an EVSE: the newest that goes on', () => {
    expect(transactionAt(log.state, 1)?.id).toBe('now');
    expect(transactionAt(log.state, 1, 1)?.id).toBe('lost');
    expect(transactionAt(log.state, 2)).toBeUndefined();
  });
});
