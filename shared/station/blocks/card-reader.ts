import { describe as describeTariff } from '../../tariff/describe';
import type { ActResult } from '../api';
import type { StationCore } from '../core/core';
import type { Authorization, Evse } from '../core/evse';
import { sameToken, shownToken, type IdToken, type StoppedReason, type TokenInfo, type TriggerReason } from '../words';
import { authorize, knownToken } from './authorization';
import { isOperative, notifyAllStatuses } from './availability';
import { releaseCable } from './cable-lock';
import { codeRefusal, noteCode } from './code-guard';
import { greetDriver } from './driver-display';
import { calculates, defaultTariffOf, driverTariff } from './tariffs';
import { endOfUse, reservationFor, useReservation } from './reservation';
import { look, settle, withdraw } from './transactions';
import { isBeingPaid } from './web-payment';

const DONE: ActResult = { ok: true };
/** Ends of an authorization after which the same transaction may be authorized again. */
const INTERRUPTIONS: readonly (StoppedReason | undefined)[] = ['DeAuthorized', 'EVDisconnected', 'Timeout'];

/** Somebody holds a card to the reader, or types a code: starts or stops a transaction (C01, E02, E03, E07). */
export function presentToken(core: StationCore, token: IdToken, evseId?: number): ActResult {
  const refused = refusal(core) ?? codeRefusal(core, token);
  if (refused !== undefined) return no(refused);
  const evse = evseId === undefined ? chooseEvse(core, token) : core.evse(evseId);
  if (!evse) return evseId === undefined ? presentAtBusy(core, token) : no(`There is no EVSE ${evseId}.`);
  if (evse.authorizing) return no(`EVSE ${evse.id} still waits for the answer about another card.`);
  if (evse.authorization === undefined && evse.keeper) return presentToKeeper(core, evse, evse.keeper, token);
  if (evse.authorization === undefined) {
    if (isOver(evse)) return no(`The transaction at EVSE ${evse.id} has been stopped already; unplug the cable to end it.`);
    return presentAtFree(core, evse, token, evseId === undefined);
  }
  if (sameToken(evse.authorization.token.idToken, token.idToken)) stop(core, evse, token);
  else void stopByOther(core, evse, token);
  return DONE;
}

/** Why nobody can be served at all; undefined when somebody can. */
export function refusal(core: StationCore): string | undefined {
  if (!core.powered) return 'The station has no power.';
  if (core.rebooting) return 'The station is starting again.';
  if (core.registration !== 'Accepted' && !core.settings.flag('TxBeforeAcceptedEnabled')) return 'The CSMS has not accepted the station yet.';
  return undefined;
}

/** Why an EVSE serves nobody now; undefined when it does. */
export function refusalAt(core: StationCore, evse: Evse, connectorId?: number): string | undefined {
  if (evse.held) return `EVSE ${evse.id} starts again, or waits to.`;
  if (!isOperative(core, evse)) return `EVSE ${evse.id} is set to Inoperative.`;
  const wanted = connectorId === undefined ? undefined : evse.connector(connectorId);
  if (wanted && evse.inoperative.includes(wanted.id)) return `Connector ${wanted.id} of EVSE ${evse.id} is set to Inoperative.`;
  if (wanted && evse.path.inUse && evse.path.inUse !== wanted) return `EVSE ${evse.id} has a cable in its connector ${evse.path.inUse.id}.`;
  const usable = wanted ? [wanted] : evse.path.inUse ? [evse.path.inUse] : evse.path.connectors;
  if (usable.every((connector) => connector.fault !== undefined)) return `EVSE ${evse.id} has a fault: ${usable[0]?.fault}.`;
  return undefined;
}

/** Lets somebody charge: the cable is awaited for EVConnectionTimeOut, if it is not there yet. */
export function grant(core: StationCore, evse: Evse, authorization: Authorization, trigger: TriggerReason, info: Partial<TokenInfo> = {}): void {
  // A master pass stops, and starts nothing (C12.FR.09, C16.FR.03).
  if (isMasterPass(core, authorization.groupId)) return turnAway(core, 'A master pass starts nothing.');
  const reservation = reservationFor(core, evse, authorization.token.idToken, authorization.groupId);
  if (reservation === 'taken') return turnAway(core, `EVSE ${evse.id} is reserved for somebody else.`);
  const own = driverTariff(core, info);
  if (own.kind === 'refused') return turnAway(core, `The tariff of ${shownToken(authorization.token)} cannot be used: ${own.why}.`);
  evse.authorization = {
    ...authorization,
    ...(reservation ? { reservationId: reservation.id, ...(reservation.since === undefined ? {} : { reservedSince: reservation.since }) } : {}),
    ...(own.kind === 'own' ? { tariff: own.tariff } : own.kind === 'central' ? { centralCost: true } : {}),
  };
  const tariff = own.kind === 'own' ? own.tariff : own.kind === 'default' && calculates(core) ? defaultTariffOf(core, evse) : undefined;
  greetDriver(core, evse, { ...info, ...(tariff ? { personalMessage: describeTariff(tariff, info.language) } : {}) });
  // 2.x: presenting the token uses the reservation up (H03.FR.09); in 1.6 the transaction does (OCPP 1.6 §5.13).
  if (reservation && core.dialect.reservationUsedBy === 'token') useReservation(core, reservation.id);
  settle(core, evse, { trigger, mayStart: true });
  // What was kept elsewhere for the same reservation is free again.
  if (reservation) notifyAllStatuses(core, false);
  awaitCable(core, evse);
}

