import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Transaction, TransactionEvent } from '../core/transaction';
import { chargingStateOf } from '../tables/charging-state';
import type { Cause, MeterValue, TransactionEventType } from '../words';
import { registerOf } from './metering';
import { useReservation } from './reservation';

/**
 * Tells one thing of a transaction: numbers it (from 0, without a gap, while offline too), and adds what is told once, the
 * EVSE, the token, the remote start and the reservation, when it is first known (E01 to E03).
 */
export function tellTransaction(
  core: StationCore, evse: Evse, transaction: Transaction, type: TransactionEventType, cause: Cause, values: readonly (MeterValue | undefined)[],
): void {
  const at = core.now;
  const chargingState = chargingStateOf(evse.chargingFacts);
  bind(core, evse, transaction);
  transaction.enter(chargingState, at);
  const stopped = type === 'Ended' ? transaction.stoppedReason : undefined;
  core.outbox.event({
    type,
    trigger: cause.trigger,
    seqNo: transaction.nextSeqNo++,
    at,
    offline: !core.online,
    transaction,
    chargingState,
    meter: registerOf(core, evse),
    meterValues: values.filter((value) => value !== undefined),
    secondsCharging: transaction.secondsCharging(at),
    ...newsOf(transaction),
    ...(stopped === undefined ? {} : { stoppedReason: stopped }),
    ...(cause.token === undefined ? {} : { stoppedBy: cause.token }),
  });
}

/** What the EVSE has learnt becomes the transaction's. */
function bind(core: StationCore, evse: Evse, transaction: Transaction): void {
  if (evse.path.inUse) transaction.connectorId = evse.path.inUse.id;
  const { authorization } = evse;
  if (!authorization || transaction.token) return;
  transaction.token = authorization.token;
  transaction.groupId = authorization.groupId;
  transaction.remoteStartId = authorization.remoteStartId;
  transaction.reservationId = authorization.reservationId;
  if (authorization.reservationId !== undefined) useReservation(core, authorization.reservationId);
}

function newsOf(transaction: Transaction): Pick<TransactionEvent, 'evse' | 'token' | 'remoteStartId' | 'reservationId'> {
  const { told, token, connectorId, remoteStartId, reservationId } = transaction;
  const evse = !told.evse || (!told.connector && connectorId > 0);
  const tokenNow = token !== undefined && !told.token;
  if (evse) told.evse = true;
  if (connectorId > 0) told.connector = true;
  if (tokenNow) told.token = true;
  return {
    ...(evse ? { evse: { id: transaction.evseId, ...(connectorId > 0 ? { connectorId } : {}) } } : {}),
    ...(tokenNow ? { token } : {}),
    ...(tokenNow && remoteStartId !== undefined ? { remoteStartId } : {}),
    ...(tokenNow && reservationId !== undefined ? { reservationId } : {}),
  };
}
