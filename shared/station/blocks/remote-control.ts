import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { InstalledProfile } from '../core/records';
import type { Transaction } from '../core/transaction';
import type { Connector } from '../hardware/connector';
import type { IdToken } from '../words';
import { authorize } from './authorization';
import { releaseCable } from './cable-lock';
import { chooseEvse, grant, refusal, refusalAt } from './card-reader';
import { reservationFor } from './reservation';
import { installProfile, judgeProfile } from './smart-charging';
import { endTransaction, evseOfTransaction, withdraw } from './transactions';

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
  const evse = request.evse ?? chooseEvse(core, request.token);
  const refused = refusal(core) ?? (core.ready ? undefined : 'The station is not accepted.');
  if (refused !== undefined) return { ok: false, reasonCode: 'CSNotAccepted', message: refused };
  if (!evse) return { ok: false, reasonCode: 'NotFound', message: 'Every EVSE is in use or out of order.' };
  if (evse.authorization || evse.transaction?.token || evse.authorizing) {
    return { ok: false, reasonCode: 'TxInProgress', message: `EVSE ${evse.id} is in use.` };
  }
  const unfit = refusalAt(core, evse);
  if (unfit !== undefined) return { ok: false, reasonCode: 'InternalError', message: unfit };
  if (reservationFor(core, evse, request.token.idToken, request.groupId) === 'taken') {
    return { ok: false, reasonCode: 'Unspecified', message: `EVSE ${evse.id} is reserved for somebody else.` };
  }
  const wrong = judgeStartProfile(core, evse, request.profile);
  if (wrong) return wrong;
  core.afterAnswer(() => void begin(core, evse, request));
  return { ok: true, ...(evse.transaction ? { transactionId: evse.transaction.id } : {}) };
}

/** Stops a transaction for somebody who is elsewhere (F03); false when no such transaction runs. */
export function remoteStop(core: StationCore, matches: (transaction: Transaction) => boolean): boolean {
  const evse = evseOfTransaction(core, matches);
  if (!evse) return false;
  core.afterAnswer(() => {
    const cause = { trigger: 'RemoteStop', reason: 'Remote' } as const;
    if (evse.authorization) withdraw(core, evse, cause);
    else endTransaction(core, evse, cause);
  });
  return true;
}

/** Opens the lock of a connector (F05). A transaction that runs there is not touched. */
export function unlock(core: StationCore, evse: Evse, connector: Connector): 'Unlocked' | 'UnlockFailed' | 'OngoingAuthorizedTransaction' {
  if (evse.path.inUse === connector && evse.authorization) return 'OngoingAuthorizedTransaction';
  // A captive cable has no lock; a broken one does not open.
  if (connector.captive || connector.fault === 'ConnectorLockFailure') return 'UnlockFailed';
  if (evse.path.inUse === connector) releaseCable(evse);
  connector.locked = false;
  core.changed();
  return 'Unlocked';
}

function judgeStartProfile(core: StationCore, evse: Evse, profile: RemoteStart['profile']): RemoteStartVerdict | undefined {
  if (!profile) return undefined;
  if (profile.profile.purpose !== 'TxProfile') {
    return { ok: false, reasonCode: 'InvalidProfile', message: 'A profile that comes with a remote start is a TxProfile.' };
  }
  const verdict = judgeProfile(core, evse.id, profile.profile, true);
  return verdict.ok ? undefined : verdict;
}

async function begin(core: StationCore, evse: Evse, request: RemoteStart): Promise<void> {
  const { token, groupId, remoteStartId, connectorId, profile } = request;
  if (core.settings.flag('AuthorizeRemoteStart')) {
    evse.authorizing = true;
    const info = await authorize(core, token);
    evse.authorizing = false;
    if (info.status !== 'Accepted' || evse.authorization) {
      core.notice = `${token.idToken}: ${info.status}`;
      return core.changed();
    }
  }
  if (profile) installProfile(core, { ...profile, evseId: evse.id });
  grant(core, evse, {
    token,
    ...(groupId === undefined ? {} : { groupId }),
    ...(remoteStartId === undefined ? {} : { remoteStartId }),
    ...(connectorId === undefined ? {} : { connector: connectorId }),
  }, 'RemoteStart');
}