/** The driver does not want to pay that: nobody is authorized any more (2.1, I07.FR.30, I07.FR.31). Plugging in has accepted it. */
export function rejectTariff(core: StationCore, evse: Evse): ActResult {
  if (!evse.authorization) return no(`Nobody is authorized at EVSE ${evse.id}, so that there is no tariff to refuse.`);
  if (evse.transaction?.cost) return no('The tariff was accepted by plugging in.');
  withdraw(core, evse, { trigger: core.config.version === '2.1' ? 'TariffNotAccepted' : 'Deauthorized', reason: 'DeAuthorized' });
  return DONE;
}

/** Whoever is authorized and has no car here yet has EVConnectionTimeOut to plug it in (E03.FR.05, E10.FR.02). */
export function awaitCable(core: StationCore, evse: Evse): void {
  if (evse.plugged || !evse.authorization) return;
  core.timers.set(`ev-connect:${evse.id}`, core.settings.number('EVConnectionTimeOut') * 1000, () => {
    if (evse.plugged) return;
    const unused = evse.transaction === undefined ? evse.authorization?.reservationId : undefined;
    withdraw(core, evse, { trigger: 'EVConnectTimeout', reason: 'Timeout' });
    if (unused !== undefined) endOfUse(core, unused);
  });
}

/** With AuthCtrlr.Enabled false whoever plugs in may charge, without a token (2.x, C02). */
export function admitFreely(core: StationCore, evse: Evse): void {
  const free = evse.plugged && !evse.authorization && !evse.transaction?.token && !evse.authorizing && !evse.finishing;
  if (core.settings.flag('AuthEnabled') || !free || refusal(core) !== undefined || refusalAt(core, evse) !== undefined) return;
  grant(core, evse, { token: { idToken: '', type: 'NoAuthorization' } }, 'Authorized');
}

/** Where somebody goes who says nothing: to his own transaction, to a cable that is plugged in, to whatever is free. */
export function chooseEvse(core: StationCore, token: IdToken, evseIds?: readonly number[]): Evse | undefined {
  const fit = (evse: Evse): boolean =>
    !evse.authorization && !evse.transaction?.token && !evse.authorizing && refusalAt(core, evse) === undefined && !isBeingPaid(core, evse)
    && (evseIds?.includes(evse.id) ?? true) && reservationFor(core, evse, token.idToken, undefined) !== 'taken';
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
    void askAbout(core, evse, token).then((info) => {
      if (evse.keeper !== keeper) return;
      if (info.status !== 'Accepted') return refuse(core, token, info);
      if (sameToken(keeper.groupId, info.groupId) || isMasterPass(core, info.groupId)) return openLock(core, evse);
      turnAway(core, `The cable at EVSE ${evse.id} belongs to somebody else.`);
    });
  }
  return DONE;
}

function openLock(core: StationCore, evse: Evse): void {
  releaseCable(evse);
  look(core, evse);
  core.changed();
}

function presentAtFree(core: StationCore, evse: Evse, token: IdToken, anywhere: boolean): ActResult {
  const refused = refusalAt(core, evse);
  // A master pass is for the transactions elsewhere, whatever is wrong here.
  if (refused !== undefined) return isMasterPass(core, knownToken(core, token)?.info.groupId) ? presentAtBusy(core, token) : no(refused);
  if (isBeingPaid(core, evse)) turnAway(core, paidElsewhere(evse));
  else void start(core, evse, withVehicle(core, evse, token), anywhere);
  return DONE;
}

/** Q01.FR.02: by its EVCCID a CSMS may know a car that speaks ISO 15118-20. */
function withVehicle(core: StationCore, { path }: Evse, token: IdToken): IdToken {
  const needs = path.ev?.config.needs;
  if (core.config.version !== '2.1' || needs?.edition !== 20 || needs.evccId === undefined) return token;
  return { ...token, additionalInfo: [...(token.additionalInfo ?? []), { additionalIdToken: needs.evccId, type: 'EVCCID' }] };
}

/** No EVSE is free: the card can only be there to stop something, by its group or as a master pass. */
function presentAtBusy(core: StationCore, token: IdToken): ActResult {
  if (!core.evses.some((evse) => evse.authorization)) return no('Every EVSE is in use or out of order.');
  void stopAnything(core, token);
  return DONE;
}

