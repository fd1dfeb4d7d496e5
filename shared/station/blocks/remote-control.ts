import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { InstalledProfile } from '../core/records';
import type { Transaction } from '../core/transaction';
import type { Connector } from '../hardware/connector';
import { shownToken, type IdToken, type TokenInfo } from '../words';
import { authorize } from './authorization';
import { releaseCable } from './cable-lock';
import { grant, refusal, refusalAt } from './card-reader';
import { LOCK_FAULT } from './lock-failure';
import { installProfile } from './profile-store';
import { judgeProfile } from './profile-verdict';
import { reservationFor } from './reservation';
import { endsWithAuthorization } from './stop-points';
import { tellTransaction } from './transaction-events';
import { endTransaction, evseOfTransaction, settle, withdraw } from './transactions';
import { endPaymentHold } from './web-payment';

/** How long a car takes to stop drawing energy when it is asked to, simulated ms. */
const WIND_DOWN_MS = 2_000;

export interface RemoteStart {
  readonly evse?: Evse;
  readonly connectorId?: number;
  readonly token: IdToken;
  readonly groupId?: string;
  readonly remoteStartId?: number;
  readonly profile?: Omit<InstalledProfile, 'evseId'>;
}

/** Whether a remote start is taken; if not, a reason code of 2.x and a sentence. */
export type RemoteStartVerdict =
  | { readonly ok: true; readonly transactionId?: string }
  | { readonly ok: false; readonly reasonCode: string; readonly message: string };

/** Starts a transaction for somebody who is elsewhere (F01, F02); the cable is awaited as after a card. */
export function remoteStart(core: StationCore, request: RemoteStart): RemoteStartVerdict {
  const evse = request.evse ?? chooseFreeEvse(core, request);
  const refused = refusal(core) ?? (core.ready ? undefined : 'The station is not accepted.');
  if (refused !== undefined) return { ok: false, reasonCode: 'CSNotAccepted', message: refused };
  if (!evse) return { ok: false, reasonCode: 'NotFound', message: 'Every EVSE is in use or out of order.' };
  if (isTaken(evse)) {
    return { ok: false, reasonCode: 'TxInProgress', message: `EVSE ${evse.id} is in use.` };
  }
  const unfit = refusalAt(core, evse, request.connectorId);
  if (unfit !== undefined) return { ok: false, reasonCode: 'InternalError', message: unfit };
  if (reservationFor(core, evse, request.token.idToken, request.groupId) === 'taken') {
    return { ok: false, reasonCode: 'Unspecified', message: `EVSE ${evse.id} is reserved for somebody else.` };
  }
  const wrong = judgeStartProfile(core, evse, request.profile);
  if (wrong) return wrong;
  endPaymentHold(core, evse);
  core.afterAnswer(() => void begin(core, evse, request));
  return { ok: true, ...(evse.transaction ? { transactionId: evse.transaction.id } : {}) };
}

/** Stops a transaction for somebody who is elsewhere (F03); false when no such transaction runs. */
export function remoteStop(core: StationCore, matches: (transaction: Transaction) => boolean): boolean {
  const evse = evseOfTransaction(core, matches);
  // B02.FR.05: not before the station is accepted.
  if (!evse || core.registration !== 'Accepted') return false;
  core.afterAnswer(() => {
    if (evse.transaction && matches(evse.transaction)) stopNow(core, evse);
  });
  return true;
}

/**
 * F03.FR.02: the offer of energy ends, and the transaction with it where TxStopPoint says so. One that nobody was ever
 * authorized for, or that nothing else could end any more, ends in any case.
 */
