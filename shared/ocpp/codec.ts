import { describeJsonFault } from './json-fault';
import { isJsonObject, type JsonObject, type JsonValue } from './json';
import type { Frame, Malformed, MalformedReason, WellFormed } from './frame';
import type { OcppVersion } from './version';

/** Longest message id, in characters (OCPP-J 1.6 §4.1.4, 2.x Part 4 §4.1.4). */
export const MAX_ID_LENGTH = 36;

const TYPE_NAMES: Readonly<Record<number, string>> = {
  2: 'CALL', 3: 'CALLRESULT', 4: 'CALLERROR', 5: 'CALLRESULTERROR', 6: 'SEND',
};

/** Elements that each type has, with their names, for the sentences. */
const SHAPES: Readonly<Record<number, readonly string[]>> = {
  2: ['type', 'message id', 'action', 'payload'],
  3: ['type', 'message id', 'payload'],
  4: ['type', 'message id', 'error code', 'error description', 'error details'],
  5: ['type', 'message id', 'error code', 'error description', 'error details'],
  6: ['type', 'message id', 'action', 'payload'],
};

/**
 * Reads one WebSocket message as an OCPP-J frame. Never throws: what is no frame comes back as `Malformed`, with the raw
 * text, the reason, and the frame that was meant where only one meaning is left.
 *
 * @param version decides whether CALLRESULTERROR and SEND exist (2.1 alone); undefined takes them as they come.
 */
export function decode(raw: string, version?: OcppVersion): Frame {
  let value: JsonValue;
  try {
    value = JSON.parse(raw) as JsonValue;
  } catch {
    return { kind: 'malformed', raw, reason: 'not-json', ...describeJsonFault(raw) };
  }
  if (!Array.isArray(value)) {
    return bad(raw, 'not-array', `The message is ${nameOf(value)}; an OCPP-J frame is a JSON array such as [2,"id","Action",{}].`);
  }
  return wellFormedArray(value, version) ?? decodeArray(raw, value, version);
}

/** The short way, which nearly every frame takes; undefined when anything at all is wrong. */
function wellFormedArray(array: JsonValue[], version: OcppVersion | undefined): WellFormed | undefined {
  const type = array[0];
  const id = array[1];
  if (typeof type !== 'number' || typeof id !== 'string' || id.length > MAX_ID_LENGTH) return undefined;
  if (array.length !== SHAPES[type]?.length) return undefined;
  if (type >= 5 && version !== undefined && version !== '2.1') return undefined;
  return build(type, array);
}

function decodeArray(raw: string, array: JsonValue[], version: OcppVersion | undefined): Frame {
  const typeId = array[0];
  if (typeId === undefined) {
    return bad(raw, 'empty-array', 'The array is empty; a frame starts with its type, 2 for a CALL.');
  }
  const shape = typeof typeId === 'number' ? SHAPES[typeId] : undefined;
  if (shape === undefined) {
    const asNumber = typeof typeId === 'string' && SHAPES[Number(typeId)] ? Number(typeId) : undefined;
    const usable = asNumber === undefined ? undefined : decodeArray(raw, [asNumber, ...array.slice(1)], version);
    return bad(
      raw,
      'type-id',
      `The first element is ${show(typeId)}; it must be the number 2 (CALL), 3 (CALLRESULT) or 4 (CALLERROR), in OCPP 2.1 also 5 (CALLRESULTERROR) or 6 (SEND).`,
      { typeId, ...salvage(array), ...(usable && wellFormed(usable) ? { usable } : {}) },
    );
  }
  const frame = readShape(raw, array, shape);
  if (typeId === 5 || typeId === 6) {
    if (version !== undefined && version !== '2.1' && frame.kind !== 'malformed') {
      return bad(
        raw,
        'type-id-of-later-version',
        `Type ${typeId} (${TYPE_NAMES[typeId]}) exists from OCPP 2.1 on; this connection speaks ${version}.`,
        { typeId, ...salvage(array), usable: frame },
      );
    }
  }
  return frame;
}

function wellFormed(frame: Frame): frame is WellFormed {
  return frame.kind !== 'malformed';
}

function readShape(raw: string, array: JsonValue[], shape: readonly string[]): Frame {
  const type = array[0] as number;
  const id = array[1];
  const known = { typeId: type, ...salvage(array) };
  if (id === undefined) return bad(raw, 'id-missing', `The frame ends after its type; a ${TYPE_NAMES[type]} has ${shape.length} elements: ${shape.join(', ')}.`, known);
  if (typeof id !== 'string') {
    const usable = typeof id === 'number' ? build(type, [type, String(id), ...array.slice(2)]) : undefined;
    return bad(raw, 'id-not-string', `The message id is ${show(id)}; it must be a text of 1 to ${MAX_ID_LENGTH} characters.`, { ...known, ...(usable ? { usable } : {}) });
  }
  if (id === '') return bad(raw, 'id-empty', `The message id is empty; it must be a text of 1 to ${MAX_ID_LENGTH} characters.`, known);
  const fault = faultOfRest(type, array);
  if (fault) {
    const usable = fault.usable ? build(type, fault.usable) : undefined;
    return bad(raw, fault.reason, fault.message, { ...known, ...(usable ? { usable } : {}) });
  }
  if (array.length !== shape.length) {
    const usable = array.length > shape.length ? build(type, array.slice(0, shape.length)) : undefined;
    return bad(raw, 'length', lengthSentence(type, array.length, shape), { ...known, ...(usable ? { usable } : {}) });
  }
  const frame = build(type, array);
  if (frame && id.length > MAX_ID_LENGTH) {
    return bad(raw, 'id-too-long', `The message id has ${id.length} characters; at most ${MAX_ID_LENGTH} are allowed.`, { ...known, usable: frame });
  }
  return frame ?? bad(raw, 'type-id', `Type ${type} is not known.`, known);
}

