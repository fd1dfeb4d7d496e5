import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Reservation } from '../core/records';
import { sameToken } from '../words';
import { isOperative, notifyAllStatuses } from './availability';

export type ReserveStatus = 'Accepted' | 'Faulted' | 'Occupied' | 'Rejected' | 'Unavailable';

/** Whether a connector is kept for somebody: by name, or since all that are left are needed (H01.FR.20, FR.23, FR.24). */
export function isReserved(core: StationCore, evse: Evse, connectorId: number): boolean {
  const { reservations } = core;
  if (reservations.length === 0) return false;
  if (reservations.some((one) => one.evseId === evse.id && (one.connectorId ?? connectorId) === connectorId)) return true;
  if (!isFree(core, evse) || !reservations.some((one) => one.evseId === 0 && suits(evse, one))) return false;
  return !enoughWithout(core, evse);
}

/** The reservation that somebody may use at an EVSE; 'taken' when the EVSE is kept for somebody else (H03). */
export function reservationFor(core: StationCore, evse: Evse, idToken: string, groupId: string | undefined): Reservation | 'taken' | undefined {
  const mine = core.reservations.filter((one) =>
    (one.evseId === evse.id || one.evseId === 0) && suits(evse, one) && (sameToken(one.idToken, idToken) || sameToken(one.groupId, groupId)));
  // What was reserved by name goes first: it serves nowhere else.
  const best = mine.find((one) => one.evseId === evse.id) ?? mine[0];
  const named = core.reservations.some((one) => one.evseId === evse.id && one.connectorId === undefined);
  if (best && (best.evseId === evse.id || !named)) return best;
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
  const status = statusFor(core, candidates, reservation, others);
  if (status !== 'Accepted') return status;
  core.reservations = [...others, { ...reservation, since: core.now }];
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

/** Whoever used a reservation has not come to charge: 2.1 has a word for it. */
export function endOfUse(core: StationCore, id: number): void {
  const message = core.dialect.reservationEnded({ id }, 'NoTransaction');
  if (message) core.outbox.message(message);
}

/** Ends a reservation that was not used, and says so (H04). */
export function endReservation(core: StationCore, id: number, how: 'Expired' | 'Removed'): void {
  const reservation = forget(core, id);
  if (!reservation) return;
  // First that the connectors are free again, then why (H04, the scenario's order).
  notifyAllStatuses(core, false);
  const message = core.dialect.reservationEnded(reservation, how);
  if (message) core.outbox.message(message);
}

/** What is out of order now can be kept for nobody: whoever had reserved it is told (H01.FR.16, H01.FR.17). */
export function dropReservations(core: StationCore): void {
  for (const one of core.reservations) {
    const targets = core.evses.filter((evse) => (one.evseId === 0 || evse.id === one.evseId) && suits(evse, one));
    if (targets.every((evse) => isFaulted(evse, one.connectorId) || !isOperative(core, evse, one.connectorId))) endReservation(core, one.id, 'Removed');
  }
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

function statusFor(core: StationCore, candidates: readonly Evse[], wanted: Reservation, others: readonly Reservation[]): ReserveStatus {
  const free = candidates.filter((evse) => isFree(core, evse, wanted.connectorId) && !others.some((one) => holds(one, evse, wanted.connectorId)));
  const unnamed = others.filter((one) => one.evseId === 0);
  const open = openEvses(core, others);
  const room = wanted.evseId === 0
    ? allServed([...unnamed, wanted], open)
    : allServed(unnamed, open.filter((evse) => evse.id !== wanted.evseId));
  if (free.length > 0 && room) return 'Accepted';
  if (candidates.every((evse) => isFaulted(evse, wanted.connectorId))) return 'Faulted';
  if (candidates.every((evse) => !isOperative(core, evse, wanted.connectorId))) return 'Unavailable';
  return 'Occupied';
}

/** Whether a reservation already keeps the EVSE, or the connector that is asked for (1.6). */
function holds({ evseId, connectorId }: Reservation, evse: Evse, wanted: number | undefined): boolean {
  return evseId === evse.id && (connectorId === undefined || wanted === undefined || connectorId === wanted);
}

/** Whether all reservations of no EVSE in particular could still be served if this EVSE were given away (H01.FR.07, H01.FR.09). */
function enoughWithout(core: StationCore, evse: Evse): boolean {
  return allServed(core.reservations.filter((one) => one.evseId === 0), openEvses(core, core.reservations).filter((one) => one !== evse));
}

/** EVSEs that are free and reserved by nobody by name. */
function openEvses(core: StationCore, reservations: readonly Reservation[]): readonly Evse[] {
  return core.evses.filter((evse) => isFree(core, evse) && !reservations.some((one) => one.evseId === evse.id));
}

/** Whether each reservation can have an EVSE of its own: a matching, found by letting earlier ones move aside. */
function allServed(reservations: readonly Reservation[], evses: readonly Evse[]): boolean {
  const taken = new Map<Evse, Reservation>();
  const serve = (one: Reservation, tried: Set<Evse>): boolean => evses.some((evse) => {
    if (tried.has(evse) || !suits(evse, one)) return false;
    tried.add(evse);
    const before = taken.get(evse);
    if (before && !serve(before, tried)) return false;
    taken.set(evse, one);
    return true;
  });
  return reservations.every((one) => serve(one, new Set()));
}

function suits(evse: Evse, { connectorType, connectorId }: Reservation): boolean {
  if (connectorId !== undefined && !evse.connector(connectorId)) return false;
  return connectorType === undefined || evse.path.connectors.some((connector) => connector.type === connectorType);
}

function isFree(core: StationCore, evse: Evse, connectorId?: number): boolean {
  return !evse.plugged && !evse.transaction && !evse.authorization && isOperative(core, evse, connectorId) && !isFaulted(evse, connectorId);
}

function isFaulted(evse: Evse, connectorId?: number): boolean {
  return evse.path.connectors.filter(({ id }) => (connectorId ?? id) === id).every((connector) => connector.fault !== undefined);
}

function timerOf(id: number): string {
  return `reservation:${id}`;
}
