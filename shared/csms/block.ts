import type { Actions as V16 } from '../../schemas/generated/v16.types';
import type { Actions as V201 } from '../../schemas/generated/v201.types';
import type { Actions as V21, Sends as Sends21 } from '../../schemas/generated/v21.types';
import type { ErrorCode } from '../ocpp/error-codes';
import type { JsonObject } from '../ocpp/json';
import type { Caller } from './context';
import type { Loose } from './loose';

/** A CALLERROR instead of a response. */
export class Refusal {
  readonly code: ErrorCode;
  readonly description: string;
  readonly details: JsonObject;

  constructor(code: ErrorCode, description: string, details: JsonObject = {}) {
    this.code = code;
    this.description = description;
    this.details = details;
  }
}

export type Served<Response> = Response | Refusal;

/**
 * Answers a request of a station from the CSMS's state, and takes over what it says. The request may be anything, since
 * what breaks the schema is answered all the same where that is possible.
 */
export type Serve<Request, Response> = (request: Loose<Request>, caller: Caller) => Served<Response> | Promise<Served<Response>>;

/** Takes over what follows from a response to a request of the CSMS. */
export type Effect<Request, Response> = (request: Loose<Request>, response: Loose<Response>, caller: Caller) => void;

interface Pair {
  request: unknown;
  response: unknown;
}
type Map16 = { [Name in keyof V16]: V16[Name] };
/** 2.1 knows every request of 2.0.1, so one reading of it does for both; a response may be of either. */
type Map2x = {
  [Name in keyof V21]: { request: V21[Name]['request']; response: Name extends keyof V201 ? V21[Name]['response'] | V201[Name]['response'] : V21[Name]['response'] };
};
type Serves<Map extends Record<keyof Map, Pair>> = { readonly [Name in keyof Map]?: Serve<Map[Name]['request'], Map[Name]['response']> };
type Effects<Map extends Record<keyof Map, Pair>> = { readonly [Name in keyof Map]?: Effect<Map[Name]['request'], Map[Name]['response']> };

/** A functional block's part for 1.6. */
export interface Block16 {
  /** Requests of stations. */
  readonly serves?: Serves<Map16>;
  /** Requests of the CSMS. */
  readonly effects?: Effects<Map16>;
}

/** A functional block's part for 2.0.1 and 2.1. */
export interface Block2x {
  readonly serves?: Serves<Map2x>;
  readonly effects?: Effects<Map2x>;
  /** Messages without an answer (2.1). */
  readonly takes?: { readonly [Name in keyof Sends21]?: (message: Loose<Sends21[Name]>, caller: Caller) => void };
}

/** The response of the many messages that are only taken note of. Shared, since nobody changes it. */
export const NOTHING: Record<never, never> & JsonObject = Object.freeze({});
