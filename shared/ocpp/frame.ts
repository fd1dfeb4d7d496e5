import type { JsonObject, JsonValue } from './json';

/** `[2, id, action, payload]` (OCPP-J §4.2.1). */
export interface Call {
  readonly kind: 'call';
  readonly id: string;
  readonly action: string;
  readonly payload: JsonObject;
}

/** `[3, id, payload]` (OCPP-J §4.2.2). */
export interface CallResult {
  readonly kind: 'result';
  readonly id: string;
  readonly payload: JsonObject;
}

/** `[4, id, code, description, details]` (OCPP-J §4.2.3). */
export interface CallError {
  readonly kind: 'error';
  readonly id: string;
  readonly code: string;
  readonly description: string;
  readonly details: JsonObject;
}

/** `[5, id, code, description, details]`: a CALLRESULT could not be accepted (OCPP 2.1 Part 4 §4.2.3). */
export interface CallResultError {
  readonly kind: 'resultError';
  readonly id: string;
  readonly code: string;
  readonly description: string;
  readonly details: JsonObject;
}

/** `[6, id, action, payload]`: a message without an answer (OCPP 2.1 Part 4 §4.2.4). */
export interface Send {
  readonly kind: 'send';
  readonly id: string;
  readonly action: string;
  readonly payload: JsonObject;
}

export type WellFormed = Call | CallResult | CallError | CallResultError | Send;

export type MalformedReason =
  | 'not-json'
  | 'not-array'
  | 'empty-array'
  | 'type-id'
  | 'type-id-of-later-version'
  | 'length'
  | 'id-missing'
  | 'id-not-string'
  | 'id-empty'
  | 'id-too-long'
  | 'action-not-string'
  | 'action-empty'
  | 'payload-not-object'
  | 'code-not-string'
  | 'description-not-string'
  | 'details-not-object'
  | 'binary';

/** A place in a text: `offset` counts UTF-16 units from 0, `line` and `column` from 1. */
export interface TextPosition {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** A message that is no OCPP-J frame. It keeps what could be read, and the raw text in full. */
export interface Malformed {
  readonly kind: 'malformed';
  readonly raw: string;
  readonly reason: MalformedReason;
  /** One sentence: what is wrong, where, and what would be right. */
  readonly message: string;
  readonly position?: TextPosition;
  /** The parts that could be read all the same. */
  readonly typeId?: JsonValue;
  readonly id?: string;
  readonly action?: string;
  /** The frame that was meant, when overlooking the fault leaves exactly one meaning (a missing `details`, a long id …). */
  readonly usable?: WellFormed;
}

export type Frame = WellFormed | Malformed;
