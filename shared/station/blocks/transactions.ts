import type { StationCore } from '../core/core';
import type { AfterTalk } from '../core/car-talk';
import type { Evse } from '../core/evse';
import { Transaction } from '../core/transaction';
import { chargingStateOf, pointHolds } from '../tables/charging-state';
import type { Connector } from '../hardware/connector';
import type { Cause, StoppedReason, TriggerReason } from '../words';
import { causeOf, exhausted, hasHadEnough, reachedLimit, secondsToAllowance } from './allowance';
import { notifyStatus } from './availability';
import { keepCableFor, lockCable, releaseCable } from './cable-lock';
import { applyLimits } from './charging-limit';
import { rateChanged } from './charging-rate';
import { dropMessagesOf } from './display';
import { farewell } from './driver-display';
import { endTalk, greetTalkingCar, stillAgreeing } from './ev-talk';
import { reviewAlarm } from './der-alarm';
import { cannotLock, lockFailed } from './lock-failure';
import { accrue } from './local-cost';
import { advance, registerOf, takeMeterValue } from './metering';
import { releaseUnused, reserveMore } from './payment-terminal';
import { bindProfiles, drawDelays, dropProfilesOf, dropUnusedProfiles } from './profile-store';
import { keepForEnd, sampledList, startSampling, stopSampling, watchCharging } from './sampling';
import { awaitsSignature, forgetSignature, requestSignature } from './signing';
import { applyOperationMode } from './operation-mode';
import { stopPoints } from './stop-points';
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
  if (!mayCharge(core, evse)) evse.path.closed = false;
  if (!evse.path.closed && !evse.transaction) evse.chargingFrom = undefined;
  // The cable comes first in the log, as it does in the world; the end of a transaction before its connector is free.
  if (cause.trigger === 'CablePluggedIn') notifyStatus(core, evse);
  const unheld = mayCharge(core, evse) ? cannotLock(evse) : undefined;
  if (unheld) return failToLock(core, evse, unheld);
  tell(core, evse, cause);
  if (awaitsSignature(core, evse)) requestSignature(core, evse, signatureReceived);
  if (evse.plugged) greetTalkingCar(core, evse, afterTalk(core, evse));
  if (mayCharge(core, evse)) closePath(core, evse);
  look(core, evse);
}

/** Looks at the physics: limits, the car's appetite, and what follows for the transaction and the connectors. */
export function look(core: StationCore, evse: Evse): void {
  advance(core, evse);
  accrue(core, evse);
  const others = bound(core, evse);
  const modeChanged = applyOperationMode(core, evse, look);
  if (evse.transaction) lookAtLimits(core, evse, evse.transaction);
  const { transaction } = evse;
  const state = chargingStateOf(evse.chargingFacts);
  const before = transaction?.chargingState;
  if (transaction ? transaction.chargingState !== state : state === 'Charging') {
    const reason = state === 'SuspendedEV' ? 'StoppedByEV' : hasHadEnough(core, evse) ? 'DeAuthorized' : undefined;
    tell(core, evse, { trigger: 'ChargingStateChanged', mayStart: true, ...(reason === undefined ? {} : { reason }) });
  }
  if (transaction && evse.transaction === transaction && rateChanged(core, evse, transaction, before === 'Charging' && state === 'Charging')) {
    tell(core, evse, { trigger: 'ChargingRateChanged' });
  }
  if (modeChanged && transaction && evse.transaction === transaction) tell(core, evse, { trigger: 'OperationModeChanged' });
  watchCharging(core, evse, look, secondsToAllowance(core, evse));
  notifyStatus(core, evse);
  // A reservation of any EVSE holds the last that are free, so that one being taken may change the others.
  if (core.reservations.length > 0) for (const other of core.evses) notifyStatus(core, other);
  for (const other of others) look(core, other);
  reviewAlarm(core);
}

