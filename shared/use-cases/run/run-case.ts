import type { CsmsSettings } from '../../csms/api';
import { ALWAYS } from '../rules';
import type { Given, Step } from '../scenario/shape';
import { checkStep } from './check-step';
import { RunContext, Stop } from './context';
import { readForeign, writeForeign } from './foreign-variables';
import { expectEvent, expectMessage } from './expect';
import { judgeRule } from './judge-rule';
import { setUpWords } from './prompt-words';
import { PATIENCE_MS, type Stage } from './stage';
import {
  answerStep, callStep, configureStep, csmsStep, faultStep, neverStep, sendStep, stationStep, waitStep,
} from './triggers';
import type { Scope } from './values';
import { verdictOfChecks, type CaseResult, type CheckResult } from './verdict';

/** One case with its values: what is played on one stage. */
export interface PlayedCase {
  readonly id: string;
  readonly title: string;
  readonly given: Given;
  readonly steps: readonly Step[];
  readonly scope: Scope;
  /** Variables that a foreign station has to be set to; a station of ours has them already. */
  readonly variables: Readonly<Record<string, string>>;
  /** Position in the trace at which it begins (offline). */
  readonly from?: number;
}

/** Seconds for a station to connect, boot and tell its statuses. */
const BOOT_MS = 120_000;
/** How long nothing has to be under way before the station counts as booted, ms. */
const QUIET_MS = 500;

/** Plays a case to its end. `onCheck` hears of each check as it is judged. */
export async function runCase(played: PlayedCase, stage: Stage, onCheck: (checks: readonly CheckResult[]) => void = () => undefined): Promise<CaseResult> {
  const at = stage.now();
  const context: RunContext = new RunContext(stage, {
    station: stage.station, version: stage.version, ...(stage.csmsUrl === undefined ? {} : { csmsUrl: stage.csmsUrl }), ...played.scope,
  }, () => onCheck(context.checks), played.from);
  const stopped = (await prepare(played, context)) ?? (await runSteps(played.steps, context));
  context.withdrawPrompts();
  await putBack(context);
  if (!(stopped && context.checks.length === 0)) for (const rule of ALWAYS) for (const of of ['station', 'csms'] as const) always(rule, of, context);
  const verdict = stopped && stopped.verdict !== 'not-seen' ? stopped.verdict : verdictOfChecks(context.checks);
  const open = stopped?.verdict === 'not-seen' && verdict === 'pass' ? 'not-seen' : verdict;
  return {
    id: played.id, title: context.words(played.title), verdict: open, checks: context.checks, at, tookMs: stage.now() - at,
    ...(stopped ? { why: stopped.why } : {}),
  };
}

function always(name: (typeof ALWAYS)[number], of: 'station' | 'csms', context: RunContext): void {
  const finding = judgeRule(name, { of, given: {}, from: 0 }, context);
  if (finding) context.add({ id: `${name}-${of}`, ...finding });
}

/** Brings both ends to where the steps begin. */
async function prepare(played: PlayedCase, context: RunContext): Promise<Stop | undefined> {
  const { stage } = context;
  if (context.offline) return undefined;
  if (played.given.csms !== undefined) {
    const put = context.resolve(played.given.csms);
    if (!put.ok) return new Stop(`\${${put.missing}} stands for nothing.`);
    if (stage.ours.csms) stage.configure(put.value as Partial<CsmsSettings>);
    else {
      const stopped = await setUpForeign(put.value, context);
      if (stopped) return stopped;
    }
  }
  const put = context.resolve(played.variables);
  if (!put.ok) return new Stop(`\${${put.missing}} stands for nothing.`);
  const variables = put.value as Readonly<Record<string, string>>;
  if (stage.ours.station && Object.keys(variables).length > 0) {
    const set = stage.setVariables(variables);
    if (!set.ok) return new Stop(set.message, 'not-applicable');
  }
  if (played.given.booted === false) return undefined;
  const booted = await boot(context);
  return booted ?? (stage.ours.station || Object.keys(variables).length === 0 ? undefined : setForeign(variables, context));
}