function stopNow(core: StationCore, evse: Evse): void {
  const cause = { trigger: 'RemoteStop', reason: 'Remote' } as const;
  if (!evse.authorization) {
    const open = (evse.plugged || evse.parked) && !endsWithAuthorization(core);
    return open ? settle(core, evse, cause) : endTransaction(core, evse, cause);
  }
  const { transaction } = evse;
  if (!evse.path.ev?.config.iso15118 || !evse.path.closed || !transaction) return withdraw(core, evse, cause);
  // F04: the car is told by EVSENotification to stop, and winds down before the contactor opens.
  transaction.stoppedReason = 'Remote';
  tellTransaction(core, evse, transaction, 'Updated', cause, []);
  core.timers.set(`wind-down:${evse.id}`, WIND_DOWN_MS / core.config.speed, () => {
    if (evse.transaction === transaction) withdraw(core, evse, endsWithAuthorization(core) ? cause : { ...cause, trigger: 'ChargingStateChanged' });
  });
}

/** Somebody charges here, or has just stopped and not gone yet (F01.FR.24). */
function isTaken(evse: Evse): boolean {
  return evse.authorization !== undefined || evse.transaction?.token !== undefined || evse.authorizing || evse.keeper !== undefined;
}

/** Where somebody goes for whom no EVSE is named: to a cable that waits, or to whatever is free (F01.FR.20). */
function chooseFreeEvse(core: StationCore, { token, groupId }: RemoteStart): Evse | undefined {
  const fit = (evse: Evse): boolean => !isTaken(evse) && refusalAt(core, evse) === undefined && reservationFor(core, evse, token.idToken, groupId) !== 'taken';
  return core.evses.find((evse) => evse.plugged && fit(evse)) ?? core.evses.find(fit);
}

/** Opens the lock of a connector (F05). A transaction that runs there is not touched. */
export function unlock(core: StationCore, evse: Evse, connector: Connector): 'Unlocked' | 'UnlockFailed' | 'OngoingAuthorizedTransaction' {
  if (evse.path.inUse === connector && evse.authorization) return 'OngoingAuthorizedTransaction';
  // A captive cable has no lock; a broken one does not open.
  if (connector.captive || connector.lockBroken || connector.fault === LOCK_FAULT) return 'UnlockFailed';
  if (evse.path.inUse === connector) releaseCable(evse);
  connector.locked = false;
  core.changed();
  return 'Unlocked';
}

function judgeStartProfile(core: StationCore, evse: Evse, profile: RemoteStart['profile']): RemoteStartVerdict | undefined {
  // F01.FR.12: a station without smart charging takes no notice of it.
  if (!profile || !core.settings.flag('SmartChargingEnabled')) return undefined;
  if (profile.profile.transactionId !== undefined) {
    return { ok: false, reasonCode: 'InvalidProfile', message: 'A profile that comes with a remote start names no transaction, since there is none yet.' };
  }
  if (profile.profile.purpose !== 'TxProfile') {
    return { ok: false, reasonCode: 'InvalidProfile', message: 'A profile that comes with a remote start is a TxProfile.' };
  }
  const verdict = judgeProfile(core, evse.id, profile.profile, true);
  return verdict.ok ? undefined : verdict;
}

async function begin(core: StationCore, evse: Evse, request: RemoteStart): Promise<void> {
  const { token, groupId, remoteStartId, connectorId, profile } = request;
  let group = groupId;
  let known: Partial<TokenInfo> = {};
  // Nobody can ask about a token that the CSMS made up for this one start (C03.FR.01, C05.FR.01).
  if (core.settings.flag('AuthorizeRemoteStart') && token.type !== 'Central') {
    evse.authorizing = true;
    const info = await authorize(core, token);
    evse.authorizing = false;
    group ??= info.groupId;
    known = info;
    const elsewhere = info.evseIds?.includes(evse.id) === false;
    if (info.status !== 'Accepted' || elsewhere || evse.authorization) {
      core.notice = elsewhere ? `${shownToken(token)} may not charge at EVSE ${evse.id}.` : `${shownToken(token)}: ${info.status}`;
      return core.changed();
    }
  }
  if (profile && core.settings.flag('SmartChargingEnabled')) installProfile(core, { ...profile, evseId: evse.id });
  grant(core, evse, {
    token,
    ...(group === undefined ? {} : { groupId: group }),
    ...(remoteStartId === undefined ? {} : { remoteStartId }),
    ...(connectorId === undefined ? {} : { connector: connectorId }),
  }, 'RemoteStart', known);
}
