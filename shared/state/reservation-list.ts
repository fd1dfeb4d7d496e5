import { updateWhere, upsert } from './list';
import type { FoldedStation } from './folded';
import type { ReservationState } from './model';

/** Reservations that are kept, used and cancelled ones included. */
const KEPT = 50;

export function withReservation(station: FoldedStation, reservation: ReservationState): FoldedStation {
  const all = upsert(station.reservations, ({ id }) => id === reservation.id, () => reservation);
  return { ...station, reservations: all.slice(-KEPT) };
}

export function withReservationStatus(station: FoldedStation, id: number | undefined, status: string): FoldedStation {
  const reservations = updateWhere(station.reservations, (one) => one.id === id, (old) => ({ ...old, status }));
  return reservations === station.reservations ? station : { ...station, reservations };
}

/** A transaction has begun on a reservation. */
export function reservationUsed(station: FoldedStation, id: number | undefined): FoldedStation {
  return id === undefined ? station : withReservationStatus(station, id, 'Used');
}
