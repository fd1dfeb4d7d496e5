import { answeringWithoutDoing, editing, meddling, refusing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for block H. */
export const MUTATIONS_H: readonly Mutation[] = [
  {
    name: 'a station that accepts a reservation and does nothing',
    scenario: 'H01', case: 'an-evse', version: '2.0.1', of: 'station', fails: 'reserved',
    meddle: () => answeringWithoutDoing('station', 'ReserveNow', { status: 'Accepted' }),
  },
  {
    name: 'a station that reserves an EVSE that is in use',
    scenario: 'H01', case: 'occupied', version: '2.1', of: 'station', fails: 'csms-ReserveNow-answered',
    meddle: () => editing({ from: 'station', action: 'ReserveNow', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that calls a broken EVSE Unavailable',
    scenario: 'H01', case: 'faulted', version: '2.0.1', of: 'station', fails: 'csms-ReserveNow-answered',
    meddle: () => editing({ from: 'station', action: 'ReserveNow', half: 'response' }, { status: 'Unavailable' }),
  },
  {
    name: 'a station that does not tell that a reservation went with its EVSE',
    scenario: 'H01', case: 'becomes-faulted', version: '2.0.1', of: 'station', fails: 'station-ReservationStatusUpdate',
    meddle: () => withholding({ from: 'station', action: 'ReservationStatusUpdate' }),
  },
  {
    name: 'a station that cancels what it does not know',
    scenario: 'H02', case: 'unknown-reservation', version: '2.0.1', of: 'station', fails: 'csms-CancelReservation-answered',
    meddle: () => editing({ from: 'station', action: 'CancelReservation', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that cancels and keeps the EVSE',
    scenario: 'H02', case: 'cancelled', version: '2.1', of: 'station', fails: 'free',
    meddle: () => answeringWithoutDoing('station', 'CancelReservation', { status: 'Accepted' }),
  },
  {
    name: 'a station that does not name the reservation that was used',
    scenario: 'H03', case: 'by-group-evse', version: '2.0.1', of: 'station', fails: 'station-TransactionEvent-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent' }, { reservationId: null }),
  },
  {
    name: 'a station that does not name the reservation that was used (1.6)',
    scenario: 'H03-16', case: 'by-group', version: '1.6', of: 'station', fails: 'station-StartTransaction-1',
    meddle: () => editing({ from: 'station', action: 'StartTransaction' }, { reservationId: null }),
  },
  {
    name: 'a station that calls what has expired removed',
    scenario: 'H04', case: 'expired', version: '2.1', of: 'station', fails: 'ended-1',
    meddle: () => editing({ from: 'station', action: 'ReservationStatusUpdate' }, { reservationUpdateStatus: 'Removed' }),
  },
  {
    name: 'a CSMS that refuses to hear of the end of a reservation',
    scenario: 'H04', case: 'expired', version: '2.0.1', of: 'csms', fails: 'ended-2',
    meddle: () => refusing('ReservationStatusUpdate'),
  },
  {
    name: 'a station that keeps a connector Reserved when the time is over (1.6)',
    scenario: 'H04-16', case: 'expired', version: '1.6', of: 'station', fails: 'station-StatusNotification',
    meddle: () => {
      let reserved = false;
      return meddling({ from: 'station', action: 'StatusNotification', where: { connectorId: 1 } }, (text) => {
        reserved ||= text.includes('Reserved');
        return reserved && text.includes('Available') ? undefined : { text };
      });
    },
  },
];
