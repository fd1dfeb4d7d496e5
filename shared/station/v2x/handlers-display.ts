import type { Actions, MessageInfoType, SetDisplayMessageRequest, SetDisplayMessageResponse } from '../../../schemas/generated/v21.types';
import { clearDisplayMessage, currentMessages, setDisplayMessage } from '../blocks/display';
import { dataTransfer } from '../blocks/data-transfer';
import { showRunningCost } from '../blocks/driver-display';
import { evseOfTransaction, look } from '../blocks/transactions';
import { triggerMessage } from '../blocks/triggers';
import type { StationCore } from '../core/core';
import type { Handlers } from '../core/handlers';
import { timeOf } from '../core/read';
import type { DisplayContent } from '../core/records';

/** Most messages that go into one NotifyDisplayMessages. */
const MESSAGES_PER_PART = 5;

/** O Display Message, the running cost of I, and P Data Transfer. */
export const DISPLAY_HANDLERS: Handlers<Actions> = {
  DataTransfer: (core, request) => dataTransfer(core, request),
  ClearDisplayMessage: (core, { id }) => ({ status: clearDisplayMessage(core, id) ? 'Accepted' : 'Unknown' }),
  GetDisplayMessages: (core, { id: ids, priority, state, requestId }) => {
    const found = currentMessages(core).filter((message) =>
      (ids?.includes(message.id) ?? true) && (priority ?? message.priority) === message.priority && (state ?? message.state) === message.state);
    if (found.length === 0) return { status: 'Unknown' };
    const parts = Array.from({ length: Math.ceil(found.length / MESSAGES_PER_PART) }, (_, part) => found.slice(part * MESSAGES_PER_PART, (part + 1) * MESSAGES_PER_PART));
    triggerMessage(core, parts.map((part, index) => ({
      action: 'NotifyDisplayMessages',
      payload: { requestId, ...(index < parts.length - 1 ? { tbc: true } : {}), messageInfo: part.map(({ wire }) => wire) },
    })));
    return { status: 'Accepted' };
  },
  SetDisplayMessage: setMessage,
  CostUpdated: (core, { totalCost, transactionId }) => {
    const evse = evseOfTransaction(core, ({ id }) => id === transactionId);
    if (!evse?.transaction) return {};
    evse.transaction.totalCost = totalCost;
    showRunningCost(core, evse, totalCost);
    // A cost that was told may be the limit (E16.FR.15).
    if (evse.transaction.limits?.cost !== undefined) core.afterAnswer(() => look(core, evse));
    return {};
  },
};

function setMessage(core: StationCore, { message }: SetDisplayMessageRequest): SetDisplayMessageResponse {
  const place = placeFault(core, message);
  if (place !== undefined) return { status: 'Rejected', statusInfo: { reasonCode: place } };
  const from = timeOf(message.startDateTime);
  const until = timeOf(message.endDateTime);
  const status = setDisplayMessage(core, {
    id: message.id,
    priority: message.priority,
    contents: [message.message, ...message.messageExtra ?? []].map(contentOf),
    ...(message.state === undefined ? {} : { state: message.state }),
    ...(message.transactionId === undefined ? {} : { transactionId: message.transactionId }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    wire: message,
  });
  return { status };
}

/** The station has one display, which a message may name; it has none at an EVSE or a connector. */
function placeFault(_core: StationCore, { display, id }: MessageInfoType): string | undefined {
  if (id < 0) return 'InvalidValue';
  if (display === undefined) return undefined;
  return display.name.toLowerCase() === 'display' && display.evse === undefined ? undefined : 'UnknownComponent';
}

function contentOf({ format, language, content }: MessageInfoType['message']): DisplayContent {
  return { format, text: content, ...(language === undefined ? {} : { language }) };
}
