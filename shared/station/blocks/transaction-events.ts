import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Payment } from '../core/payment';
import type { Transaction, TransactionEvent } from '../core/transaction';
import { chargingStateOf } from '../tables/charging-state';
import type { Cause, MeterValue, TransactionEventType } from '../words';
import { accrue, costNews, openCost } from './local-cost';
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
  const meter = registerOf(core, evse);
  accrue(core, evse);
  bind(core, evse, transaction);
  openCost(core, evse, transaction);
  transaction.enter(chargingState, at);
  const stopped = type === 'Ended' ? transaction.stoppedReason : undefined;
  const news = newsOf(evse, transaction);
  core.outbox.event({
    type,
    // F02.FR.21: however it begins, what follows a remote start says so.
    trigger: news.remoteStartId === undefined ? cause.trigger : 'RemoteStart',
    seqNo: transaction.nextSeqNo++,
    at,
    offline: !core.online,
    transaction,
    chargingState,
    meter,
    meterValues: values.filter((value) => value !== undefined),
    ...(transaction.operationMode === undefined ? {} : { operationMode: transaction.operationMode }),
    secondsCharging: transaction.secondsCharging(at),
    ...news,
    ...costNews(core, evse, transaction, type),
    ...(stopped === undefined ? {} : { stoppedReason: stopped }),
    ...(cause.token === undefined ? {} : { stoppedBy: cause.token }),
    ...(cause.limits === undefined ? {} : { limits: { ...news.limits, ...cause.limits } }),
  });
}

/** What the EVSE has learnt becomes the transaction's. It may be authorized more than once (E09.FR.01, E03.FR.15). */
function bind(core: StationCore, evse: Evse, transaction: Transaction): void {
  if (evse.path.inUse) transaction.connectorId = evse.path.inUse.id;
  const { authorization } = evse;
  if (!authorization || transaction.authorizedBy === authorization) return;
  transaction.authorizedBy = authorization;
  transaction.told.token = false;
  transaction.token = authorization.token;
  transaction.groupId = authorization.groupId;
  transaction.remoteStartId = authorization.remoteStartId;
  transaction.reservationId = authorization.reservationId;
  if (authorization.payment) payBy(transaction, authorization.payment);
  transaction.invalidFrom = undefined;
  transaction.stoppedReason = undefined;
  if (authorization.reservationId !== undefined) useReservation(core, authorization.reservationId);
}

/** What is reserved on the card is the limit (C18.FR.06). */
function payBy(transaction: Transaction, payment: Payment): void {
  payment.used = true;
  transaction.payment = payment;
  transaction.limits = { ...transaction.limits, cost: payment.reserved };
}

type News = Pick<TransactionEvent, 'limits' | 'evse' | 'token' | 'remoteStartId' | 'reservationId' | 'phases' | 'cableMaxCurrent'>;

function newsOf(evse: Evse, transaction: Transaction): News {
  const { told, token, payment, connectorId, remoteStartId, reservationId, chargingState } = transaction;
  const place = told.connector !== connectorId;
  const cable = place && connectorId > 0 ? evse.path.cableMaxCurrent : undefined;
  const tokenNow = token !== undefined && !told.token;
  const phases = chargingState === 'Charging' && evse.path.phases !== 0 ? evse.path.livePhases : told.phases;
  const phasesNow = phases !== told.phases;
  told.connector = connectorId;
  told.phases = phases;
  if (tokenNow) told.token = true;
  return {
    ...(place ? { evse: { id: transaction.evseId, ...(connectorId > 0 ? { connectorId } : {}) } } : {}),
    ...(cable === undefined ? {} : { cableMaxCurrent: cable }),
    ...(phasesNow && phases !== undefined ? { phases } : {}),
    ...(tokenNow ? { token } : {}),
    ...(tokenNow && payment ? { limits: { cost: payment.reserved } } : {}),
    ...(tokenNow && remoteStartId !== undefined ? { remoteStartId } : {}),
    ...(tokenNow && reservationId !== undefined ? { reservationId } : {}),
  };
}
