import { actionInfo } from '../../ocpp/actions';
import type { Side } from '../catalogue/model';
import type { CallStep, ExpectEventStep, ExpectStep, FieldCheck } from '../scenario/shape';
import type { RunContext} from './context';
import { cameSince, said, Stop } from './context';
import { asRecorded, wanted, type Mismatch } from './matcher';
import { PATIENCE_MS } from './stage';
import type { TraceEvent, TraceMessage } from './trace';

/** Seconds for a message to come, where a step names none. */
const WITHIN = 30;

type Wanted = Pick<ExpectStep, 'answered' | 'error' | 'checks' | 'id' | 'text' | 'requirement' | 'within'>;

/** Waits for a message and judges it. Stops the case when it does not come, unless it may stay away. */
export async function expectMessage(step: ExpectStep, context: RunContext): Promise<Stop | undefined> {
  const { stage } = context;
  const start = step.after === undefined ? context.cursor : (context.seqOf(step.after) ?? context.cursor) + 1;
  const fits = (message: TraceMessage): boolean => message.from === step.from
    && !context.claimed.has(message.seq) && (step.where === undefined || !context.mismatch(step.where, message.payload));
  const find = (): TraceMessage | undefined => stage.trace.find(start, step.expect, fits);
  const text = step.text ?? `The ${nameOfSide(step.from)} sends ${step.expect}${step.where === undefined ? '' : ` with ${describe(step.where, context)}`}.`;
  const check = { id: step.id ?? `${step.from}-${step.expect}`, text, of: step.from, requirement: step.requirement };
  const came = await waitFor(context, () => find() !== undefined, context.ms(step.within, WITHIN));
  const message = find();
  if (!came || !message) return missing(step, check, start, context);
  context.claimed.add(message.seq);
  context.judge(check, undefined, [message.entry]);
  return judgeMessage(step, step.from, message, context);
}

/** Waits for the message's answer as far as it is asked for, and judges both halves. */
export async function judgeMessage(step: Wanted, from: Side, message: TraceMessage, context: RunContext): Promise<Stop | undefined> {
  // A message that nobody answers (2.1) is not waited for.
  const sent = actionInfo(context.stage.version, message.action)?.isSend === true;
  const needsAnswer = !sent && (step.answered !== undefined || step.error !== undefined || step.id !== undefined || step.checks?.some(({ answer }) => answer !== undefined));
  if (needsAnswer) await context.stage.until(() => message.answer !== undefined, context.ms(step.within, WITHIN));
  context.bind(step.id, message);
  const base = step.id ?? `${from}-${message.action}`;
  const stopped = judgeAnswer(step, from, base, message, context);
  if (stopped) return stopped;
  for (const [i, field] of (step.checks ?? []).entries()) judgeField(field, field.id ?? `${base}-${i + 1}`, from, message, context);
  return undefined;
}

function judgeAnswer(step: Wanted, from: Side, base: string, message: TraceMessage, context: RunContext): Stop | undefined {
  const { answer } = message;
  const other: Side = from === 'csms' ? 'station' : 'csms';
  const entries = answer ? [message.entry, answer.entry] : [message.entry];
  if (step.answered !== undefined) {
    const text = `The ${nameOfSide(other)} answers ${message.action} with ${describe(step.answered, context)}.`;
    const check = { id: `${base}-answered`, text, of: other, requirement: step.requirement };
    if (!answer) return void noAnswer(check, message, context);
    const found = answer.kind === 'error'
      ? { path: '', expected: 'a CALLRESULT', came: `CALLERROR ${answer.code ?? ''}: ${answer.description ?? ''}` }
      : context.mismatch(step.answered, answer.payload);
    if (found && (answer.kind === 'error' ? context.offline : context.mayBeSetUp(step.answered, answer.payload))) return anotherCase(message, found);
    context.judge(check, found, entries);
  }
  if (step.error !== undefined) {
    const check = { id: `${base}-error`, text: `The ${nameOfSide(other)} refuses ${message.action} with a CALLERROR (${describe(step.error, context)}).`, of: other, requirement: step.requirement };
    if (!answer) return void noAnswer(check, message, context);
    const found = answer.kind === 'result'
      ? { path: '', expected: `CALLERROR ${describe(step.error, context)}`, came: `CALLRESULT ${said(answer.payload)}` }
      : context.mismatch(step.error, answer.code);
    if (found && context.offline) return anotherCase(message, found);
    context.judge(check, found, entries);
  }
  return undefined;
}

