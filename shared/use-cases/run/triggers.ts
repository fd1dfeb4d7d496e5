import type { JsonObject } from '../../ocpp/json';
import { isJsonObject } from '../../ocpp/json';
import type { OverrideRule } from '../../session/overrides';
import type { StationAct } from '../../station/api';
import type { Side } from '../catalogue/model';
import type { AnswerStep, CallStep, ConfigureStep, CsmsStep, FaultStep, NeverStep, SendStep, StationStep, WaitStep } from '../scenario/shape';
import type { RunContext} from './context';
import { said, Stop } from './context';
import { describe, judgeCall, nameOfSide } from './expect';
import { actSentence, csmsSentence } from './prompt-words';
import { PATIENCE_MS, type CsmsAct } from './stage';

/** Steps that make something happen, or let time pass. */

export async function stationStep(step: StationStep, context: RunContext): Promise<Stop | undefined> {
  if (context.offline) return undefined;
  context.mark();
  const { stage } = context;
  const put = context.resolve(step.station);
  if (!put.ok) return new Stop(`\${${put.missing}} stands for nothing yet.`);
  if (!stage.ours.station) return ask(context, 'station', step.text ?? actSentence(put.value));
  if (put.value === 'power-on' || put.value === 'power-off') {
    stage.power(put.value === 'power-on');
    return undefined;
  }
  const result = stage.act(put.value as StationAct);
  if (step.refused === true) {
    context.judge({ id: step.id ?? 'act-refused', text: step.text ?? 'The station refuses it.', of: 'station', requirement: step.requirement },
      result.ok ? { path: '', expected: 'that the station refuses it', came: 'it did it' } : undefined, []);
  } else if (!result.ok) {
    context.add({ id: step.id ?? 'act', text: step.text ?? actSentence(put.value), of: 'station', verdict: 'fail', expected: 'that it can be done', came: result.message, entries: [] });
    return new Stop(result.message);
  }
  return undefined;
}

export async function callStep(step: CallStep, context: RunContext): Promise<Stop | undefined> {
  const { stage } = context;
  const start = context.offline ? context.cursor : stage.trace.length;
  const put = context.resolve(step.payload ?? {});
  if (!put.ok) return new Stop(`\${${put.missing}} stands for nothing yet.`);
  if (!context.offline) {
    context.mark();
    if (stage.ours[step.from]) stage.call(step.from, step.call, isJsonObject(put.value) ? put.value : {});
    else await ask(context, step.from, step.text ?? requestSentence(step.from, step.call, put.value));
  }
  return judgeCall(step, put.value, context, start);
}

function requestSentence(from: Side, action: string, payload: unknown): string {
  return `Let the ${nameOfSide(from)} send ${action}${isJsonObject(payload) && Object.keys(payload).length > 0 ? ` with ${JSON.stringify(payload)}` : ''}.`;
}

export async function sendStep(step: SendStep, context: RunContext): Promise<Stop | undefined> {
  if (context.offline) return undefined;
  context.mark();
  const put = context.resolve(step.send);
  if (!put.ok) return new Stop(`\${${put.missing}} stands for nothing yet.`);
  if (!context.stage.ours[step.from]) return new Stop(`The ${nameOfSide(step.from)} is not ours: nobody can be asked to send a raw text from it.`, 'not-applicable');
  return context.stage.sendRaw(step.from, String(put.value)) ? undefined : new Stop('There is no connection to send it on.');
}

export async function answerStep(step: AnswerStep, context: RunContext): Promise<Stop | undefined> {
  if (context.offline) return undefined;
  if (!context.stage.ours[step.by]) {
    const what = step.with.kind === 'payload' ? `answer it with ${describe(step.with.payload, context)}` : step.with.kind === 'own' ? 'answer it as usual again' : `answer it with ${step.with.kind}`;
    return ask(context, step.by, step.text ?? `Set the ${nameOfSide(step.by)} up so that, when ${step.answer} comes, it will ${what}.`, true);
  }
  const put = context.resolve(step.with);
  if (!put.ok) return new Stop(`\${${put.missing}} stands for nothing yet.`);
  const given = put.value as AnswerStep['with'];
  const result = context.stage.answer(step.by, {
    action: step.answer,
    answer: answerOf(given),
    ...(step.delay === undefined ? {} : { delayMs: step.delay * 1000 }),
    ...(step.times === undefined ? {} : { times: step.times }),
  });
  return result.ok ? undefined : new Stop(result.message, 'not-applicable');
}

