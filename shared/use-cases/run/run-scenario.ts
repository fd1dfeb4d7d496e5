import { isJsonObject } from '../../ocpp/json';
import type { OcppVersion } from '../../ocpp/version';
import type { Given, Scenario, ScenarioCase } from '../scenario/shape';
import { runCase, type PlayedCase } from './run-case';
import type { Stage } from './stage';
import { verdictOfCases, type CaseResult, type CheckResult, type ScenarioResult, type Setting } from './verdict';

/** Makes the stage for one case. */
export type StageMaker = (played: PlayedCase) => Promise<Stage>;

export interface RunOptions {
  readonly version: OcppVersion;
  readonly setting: Setting;
  readonly makeStage: StageMaker;
  /** Values instead of the scenario's own inputs. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Only these cases, by id. */
  readonly only?: readonly string[];
  readonly cancelled?: () => boolean;
  /** Hears of a case that begins, and of its checks as they come. */
  readonly onCase?: (played: PlayedCase, checks: readonly CheckResult[]) => void;
  readonly onCaseEnd?: (result: CaseResult) => void;
  /** Has the stage of a case once more when it is over, with its journal. */
  readonly onStageEnd?: (played: PlayedCase, stage: Stage) => Promise<void> | void;
}

/** Plays all cases of a scenario, each on a stage of its own. */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<ScenarioResult> {
  const { version, setting } = options;
  const cases: CaseResult[] = [];
  for (const played of casesOf(scenario, options)) {
    if (options.cancelled?.() === true) break;
    options.onCase?.(played, []);
    const stage = await options.makeStage(played);
    let result: CaseResult;
    try {
      result = await runCase(played, stage, (checks) => options.onCase?.(played, checks));
    } finally {
      await stage.end();
    }
    await options.onStageEnd?.(played, stage);
    cases.push(result);
    options.onCaseEnd?.(result);
  }
  const verdict = options.cancelled?.() === true ? 'cancelled' : verdictOfCases(cases);
  return { scenario: scenario.scenario, title: scenario.title, version, setting, verdict, cases, ...(scenario.useCase === undefined ? {} : { useCase: scenario.useCase }) };
}

/** The cases that run in a version and setting, once for each of their sets of values. */
export function casesOf(scenario: Scenario, { version, setting, inputs = {}, only }: Pick<RunOptions, 'version' | 'setting' | 'inputs' | 'only'>): PlayedCase[] {
  const wanted = scenario.cases.filter((one) => (one.versions ?? scenario.versions).includes(version)
    && (one.settings?.includes(setting) ?? true) && (setting !== 'offline' || judgedOffline(scenario, one)) && (only?.includes(one.id) ?? true));
  return wanted.flatMap((one) => rowsOf(one).map(({ id, row }) => {
    const given = joined(scenario.given, one.given);
    return { id, title: one.title, given, steps: one.steps, scope: { ...scenario.inputs, ...row, ...typedLike(inputs, scenario.inputs ?? {}) }, variables: given.station?.variables ?? {} };
  }));
}

/**
 * Whether a log alone can tell that the case is in it. By default not when it depends on what one end is set to, or on
 * something that was done to the wire, or is one of a row of cases: the same messages then mean something else in another log.
 */
function judgedOffline(scenario: Scenario, one: ScenarioCase): boolean {
  if (one.offline !== undefined) return one.offline;
  const variables = { ...scenario.given?.station?.variables, ...one.given?.station?.variables };
  return Object.keys(variables).length === 0 && plain(scenario.given?.csms) && one.given?.csms === undefined && !one.each && !one.steps.some((step) => 'answer' in step || 'csms' in step || 'configure' in step || 'fault' in step || 'send' in step);
}

/** Inputs as people type them are texts; where the scenario's own is a number or a boolean, they become one. */
function typedLike(inputs: Readonly<Record<string, unknown>>, own: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value];
    if (typeof own[name] === 'number' && value.trim() !== '' && Number.isFinite(Number(value))) return [name, Number(value)];
    return [name, typeof own[name] === 'boolean' ? value === 'true' : value];
  }));
}

/** A CSMS as any other: it knows good cards, and nothing more of them. */
function plain(csms: Readonly<Record<string, unknown>> = {}): boolean {
  return Object.entries(csms).every(([name, value]) => name !== 'tokens' ? name === 'unknownTokens' || name === 'heartbeatInterval'
    : Array.isArray(value) && value.every((token: unknown) => isJsonObject(token) && token['status'] === 'Accepted' && Object.keys(token).length === 2));
}

function rowsOf(one: ScenarioCase): { readonly id: string; readonly row: Readonly<Record<string, unknown>> }[] {
  if (!one.each) return [{ id: one.id, row: {} }];
  return one.each.map((row, i) => ({ id: `${one.id}-${i + 1}`, row }));
}

/** What holds for a case over what holds for its scenario. */
function joined(all: Given = {}, own: Given = {}): Given {
  const booted = own.booted ?? all.booted;
  return {
    station: {
      config: { ...all.station?.config, ...own.station?.config },
      variables: { ...all.station?.variables, ...own.station?.variables },
    },
    ...(all.csms || own.csms ? { csms: { ...all.csms, ...own.csms } } : {}),
    ...(booted === undefined ? {} : { booted }),
  };
}
