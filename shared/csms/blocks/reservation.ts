import { NOTHING, type Block16, type Block2x } from '../block';
import { readTime, type Caller } from '../context';
import { part, text, whole } from '../loose';
import type { KnownReservation, StationRecord } from '../state/station-record';

/** Block H: reservations that a station holds. A new one of the same number replaces the old. */

function keep({ csms, station }: Caller, status: string | undefined, id: number | undefined, reservation: Omit<KnownReservation, 'id'>): void {
  // In 1.6 nobody tells the CSMS that a reservation is over.
  for (const [known, { expiry }] of station.reservations) if ((readTime(expiry) ?? Infinity) <= csms.clock.now()) station.reservations.delete(known);
  if (status === 'Accepted' && id !== undefined) station.reservations.set(id, { id, ...reservation });
}

function drop(station: StationRecord, status: string | undefined, id: number | undefined): void {
  if (status === 'Accepted' && id !== undefined) station.reservations.delete(id);
}

export const reservation16: Block16 = {
  effects: {
    ReserveNow: (request, response, caller) =>
      keep(caller, text(response, 'status'), whole(request, 'reservationId'), {
        evse: whole(request, 'connectorId'),
        idToken: text(request, 'idTag') ?? '',
        groupId: text(request, 'parentIdTag'),
        expiry: text(request, 'expiryDate'),
      }),
    CancelReservation: (request, response, { station }) => drop(station, text(response, 'status'), whole(request, 'reservationId')),
  },
};

export const reservation2x: Block2x = {
  serves: {
    ReservationStatusUpdate: (request, { station }) => {
      // Expired, Removed or NoTransaction: in each case it is there no more.
      const id = whole(request, 'reservationId');
      if (id !== undefined) station.reservations.delete(id);
      return NOTHING;
    },
  },
  effects: {
    ReserveNow: (request, response, caller) =>
      keep(caller, text(response, 'status'), whole(request, 'id'), {
        evse: whole(request, 'evseId'),
        connectorType: text(request, 'connectorType'),
        idToken: text(part(request, 'idToken'), 'idToken') ?? '',
        groupId: text(part(request, 'groupIdToken'), 'idToken'),
        expiry: text(request, 'expiryDateTime'),
      }),
    CancelReservation: (request, response, { station }) => drop(station, text(response, 'status'), whole(request, 'reservationId')),
  },
};