/** In a log: what was decided otherwise leads elsewhere, and is no fault. */
function anotherCase({ action }: TraceMessage, { path, expected, came }: Mismatch): Stop {
  return new Stop(`${action} was answered with ${path === '' ? '' : `${path}: `}${came} here, not ${expected}: that is another case.`, 'not-applicable');
}

function judgeField(field: FieldCheck, id: string, from: Side, message: TraceMessage, context: RunContext): void {
  const { answer } = message;
  const ofAnswer = field.fields === undefined;
  const of: Side = ofAnswer ? (from === 'csms' ? 'station' : 'csms') : from;
  const check = { id, text: field.text, of, requirement: field.requirement };
  if (field.fields !== undefined) {
    const found = context.mismatch(field.fields, message.payload);
    if (found && context.mayBeSetUp(field.fields, message.payload, field.always)) return context.leaveOpen(check, found, [message.entry]);
    if (found || field.answer === undefined) return context.judge(check, found, [message.entry]);
  }
  if (!answer) return noAnswer(check, message, context);
  const found = answer.kind === 'error'
    ? { path: '', expected: 'a CALLRESULT', came: `CALLERROR ${answer.code ?? ''}` }
    : context.mismatch(field.answer, answer.payload);
  const entries = [message.entry, answer.entry];
  if (found && (answer.kind === 'error' ? context.offline : context.mayBeSetUp(field.answer, answer.payload, field.always))) return context.leaveOpen(check, found, entries);
  context.judge(check, found, entries);
}

function noAnswer(check: Parameters<RunContext['judge']>[0], message: TraceMessage, context: RunContext): void {
  if (context.offline) return context.add({ ...withoutUndefined(check), verdict: 'not-seen', why: 'The log holds no answer to it.', entries: [message.entry] });
  context.judge(check, { path: '', expected: 'an answer', came: 'none' }, [message.entry]);
}

function missing(step: ExpectStep, check: Parameters<RunContext['judge']>[0], start: number, context: RunContext): Stop | undefined {
  const place = withoutUndefined(check);
  if (step.optional === true) {
    context.add({ ...place, verdict: 'not-applicable', why: `No ${step.expect} came.`, entries: [] });
    return undefined;
  }
  if (context.stage.cancelled) return new Stop('Cancelled.', 'cancelled');
  const skipped = context.prompts.some(({ state }) => state === 'skipped');
  context.withdrawPrompts();
  if (skipped || (context.offline && !logGoesOn(context, start, context.ms(step.within, WITHIN)))) {
    context.add({ ...place, verdict: 'not-seen', why: skipped ? 'What it follows from was skipped.' : 'The log ends before.', entries: [] });
    return step.goOn === true ? undefined : new Stop(`${step.expect} was not seen.`);
  }
  const near = context.stage.trace.find(start, step.expect, (message) => message.from === step.from && !context.claimed.has(message.seq));
  const found = near && context.mismatch(step.where, near.payload);
  const expected = found ? `${step.expect} with ${found.path}: ${found.expected}` : step.expect;
  const came = found ? `${step.expect} with ${found.path}: ${found.came}` : cameSince(context, start, step.from);
  const entries = near ? [near.entry] : [];
  if (context.offline && step.always !== true) context.leaveOpen(check, { path: '', expected, came: `followed by ${came}` }, entries);
  else context.add({ ...place, verdict: 'fail', expected, came, entries });
  return step.goOn === true ? undefined : new Stop(`${step.expect} did not come.`);
}

/** Whether the log holds what happened for so long after a position. */
function logGoesOn(context: RunContext, start: number, ms: number): boolean {
  const { items } = context.stage.trace;
  const [from, last] = [items[Math.min(start, items.length - 1)], items.at(-1)];
  return from !== undefined && last !== undefined && last.at - from.at > ms;
}

