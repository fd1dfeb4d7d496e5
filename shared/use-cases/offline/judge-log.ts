import type { Journal } from '../../journal/journal';
import type { FrameCheck } from '../../ocpp/frame-check';
import type { OcppVersion } from '../../ocpp/version';
import { asRecorded, mismatch } from '../run/matcher';
import { runCase, type PlayedCase } from '../run/run-case';
import { casesOf } from '../run/run-scenario';
import { Trace } from '../run/trace';
import { payloadsIn } from './payloads';
import { TraceReader } from '../run/trace-reader';
import { resolve } from '../run/values';
import { verdictOfCases, type CaseResult, type ScenarioResult } from '../run/verdict';
import type { Scenario, Step } from '../scenario/shape';
import { LogStage } from './log-stage';

export interface LogOptions {
  readonly journal: Journal;
  /** Whose log it is. */
  readonly station: string;
  readonly version: OcppVersion;
  readonly check: FrameCheck | undefined;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** So many times a case is looked for in one log. */
const MOST_OCCURRENCES = 50;

/** Reads what one station and its CSMS said in a log, once for any number of scenarios. */
export function readTrace(journal: Journal, station: string): Trace {
  const reader = new TraceReader(journal, station, 0, new Trace(payloadsIn(journal)));
  reader.pull();
  return reader.trace;
}

/**
 * Was a use case in a log, and did it go right? Each case is looked for wherever its first message stands; of several
 * occurrences the worst is told. What the log is too short to tell is not seen.
 */
export async function judgeLog(scenario: Scenario, options: LogOptions, trace: Trace = readTrace(options.journal, options.station)): Promise<ScenarioResult> {
  const cases: CaseResult[] = [];
  for (const played of casesOf(scenario, { version: options.version, setting: 'offline', inputs: anyInputs(scenario, options.inputs) })) {
    cases.push(await judgeCase(played, options, trace));
  }
  return {
    scenario: scenario.scenario, title: scenario.title, version: options.version, setting: 'offline', verdict: verdictOfCases(cases), cases,
    ...(scenario.useCase === undefined ? {} : { useCase: scenario.useCase }),
  };
}

/** A log has cards and connectors of its own: what a scenario takes for its inputs fits any. */
function anyInputs(scenario: Scenario, given: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const any = Object.fromEntries(Object.keys(scenario.inputs ?? {}).map((name) => [name, { $exists: true }]));
  return { ...any, ...given };
}

async function judgeCase(played: PlayedCase, options: LogOptions, trace: Trace): Promise<CaseResult> {
  const anchors = anchorsOf(played, trace);
  const results: CaseResult[] = [];
  for (const from of anchors) {
    const stage = new LogStage({ ...options, trace });
    const result = await runCase({ ...played, from }, stage);
    if (result.verdict !== 'not-applicable' && result.checks.some(({ verdict }) => verdict === 'pass')) results.push(result);
  }
  const worst = results.find(({ verdict }) => verdict === 'fail') ?? results.find(({ verdict }) => verdict === 'pass') ?? results[0];
  if (worst) return { ...worst, occurrences: results.length };
  return { id: played.id, title: played.title, verdict: 'not-seen', checks: [], why: 'It is not in this log.', at: trace.items[0]?.at ?? 0, tookMs: 0, occurrences: 0 };
}

/** Positions of the first messages with which the case may begin: those of its first step that is a message. */
function anchorsOf(played: PlayedCase, trace: Trace): number[] {
  const first = firstMessage(played.steps);
  if (!first) return [];
  const put = first.where === undefined ? undefined : resolve(first.where, played.scope, 0);
  const anchors: number[] = [];
  for (const message of trace.from(0, first.action)) {
    if (message.from !== first.from || (put?.ok === true && mismatch(put.value, message.payload) !== undefined)) continue;
    anchors.push(message.seq);
    if (anchors.length === MOST_OCCURRENCES) break;
  }
  return anchors;
}

function firstMessage(steps: readonly Step[]): { readonly from: 'station' | 'csms'; readonly action: string; readonly where?: unknown } | undefined {
  for (const step of steps) {
    if ('expect' in step && step.optional !== true) return { from: step.from, action: step.expect, ...(step.where === undefined ? {} : { where: step.where as unknown }) };
    if ('call' in step) return { from: step.from, action: step.call, where: asRecorded(step.payload ?? {}) };
    const inner = 'steps' in step ? firstMessage(step.steps) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
