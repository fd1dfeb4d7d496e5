import { isJsonObject, type JsonObject, type JsonValue } from '../ocpp/json';
import { nextFrameStart, BracketCounter } from './frame-start';
import { textsIn, type Members } from './object-context';

const RAW = ['raw', 'rawMessage', 'frame', 'message', 'msg', 'payload', 'data', 'body', 'text', 'content', 'json', 'log', 'line'];
const TYPE_NUMBERS: Readonly<Record<string, number>> = { call: 2, request: 2, callresult: 3, result: 3, response: 3, callerror: 4, error: 4, callresulterror: 5, send: 6 };

/** A frame within a record, and the words that stood around it. */
export interface RecordFrame {
  readonly text: string;
  readonly before: string;
}

/** The frame that a log record holds: as a text, as an array, within a sentence, or in parts; undefined when there is none. */
export function frameInRecord(record: JsonObject, members: Members): RecordFrame | undefined {
  for (const name of RAW) {
    const value = members.get([name]);
    const found = value === undefined ? undefined : frameInValue(value);
    if (found) return found;
  }
  for (const text of textsIn(record)) {
    const found = frameInText(text);
    if (found) return found;
  }
  for (const value of Object.values(record)) {
    const found = isFrameArray(value) ? { text: JSON.stringify(value), before: '' } : undefined;
    if (found) return found;
  }
  return fromParts(members);
}

function frameInValue(value: JsonValue): RecordFrame | undefined {
  if (typeof value === 'string') return frameInText(value);
  return isFrameArray(value) ? { text: JSON.stringify(value), before: '' } : undefined;
}

function isFrameArray(value: JsonValue): boolean {
  return Array.isArray(value) && value.length >= 3 && typeof value[0] === 'number' && value[0] >= 2 && value[0] <= 6 && typeof value[1] === 'string';
}

/** The first frame within a text; a cut one goes to the text's end. */
export function frameInText(text: string): RecordFrame | undefined {
  const start = nextFrameStart(text, 0);
  if (!start || start.escapes > 0) return undefined;
  const end = new BracketCounter().feed(text, start.at);
  return { text: end < 0 ? text.slice(start.at).trimEnd() : text.slice(start.at, end), before: text.slice(0, start.at) };
}

/** A frame whose parts stand in members of their own: type, id, action, payload or error. Put together anew. */
export function fromParts(members: Members): RecordFrame | undefined {
  const type = typeOf(members.get(['messageType', 'messageTypeId', 'message_type', 'msgType', 'type', 'kind']));
  const id = members.get(['messageId', 'message_id', 'uniqueId', 'unique_id', 'correlationId', 'msgId', 'id']);
  if (type === undefined || (typeof id !== 'string' && typeof id !== 'number')) return undefined;
  const payload = inner(members.get(['payload', 'data', 'body', 'message', 'msg'])) ?? {};
  if (type === 3) return made([3, String(id), payload]);
  if (type === 4 || type === 5) {
    const error = inner(members.get(['error']));
    const of = isJsonObject(error) ? error : {};
    const part = (name: string, names: readonly string[]): JsonValue => of[name] ?? members.get(names) ?? '';
    return made([type, String(id), part('code', ['errorCode', 'code']), part('description', ['errorDescription', 'description']), of['details'] ?? inner(members.get(['errorDetails', 'details'])) ?? {}]);
  }
  const action = members.get(['action', 'command', 'method']);
  return typeof action === 'string' ? made([type, String(id), action, payload]) : undefined;
}

function made(frame: JsonValue[]): RecordFrame {
  return { text: JSON.stringify(frame), before: '' };
}

function typeOf(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'number') return value >= 2 && value <= 6 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  return /^[2-6]$/.test(value) ? Number(value) : TYPE_NUMBERS[value.toLowerCase().replace(/[^a-z]/g, '')];
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