/** Says what the station allows the car just now; returns the EVSEs for which that changes others. */
function bound(core: StationCore, evse: Evse): readonly Evse[] {
  evse.path.interlocked = !core.powered || core.doorOpen || evse.path.inUse?.fault !== undefined || exhausted(core, evse);
  return applyLimits(core, evse, look);
}

/** A transaction is resumed: the contactor closes again before anything is told of it. */
export function closeAgain(core: StationCore, evse: Evse): void {
  if (mayCharge(core, evse) && !cannotLock(evse)) closePath(core, evse);
  bound(core, evse);
}

/**
 * A limit is reached: 2.1 suspends the charging until the limit is raised (E16.FR.05, E16.FR.14); before it, somebody who
 * has what was asked for is not authorized any more.
 */
function lookAtLimits(core: StationCore, evse: Evse, transaction: Transaction): void {
  const higher = evse.authorization && reserveMore(core, transaction);
  if (higher) tellTransaction(core, evse, transaction, 'Updated', { trigger: 'LimitSet', limits: higher }, []);
  const limit = evse.authorization && reachedLimit(core, evse);
  const isNew = limit !== undefined && limit !== transaction.limitTold;
  transaction.limitTold = limit;
  if (!isNew) return;
  if (core.config.version === '2.1') tell(core, evse, causeOf(core, limit));
  else withdraw(core, evse, causeOf(core, limit));
}

/** Ends the transaction of an EVSE whatever TxStopPoint says: a reset, a fault, an emergency. */
export function endTransaction(core: StationCore, evse: Evse, cause: Cause): void {
  if (!evse.transaction && evse.authorization) releaseUnused(core, evse.authorization);
  evse.authorization = undefined;
  releaseCable(evse);
  advance(core, evse);
  evse.path.closed = false;
  if (evse.transaction) end(core, evse, evse.transaction, cause);
  look(core, evse);
}

/** G05.FR.01: nobody charges with a plug that is not held. */
function failToLock(core: StationCore, evse: Evse, connector: Connector): void {
  core.timers.clear(`ev-connect:${evse.id}`);
  lockFailed(core, evse, connector);
  endTransaction(core, evse, { trigger: 'AbnormalCondition', reason: 'Other' });
}

/** The station was accepted: cars that came meanwhile are taken up. */
export function takeUpCars(core: StationCore): void {
  const bayBegins = core.settings.list('TxStartPoint').includes('ParkingBayOccupancy');
  for (const evse of core.evses) {
    if (bayBegins && evse.parked && !evse.transaction && !evse.finishing) settle(core, evse, { trigger: 'EVDetected', mayStart: true });
    if (evse.plugged && !evse.transaction && !evse.finishing) settle(core, evse, { trigger: 'CablePluggedIn', mayStart: true });
  }
}

/** Takes the authorization away, and lets the cable go unless it is to stay for its owner (E05.FR.11). */
export function withdraw(core: StationCore, evse: Evse, cause: Cause): void {
  if (cause.trigger === 'Deauthorized') keepCableFor(evse, evse.authorization);
  else releaseCable(evse);
  if (!evse.transaction && evse.authorization) releaseUnused(core, evse.authorization);
  evse.authorization = undefined;
  core.timers.clear(`ev-connect:${evse.id}`);
  core.timers.clear(`wind-down:${evse.id}`);
  if (!evse.transaction) dropUnusedProfiles(core, evse);
  settle(core, evse, cause);
}

/** The transaction of that id, where it still runs. */
export function evseOfTransaction(core: StationCore, matches: (transaction: Transaction) => boolean): Evse | undefined {
  return core.evses.find((evse) => evse.transaction && matches(evse.transaction));
}

function mayCharge(core: StationCore, evse: Evse): boolean {
  return core.powered && evse.plugged && evse.authorization !== undefined && !awaitsSignature(core, evse) && !stillAgreeing(core, evse);
}

