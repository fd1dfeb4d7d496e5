import type { Actions, RequestStartTransactionRequest, ReserveNowRequest, ReserveNowStatusEnumType } from '../../../schemas/generated/v201.types';
import { readProfile } from '../../smart-charging/read-profile';
import { localListVersion, updateLocalList } from '../blocks/local-list';
import { remoteStart, remoteStop, unlock } from '../blocks/remote-control';
import { cancelReservation, reserve } from '../blocks/reservation';
import { evseOfTransaction } from '../blocks/transactions';
import type { StationCore } from '../core/core';
import type { Handlers } from '../core/handlers';
import { timeOf } from '../core/read';
import { tokenInfoOf, tokenOf } from './values';

/** D Local Authorization List, E Transactions, F Remote Control, H Reservation. */
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
};

function startRemotely(core: StationCore, request: RequestStartTransactionRequest): ReturnType<typeof remoteStart> {
  const { evseId, idToken, groupIdToken, remoteStartId, chargingProfile } = request;
  const evse = evseId === undefined ? undefined : core.evse(evseId);
  if (evseId !== undefined && !evse) return { ok: false, reasonCode: 'UnknownEvse', message: `There is no EVSE ${evseId}.` };
  const profile = chargingProfile && readProfile(chargingProfile);
  return remoteStart(core, {
    token: tokenOf(idToken),
    remoteStartId,
    ...(evse ? { evse } : {}),
    ...(groupIdToken ? { groupId: groupIdToken.idToken } : {}),
    ...(chargingProfile && profile ? { profile: { profile, wire: chargingProfile, since: core.now } } : {}),
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
