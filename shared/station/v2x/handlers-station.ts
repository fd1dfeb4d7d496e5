import type { Actions, EVSEType, TriggerMessageRequest, TriggerMessageResponse } from '../../../schemas/generated/v201.types';
import { clearCache } from '../blocks/authorization';
import { changeAvailability } from '../blocks/availability';
import { canResume } from '../blocks/interruption';
import { firmwareNow, logNow, publishNow } from '../blocks/file-jobs';
import { reset } from '../blocks/reset';
import { askForCertificate, canSign } from '../blocks/station-certificate';
import { triggerBoot, triggerHeartbeat, triggerMessage, triggerMeterValues, triggerStatus, triggerTransaction } from '../blocks/triggers';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { RequestUse } from '../core/key-store';
import type { Handlers } from '../core/handlers';
import type { Message } from '../words';
import { baseReport, customReport, reportMessages } from './device-model/report';
import type { Variable } from './device-model/model';
import { getVariable, setVariable } from './device-model/variables';
import { tooMuch } from './limits';
import { firmwareStatus, logStatus, publishStatus } from './file-messages';
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
  GetReport: (core, request) => tooMuch(core, request, request.componentVariable, 'ItemsPerMessageGetReport')
    ?? report(core, request.requestId, customReport(core, request.componentVariable, request.componentCriteria)),
  GetVariables: (core, request) => tooMuch(core, request, request.getVariableData, 'ItemsPerMessageVariables')
    ?? { getVariableResult: request.getVariableData.map((item) => getVariable(core, item)) },
  SetVariables: (core, request) => tooMuch(core, request, request.setVariableData, 'ItemsPerMessageVariables')
    ?? { setVariableResult: request.setVariableData.map((item) => setVariable(core, item)) },
  Reset: (core, { type, evseId }) => {
    const evse = evseId === undefined || evseId === 0 ? undefined : core.evse(evseId);
    if (evseId !== undefined && evseId !== 0 && !evse) return { status: 'Rejected', statusInfo: { reasonCode: 'UnknownEvse' } };
    // A word of 2.1, which sends all that 2.0.1 sends.
    const resumes = (type as string) === 'ImmediateAndResume';
    // B13.FR.01: only with ResumptionTimeout above 0.
    if (resumes && !canResume(core)) return { status: 'Rejected', statusInfo: { reasonCode: 'UnsupportedRequest' } };
    const how = resumes ? 'resume' : type === 'OnIdle' ? 'when-idle' : 'at-once';
    return { status: reset(core, { how, reason: 'ImmediateReset', ...(evse ? { evse } : {}) }) };
  },
  SetNetworkProfile: setNetworkProfile,
  TriggerMessage: trigger,
};

function report(core: StationCore, requestId: number, variables: readonly Variable[]): { status: 'Accepted' | 'EmptyResultSet' } {
  if (variables.length === 0) return { status: 'EmptyResultSet' };
  const messages: Message[] = reportMessages(core, requestId, variables);
  triggerMessage(core, messages);
  return { status: 'Accepted' };
}

/** F06. Where the EVSE has no meaning for the message it is not looked at (F06.FR.03). */
function trigger(core: StationCore, { requestedMessage, evse: target }: TriggerMessageRequest): TriggerMessageResponse {
  const evses = evsesOf(core, target);
  switch (requestedMessage) {
    case 'BootNotification':
      // F06.FR.17: once accepted there is nothing to boot for.
      if (core.registration === 'Accepted') return rejected('InvalidMessageSeq');
      triggerBoot(core);
      return { status: 'Accepted' };
    case 'Heartbeat': triggerHeartbeat(core); return { status: 'Accepted' };
    case 'FirmwareStatusNotification': triggerMessage(core, [firmwareStatus(firmwareNow(core))]); return { status: 'Accepted' };
    case 'LogStatusNotification': triggerMessage(core, [logStatus(logNow(core))]); return { status: 'Accepted' };
    case 'PublishFirmwareStatusNotification':
      if (!core.config.localController) return { status: 'NotImplemented' };
      triggerMessage(core, [publishStatus(publishNow(core))]);
      return { status: 'Accepted' };
    case 'MeterValues':
      if (!evses) return rejected('UnknownEvse');
      return triggerMeterValues(core, evses, 'AlignedDataMeasurands') ? { status: 'Accepted' } : rejected('NotFound');
    case 'StatusNotification':
      if (!evses) return rejected(core.evse(target?.id ?? 0) ? 'UnknownConnectorId' : 'UnknownEvse');
      // F06.FR.12: a status is one of a connector.
      if (target?.connectorId === undefined) return rejected('MissingParam');
      triggerStatus(core, evses, target.connectorId);
      return { status: 'Accepted' };
    case 'TransactionEvent':
      if (!evses) return rejected('UnknownEvse');
      if (!core.ready) return rejected('CSNotAccepted');
      if (!evses.some((evse) => evse.transaction)) return rejected('TxNotFound');
      triggerTransaction(core, evses);
      return { status: 'Accepted' };
    case 'SignChargingStationCertificate': return { status: signOn(core, 'ChargingStationCertificate') };
    case 'SignV2GCertificate': return { status: signOn(core, 'V2GCertificate') };
    case 'SignCombinedCertificate': return { status: signOn(core, 'Combined') };
    default:
      // A word of 2.1, which sends all that 2.0.1 sends.
      if ((requestedMessage as string) === 'SignV2G20Certificate') return { status: signOn(core, 'V2G20Certificate') };
      return { status: 'NotImplemented' };
  }
}

function rejected(reasonCode: string): TriggerMessageResponse {
  return { status: 'Rejected', statusInfo: { reasonCode } };
}

function evsesOf(core: StationCore, target: EVSEType | undefined): readonly Evse[] | undefined {
  if (!target || target.id === 0) return core.evses;
  const evse = core.evse(target.id);
  return evse && (target.connectorId === undefined || evse.connector(target.connectorId)) ? [evse] : undefined;
}

function signOn(core: StationCore, use: RequestUse): 'Accepted' | 'Rejected' | 'NotImplemented' {
  if (!core.ports.certificates) return 'NotImplemented';
  if (!canSign(core) || (use !== 'ChargingStationCertificate' && !core.settings.flag('V2GCertificateInstallationEnabled'))) return 'Rejected';
  core.afterAnswer(() => void askForCertificate(core, use));
  return 'Accepted';
}
