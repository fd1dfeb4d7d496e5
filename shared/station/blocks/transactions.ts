import type { JsonObject } from '../../ocpp/json';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { Transaction, type TransactionEvent } from '../core/transaction';
import { chargingStateOf, pointHolds } from '../tables/charging-state';
import type { Cause, StoppedReason, TriggerReason } from '../words';
import { rememberToken } from './authorization';
import { notifyStatus } from './availability';
import { advance, registerOf, takeMeterValue } from './metering';
import { keepForEnd, startSampling, stopSampling, watchCharging } from './sampling';
import { bindProfiles, dropProfilesOf, limitOf } from './smart-charging';
import { tellTransaction } from './transaction-events';

/** Why a transaction stops when all that is known is what triggered it. */
const REASONS: Partial<Record<TriggerReason, StoppedReason>> = {
  StopAuthorized: 'Local',
  RemoteStop: 'Remote',
  EVCommunicationLost: 'EVDisconnected',
  EVDeparted: 'EVDisconnected',
  EVConnectTimeout: 'Timeout',
  Deauthorized: 'DeAuthorized',
  ResetCommand: 'ImmediateReset',
};

/**
 * Brings an EVSE in line with what has just changed: opens or closes the power path, begins, tells of or ends the
 * transaction (E01 to E10), and reports the connectors. Everything that happens to an EVSE comes through here.
 */
export function settle(core: StationCore, evse: Evse, cause: Cause): void {
  advance(core, evse);
  if (!mayCharge(core, evse)) openPath(core, evse);
  // The cable comes first in the log, as it does in the world; the end of a transaction before its connector is free.
  if (cause.trigger === 'CablePluggedIn') notifyStatus(core, evse);
  tell(core, evse, cause);
  if (mayCharge(core, evse)) closePath(core, evse);
  look(core, evse);
}

/** Looks at the physics: limits, the car's appetite, and what follows for the transaction and the connectors. */
export function look(core: StationCore, evse: Evse): void {
  advance(core, evse);
  evse.path.interlocked = !core.powered || core.doorOpen || evse.path.inUse?.fault !== undefined || hasHadEnough(core, evse);
  evse.path.limit = limitOf(core, evse);
  const { transaction } = evse;
  const facts = evse.chargingFacts;
  const state = chargingStateOf(facts);
  const cause: Cause = { trigger: 'ChargingStateChanged', mayStart: true, ...(state === 'SuspendedEV' ? { reason: 'StoppedByEV' as const } : {}) };
  if (!transaction) {
    if (state === 'Charging') tell(core, evse, cause);
  } else if (transaction.chargingState !== state) {
    tell(core, evse, cause);
  }
  watchCharging(core, evse, look);
  notifyStatus(core, evse);
  // A reservation of any EVSE holds the last that are free, so that one being taken may change the others.
  if (core.reservations.length > 0) for (const other of core.evses) notifyStatus(core, other);
}

/** Ends the transaction of an EVSE whatever TxStopPoint says: a reset, a fault, an emergency. */
export function endTransaction(core: StationCore, evse: Evse, cause: Cause): void {
  evse.authorization = undefined;
  advance(core, evse);
  openPath(core, evse);
  if (evse.transaction) end(core, evse, evse.transaction, cause);
  look(core, evse);
}

/** The station was accepted: cars that were plugged in meanwhile are taken up. */
export function takeUpCables(core: StationCore): void {
  for (const evse of core.evses) {
    if (evse.plugged && !evse.transaction && !evse.finishing) settle(core, evse, { trigger: 'CablePluggedIn', mayStart: true });
  }
}

/** Takes the authorization away: with TxStopPoint Authorized or PowerPathClosed that ends the transaction. */
export function withdraw(core: StationCore, evse: Evse, cause: Cause): void {
  evse.authorization = undefined;
  core.timers.clear(`ev-connect:${evse.id}`);
  settle(core, evse, cause);
}

/** The transaction of that id, where it still runs. */
export function evseOfTransaction(core: StationCore, matches: (transaction: Transaction) => boolean): Evse | undefined {
  return core.evses.find((evse) => evse.transaction && matches(evse.transaction));
}

/** The CSMS has answered the message about an event. */
export function delivered(core: StationCore, event: TransactionEvent, payload: JsonObject): void {
  const { transaction } = event;
  const answer = core.dialect.transactionAnswer(event, payload);
  transaction.number ??= answer.number;
  if (event.meterValues.length > 0 && event.type === 'Updated') transaction.meterValuesAnswered += 1;
  if (answer.totalCost !== undefined) transaction.totalCost = answer.totalCost;
  if (answer.personalMessage !== undefined) core.notice = answer.personalMessage;
  if (answer.info && event.token) rememberToken(core, event.token, answer.info);
  if (event.token) transaction.accepted = (answer.info?.status ?? 'Accepted') === 'Accepted';
  const evse = core.evse(transaction.evseId);
  if (!evse || evse.transaction !== transaction) return;
  bindProfiles(core, evse);
  if (answer.info && answer.info.status !== 'Accepted' && transaction.invalidFrom === undefined) notAccepted(core, evse, transaction, answer.info.status);
}

