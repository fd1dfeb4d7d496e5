import { text } from '../journal/loose';
import type { JsonObject } from '../ocpp/json';
import type { FoldedStation } from './folded';

/** A request, or an answer with its request, as a fold of a functional block gets it. */
export interface Message {
  /** Message id of the request. */
  readonly id: string;
  /** Wall time of the entry, ms since 1970. */
  readonly wall: number;
  /** Payload of the request. */
  readonly request: JsonObject;
  /** Payload of the answer; empty in folds of requests. */
  readonly result: JsonObject;
}

/** What a message changes of a station. Returns the very same state when it changes nothing. */
export type Fold = (station: FoldedStation, message: Message) => FoldedStation;

/** The folds of a functional block, by action. */
export interface BlockFolds {
  readonly requests?: Readonly<Record<string, Fold>>;
  /** Only CALLRESULTs; a CALLERROR changes nothing. */
  readonly results?: Readonly<Record<string, Fold>>;
}

/** The time that a payload states, ms since 1970 (taken for UTC when it has no offset); `otherwise` when there is none. */
export function timeIn(payload: JsonObject | undefined, name: string, otherwise: number): number {
  const stated = text(payload, name);
  // Date.parse makes a date of nearly anything.
  if (stated === undefined || stated[4] !== '-') return otherwise;
  const hasOffset = stated.endsWith('Z') || /(?:z|[+-]\d\d:?\d\d)$/.test(stated);
  const time = Date.parse(hasOffset ? stated : `${stated}Z`);
  return Number.isFinite(time) ? time : otherwise;
}

/** The `status` of the answer. */
export function statusOf({ result }: Message): string | undefined {
  return text(result, 'status');
}

export function isAccepted(message: Message): boolean {
  return statusOf(message) === 'Accepted';
}
