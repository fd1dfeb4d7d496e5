import type { Actions, TriggerMessageRequest } from '../../../schemas/generated/v16.types';
import { localListVersion, updateLocalList } from '../blocks/local-list';
import { cancelReservation, reserve } from '../blocks/reservation';
import { triggerBoot, triggerHeartbeat, triggerMessage, triggerMeterValues, triggerStatus } from '../blocks/triggers';
import type { StationCore } from '../core/core';
import type { Handlers } from '../core/handlers';
import { timeOf } from '../core/read';
import { connectorAt } from './connectors';
import { diagnosticsStatusNow, firmwareStatusNow } from './file-status-now';
import { stationStatus } from './messages';
import { tokenInfoOf } from './values';

/** Local Auth List Management, Reservation and Remote Trigger of 1.6. */
export const PROFILE_HANDLERS: Handlers<Actions> = {
  // 0 is an empty list, -1 a station that has none (§5.10).
  GetLocalListVersion: (core) => {
    if (!core.settings.flag('LocalAuthListEnabled')) return { listVersion: -1 };
    return { listVersion: core.localList?.entries.size === 0 ? 0 : localListVersion(core) };
  },
  SendLocalList: (core, request) => {
    const { listVersion, localAuthorizationList = [], updateType } = request;
    const status = updateLocalList(core, {
      version: listVersion,
      kind: updateType,
      bytes: JSON.stringify(request).length,
      entries: localAuthorizationList.map(({ idTag, idTagInfo }) => {
        const info = idTagInfo && tokenInfoOf(idTagInfo);
        return { idToken: idTag, type: '', ...(info ? { info } : {}) };
      }),
    });
    return { status: status === 'Disabled' ? 'NotSupported' : status };
  },
  ReserveNow: (core, { connectorId, expiryDate, idTag, parentIdTag, reservationId }) => {
    const place = connectorId === 0 ? undefined : connectorAt(core, connectorId);
    const expiry = timeOf(expiryDate);
    if ((connectorId !== 0 && !place) || expiry === undefined) return { status: 'Rejected' };
    return { status: reserve(core, {
      id: reservationId, evseId: place?.evse.id ?? 0, idToken: idTag, expiry,
      ...(place ? { connectorId: place.connector.id } : {}), ...(parentIdTag === undefined ? {} : { groupId: parentIdTag }),
    }) };
  },
  CancelReservation: (core, { reservationId }) => ({ status: cancelReservation(core, reservationId) ? 'Accepted' : 'Rejected' }),

  TriggerMessage: (core, request) => ({ status: trigger(core, request) }),
};

type TriggerStatus = 'Accepted' | 'Rejected' | 'NotImplemented';

/** What TriggerMessage and ExtendedTriggerMessage have in common. */
export function trigger(core: StationCore, { requestedMessage, connectorId }: TriggerMessageRequest): TriggerStatus {
  const place = connectorId === undefined || connectorId === 0 ? undefined : connectorAt(core, connectorId);
  // Where the connector has no meaning it is not looked at.
  const meant = requestedMessage === 'MeterValues' || requestedMessage === 'StatusNotification';
  if (meant && connectorId !== undefined && connectorId !== 0 && !place) return 'Rejected';
  const evses = place ? [place.evse] : core.evses;
  switch (requestedMessage) {
    case 'BootNotification':
      // Errata of 1.6: there is nothing to boot for once the station is accepted.
      if (core.registration === 'Accepted') return 'Rejected';
      triggerBoot(core);
      break;
    case 'Heartbeat': triggerHeartbeat(core); break;
    case 'MeterValues': return triggerMeterValues(core, evses, 'TxUpdatedMeasurands') ? 'Accepted' : 'Rejected';
    case 'StatusNotification':
      if (!place) triggerMessage(core, [stationStatus(core)]);
      if (connectorId !== 0) triggerStatus(core, evses, place?.connector.id);
      break;
    case 'DiagnosticsStatusNotification': triggerMessage(core, [diagnosticsStatusNow(core)]); break;
    case 'FirmwareStatusNotification': triggerMessage(core, [firmwareStatusNow(core)]); break;
  }
  return 'Accepted';
}
