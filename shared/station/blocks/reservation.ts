import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Reservation } from '../core/records';
import { sameToken } from '../words';
import { isOperative, notifyAllStatuses } from './availability';

export type ReserveStatus = 'Accepted' | 'Faulted' | 'Occupied' | 'Rejected' | 'Unavailable';

/** Whether a connector is kept for somebody: by name, or since so few are left that all are needed (H01). */
export function isReserved(core: StationCore, evse: Evse, connectorId: number): boolean {
  if (core.reservations.length === 0) return false;
  if (core.reservations.some((one) => one.evseId === evse.id && (one.connectorId ?? connectorId) === connectorId)) return true;
  const anywhere = core.reservations.filter((one) => one.evseId === 0 && suits(evse, one)).length;
  return anywhere > 0 && freeEvses(core).filter((one) => !hasOwnReservation(core, one)).length <= anywhere && isFree(core, evse);
}

/** The reservation that somebody may use at an EVSE; 'taken' when the EVSE is kept for somebody else. */
export function reservationFor(core: StationCore, evse: Evse, idToken: string, groupId: string | undefined): Reservation | 'taken' | undefined {
  const mine = core.reservations.find((one) =>
    (one.evseId === evse.id || one.evseId === 0) && suits(evse, one) && (sameToken(one.idToken, idToken) || sameToken(one.groupId, groupId)));
  if (mine) return mine;
  return evse.path.connectors.every((connector) => isReserved(core, evse, connector.id)) ? 'taken' : undefined;
}

/** Keeps an EVSE, or any one, for somebody (H01). A known id is replaced. */
export function reserve(core: StationCore, reservation: Reservation): ReserveStatus {
  if (!core.settings.flag('ReservationEnabled')) return 'Rejected';
  if (reservation.evseId === 0 && !core.settings.flag('ReservationNonEvseSpecific')) return 'Rejected';
  if (reservation.expiry <= core.now) return 'Rejected';
  const candidates = core.evses.filter((evse) => (reservation.evseId === 0 || evse.id === reservation.evseId) && suits(evse, reservation));
  if (candidates.length === 0) return 'Rejected';
  const others = core.reservations.filter((one) => one.id !== reservation.id);
  const status = statusFor(core, candidates, others);
  if (status !== 'Accepted') return status;
  core.reservations = [...others, reservation];
  arm(core, reservation);
  core.afterAnswer(() => notifyAllStatuses(core, false));
  return 'Accepted';
}

/** Cancels a reservation on request (H02); false when there is none of that id. */
export function cancelReservation(core: StationCore, id: number): boolean {
  if (!forget(core, id)) return false;
  core.afterAnswer(() => notifyAllStatuses(core, false));
  return true;
}

/** The reservation is used: it ends without a word, since the transaction names it (H03). */
export function useReservation(core: StationCore, id: number): void {
  forget(core, id);
}

/** Ends a reservation that was not used, and says so (H04). */
export function endReservation(core: StationCore, id: number, how: 'Expired' | 'Removed'): void {
  const reservation = forget(core, id);
  if (!reservation) return;
  const message = core.dialect.reservationEnded(reservation, how);
  if (message) core.outbox.message(message);
  notifyAllStatuses(core, false);
}

/** An EVSE is out of order: who reserved it is told. */
export function dropReservationsOf(core: StationCore, evse: Evse): void {
  for (const one of core.reservations.filter(({ evseId }) => evseId === evse.id)) endReservation(core, one.id, 'Removed');
}

/** Sets the timers again that a power failure has cleared. */
export function rearmReservations(core: StationCore): void {
  for (const reservation of core.reservations) arm(core, reservation);
}

function arm(core: StationCore, { id, expiry }: Reservation): void {
  core.timers.set(timerOf(id), Math.max(0, expiry - core.now), () => endReservation(core, id, 'Expired'));
}

function forget(core: StationCore, id: number): Reservation | undefined {
  const reservation = core.reservations.find((one) => one.id === id);
  if (!reservation) return undefined;
  core.timers.clear(timerOf(id));
  core.reservations = core.reservations.filter((one) => one !== reservation);
  return reservation;
}

function statusFor(core: StationCore, candidates: readonly Evse[], others: readonly Reservation[]): ReserveStatus {
  const unreserved = candidates.filter((evse) => !others.some((one) => one.evseId === evse.id));
  const anywhere = others.filter((one) => one.evseId === 0).length;
  const free = unreserved.filter((evse) => isFree(core, evse));
  if (free.length > 0 && freeEvses(core).filter((evse) => !others.some((one) => one.evseId === evse.id)).length > anywhere) return 'Accepted';
  if (candidates.every((evse) => isFaulted(evse))) return 'Faulted';
  if (candidates.every((evse) => !isOperative(core, evse))) return 'Unavailable';
  return 'Occupied';
}

function suits(evse: Evse, { connectorType, connectorId }: Reservation): boolean {
  if (connectorId !== undefined && !evse.connector(connectorId)) return false;
  return connectorType === undefined || evse.path.connectors.some((connector) => connector.type === connectorType);
}

function freeEvses(core: StationCore): readonly Evse[] {
  return core.evses.filter((evse) => isFree(core, evse));
}

function hasOwnReservation(core: StationCore, evse: Evse): boolean {
  return core.reservations.some((one) => one.evseId === evse.id);
}

function isFree(core: StationCore, evse: Evse): boolean {
  return !evse.plugged && !evse.transaction && !evse.authorization && isOperative(core, evse) && !isFaulted(evse);
}

function isFaulted(evse: Evse): boolean {
  return evse.path.connectors.every((connector) => connector.fault !== undefined);
}

function timerOf(id: number): string {
  return `reservation:${id}`;
}
