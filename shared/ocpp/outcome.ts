import type { JsonObject } from './json';
import type { ErrorCode } from './error-codes';

/** How a CALL that we sent ended. A failure is a value, never an exception. */
export type CallOutcome<Payload = JsonObject> =
  | { readonly kind: 'result'; readonly payload: Payload; readonly latencyMs: number }
  | { readonly kind: 'error'; readonly code: string; readonly description: string; readonly details: JsonObject; readonly latencyMs: number }
  /** No answer came within the time. */
  | { readonly kind: 'timeout'; readonly afterMs: number }
  /** The connection was closed, or never open. */
  | { readonly kind: 'closed' };

/** How to answer a CALL that we received. */
export type Answer =
  | { readonly kind: 'result'; readonly payload: JsonObject }
  | { readonly kind: 'error'; readonly code: ErrorCode; readonly description: string; readonly details?: JsonObject }
  /** Text that goes out as it stands instead of a proper answer. */
  | { readonly kind: 'raw'; readonly text: string }
  /** Say nothing. */
  | { readonly kind: 'silence' };
