import { updateWhere, upsert } from './list';
import type { ReservationState, StationState } from './model';

/** Reservations that are kept, used and cancelled ones included. */
const KEPT = 50;

export function withReservation(station: StationState, reservation: ReservationState): StationState {
  const all = upsert(station.reservations, ({ id }) => id === reservation.id, () => reservation);
  return { ...station, reservations: all.slice(-KEPT) };
}

export function withReservationStatus(station: StationState, id: number | undefined, status: string): StationState {
  const reservations = updateWhere(station.reservations, (one) => one.id === id, (old) => ({ ...old, status }));
  return reservations === station.reservations ? station : { ...station, reservations };
}

/** A transaction has begun on a reservation. */
export function reservationUsed(station: StationState, id: number | undefined): StationState {
  return id === undefined ? station : withReservationStatus(station, id, 'Used');
}
