import type { Actions, RequestStartTransactionRequest, ReserveNowRequest, ReserveNowStatusEnumType } from '../../../schemas/generated/v201.types';
import { localListVersion, updateLocalList } from '../blocks/local-list';
import { remoteStart, remoteStop, unlock } from '../blocks/remote-control';
import { cancelReservation, reserve } from '../blocks/reservation';
import { clearProfiles, findProfiles, installProfile, judgeProfile, type ProfileFilter } from '../blocks/smart-charging';
import { evseOfTransaction, look } from '../blocks/transactions';
import { triggerMessage } from '../blocks/triggers';
import type { StationCore } from '../core/core';
import type { Handlers } from '../core/handlers';
import { timeOf } from '../core/read';
import { compositeOf, profileOf, profileReports } from './charging-profiles';
import { tokenInfoOf, tokenOf } from './values';

/** D Local Authorization List, E Transactions, F Remote Control, H Reservation, K Smart Charging. */
export const CHARGING_HANDLERS: Handlers<Actions> = {
  CancelReservation: (core, { reservationId }) => ({ status: cancelReservation(core, reservationId) ? 'Accepted' : 'Rejected' }),
  GetLocalListVersion: (core) => ({ versionNumber: localListVersion(core) }),
  SendLocalList: (core, request) => {
    const { versionNumber, updateType, localAuthorizationList = [] } = request;
    const status = updateLocalList(core, {
      version: versionNumber,
      kind: updateType,
      bytes: JSON.stringify(request).length,
      entries: localAuthorizationList.map(({ idToken: { idToken, type }, idTokenInfo }) => ({ idToken, type, ...(idTokenInfo ? { info: tokenInfoOf(idTokenInfo) } : {}) })),
    });
    return status === 'Disabled' ? { status: 'Failed', statusInfo: { reasonCode: 'NotEnabled' } } : { status };
  },
  GetTransactionStatus: (core, { transactionId }) => {
    if (transactionId === undefined) return { messagesInQueue: core.outbox.holds() };
    const running = evseOfTransaction(core, ({ id }) => id === transactionId) !== undefined;
    return { ongoingIndicator: running, messagesInQueue: core.outbox.holds(transactionId) };
  },
  RequestStartTransaction: (core, request) => {
    const verdict = startRemotely(core, request);
    if (verdict.ok) return { status: 'Accepted', ...(verdict.transactionId === undefined ? {} : { transactionId: verdict.transactionId }) };
    return { status: 'Rejected', statusInfo: { reasonCode: verdict.reasonCode, additionalInfo: verdict.message } };
  },
  RequestStopTransaction: (core, { transactionId }) =>
    remoteStop(core, ({ id }) => id === transactionId) ? { status: 'Accepted' } : { status: 'Rejected', statusInfo: { reasonCode: 'TxNotFound' } },
  ReserveNow: (core, request) => ({ status: reserveNow(core, request) }),
  UnlockConnector: (core, { evseId, connectorId }) => {
    const evse = core.evse(evseId);
    const connector = evse?.connector(connectorId);
    if (!evse || !connector) return { status: 'UnknownConnector' };
    const status = unlock(core, evse, connector);
    return { status, ...(connector.captive ? { statusInfo: { reasonCode: 'FixedCable' } } : {}) };
  },

  SetChargingProfile: (core, { evseId, chargingProfile }) => {
    const profile = profileOf(chargingProfile);
    const verdict = judgeProfile(core, evseId, profile);
    if (!verdict.ok) return { status: 'Rejected', statusInfo: { reasonCode: verdict.reasonCode, additionalInfo: verdict.message } };
    installProfile(core, { evseId, profile, wire: chargingProfile, since: core.now });
    lookAtAll(core);
    return { status: 'Accepted' };
  },
  ClearChargingProfile: (core, { chargingProfileId, chargingProfileCriteria: { evseId, chargingProfilePurpose, stackLevel } = {} }) => {
    const filter: ProfileFilter = chargingProfileId === undefined
      ? {
          ...(evseId === undefined ? {} : { evseId }),
          ...(chargingProfilePurpose === undefined ? {} : { purpose: chargingProfilePurpose }),
          ...(stackLevel === undefined ? {} : { stackLevel }),
        }
      : { ids: [chargingProfileId] };
    const cleared = clearProfiles(core, filter);
    lookAtAll(core);
    return { status: cleared > 0 ? 'Accepted' : 'Unknown' };
  },
  GetChargingProfiles: (core, { requestId, evseId, chargingProfile }) => {
    // The station has no source of limits but the CSMS (CSO).
    const sources = chargingProfile.chargingLimitSource;
    const found = sources && !sources.includes('CSO') ? [] : findProfiles(core, {
      ...(evseId === undefined ? {} : { evseId }),
      ...(chargingProfile.chargingProfileId ? { ids: chargingProfile.chargingProfileId } : {}),
      ...(chargingProfile.chargingProfilePurpose === undefined ? {} : { purpose: chargingProfile.chargingProfilePurpose }),
      ...(chargingProfile.stackLevel === undefined ? {} : { stackLevel: chargingProfile.stackLevel }),
    });
    if (found.length === 0) return { status: 'NoProfiles' };
    triggerMessage(core, profileReports(requestId, found));
    return { status: 'Accepted' };
  },
  GetCompositeSchedule: (core, { evseId, duration, chargingRateUnit = 'A' }) => {
    if (evseId !== 0 && !core.evse(evseId)) return { status: 'Rejected', statusInfo: { reasonCode: 'UnknownEvse' } };
    return { status: 'Accepted', schedule: compositeOf(core, evseId, duration, chargingRateUnit) };
  },
};

function startRemotely(core: StationCore, request: RequestStartTransactionRequest): ReturnType<typeof remoteStart> {
  const { evseId, idToken, groupIdToken, remoteStartId, chargingProfile } = request;
  const evse = evseId === undefined ? undefined : core.evse(evseId);
  if (evseId !== undefined && !evse) return { ok: false, reasonCode: 'UnknownEvse', message: `There is no EVSE ${evseId}.` };
  return remoteStart(core, {
    token: tokenOf(idToken),
    remoteStartId,
    ...(evse ? { evse } : {}),
    ...(groupIdToken ? { groupId: groupIdToken.idToken } : {}),
    ...(chargingProfile ? { profile: { profile: profileOf(chargingProfile), wire: chargingProfile, since: core.now } } : {}),
  });
}

function reserveNow(core: StationCore, { id, expiryDateTime, connectorType, idToken, evseId, groupIdToken }: ReserveNowRequest): ReserveNowStatusEnumType {
  const expiry = timeOf(expiryDateTime);
  if (expiry === undefined || (evseId !== undefined && !core.evse(evseId))) return 'Rejected';
  return reserve(core, {
    id, evseId: evseId ?? 0, idToken: idToken.idToken, expiry,
    ...(connectorType === undefined ? {} : { connectorType }),
    ...(groupIdToken ? { groupId: groupIdToken.idToken } : {}),
  });
}

function lookAtAll(core: StationCore): void {
  core.afterAnswer(() => {
    for (const evse of core.evses) look(core, evse);
  });
}
