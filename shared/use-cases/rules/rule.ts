import type { Side } from '../catalogue/model';
import type { Stage } from '../run/stage';
import type { Trace } from '../run/trace';
import type { CheckVerdict } from '../run/verdict';

export interface RuleInput {
  readonly trace: Trace;
  /** Whose messages are looked at. */
  readonly of: Side;
  /** What the step gives the rule. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly stage: Pick<Stage, 'journal' | 'check' | 'setting' | 'version' | 'display'>;
  /** Position in the trace of the last trigger. */
  readonly from: number;
  /** In a log: the positions of the case in it, from its first message to after its last one. */
  readonly span?: Span;
}

/** Part of a trace: from a position to before another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface RuleFinding {
  readonly verdict: CheckVerdict;
  readonly expected?: string;
  readonly came?: string;
  readonly why?: string;
  readonly entries: readonly number[];
}

/** A rule over the whole trace, for steps of the kind `check`. */
export interface TraceRule {
  readonly of: Side;
  /** It looks at all of the trace, wherever the case is: in a log it comes to the same each time. */
  readonly whole?: true;
  /** It holds however the two sides are set up: a log that breaks it is wrong. */
  readonly always?: true;
  /** What has to hold, in plain words. */
  text(of: Side): string;
  judge(input: RuleInput): RuleFinding;
}

export function passed(entries: readonly number[] = []): RuleFinding {
  return { verdict: 'pass', entries };
}

export function failed(expected: string, came: string, entries: readonly number[]): RuleFinding {
  return { verdict: 'fail', expected, came, entries };
}

export function notApplicable(why: string): RuleFinding {
  return { verdict: 'not-applicable', why, entries: [] };
}
