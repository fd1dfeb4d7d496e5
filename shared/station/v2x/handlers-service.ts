import type { Actions, MessageInfoType, NotifyCustomerInformationRequest, NotifyDisplayMessagesRequest } from '../../../schemas/generated/v201.types';
import { clearCustomerInformation, customerInformation } from '../blocks/customer-information';
import { clearDisplayMessage, setDisplayMessage } from '../blocks/display';
import { triggerMessage } from '../blocks/triggers';
import type { StationCore } from '../core/core';
import type { Handlers } from '../core/handlers';
import { isoOf, timeOf } from '../core/read';
import { echoOf, findVariable } from './device-model/model';

const UNSUPPORTED = { reasonCode: 'UnsupportedRequest' };

/**
 * A Security, L Firmware, M Certificates, N Diagnostics, O Display and P Data Transfer. The station has nothing
 * to install, no log files and no monitors: it says so in the words that each message has for it.
 */
export const SERVICE_HANDLERS: Handlers<Actions> = {
  PublishFirmware: () => ({ status: 'Rejected', statusInfo: UNSUPPORTED }),
  UnpublishFirmware: () => ({ status: 'NoFirmware' }),
  UpdateFirmware: () => ({ status: 'Rejected', statusInfo: UNSUPPORTED }),

  ClearVariableMonitoring: (_core, { id: ids }) => ({ clearMonitoringResult: ids.map((id) => ({ status: 'NotFound', id })) }),
  GetLog: () => ({ status: 'Rejected', statusInfo: UNSUPPORTED }),
  GetMonitoringReport: () => ({ status: 'NotSupported' }),
  SetMonitoringBase: () => ({ status: 'NotSupported' }),
  SetMonitoringLevel: () => ({ status: 'Rejected', statusInfo: UNSUPPORTED }),
  SetVariableMonitoring: (core, { setMonitoringData }) => ({
    setMonitoringResult: setMonitoringData.map(({ component, variable, type, severity }) => {
      const found = findVariable(core, component, variable);
      return { status: typeof found === 'string' ? found : 'UnsupportedMonitorType', type, severity, ...echoOf(component, variable) };
    }),
  }),
  CustomerInformation: (core, { requestId, report, clear, idToken, customerIdentifier }) => {
    const name = idToken?.idToken ?? customerIdentifier;
    if (name === undefined) return { status: 'Invalid' };
    if (!report && !clear) return { status: 'Rejected' };
    const data = customerInformation(core, name);
    if (clear) clearCustomerInformation(core, name);
    const parts = report ? inParts(data, 512) : [''];
    triggerMessage(core, parts.map((part, seqNo) => {
      const payload: NotifyCustomerInformationRequest = {
        requestId, seqNo, generatedAt: isoOf(core.now), data: part, ...(seqNo < parts.length - 1 ? { tbc: true } : {}),
      };
      return { action: 'NotifyCustomerInformation', payload };
    }));
    return { status: 'Accepted' };
  },

  ClearDisplayMessage: (core, { id }) => ({ status: clearDisplayMessage(core, id) ? 'Accepted' : 'Unknown' }),
  GetDisplayMessages: (core, { id: ids, priority, state, requestId }) => {
    const found = core.displayMessages.filter((message) =>
      (ids?.includes(message.id) ?? true) && (priority ?? message.priority) === message.priority && (state ?? message.state) === message.state);
    if (found.length === 0) return { status: 'Unknown' };
    const payload: NotifyDisplayMessagesRequest = { requestId, messageInfo: found.map(({ wire }) => wire as unknown as MessageInfoType) };
    triggerMessage(core, [{ action: 'NotifyDisplayMessages', payload }]);
    return { status: 'Accepted' };
  },
  SetDisplayMessage: (core, { message }) => ({ status: show(core, message) }),

  DataTransfer: () => ({ status: 'UnknownVendorId' }),
};

function show(core: StationCore, message: MessageInfoType): ReturnType<typeof setDisplayMessage> {
  const from = timeOf(message.startDateTime);
  const until = timeOf(message.endDateTime);
  return setDisplayMessage(core, {
    id: message.id,
    priority: message.priority,
    text: message.message.content,
    ...(message.state === undefined ? {} : { state: message.state }),
    ...(message.transactionId === undefined ? {} : { transactionId: message.transactionId }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    wire: message,
  }, message.message.format);
}

function inParts(text: string, size: number): string[] {
  return Array.from({ length: Math.max(1, Math.ceil(text.length / size)) }, (_, index) => text.slice(index * size, (index + 1) * size));
}
