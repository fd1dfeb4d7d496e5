import type { ActResult } from '../api';
import type { StationCore } from '../core/core';
import type { Authorization, Evse } from '../core/evse';
import { sameToken, type IdToken, type StoppedReason, type TokenInfo, type TriggerReason } from '../words';
import { authorize } from './authorization';
import { isOperative } from './availability';
import { releaseCable } from './cable-lock';
import { reservationFor } from './reservation';
import { look, settle, withdraw } from './transactions';

const DONE: ActResult = { ok: true };
/** Ends of an authorization after which the same transaction may be authorized again. */
const INTERRUPTIONS: readonly (StoppedReason | undefined)[] = ['DeAuthorized', 'EVDisconnected', 'Timeout'];

/** Somebody holds a card to the reader, or types a code: starts or stops a transaction (C01, E02, E03, E07). */
export function presentToken(core: StationCore, token: IdToken, evseId?: number): ActResult {
  const refused = refusal(core);
  if (refused !== undefined) return no(refused);
  const evse = evseId === undefined ? chooseEvse(core, token) : core.evse(evseId);
  if (!evse) return no(evseId === undefined ? 'Every EVSE is in use or out of order.' : `There is no EVSE ${evseId}.`);
  if (evse.authorizing) return no(`EVSE ${evse.id} still waits for the answer about another card.`);
  if (evse.authorization === undefined && evse.keeper) return presentToKeeper(core, evse, evse.keeper, token);
  if (evse.authorization === undefined) {
    return isOver(evse) ? no(`The transaction at EVSE ${evse.id} has been stopped already; unplug the cable to end it.`) : presentAtFree(core, evse, token);
  }
  if (sameToken(evse.authorization.token.idToken, token.idToken)) stop(core, evse, token);
  else void stopByOther(core, evse, token);
  return DONE;
}

/** Why nobody can be served at all; undefined when somebody can. */
export function refusal(core: StationCore): string | undefined {
  if (!core.powered) return 'The station has no power.';
  if (core.rebooting) return 'The station is starting again.';
  if (core.pendingReset && core.pendingReset.evseId === undefined) return 'The station waits for a reset and takes nobody new.';
  if (core.registration !== 'Accepted' && !core.settings.flag('TxBeforeAcceptedEnabled')) return 'The CSMS has not accepted the station yet.';
  return undefined;
}

/** Why an EVSE serves nobody now; undefined when it does. */
export function refusalAt(core: StationCore, evse: Evse, connectorId?: number): string | undefined {
  if (!isOperative(core, evse)) return `EVSE ${evse.id} is set to Inoperative.`;
  const wanted = connectorId === undefined ? undefined : evse.connector(connectorId);
  if (wanted && evse.inoperative.includes(wanted.id)) return `Connector ${wanted.id} of EVSE ${evse.id} is set to Inoperative.`;
  if (wanted && evse.path.inUse && evse.path.inUse !== wanted) return `EVSE ${evse.id} has a cable in its connector ${evse.path.inUse.id}.`;
  const usable = wanted ? [wanted] : evse.path.inUse ? [evse.path.inUse] : evse.path.connectors;
  if (usable.every((connector) => connector.fault !== undefined)) return `EVSE ${evse.id} has a fault: ${usable[0]?.fault}.`;
  if (core.pendingReset?.evseId === evse.id) return `EVSE ${evse.id} waits for a reset and takes nobody new.`;
  return undefined;
}

/** Lets somebody charge: the cable is awaited for EVConnectionTimeOut, if it is not there yet. */
export function grant(core: StationCore, evse: Evse, authorization: Authorization, trigger: TriggerReason): void {
  const reservation = reservationFor(core, evse, authorization.token.idToken, authorization.groupId);
  if (reservation === 'taken') {
    core.notice = `EVSE ${evse.id} is reserved for somebody else.`;
    core.onRefusal?.(core.notice);
    return core.changed();
  }
  evse.authorization = { ...authorization, ...(reservation ? { reservationId: reservation.id } : {}) };
  settle(core, evse, { trigger, mayStart: true });
  awaitCable(core, evse);
}

/** Whoever is authorized and has no car here yet has EVConnectionTimeOut to plug it in (E03.FR.05, E10.FR.02). */
export function awaitCable(core: StationCore, evse: Evse): void {
  if (evse.plugged || !evse.authorization) return;
  core.timers.set(`ev-connect:${evse.id}`, core.settings.number('EVConnectionTimeOut') * 1000, () => {
    if (!evse.plugged) withdraw(core, evse, { trigger: 'EVConnectTimeout', reason: 'Timeout' });
  });
}