async function start(core: StationCore, evse: Evse, token: IdToken, anywhere: boolean): Promise<void> {
  const info = await askAbout(core, evse, token);
  if (info.status !== 'Accepted') return refuse(core, token, info);
  if (isMasterPass(core, info.groupId)) return stopAll(core, token);
  const { evseIds } = info;
  const place = anywhere && evseIds?.includes(evse.id) === false ? chooseEvse(core, token, evseIds) ?? evse : evse;
  if (evseIds?.includes(place.id) === false) return turnAway(core, `${shownToken(token)} may not charge at EVSE ${place.id}.`);
  core.notice = undefined;
  // The world may have changed while the CSMS thought.
  if (isBeingPaid(core, place)) return turnAway(core, paidElsewhere(place));
  if (place.authorization || refusal(core) !== undefined || refusalAt(core, place) !== undefined) return core.changed();
  grant(core, place, { token, ...(info.groupId === undefined ? {} : { groupId: info.groupId }), ...(info.transfers ? { transfers: info.transfers } : {}) }, 'Authorized', info);
}

/** Another card of the same group may stop a transaction (C09), a master pass any (C16). */
async function stopByOther(core: StationCore, evse: Evse, token: IdToken): Promise<void> {
  const { authorization } = evse;
  if (!authorization) return;
  // Whom the station knows as good by itself needs nobody's word (C01.FR.03, C09.FR.07).
  const known = knownToken(core, token)?.info;
  if (known?.status === 'Accepted' && mayStop(core, evse, known.groupId)) return stop(core, evse, token);
  const info = await askAbout(core, evse, token);
  if (evse.authorization !== authorization) return;
  if (info.status !== 'Accepted') return refuse(core, token, info);
  if (isMasterPass(core, info.groupId)) return stopAll(core, token);
  if (mayStop(core, evse, info.groupId)) return stop(core, evse, token);
  turnAway(core, `EVSE ${evse.id} is in use by somebody else.`);
}

async function stopAnything(core: StationCore, token: IdToken): Promise<void> {
  const info = await authorize(core, token);
  if (info.status !== 'Accepted') return refuse(core, token, info);
  if (isMasterPass(core, info.groupId)) return stopAll(core, token);
  const evse = core.evses.find((one) => one.authorization && mayStop(core, one, info.groupId));
  if (evse) stop(core, evse, token);
  else turnAway(core, 'Every EVSE is in use by somebody else.');
}

/** By the group (C09); where nobody is asked for a token, by anyone. */
function mayStop({ settings }: StationCore, { authorization, transaction }: Evse, groupId: string | undefined): boolean {
  if (!settings.flag('AuthEnabled')) return authorization?.token.type === 'NoAuthorization';
  return sameToken(authorization?.groupId ?? transaction?.groupId, groupId);
}

function isMasterPass({ settings }: StationCore, groupId: string | undefined): boolean {
  const master = settings.text('MasterPassGroupId');
  return master !== '' && sameToken(groupId, master);
}

/** The station has no menu to choose from: a master pass stops all that runs (C16.FR.02). */
function stopAll(core: StationCore, token: IdToken): void {
  const running = core.evses.filter((evse) => evse.authorization);
  if (running.length === 0) return turnAway(core, 'A master pass starts nothing, and nothing runs that it could stop.');
  core.notice = undefined;
  for (const evse of running) stop(core, evse, token, 'MasterPass');
}

function stop(core: StationCore, evse: Evse, token: IdToken, reason: StoppedReason = 'Local'): void {
  withdraw(core, evse, { trigger: 'StopAuthorized', reason, token });
}

/** Asks what a token may do; nobody else is served at the EVSE meanwhile. */
export async function askAbout(core: StationCore, evse: Evse, token: IdToken): Promise<TokenInfo> {
  evse.authorizing = true;
  core.changed();
  try {
    const info = await authorize(core, token);
    noteCode(core, token, info.status === 'Accepted');
    return info;
  } finally {
    evse.authorizing = false;
  }
}

function refuse(core: StationCore, token: IdToken, info: TokenInfo): void {
  core.notice = info.personalMessage ?? `${shownToken(token)}: ${info.status}`;
  core.onRefusal?.(`The CSMS does not accept the token ${shownToken(token)}: ${info.status}.`);
  core.changed();
}

/** Tells the person in front of the station why not. */
export function turnAway(core: StationCore, sentence: string): void {
  core.notice = sentence;
  core.onRefusal?.(sentence);
  core.changed();
}

/** C25.FR.22: nobody else starts meanwhile. */
function paidElsewhere({ id }: Evse): string {
  return `Somebody pays for EVSE ${id} on a web page right now.`;
}

function no(message: string): ActResult {
  return { ok: false, message };
}
