import type { Actions, EVSEType, TriggerMessageRequest } from '../../../schemas/generated/v201.types';
import { clearCache } from '../blocks/authorization';
import { changeAvailability } from '../blocks/availability';
import { reset } from '../blocks/reset';
import { triggerBoot, triggerHeartbeat, triggerMessage, triggerMeterValues, triggerStatus, triggerTransaction } from '../blocks/triggers';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { Refused, type Handlers } from '../core/handlers';
import type { Message } from '../words';
import { baseReport, customReport, reportMessages } from './device-model/report';
import type { Variable } from './device-model/model';
import { getVariable, setVariable } from './device-model/variables';
import { setNetworkProfile } from './network-profile';

/** B Provisioning, C Authorization, F Remote Control (trigger), G Availability. */
export const STATION_HANDLERS: Handlers<Actions> = {
  ChangeAvailability: (core, { evse: target, operationalStatus }) => {
    const operative = operationalStatus === 'Operative';
    if (!target || target.id === 0) return { status: changeAvailability(core, {}, operative) };
    const evse = core.evse(target.id);
    const { connectorId } = target;
    if (!evse) return { status: 'Rejected', statusInfo: { reasonCode: 'UnknownEvse' } };
    if (connectorId !== undefined && !evse.connector(connectorId)) return { status: 'Rejected', statusInfo: { reasonCode: 'UnknownConnectorId' } };
    return { status: changeAvailability(core, { evse, ...(connectorId === undefined ? {} : { connectorId }) }, operative) };
  },
  ClearCache: (core) => ({ status: clearCache(core) ? 'Accepted' : 'Rejected' }),
  GetBaseReport: (core, { requestId, reportBase }) => report(core, requestId, baseReport(core, reportBase)),
  GetReport: (core, { requestId, componentVariable, componentCriteria }) => report(core, requestId, customReport(core, componentVariable, componentCriteria)),
  GetVariables: (core, { getVariableData }) =>
    tooMany(core, getVariableData) ?? { getVariableResult: getVariableData.map((item) => getVariable(core, item)) },
  SetVariables: (core, { setVariableData }) =>
    tooMany(core, setVariableData) ?? { setVariableResult: setVariableData.map((item) => setVariable(core, item)) },
  Reset: (core, { type, evseId }) => {
    const evse = evseId === undefined || evseId === 0 ? undefined : core.evse(evseId);
    if (evseId !== undefined && evseId !== 0 && !evse) return { status: 'Rejected', statusInfo: { reasonCode: 'UnknownEvse' } };
    if (type !== 'Immediate' && type !== 'OnIdle') return { status: 'Rejected', statusInfo: { reasonCode: 'UnsupportedRequest' } };
    const how = type === 'OnIdle' ? 'when-idle' : 'at-once';
    return { status: reset(core, { how, reason: 'ImmediateReset', ...(evse ? { evse } : {}) }) };
  },
  SetNetworkProfile: setNetworkProfile,
  TriggerMessage: (core, request) => ({ status: trigger(core, request) }),
};

function report(core: StationCore, requestId: number, variables: readonly Variable[]): { status: 'Accepted' | 'EmptyResultSet' } {
  if (variables.length === 0) return { status: 'EmptyResultSet' };
  const messages: Message[] = reportMessages(core, requestId, variables);
  triggerMessage(core, messages);
  return { status: 'Accepted' };
}

function tooMany(core: StationCore, items: readonly unknown[]): Refused | undefined {
  const most = core.settings.number('ItemsPerMessageVariables');
  return items.length > most ? new Refused('OccurrenceConstraintViolation', `At most ${most} variables in one message; these are ${items.length}.`) : undefined;
}

function trigger(core: StationCore, { requestedMessage, evse: target }: TriggerMessageRequest): 'Accepted' | 'Rejected' | 'NotImplemented' {
  const evses = evsesOf(core, target);
  if (!evses) return 'Rejected';
  switch (requestedMessage) {
    case 'BootNotification':
      // B02 and F06: once accepted there is nothing to trigger.
      if (core.registration === 'Accepted') return 'Rejected';
      triggerBoot(core);
      return 'Accepted';
    case 'Heartbeat': triggerHeartbeat(core); return 'Accepted';
    case 'MeterValues': triggerMeterValues(core, evses); return 'Accepted';
    case 'StatusNotification': triggerStatus(core, evses, target?.connectorId); return 'Accepted';
    case 'TransactionEvent':
      if (!evses.some((evse) => evse.transaction)) return 'Rejected';
      triggerTransaction(core, evses);
      return 'Accepted';
    case 'FirmwareStatusNotification':
    case 'LogStatusNotification': triggerMessage(core, [{ action: requestedMessage, payload: { status: 'Idle' } }]); return 'Accepted';
    default: return 'NotImplemented';
  }
}

function evsesOf(core: StationCore, target: EVSEType | undefined): readonly Evse[] | undefined {
  if (!target || target.id === 0) return core.evses;
  const evse = core.evse(target.id);
  return evse && (target.connectorId === undefined || evse.connector(target.connectorId)) ? [evse] : undefined;
}