/** Waits for a person to set up a CSMS that is not ours, before the station comes. */
async function setUpForeign(settings: unknown, { stage }: RunContext): Promise<Stop | undefined> {
  const prompt = stage.prompt('csms', `The CSMS has to be set up so: ${setUpWords(settings)}.`, 'setup');
  await stage.until(() => prompt.state !== 'open', PATIENCE_MS);
  stage.withdraw(prompt);
  if (stage.cancelled) return new Stop('Cancelled.', 'cancelled');
  return prompt.state === 'done' ? undefined : new Stop('The CSMS was not set up for it.', 'not-applicable');
}

async function boot(context: RunContext): Promise<Stop | undefined> {
  const { stage } = context;
  if (stage.ours.station) stage.power(true);
  else if (!connected(context)) context.prompts.push(stage.prompt('station', `Let the station ${stage.station} connect.`));
  const came = await stage.until(() => connected(context) && (!stage.ours.station || bootAnswered(context)), stage.ours.station ? BOOT_MS : PATIENCE_MS);
  context.withdrawPrompts();
  if (stage.cancelled) return new Stop('Cancelled.', 'cancelled');
  if (!came) return new Stop('The station was not connected and accepted in time.');
  await quiet(context);
  context.mark();
  return undefined;
}

function connected({ stage }: RunContext): boolean {
  const last = stage.trace.items.findLast((item) => item.kind === 'connection' && (item.what === 'opened' || item.what === 'closed'));
  return last?.kind === 'connection' && last.what === 'opened';
}

function bootAnswered({ stage }: RunContext): boolean {
  return stage.trace.find(0, 'BootNotification', ({ answer }) => answer?.payload['status'] === 'Accepted') !== undefined;
}

/** Nothing is under way any more. */
async function quiet({ stage }: RunContext): Promise<void> {
  for (let before = -1; before !== stage.journal.count && !stage.cancelled;) {
    before = stage.journal.count;
    await stage.until(() => false, QUIET_MS);
  }
}

/** Sets a station that is not ours over the wire. What it does not take makes the case not applicable. */
async function setForeign(variables: Readonly<Record<string, string>>, context: RunContext): Promise<Stop | undefined> {
  for (const [name, value] of Object.entries(variables)) {
    const before = await readForeign(name, context);
    const answer = await writeForeign(name, value, context);
    if (!answer.includes('"Accepted"')) return new Stop(`The station did not take ${name} = ${value} (${answer}), which this case needs.`, 'not-applicable');
    if (before !== undefined && before !== value) context.changed.set(name, before);
  }
  context.mark();
  return undefined;
}

/** A foreign station is left as it was found. */
async function putBack(context: RunContext): Promise<void> {
  for (const [name, value] of [...context.changed].reverse()) await writeForeign(name, value, context);
}

async function runSteps(steps: readonly Step[], context: RunContext): Promise<Stop | undefined> {
  for (const step of steps) {
    if (context.stage.cancelled) return new Stop('Cancelled.', 'cancelled');
    const stopped = await runStep(step, context);
    if (stopped) return stopped;
  }
  return undefined;
}

async function runStep(step: Step, context: RunContext): Promise<Stop | undefined> {
  if ('expect' in step) return expectMessage(step, context);
  if ('connection' in step) return expectEvent(step, context);
  if ('never' in step) return neverStep(step, context);
  if ('station' in step) return stationStep(step, context);
  if ('call' in step) return callStep(step, context);
  if ('send' in step) return sendStep(step, context);
  if ('answer' in step) return answerStep(step, context);
  if ('csms' in step) return csmsStep(step, context);
  if ('configure' in step) return configureStep(step, context);
  if ('fault' in step) return faultStep(step, context);
  if ('wait' in step) return waitStep(step, context);
  if ('check' in step) return checkStep(step, context);
  for (const row of step.each) {
    const stopped = await context.within(row, () => runSteps(step.steps, context));
    if (stopped) return stopped;
  }
  return undefined;
}