/** Station and car have agreed on a schedule, or the CSMS will have none of what the car wants (K18.FR.23). */
function afterTalk(core: StationCore, evse: Evse): AfterTalk {
  return {
    go: () => {
      if (mayCharge(core, evse)) closePath(core, evse);
      look(core, evse);
    },
    stop: () => endTransaction(core, evse, { trigger: 'AbnormalCondition', reason: 'ReqEnergyTransferRejected' }),
    look: () => look(core, evse),
  };
}

function closePath(core: StationCore, evse: Evse): void {
  evse.path.closed = true;
  evse.chargingFrom ??= core.now;
  core.timers.clear(`ev-connect:${evse.id}`);
  lockCable(evse);
}

function signatureReceived(core: StationCore, evse: Evse): void {
  settle(core, evse, { trigger: 'SignedDataReceived', mayStart: true });
}

/** Begins, ends or tells of the transaction, whichever fits. */
function tell(core: StationCore, evse: Evse, cause: Cause): void {
  const { transaction } = evse;
  if (!transaction) {
    if (cause.mayStart && mayBegin(core) && reaches(core, evse)) begin(core, evse, cause);
    return;
  }
  const stops = stopPoints(core);
  const before = transaction.reached;
  noteReached(evse, transaction, stops);
  const deauthorized = !evse.authorization && transaction.token !== undefined;
  if (deauthorized) transaction.stoppedReason ??= cause.reason ?? REASONS[cause.trigger];
  const facts = evse.chargingFacts;
  const left = before.some((point) => stops.includes(point) && !pointHolds(point, facts))
    || (deauthorized && stops.includes('EnergyTransfer'))
    // E03.FR.05, F02.FR.07: nobody comes, so that no other point could end it.
    || (cause.trigger === 'EVConnectTimeout' && !stops.includes('ParkingBayOccupancy'));
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

function noteReached(evse: Evse, transaction: Transaction, stops: readonly string[]): void {
  const facts = evse.chargingFacts;
  if (stops.every((point) => transaction.reached.includes(point) || !pointHolds(point, facts))) return;
  transaction.reached = stops.filter((point) => transaction.reached.includes(point) || pointHolds(point, facts));
}

function begin(core: StationCore, evse: Evse, cause: Cause): void {
  const transaction = new Transaction({
    id: core.random.uuid(), evseId: evse.id, connectorId: evse.path.inUse?.id ?? evse.authorization?.connector ?? 0, at: core.now, meter: registerOf(core, evse),
  });
  evse.transaction = transaction;
  evse.finishing = false;
  noteReached(evse, transaction, stopPoints(core));
  keepForEnd(core, evse, 'Transaction.Begin');
  tellTransaction(core, evse, transaction, 'Started', cause, [takeMeterValue(core, evse, sampledList(core, 'TxStartedMeasurands'), 'Transaction.Begin', 'started')]);
  bindProfiles(core, evse);
  drawDelays(core);
  startSampling(core, evse);
}

function end(core: StationCore, evse: Evse, transaction: Transaction, cause: Cause): void {
  evse.authorization = undefined;
  evse.path.closed = false;
  if (!evse.keeper) releaseCable(evse);
  transaction.stoppedReason ??= cause.reason ?? REASONS[cause.trigger] ?? 'Other';
  keepForEnd(core, evse, 'Transaction.End');
  tellTransaction(core, evse, transaction, 'Ended', cause, transaction.endValues);
  transaction.ended = true;
  evse.transaction = undefined;
  evse.finishing = evse.path.inUse !== undefined;
  forgetSignature(core, evse);
  endTalk(core, evse);
  stopSampling(core, evse);
  core.timers.clear(`ev-connect:${evse.id}`);
  core.timers.clear(`charging-limit:${evse.id}`);
  evse.chargingFrom = undefined;
  dropProfilesOf(core, transaction);
  dropMessagesOf(core, transaction);
  farewell(core, evse);
  core.behaviour.transactionEnded(core, evse);
}