function answerOf(given: AnswerStep['with']): OverrideRule['answer'] {
  switch (given.kind) {
    case 'close': return { kind: 'close', code: given.code ?? 1000, reason: 'As the scenario wants it' };
    case 'error': return { kind: 'error', code: given.code, description: given.description ?? '' };
    case 'payload': return { kind: 'payload', payload: given.payload };
    default: return given;
  }
}

export async function csmsStep(step: CsmsStep, context: RunContext): Promise<Stop | undefined> {
  if (context.offline) return undefined;
  context.mark();
  const put = context.resolve(step.csms);
  if (!put.ok) return new Stop(`\${${put.missing}} stands for nothing yet.`);
  const act = put.value as CsmsAct;
  if (!context.stage.ours.csms) return ask(context, 'csms', step.text ?? csmsSentence(act));
  context.stage.csmsAct(act);
  return undefined;
}

export async function configureStep(step: ConfigureStep, context: RunContext): Promise<Stop | undefined> {
  if (context.offline) return undefined;
  const put = context.resolve(step.configure);
  if (!put.ok) return new Stop(`\${${put.missing}} stands for nothing yet.`);
  if (!context.stage.ours.csms) return ask(context, 'csms', step.text ?? `Set the CSMS to ${said(put.value)}.`, true);
  context.stage.configure(put.value as JsonObject);
  return undefined;
}

export async function faultStep(step: FaultStep, context: RunContext): Promise<Stop | undefined> {
  if (context.offline) return new Stop('A disturbed wire cannot be told from a log.', 'not-applicable');
  const result = context.stage.fault(step);
  return result.ok ? undefined : new Stop(result.message, 'not-applicable');
}

export async function waitStep(step: WaitStep, context: RunContext): Promise<Stop | undefined> {
  if (context.offline) return undefined;
  await settlePrompts(context);
  await context.stage.until(() => false, context.ms(step.wait, 1));
  return context.stage.cancelled ? new Stop('Cancelled.', 'cancelled') : undefined;
}

/** Waits for a message that must not come, or looks back for it. */
export async function neverStep(step: NeverStep, context: RunContext): Promise<Stop | undefined> {
  const { stage } = context;
  await settlePrompts(context);
  const start = step.since === undefined ? context.cursor : (context.seqOf(step.since) ?? context.cursor) + 1;
  const until = (stage.trace.items[Math.max(0, start - 1)]?.at ?? 0) + context.ms(step.during, 0);
  const spoils = (): { entry: number; action: string } | undefined => stage.trace.find(start, step.never === '*' ? undefined : step.never, (message) => message.from === step.from
    && !(step.never === '*' && step.except?.includes(message.action) === true)
    && !context.claimed.has(message.seq) && (!context.offline || message.at <= until) && (step.where === undefined || !context.mismatch(step.where, message.payload)));
  const ms = context.ms(step.during, 0);
  if (context.offline && step.since === undefined) {
    // What was triggered is not in the log, so that nobody knows from when on the message must not come.
    const { id = `no-${step.never}`, text = `No ${step.never} comes.`, from: of } = step;
    context.add({ id, text, of, verdict: 'not-applicable', why: 'A log does not tell from when on it must not come.', entries: [] });
    return undefined;
  }
  if (ms > 0 && !context.offline) await stage.until(() => spoils() !== undefined, ms);
  if (stage.cancelled) return new Stop('Cancelled.', 'cancelled');
  const found = spoils();
  const text = step.text ?? `The ${nameOfSide(step.from)} sends no ${step.never === '*' ? 'request' : step.never}${step.where === undefined ? '' : ` with ${describe(step.where, context)}`}.`;
  const check = { id: step.id ?? `no-${step.never === '*' ? 'request' : step.never}`, text, of: step.from, requirement: step.requirement };
  const wrong = found && { path: '', expected: `no ${step.never === '*' ? 'request' : step.never}`, came: found.action };
  if (wrong && context.offline && step.always !== true) context.leaveOpen(check, wrong, [found.entry]);
  else context.judge(check, wrong, found ? [found.entry] : []);
  return undefined;
}

/** Asks a person. What they do shows in the trace, so nothing waits for their word unless `answered` asks for it. */
async function ask(context: RunContext, who: 'station' | 'csms', text: string, answered = false): Promise<Stop | undefined> {
  const prompt = context.stage.prompt(who, context.words(text));
  context.prompts.push(prompt);
  return answered ? settlePrompts(context) : undefined;
}

/** Waits until a person has done what they were asked for. */
async function settlePrompts(context: RunContext): Promise<undefined> {
  if (context.prompts.length === 0) return undefined;
  await context.stage.until(() => context.prompts.every(({ state }) => state !== 'open'), PATIENCE_MS);
  context.withdrawPrompts();
  return undefined;
}
