import type { OcppVersion } from '../../ocpp/version';
import type { Side } from '../catalogue/model';

/**
 * How one check came out. `not-applicable`: what it is about did not arise here (an optional message, a side that cannot be
 * set up for it). `not-seen`: the run or the log ended before it could be judged.
 */
export type CheckVerdict = 'pass' | 'fail' | 'not-applicable' | 'not-seen';

/** Where a use case runs. `csms`: our CSMS against a foreign station; `station`: our station against a foreign CSMS. */
export type Setting = 'both' | 'csms' | 'station' | 'offline';

export interface CheckResult {
  /** Unique within its case. */
  readonly id: string;
  readonly text: string;
  /** Whose duty it is. */
  readonly of: Side;
  readonly requirement?: string;
  readonly verdict: CheckVerdict;
  /** Of a check that failed: what should have come, and what came instead. */
  readonly expected?: string;
  readonly came?: string;
  /** Why it does not apply, or was not seen. */
  readonly why?: string;
  /** Indices of the journal entries that it rests on. */
  readonly entries: readonly number[];
}

export type CaseVerdict = 'pass' | 'fail' | 'not-applicable' | 'not-seen' | 'cancelled';

export interface CaseResult {
  /** Of the case within its scenario; with its place in `each` where there is one, e.g. `start-2`. */
  readonly id: string;
  readonly title: string;
  readonly verdict: CaseVerdict;
  readonly checks: readonly CheckResult[];
  /** Why it did not run, or ended early. */
  readonly why?: string;
  /** Wall time of its beginning, ms since 1970, and what it took in the time of its stage, ms. */
  readonly at: number;
  readonly tookMs: number;
  /** How often it is in the log (offline). */
  readonly occurrences?: number;
}

export interface ScenarioResult {
  readonly scenario: string;
  readonly title: string;
  readonly useCase?: string;
  readonly version: OcppVersion;
  readonly setting: Setting;
  readonly verdict: CaseVerdict;
  readonly cases: readonly CaseResult[];
}

/** One failed check makes a case fail; one that was not seen leaves it open. */
export function verdictOfChecks(checks: readonly CheckResult[]): CaseVerdict {
  return worst(checks.map(({ verdict }) => verdict));
}

export function verdictOfCases(cases: readonly CaseResult[]): CaseVerdict {
  return worst(cases.map(({ verdict }) => verdict));
}

function worst(verdicts: readonly CaseVerdict[]): CaseVerdict {
  for (const verdict of ['fail', 'cancelled'] as const) if (verdicts.includes(verdict)) return verdict;
  if (verdicts.includes('pass')) return verdicts.includes('not-seen') ? 'not-seen' : 'pass';
  return verdicts.includes('not-seen') ? 'not-seen' : 'not-applicable';
}