/** Where somebody goes who says nothing: to his own transaction, to a cable that is plugged in, to whatever is free. */
export function chooseEvse(core: StationCore, token: IdToken): Evse | undefined {
  const fit = (evse: Evse): boolean =>
    !evse.authorization && !evse.transaction?.token && !evse.authorizing && refusalAt(core, evse) === undefined
    && reservationFor(core, evse, token.idToken, undefined) !== 'taken';
  return core.evses.find((evse) => evse.authorization && sameToken(evse.authorization.token.idToken, token.idToken))
    ?? core.evses.find((evse) => evse.plugged && fit(evse))
    ?? core.evses.find(fit)
    ?? (core.evses.length === 1 ? core.evses[0] : undefined);
}

/** Somebody has stopped the transaction on purpose; one that was interrupted may be authorized again (E09.FR.01). */
function isOver({ transaction }: Evse): boolean {
  return transaction?.token !== undefined && !INTERRUPTIONS.includes(transaction.stoppedReason);
}

/** The plug is locked for somebody: that card, another of its group, or a master pass opens it (E05.FR.11, E09.FR.03). */
function presentToKeeper(core: StationCore, evse: Evse, keeper: Authorization, token: IdToken): ActResult {
  if (sameToken(keeper.token.idToken, token.idToken)) openLock(core, evse);
  else {
    void ask(core, evse, token).then((info) => {
      if (evse.keeper !== keeper) return;
      if (info.status !== 'Accepted') return turnedAway(core, token, info);
      if (sameToken(keeper.groupId, info.groupId) || isMasterPass(core, info)) return openLock(core, evse);
      core.notice = `The cable at EVSE ${evse.id} belongs to somebody else.`;
      core.changed();
    });
  }
  return DONE;
}

function openLock(core: StationCore, evse: Evse): void {
  releaseCable(evse);
  look(core, evse);
  core.changed();
}

function isMasterPass(core: StationCore, { groupId }: TokenInfo): boolean {
  const master = core.settings.text('MasterPassGroupId');
  return master !== '' && sameToken(groupId, master);
}

function presentAtFree(core: StationCore, evse: Evse, token: IdToken): ActResult {
  const refused = refusalAt(core, evse);
  if (refused !== undefined) return no(refused);
  void start(core, evse, token);
  return DONE;
}

async function start(core: StationCore, evse: Evse, token: IdToken): Promise<void> {
  const info = await ask(core, evse, token);
  if (info.status !== 'Accepted') return turnedAway(core, token, info);
  core.notice = info.personalMessage;
  // The world may have changed while the CSMS thought.
  if (evse.authorization || refusal(core) !== undefined || refusalAt(core, evse) !== undefined) return core.changed();
  grant(core, evse, { token, ...(info.groupId === undefined ? {} : { groupId: info.groupId }) }, 'Authorized');
}

/** Another card of the same group may stop a transaction (C09), a master pass any (C16). */
async function stopByOther(core: StationCore, evse: Evse, token: IdToken): Promise<void> {
  const { authorization } = evse;
  const info = await ask(core, evse, token);
  if (evse.authorization !== authorization || !authorization) return;
  if (info.status !== 'Accepted') return turnedAway(core, token, info);
  if (isMasterPass(core, info)) return stop(core, evse, token, 'MasterPass');
  const group = authorization.groupId ?? evse.transaction?.groupId;
  if (sameToken(group, info.groupId)) return stop(core, evse, token);
  core.notice = `EVSE ${evse.id} is in use by somebody else.`;
  core.changed();
}

function stop(core: StationCore, evse: Evse, token: IdToken, reason: StoppedReason = 'Local'): void {
  withdraw(core, evse, { trigger: 'StopAuthorized', reason, token });
}

async function ask(core: StationCore, evse: Evse, token: IdToken): Promise<TokenInfo> {
  evse.authorizing = true;
  core.changed();
  try {
    return await authorize(core, token);
  } finally {
    evse.authorizing = false;
  }
}

function turnedAway(core: StationCore, token: IdToken, info: TokenInfo): void {
  core.notice = info.personalMessage ?? `${token.idToken}: ${info.status}`;
  core.onRefusal?.(`The CSMS does not accept the token ${token.idToken}: ${info.status}.`);
  core.changed();
}

function no(message: string): ActResult {
  return { ok: false, message };
}