/** Waits for an event of the connection. */
export async function expectEvent(step: ExpectEventStep, context: RunContext): Promise<Stop | undefined> {
  const fits = (item: TraceEvent): boolean => item.what === step.connection && !context.claimed.has(item.seq)
    && (step.where === undefined || !context.mismatch(step.where, item.facts));
  const find = (): TraceEvent | undefined => context.stage.trace.events(context.cursor).find(fits);
  await waitFor(context, () => find() !== undefined, context.ms(step.within, WITHIN));
  const event = find();
  const text = step.text ?? `The connection is ${step.connection}.`;
  const check = { id: step.id ?? `connection-${step.connection}`, text, of: 'station', requirement: step.requirement } as const;
  if (event) {
    context.claimed.add(event.seq);
    context.bind(step.id, event);
    context.judge(check, undefined, [event.entry]);
    return undefined;
  }
  if (context.stage.cancelled) return new Stop('Cancelled.', 'cancelled');
  const place = withoutUndefined(check);
  if (step.optional === true) return void context.add({ ...place, verdict: 'not-applicable', why: 'It did not happen.', entries: [] });
  if (context.offline) context.add({ ...place, verdict: 'not-seen', why: 'The log does not tell of it.', entries: [] });
  else context.add({ ...place, verdict: 'fail', expected: `the connection ${step.connection}${step.where === undefined ? '' : ` with ${describe(step.where, context)}`}`, came: eventsSince(context), entries: [] });
  return step.goOn === true ? undefined : new Stop('The connection did not do what the case needs.');
}

function eventsSince(context: RunContext): string {
  const events = context.stage.trace.events(context.cursor);
  return events.length === 0 ? 'nothing happened to the connection' : events.map((event) => `${event.what} ${said(event.facts)}`).join('; ');
}

/** What a request of ours was answered. Its message stands in the trace as soon as it is on the wire. */
export async function judgeCall(step: CallStep, payload: unknown, context: RunContext, start: number): Promise<Stop | undefined> {
  // In a log the request may be another one of that action, which the case is not about.
  const asked = context.offline ? asRecorded(payload) : {};
  const find = (): TraceMessage | undefined => context.stage.trace
    .find(start, step.call, (message) => message.from === step.from && !context.claimed.has(message.seq) && (!context.offline || !context.mismatch(asked, message.payload)));
  await waitFor(context, () => find() !== undefined, context.ms(step.within, WITHIN));
  const message = find();
  if (!message) {
    if (context.stage.cancelled) return new Stop('Cancelled.', 'cancelled');
    // Without what sets it off, the log does not have the case.
    if (context.offline) return new Stop(`${step.call} is not in the log.`, 'not-applicable');
    return new Stop(`${step.call} could not be sent: the connection is not there, or nobody sent it.`);
  }
  context.claimed.add(message.seq);
  if (context.offline) context.cursor = message.seq;
  return judgeMessage({ ...step, id: step.id ?? `${step.from}-${step.call}` }, step.from, message, context);
}

/** Waits; while a person has still to do something, for as long as people may take. */
export async function waitFor(context: RunContext, reached: () => boolean, ms: number): Promise<boolean> {
  const { stage } = context;
  if (context.prompts.length > 0) {
    await stage.until(() => reached() || context.prompts.every(({ state }) => state !== 'open'), PATIENCE_MS);
    if (!reached() && context.prompts.some(({ state }) => state === 'skipped')) return false;
  }
  const came = reached() || await stage.until(reached, ms);
  if (came) context.withdrawPrompts();
  return came;
}

export function describe(matcher: unknown, context: RunContext): string {
  const put = context.resolve(matcher);
  const words = wanted(put.ok ? put.value : matcher);
  return words === 'any' ? 'a CALLRESULT' : words;
}

export function nameOfSide(side: Side): string {
  return side === 'csms' ? 'CSMS' : 'station';
}

function withoutUndefined({ id, text, of, requirement }: Parameters<RunContext['judge']>[0]): { id: string; text: string; of: Side; requirement?: string } {
  return { id, text, of, ...(requirement === undefined ? {} : { requirement }) };
}
