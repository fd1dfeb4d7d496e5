import { describe, expect, test } from 'vitest';
import { StationLog } from '../../tests/support/station-log';

const EXPIRY = '2026-01-31T09:00:00Z';

describe('reservations of 1.6', () => {
  const reserve = (log: StationLog, reservationId: number, status: string, more = {}) =>
    log.down('ReserveNow', { connectorId: 1, expiryDate: EXPIRY, idTag: 'T01', reservationId, ...more }, { status });

  test('are held once they are accepted', () => {
    const log = reserve(reserve(new StationLog('1.6'), 1, 'Occupied'), 2, 'Accepted');
    expect(log.state.reservations).toEqual([{ id: 2, evse: 1, idToken: 'T01', expiry: EXPIRY, status: 'Active' }]);
  });

  test('of connector 0 are of no connector', () => {
    expect(reserve(new StationLog('1.6'), 1, 'Accepted', { connectorId: 0 }).state.reservations[0]?.evse).toBeUndefined();
  });

  test('take the place of one with the same number', () => {
    const log = reserve(reserve(new StationLog('1.6'), 1, 'Accepted'), 1, 'Accepted', { idTag: 'T02' });
    expect(log.state.reservations).toMatchObject([{ id: 1, idToken: 'T02' }]);
  });

  test('end when they are cancelled or used', () => {
    const log = reserve(reserve(new StationLog('1.6'), 1, 'Accepted'), 2, 'Accepted')
      .down('CancelReservation', { reservationId: 1 }, { status: 'Accepted' })
      .up('StartTransaction', { connectorId: 1, idTag: 'T01', meterStart: 0, timestamp: EXPIRY, reservationId: 2 });
    expect(log.state.reservations.map(({ status }) => status)).toEqual(['Cancelled', 'Used']);
  });

  test('stay when there was nothing to cancel', () => {
    const log = reserve(new StationLog('1.6'), 1, 'Accepted').down('CancelReservation', { reservationId: 1 }, { status: 'Rejected' });
    expect(log.state.reservations[0]?.status).toBe('Active');
  });
});

describe.each(['2.0.1', '2.1'] as const)('reservations of %s', (version) => {
  const reserve = (log: StationLog, id: number) =>
    log.down('ReserveNow', { id, expiryDateTime: EXPIRY, connectorType: 'cType2', evseId: 2, idToken: { idToken: 'T01', type: 'Central' } }, { status: 'Accepted' });

  test('are held, expire, and are used (H01, H04, H03)', () => {
    const log = reserve(reserve(new StationLog(version), 1), 2);
    expect(log.state.reservations[0]).toEqual({ id: 1, evse: 2, connectorType: 'cType2', idToken: 'T01', expiry: EXPIRY, status: 'Active' });
    log.up('ReservationStatusUpdate', { reservationId: 1, reservationUpdateStatus: 'Expired' })
      .up('TransactionEvent', { eventType: 'Started', seqNo: 0, timestamp: EXPIRY, triggerReason: 'Authorized', reservationId: 2, transactionInfo: { transactionId: 't' } });
    expect(log.state.reservations.map(({ status }) => status)).toEqual(['Expired', 'Used']);
  });
});
