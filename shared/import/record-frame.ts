import { isJsonObject, type JsonObject, type JsonValue } from '../ocpp/json';
import { framesInLines } from './frames-in-lines';
import { textsIn, type Members } from './object-context';
import { sourceLines } from './source-lines';

const RAW = ['raw', 'rawMessage', 'frame', 'message', 'msg', 'payload', 'data', 'body', 'text', 'content', 'json', 'log', 'line'];
const TYPE_NUMBERS: Readonly<Record<string, number>> = { call: 2, request: 2, callresult: 3, result: 3, response: 3, callerror: 4, error: 4, callresulterror: 5, send: 6 };

/** A frame within a record, and the words that stood around it. */
export interface RecordFrame {
  readonly text: string;
  readonly before: string;
  /** The record holds only a part of it. */
  readonly cut?: true;
}

/**
 * The frames that a log record holds: as texts, as arrays, within sentences, or one in parts.
 *
 * @param sourceOf a member's value as it is written
 */
export function framesInRecord(record: JsonObject, members: Members, sourceOf?: (name: string) => string | undefined): readonly RecordFrame[] {
  for (const name of RAW) {
    const value = members.get([name]);
    const found = typeof value === 'string' ? framesInText(value) : [];
    if (found.length > 0) return found;
  }
  for (const text of textsIn(record)) {
    const found = framesInText(text);
    if (found.length > 0) return found;
  }
  const array = Object.entries(record).find(([, value]) => isFrameArray(value));
  const made = array ? { text: sourceOf?.(array[0]) ?? JSON.stringify(array[1]), before: '' } : fromParts(members);
  return made ? [made] : [];
}

function isFrameArray(value: JsonValue): boolean {
  return Array.isArray(value) && value.length >= 3 && typeof value[0] === 'number' && value[0] >= 2 && value[0] <= 6 && typeof value[1] === 'string';
}

/** The frames within a text; a cut one goes to the text's end. */
export function framesInText(text: string): readonly RecordFrame[] {
  if (!text.includes('[')) return [];
  return [...framesInLines(sourceLines(text))].flatMap((piece) => (piece.kind === 'frame' ? [{ text: piece.frame.text, before: piece.frame.before, ...(piece.frame.cut ? { cut: true as const } : {}) }] : []));
}

/** A frame whose parts stand in members of their own: type, id, action, payload or error. Put together anew. */
export function fromParts(members: Members): RecordFrame | undefined {
  const type = typeOf(members);
  const id = members.get(['messageId', 'message_id', 'uniqueId', 'unique_id', 'correlationId', 'msgId', 'uuid', 'id']);
  if (type === undefined || (typeof id !== 'string' && typeof id !== 'number')) return undefined;
  const payload = inner(members.get(['payload', 'data', 'body', type === 3 ? 'response' : 'request', 'message', 'msg']));
  if (type === 3) return payload === undefined || isJsonObject(payload) ? made([3, String(id), payload ?? {}]) : undefined;
  if (type === 4 || type === 5) {
    const error = inner(members.get(['error']));
    const of = isJsonObject(error) ? error : {};
    const code = of['code'] ?? members.get(['errorCode', 'errCode', 'code']);
    const description = of['description'] ?? members.get(['errorDescription', 'errDescription', 'description']) ?? '';
    const details = of['details'] ?? inner(members.get(['errorDetails', 'errDetails', 'details', 'payload'])) ?? {};
    return typeof code === 'string' ? made([type, String(id), code, description, details]) : undefined;
  }
  const action = members.get(['action', 'command', 'method']);
  return typeof action === 'string' ? made([type, String(id), action, payload ?? {}]) : undefined;
}

function made(frame: JsonValue[]): RecordFrame {
  return { text: JSON.stringify(frame), before: '' };
}

/** The type of a message; a member that is just called `type` has to name one as OCPP does, for other things have types, too. */
function typeOf(members: Members): number | undefined {
  const named = members.get(['messageType', 'messageTypeId', 'message_type', 'msgType', 'callType']);
  const value = named ?? members.get(['type', 'kind']);
  if (typeof value === 'number') return value >= 2 && value <= 6 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  if (/^[2-6]$/.test(value)) return Number(value);
  const name = value.toLowerCase().replace(/[^a-z]/g, '');
  return named !== undefined || name.startsWith('call') ? TYPE_NUMBERS[name] : undefined;
}

/** A value that may stand as JSON in a text. */
function inner(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as JsonValue;
  } catch {
    return value;
  }
}
