import type { Frame, WellFormed } from '../ocpp/frame';
import type { JsonObject } from '../ocpp/json';
import type { Entry } from './entry';
import { answerWords } from './summary/answers';
import { eventSummary } from './summary/events';
import { anything, join } from './summary/parts';
import { BEHIND_NAME, REQUESTS } from './summary/requests';

/**
 * One line in plain words for a row of the log: `TransactionEvent Started · EVSE 1 · CablePluggedIn · seq 0`. Made when
 * the row is seen. Never throws, whatever the payload holds.
 *
 * @param action of an answer, the action of its request
 */
export function summaryOf({ entry, frame, action }: { entry: Entry; frame: Frame | undefined; action: string | undefined }): string {
  if (!frame) return eventSummary(entry);
  return frame.kind === 'malformed' ? frame.message : frameSummary(frame, action);
}

/** The same for a frame alone. */
export function frameSummary(frame: WellFormed, action?: string): string {
  switch (frame.kind) {
    case 'call':
    case 'send': return requestSummary(frame.action, frame.payload);
    case 'result': return join(answerWords(action, frame.payload)) || answered(action, frame.payload);
    case 'error':
    case 'resultError': return frame.description === '' ? frame.code : `${frame.code}: ${frame.description}`;
  }
}

function requestSummary(action: string, payload: JsonObject): string {
  const words = Object.hasOwn(REQUESTS, action) ? REQUESTS[action] : undefined;
  const behind = Object.hasOwn(BEHIND_NAME, action) ? BEHIND_NAME[action]?.(payload) : undefined;
  return join([behind === undefined ? action : `${action} ${behind}`, ...(words ?? anything)(payload)]);
}

function answered(action: string | undefined, payload: JsonObject): string {
  if (Object.keys(payload).length === 0) return action === undefined ? 'empty answer' : `${action} confirmed`;
  return join(anything(payload)) || 'answered';
}