/** E05, and StopTransactionOnInvalidId of 1.6: the CSMS does not want this token, though the transaction has begun. */
function notAccepted(core: StationCore, evse: Evse, transaction: Transaction, status: string): void {
  core.notice = `${transaction.token?.idToken ?? 'The card'}: ${status}`;
  core.onRefusal?.(`The CSMS does not accept the token ${transaction.token?.idToken ?? ''} in the transaction: ${status}.`);
  if (core.settings.flag('StopTxOnInvalidId')) return withdraw(core, evse, { trigger: 'Deauthorized', reason: 'DeAuthorized' });
  transaction.invalidFrom = registerOf(core, evse);
  look(core, evse);
}

/** MaxEnergyOnInvalidId: what somebody may still draw whose token was refused after the start. */
function hasHadEnough(core: StationCore, { path, transaction }: Evse): boolean {
  const { invalidFrom } = transaction ?? {};
  return invalidFrom !== undefined && path.shown - invalidFrom >= core.settings.number('MaxEnergyOnInvalidId');
}

function mayCharge(core: StationCore, evse: Evse): boolean {
  return core.powered && evse.plugged && evse.authorization !== undefined;
}

function openPath(core: StationCore, evse: Evse): void {
  evse.path.closed = false;
  if (evse.path.inUse && (!evse.authorization || !core.powered)) evse.path.inUse.locked = false;
}

function closePath(core: StationCore, evse: Evse): void {
  evse.path.closed = true;
  core.timers.clear(`ev-connect:${evse.id}`);
  if (evse.path.inUse && !evse.path.inUse.captive) evse.path.inUse.locked = true;
}

/** Begins, ends or tells of the transaction, whichever fits. */
function tell(core: StationCore, evse: Evse, cause: Cause): void {
  const { transaction } = evse;
  if (!transaction) {
    if (cause.mayStart && mayBegin(core) && reaches(core, evse)) begin(core, evse, cause);
    return;
  }
  const before = transaction.reached;
  noteReached(core, evse, transaction);
  if (!evse.authorization && transaction.token) transaction.stoppedReason ??= cause.reason ?? REASONS[cause.trigger];
  const facts = evse.chargingFacts;
  const left = before.some((point) => !pointHolds(point, facts)) || (!facts.plugged && !facts.authorized);
  if (left) end(core, evse, transaction, cause);
  else tellTransaction(core, evse, transaction, 'Updated', cause, []);
}

/** B02, B03: a station that the CSMS has not accepted begins no transaction, unless it is set to. */
function mayBegin(core: StationCore): boolean {
  return core.registration === 'Accepted' || core.settings.flag('TxBeforeAcceptedEnabled');
}

function reaches(core: StationCore, evse: Evse): boolean {
  const facts = evse.chargingFacts;
  return core.settings.list('TxStartPoint').some((point) => pointHolds(point, facts));
}

function noteReached(core: StationCore, evse: Evse, transaction: Transaction): void {
  const facts = evse.chargingFacts;
  const stops = core.settings.list('TxStopPoint');
  if (stops.every((point) => transaction.reached.includes(point) || !pointHolds(point, facts))) return;
  transaction.reached = stops.filter((point) => transaction.reached.includes(point) || pointHolds(point, facts));
}

function begin(core: StationCore, evse: Evse, cause: Cause): void {
  const transaction = new Transaction({
    id: core.random.uuid(), evseId: evse.id, connectorId: evse.path.inUse?.id ?? evse.authorization?.connector ?? 0, at: core.now, meter: registerOf(core, evse),
  });
  evse.transaction = transaction;
  evse.finishing = false;
  noteReached(core, evse, transaction);
  keepForEnd(core, evse, 'Transaction.Begin');
  tellTransaction(core, evse, transaction, 'Started', cause, [takeMeterValue(core, evse, core.settings.list('TxStartedMeasurands'), 'Transaction.Begin')]);
  bindProfiles(core, evse);
  startSampling(core, evse);
}

function end(core: StationCore, evse: Evse, transaction: Transaction, cause: Cause): void {
  evse.authorization = undefined;
  openPath(core, evse);
  transaction.stoppedReason ??= cause.reason ?? REASONS[cause.trigger] ?? 'Other';
  keepForEnd(core, evse, 'Transaction.End');
  tellTransaction(core, evse, transaction, 'Ended', cause, transaction.endValues);
  transaction.ended = true;
  evse.transaction = undefined;
  evse.finishing = evse.plugged;
  stopSampling(core, evse);
  core.timers.clear(`ev-connect:${evse.id}`);
  dropProfilesOf(core, transaction);
  core.behaviour.transactionEnded(core, evse);
}
