import type { JsonValue } from './json';
import type { ErrorCode } from './error-codes';

/** One breach of a rule in one frame. */
export interface Violation {
  /** Where: a JSON pointer into the whole frame, e.g. `/3/idToken/type`; '' is the frame itself. */
  readonly path: string;
  /** Short stable name of the rule, e.g. `required`, `enum`, `maxLength`, `date-time-offset`, `action-unknown`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** What stands there; undefined when it is missing. */
  readonly found: JsonValue | undefined;
  /** What the rule asks for, in words: `one of Central, eMAID, …`, `at most 36 characters`. */
  readonly expected: string;
  /** One sentence that a person understands, without looking at the other fields. */
  readonly message: string;
  /** The CALLERROR code with which the standard would have this fault answered. */
  readonly code: ErrorCode;
  /** Section or requirement of the specification, where it is certain. */
  readonly reference?: string;
}
