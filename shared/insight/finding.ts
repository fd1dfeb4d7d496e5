import type { JsonValue } from '../ocpp/json';
import type { Asked, LogItem, OwnMark } from './log-item';

/** Something wrong in a log: a violation in one message, or in how messages follow each other. */
export interface Finding {
  /** Position of the message among those of the log, from 0. */
  readonly index: number;
  /** Line of the source, from 1. */
  readonly line: number;
  readonly messageId?: string;
  readonly action?: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** JSON pointer into the frame; '' is the frame itself. */
  readonly path: string;
  readonly found?: JsonValue;
  readonly expected: string;
  /** One sentence that a person understands. */
  readonly message: string;
  /** CALLERROR code in the version's spelling, where the standard has one for it. */
  readonly code?: string;
  readonly reference?: string;
  /** It tells what the log does not hold, so that nothing can be said of either side. */
  readonly gap?: true;
  /** The message is the workbench's own, put on a wire through its tap: neither side is to blame. */
  readonly own?: OwnMark;
}

/** What a rule says; where it was found is added by those who run it. */
export type Verdict = Pick<Finding, 'severity' | 'path' | 'expected' | 'message'> & Partial<Pick<Finding, 'found' | 'reference' | 'gap'>>;

/** A rule over the messages of a log in their order; it keeps little of each. */
export interface LogRule {
  readonly name: string;
  /** Begins a log. */
  start(): RuleRun;
}

export interface RuleRun {
  /** Looks at the next message. */
  step(item: LogItem): readonly Verdict[];
  /** Looks back at the log's end: what it says, and of which CALL. */
  end?(): Iterable<{ readonly asked: Asked; readonly verdict: Verdict }>;
}

export const NONE: readonly Verdict[] = [];
