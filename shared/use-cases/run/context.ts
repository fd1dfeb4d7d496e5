import type { JsonValue } from '../../ocpp/json';
import type { Side } from '../catalogue/model';
import { inAnySetUp } from '../offline/in-any-set-up';
import { mismatch, said, type Mismatch } from './matcher';
import type { Prompt, Stage } from './stage';
import type { TraceItem, TraceMessage } from './trace';
import { resolve, type Resolved, type Scope } from './values';
import type { CheckResult } from './verdict';

/** Why a case does not go on. */
export class Stop {
  readonly why: string;
  readonly verdict: 'not-seen' | 'cancelled' | 'not-applicable';

  constructor(why: string, verdict: Stop['verdict'] = 'not-seen') {
    this.why = why;
    this.verdict = verdict;
  }
}

/** What is judged: whose duty, in words. */
export interface Judged {
  readonly id: string;
  readonly text: string;
  readonly of: Side;
  readonly requirement?: string | undefined;
}

/** What the steps of one case share while it is played. */
export class RunContext {
  readonly stage: Stage;
  readonly checks: CheckResult[] = [];
  /** Position in the trace at which the case begins. */
  readonly start: number;
  /** Position in the trace of the last thing that was triggered: what follows from it comes after. */
  cursor: number;
  /** Messages that an earlier step has taken. */
  readonly claimed = new Set<number>();
  /** Variables of a foreign station that were changed, and what they were before. */
  readonly changed = new Map<string, string>();
  /** What a person was asked to do and may still be doing. */
  prompts: Prompt[] = [];
  #scope: Scope;
  readonly #onCheck: () => void;
  readonly #ids = new Map<string, number>();

  constructor(stage: Stage, scope: Scope, onCheck: () => void, start = 0) {
    this.stage = stage;
    this.start = start;
    this.cursor = start;
    this.#scope = scope;
    this.#onCheck = onCheck;
  }

  get offline(): boolean {
    return this.stage.setting === 'offline';
  }

  get scope(): Scope {
    return this.#scope;
  }

  /** Runs something with more names than there were. */
  async within<Value>(more: Scope, run: () => Promise<Value>): Promise<Value> {
    const before = this.#scope;
    this.#scope = { ...before, ...more };
    try {
      return await run();
    } finally {
      this.#scope = before;
    }
  }

  /** Names a message, for the steps after it. */
  bind(name: string | undefined, item: TraceItem): void {
    if (name === undefined) return;
    const bound = item.kind === 'message'
      ? { request: item.payload, response: item.answer?.payload, id: item.id, at: item.at, seq: item.seq, entry: item.entry, answeredAt: item.answer?.at }
      : { facts: item.facts, at: item.at, seq: item.seq, entry: item.entry };
    this.#scope = { ...this.#scope, [name]: bound };
  }

  /** Position in the trace of the message that a step has named. */
  seqOf(name: string): number | undefined {
    const bound = this.#scope[name];
    return typeof bound === 'object' && bound !== null && 'seq' in bound && typeof bound.seq === 'number' ? bound.seq : undefined;
  }

  resolve(template: unknown): Resolved {
    return resolve(template, this.#scope, this.stage.now());
  }

  /** The text with its values, as far as they are known. */
  words(text: string): string {
    const put = resolve(text, this.#scope, this.stage.now());
    return put.ok ? String(put.value) : text;
  }

  /** A number of seconds as ms. */
  ms(seconds: number | string | undefined, otherwise: number): number {
    if (seconds === undefined) return otherwise * 1000;
    const put = this.resolve(seconds);
    const value = put.ok ? Number(put.value) : NaN;
    return Number.isFinite(value) ? value * 1000 : otherwise * 1000;
  }

  /** Holds a matcher, with its values put in, against something. */
  mismatch(matcher: unknown, value: JsonValue | undefined): Mismatch | undefined {
    const put = this.resolve(matcher);
    return put.ok ? mismatch(put.value, value) : { path: '', expected: `what \${${put.missing}} stands for`, came: 'nothing that is known here' };
  }

  /** Whether what does not fit is no fault in a log, whose two sides may be set up otherwise than the scenario has them. */
  mayBeSetUp(matcher: unknown, value: JsonValue | undefined, always?: boolean): boolean {
    return this.offline && always !== true && this.mismatch(inAnySetUp(matcher, (name) => this.seqOf(name) !== undefined), value) === undefined;
  }

  /** A check that a log leaves open: it came otherwise than the scenario has it, which need not be wrong. */
  leaveOpen({ id, text, of, requirement }: Judged, { path, expected, came }: Mismatch, entries: readonly number[]): void {
    const what = path === '' ? 'it' : path;
    const here = came === 'nothing' ? `${what} is not there` : `${what} is ${came}`;
    this.add({ id, text, of, entries, ...(requirement === undefined ? {} : { requirement }), verdict: 'not-seen', why: `Here ${here}, where the case has ${expected}. Whether that is right depends on how the two sides are set up, which a log does not tell.` });
  }

  /** Position in the trace after the last message of the case so far. */
  get reach(): number {
    return Math.max(this.cursor, ...this.claimed) + 1;
  }

  add(check: Omit<CheckResult, 'id'> & { readonly id: string }): void {
    const times = (this.#ids.get(check.id) ?? 0) + 1;
    this.#ids.set(check.id, times);
    this.checks.push({ ...check, ...(check.requirement === undefined ? {} : { requirement: this.words(check.requirement) }), text: this.words(check.text), id: times === 1 ? check.id : `${check.id}-${times}` });
    this.#onCheck();
  }

  /** A check that came out well or not, by what does not fit. */
  judge(check: Judged, found: Mismatch | undefined, entries: readonly number[]): void {
    this.add({
      id: check.id, text: check.text, of: check.of, entries,
      ...(check.requirement === undefined ? {} : { requirement: check.requirement }),
      ...(found ? { verdict: 'fail', expected: `${found.path === '' ? '' : `${found.path}: `}${found.expected}`, came: found.came } : { verdict: 'pass' }),
    });
  }

  /** Prompts are no longer needed, since what they asked for has shown. */
  withdrawPrompts(): void {
    for (const prompt of this.prompts) this.stage.withdraw(prompt);
    this.prompts = [];
  }

  /** A trigger is about to happen: what comes of it comes after everything so far. */
  mark(): void {
    this.cursor = this.stage.trace.length;
  }
}

/** What came since a position, for a person: at most six names. */
export function cameSince(context: RunContext, from: number, side: Side): string {
  const names: string[] = [];
  let more = 0;
  for (const message of context.stage.trace.from(from)) {
    if (message.from !== side) continue;
    if (names.length < 6) names.push(nameOf(message));
    else more += 1;
  }
  if (names.length === 0) return `no message of the ${side === 'csms' ? 'CSMS' : 'station'}`;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

function nameOf({ action, payload }: TraceMessage): string {
  const event = payload['eventType'] ?? payload['status'] ?? payload['connectorStatus'];
  return typeof event === 'string' ? `${action} (${event})` : action;
}

export { said };