interface Fault {
  readonly reason: MalformedReason;
  readonly message: string;
  /** The array as it was meant. */
  readonly usable?: JsonValue[];
}

function faultOfRest(type: number, array: JsonValue[]): Fault | undefined {
  if (type === 2 || type === 6) return faultOfCall(type, array);
  if (type === 3) return faultOfPayload(type, array, 2);
  return faultOfError(type, array);
}

function faultOfCall(type: number, array: JsonValue[]): Fault | undefined {
  const action = array[2];
  if (action === undefined) return { reason: 'length', message: lengthSentence(type, array.length, SHAPES[type] ?? []) };
  if (typeof action !== 'string') return { reason: 'action-not-string', message: `The action is ${show(action)}; it must be a text such as "Heartbeat".` };
  if (action === '') return { reason: 'action-empty', message: 'The action is empty; it must be the name of a message such as "Heartbeat".' };
  return faultOfPayload(type, array, 3);
}

function faultOfPayload(type: number, array: JsonValue[], position: number): Fault | undefined {
  const payload = array[position];
  const meant = [...array.slice(0, position), {}];
  if (payload === undefined) return { reason: 'length', message: lengthSentence(type, array.length, SHAPES[type] ?? []), usable: meant };
  if (isJsonObject(payload)) return undefined;
  const message = `The payload is ${nameOf(payload)}; it must be a JSON object, {} when there is nothing to say.`;
  return payload === null ? { reason: 'payload-not-object', message, usable: meant } : { reason: 'payload-not-object', message };
}

function faultOfError(type: number, array: JsonValue[]): Fault | undefined {
  const [, id, code, description, details] = array;
  const name = TYPE_NAMES[type];
  if (code === undefined) return { reason: 'length', message: lengthSentence(type, array.length, SHAPES[type] ?? []) };
  if (typeof code !== 'string') return { reason: 'code-not-string', message: `The error code is ${show(code)}; it must be a text such as "InternalError".` };
  const usable = [
    type, id ?? '', code,
    typeof description === 'string' ? description : '',
    isJsonObject(details) ? details : {},
  ];
  if (description === undefined || details === undefined) {
    return { reason: 'length', message: lengthSentence(type, array.length, SHAPES[type] ?? []), usable };
  }
  if (typeof description !== 'string') {
    return { reason: 'description-not-string', message: `The error description of the ${name} is ${show(description)}; it must be a text, "" when there is nothing to say.`, usable };
  }
  if (!isJsonObject(details)) {
    return { reason: 'details-not-object', message: `The error details of the ${name} are ${nameOf(details)}; they must be a JSON object, {} when there are none.`, usable };
  }
  return undefined;
}

/** The frame of an array whose elements have the right types; undefined when they have not. */
function build(type: number, array: JsonValue[]): WellFormed | undefined {
  // By their indexes: taking an array apart by a pattern makes an iterator.
  const id = array[1];
  const third = array[2];
  if (typeof id !== 'string' || id === '') return undefined;
  if (type === 3) return isJsonObject(third) ? { kind: 'result', id, payload: third } : undefined;
  if (typeof third !== 'string' || third === '') return undefined;
  const fourth = array[3];
  if (type === 2 || type === 6) {
    return isJsonObject(fourth) ? { kind: type === 2 ? 'call' : 'send', id, action: third, payload: fourth } : undefined;
  }
  const fifth = array[4];
  if (typeof fourth !== 'string' || !isJsonObject(fifth)) return undefined;
  return { kind: type === 4 ? 'error' : 'resultError', id, code: third, description: fourth, details: fifth };
}

function salvage(array: JsonValue[]): { id?: string; action?: string } {
  const [type, id, action] = array;
  const callLike = type === 2 || type === 6 || type === '2' || type === '6';
  return {
    ...(typeof id === 'string' && id !== '' ? { id } : {}),
    ...(callLike && typeof action === 'string' && action !== '' ? { action } : {}),
  };
}

function lengthSentence(type: number, length: number, shape: readonly string[]): string {
  const missing = shape.slice(length);
  const what = missing.length > 0 ? `; ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing` : `, ${length - shape.length} too many`;
  return `The ${TYPE_NAMES[type]} has ${length} elements${what}: it is [${shape.join(', ')}].`;
}

function bad(raw: string, reason: MalformedReason, message: string, rest: Partial<Malformed> = {}): Malformed {
  return { kind: 'malformed', raw, reason, message, ...rest };
}

function nameOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  return show(value);
}

function show(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** The text of a frame as it goes on the wire, without blanks. */
export function encode(frame: WellFormed): string {
  switch (frame.kind) {
    case 'call': return JSON.stringify([2, frame.id, frame.action, frame.payload]);
    case 'result': return JSON.stringify([3, frame.id, frame.payload]);
    case 'error': return JSON.stringify([4, frame.id, frame.code, frame.description, frame.details]);
    case 'resultError': return JSON.stringify([5, frame.id, frame.code, frame.description, frame.details]);
    case 'send': return JSON.stringify([6, frame.id, frame.action, frame.payload]);
  }
}

/** A CALLRESULT's text without making the frame's object first, for the hot path. */
export function encodeResult(id: string, payload: JsonObject): string {
  return `[3,${JSON.stringify(id)},${JSON.stringify(payload)}]`;
}

/** A message that did not come as text. */
export function binaryMessage(base64: string): Malformed {
  return bad(base64, 'binary', 'The message came as a binary WebSocket frame or is no valid UTF-8; OCPP-J sends text frames alone. It is kept in base64.');
}
