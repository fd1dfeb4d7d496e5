import type { Actions, RemoteStartTransactionRequest } from '../../../schemas/generated/v16.types';
import { dataTransfer } from '../blocks/data-transfer';
import { readProfile } from '../../smart-charging/read-profile';
import { clearCache } from '../blocks/authorization';
import { changeAvailability } from '../blocks/availability';
import { LOCK_FAULT } from '../blocks/lock-failure';
import { remoteStart, remoteStop, unlock } from '../blocks/remote-control';
import { reset } from '../blocks/reset';
import { endTransaction, evseOfTransaction } from '../blocks/transactions';
import type { StationCore } from '../core/core';
import type { Handlers } from '../core/handlers';
import { changeConfiguration, getConfiguration } from './configuration';
import { connectorAt, type Place } from './connectors';

/** The Core profile of 1.6 (§3.1). */
export const CORE_HANDLERS: Handlers<Actions> = {
  ChangeAvailability: (core, { connectorId, type }) => {
    const operative = type === 'Operative';
    if (connectorId === 0) return { status: changeAvailability(core, {}, operative) };
    const place = connectorAt(core, connectorId);
    if (!place) return { status: 'Rejected' };
    return { status: changeAvailability(core, { evse: place.evse, connectorId: place.connector.id }, operative) };
  },
  ChangeConfiguration: (core, request) => ({ status: changeConfiguration(core, request) }),
  ClearCache: (core) => ({ status: clearCache(core) ? 'Accepted' : 'Rejected' }),
  DataTransfer: (core, request) => {
    const { status, data } = dataTransfer(core, request);
    return { status, ...(typeof data === 'string' ? { data } : {}) };
  },
  GetConfiguration: (core, { key }) => getConfiguration(core, key),
  RemoteStartTransaction: (core, request) => ({ status: startRemotely(core, request) ? 'Accepted' : 'Rejected' }),
  RemoteStopTransaction: (core, { transactionId }) => ({
    status: remoteStop(core, ({ number }) => number === transactionId) ? 'Accepted' : 'Rejected',
  }),
  Reset: (core, { type }) => {
    reset(core, type === 'Hard' ? { how: 'hard', reason: 'HardReset' } : { how: 'at-once', reason: 'SoftReset' });
    return { status: 'Accepted' };
  },
  UnlockConnector: (core, { connectorId }) => {
    const place = connectorAt(core, connectorId);
    if (!place || place.connector.captive) return { status: 'NotSupported' };
    return { status: unlockEnding(core, place) };
  },
};

function startRemotely(core: StationCore, { connectorId, idTag, chargingProfile }: RemoteStartTransactionRequest): boolean {
  const place = connectorId === undefined ? undefined : connectorAt(core, connectorId);
  if (connectorId !== undefined && !place) return false;
  const profile = chargingProfile && readProfile(chargingProfile);
  return remoteStart(core, {
    token: { idToken: idTag, type: '' },
    ...(place ? { evse: place.evse, connectorId: place.connector.id } : {}),
    ...(chargingProfile && profile ? { profile: { profile, wire: chargingProfile, since: core.now } } : {}),
  }).ok;
}

/** In 1.6 unlocking ends the transaction on the connector (§5.18). */
function unlockEnding(core: StationCore, { evse, connector }: Place): 'Unlocked' | 'UnlockFailed' {
  const jammed = connector.lockBroken || connector.fault === LOCK_FAULT;
  const transaction = evse.path.inUse === connector ? evse.transaction : undefined;
  if (!transaction) return unlock(core, evse, connector) === 'Unlocked' ? 'Unlocked' : 'UnlockFailed';
  core.afterAnswer(() => {
    const still = evseOfTransaction(core, (one) => one === transaction);
    if (still) endTransaction(core, still, { trigger: 'UnlockCommand', reason: 'UnlockCommand' });
  });
  return jammed ? 'UnlockFailed' : 'Unlocked';
}
