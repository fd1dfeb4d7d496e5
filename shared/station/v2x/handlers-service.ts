import type { Actions, MessageInfoType, NotifyDisplayMessagesRequest } from '../../../schemas/generated/v201.types';
import { clearDisplayMessage, setDisplayMessage } from '../blocks/display';
import { triggerMessage } from '../blocks/triggers';
import type { StationCore } from '../core/core';
import type { Handlers } from '../core/handlers';
import { timeOf } from '../core/read';

const UNSUPPORTED = { reasonCode: 'UnsupportedRequest' };

/**
 * L Firmware, N01 logs, O Display and P Data Transfer. The station has nothing to install and no log files: it says so in
 * the words that each message has for it.
 */
export const SERVICE_HANDLERS: Handlers<Actions> = {
  PublishFirmware: () => ({ status: 'Rejected', statusInfo: UNSUPPORTED }),
  UnpublishFirmware: () => ({ status: 'NoFirmware' }),
  UpdateFirmware: () => ({ status: 'Rejected', statusInfo: UNSUPPORTED }),

  GetLog: () => ({ status: 'Rejected', statusInfo: UNSUPPORTED }),

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
