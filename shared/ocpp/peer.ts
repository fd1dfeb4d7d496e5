import type { Clock, Timer } from '../platform/clock';
import type { Random } from '../platform/random';
import { encode, encodeResult } from './codec';
import { wireCode, type ErrorCode } from './error-codes';
import type { Call, CallError, CallResult, CallResultError, Malformed, Send, WellFormed } from './frame';
import type { JsonObject } from './json';
import type { Answer, CallOutcome } from './outcome';
import { RecentIds } from './recent-ids';
import type { OcppVersion } from './version';

/** What a peer notices that nobody waits for. Reported, never thrown. */
export type PeerReport =
  | { readonly kind: 'late-answer'; readonly id: string; readonly action: string; readonly afterMs: number }
  | { readonly kind: 'duplicate-answer'; readonly id: string }
  | { readonly kind: 'unknown-answer'; readonly id: string }
  | { readonly kind: 'duplicate-id'; readonly id: string; readonly action: string }
  | { readonly kind: 'overlapping-call'; readonly id: string; readonly action: string; readonly open: string }
  | { readonly kind: 'result-refused'; readonly id: string; readonly code: string; readonly description: string }
  | { readonly kind: 'handler-failed'; readonly id: string; readonly action: string; readonly message: string };

export interface PeerOptions {
  readonly version: OcppVersion;
  readonly clock: Clock;
  readonly random: Random;
  /** Milliseconds that a CALL of ours waits for its answer, unless the call says otherwise. */
  readonly timeoutMs: number;
  /** Puts a text on the wire. */
  readonly transmit: (text: string, frame: WellFormed | undefined, requestAction: string | undefined) => void;
  /** Answers a CALL of the other side. May answer at once, which costs no extra turn. */
  readonly onCall: (call: Call) => Answer | Promise<Answer>;
  /** A SEND of the other side (2.1). */
  readonly onSend?: (send: Send) => void;
  /** Looks at a CALLRESULT before it is accepted; a returned fault goes back as CALLRESULTERROR in 2.1. */
  readonly acceptResult?: (action: string, result: CallResult) => { code: ErrorCode; description: string } | undefined;
  readonly report: (report: PeerReport) => void;
}

interface Pending {
  readonly id: string;
  readonly action: string;
  readonly payload: JsonObject;
  readonly timeoutMs: number;
  readonly settle: (outcome: CallOutcome) => void;
  sentAt: number;
  timer: Timer | undefined;
}

const RECENT = 64;

/**
 * One end of an OCPP-J connection; both ends are alike. At most one CALL of ours is outstanding, the others wait in line
 * (OCPP-J 1.6 §4.1.1, 2.x Part 4 §4.1.1). The other side is held to nothing: what it does wrong is reported and served.
 */
export class Peer {
  readonly #options: PeerOptions;
  /** Calls that wait for their turn; made when the first has to. */
  #queue: Pending[] | undefined;
  #current: Pending | undefined;
  #closed = false;
  /** Ids of our calls that were answered or given up, newest last, to tell late from unknown answers. */
  #settled: { id: string; action: string; gaveUpAt: number | undefined }[] = [];
  /** Ids of the other side's calls; made when the first comes, since most connections are idle. */
  #seen: RecentIds | undefined;
  /** Calls of the other side that are being answered, how often each id; made when the first answer takes time. */
  #open: Map<string, number> | undefined;
  /** Actions of the CALLs that went out past the queue and wait for an answer, by id, newest last; made for the first. */
  #expected: Map<string, string> | undefined;

  constructor(options: PeerOptions) {
    this.#options = options;
  }

  /** Number of CALLs that wait or are outstanding. */
  get pendingCalls(): number {
    return (this.#queue?.length ?? 0) + (this.#current ? 1 : 0);
  }

  /** Action of the outstanding CALL with this id, for reading its answer. */
  actionOf(id: string): string | undefined {
    if (this.#current?.id === id) return this.#current.action;
    const expected = this.#expected?.get(id);
    if (expected !== undefined) return expected;
    return this.#settled.findLast((call) => call.id === id)?.action;
  }

  /**
   * Sends a CALL, after those already in line. Never rejects: the outcome says how it ended.
   *
   * @param options.timeoutMs counted from the moment the CALL is on the wire
   * @param options.id a message id to use instead of a fresh one
   */
  call(action: string, payload: JsonObject, options: { timeoutMs?: number; id?: string } = {}): Promise<CallOutcome> {
    if (this.#closed) return Promise.resolve({ kind: 'closed' });
    return new Promise((resolve) => {
      const pending: Pending = {
        id: options.id ?? this.#options.random.uuid(),
        action,
        payload,
        timeoutMs: options.timeoutMs ?? this.#options.timeoutMs,
        settle: resolve,
        sentAt: 0,
        timer: undefined,
      };
      if (this.#current) (this.#queue ??= []).push(pending);
      else this.#begin(pending);
    });
  }

  /** Sends a SEND (2.1), which waits for nothing. */
  send(action: string, payload: JsonObject): void {
    if (this.#closed) return;
    const frame: Send = { kind: 'send', id: this.#options.random.uuid(), action, payload };
    this.#options.transmit(encode(frame), frame, undefined);
  }

  /** Puts any text on the wire, past the queue. An answer to it is reported as unknown, unless it was told to be expected. */
  sendRaw(text: string): void {
    if (!this.#closed) this.#options.transmit(text, undefined, undefined);
  }

  /** Makes the answer to a CALL that goes out as raw text a known one. Nobody waits for it. */
  expectAnswer(id: string, action: string): void {
    const expected = (this.#expected ??= new Map());
    expected.delete(id);
    expected.set(id, action);
    const [oldest] = expected.keys();
    if (expected.size > RECENT && oldest !== undefined) expected.delete(oldest);
  }

  /** Takes a frame of the other side. */
  receive(frame: WellFormed): void {
    switch (frame.kind) {
      case 'call': return this.#serve(frame);
      case 'send': return this.#options.onSend?.(frame);
      case 'result': return this.#result(frame);
      case 'error': return this.#error(frame);
      case 'resultError': return this.#resultError(frame);
    }
  }

  /** Takes a CALL that is not served but answered as given, e.g. since it breaks the schema. */
  receiveRefused(call: Call, answer: Answer): void {
    this.#noteCall(call);
    this.#answer(call, answer);
  }

  /**
   * Answers a message that is no frame, where the standard has an answer: from 2.0.1 on a CALLERROR, with message id
   * "-1" when none could be read (Part 4 §4.2.3). In 1.6 only what has an id is answered. Never answers an answer.
   */
  refuse(malformed: Malformed, code: ErrorCode): void {
    if (malformed.typeId === 3 || malformed.typeId === 4 || malformed.typeId === 5 || malformed.typeId === 6) return;
    if (malformed.id === undefined && this.#options.version === '1.6') return;
    this.#transmitError(malformed.id ?? '-1', code, malformed.message, {});
  }

  /** Ends the peer: every call in line settles as closed, nothing more is sent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const all = [...(this.#current ? [this.#current] : []), ...(this.#queue ?? [])];
    this.#current = undefined;
    this.#queue = undefined;
    for (const pending of all) {
      pending.timer?.cancel();
      pending.settle({ kind: 'closed' });
    }
  }

  #next(): void {
    if (this.#current || this.#closed) return;
    const pending = this.#queue?.shift();
    if (pending) this.#begin(pending);
  }

  #begin(pending: Pending): void {
    this.#current = pending;
    pending.sentAt = this.#options.clock.monotonic();
    pending.timer = this.#options.clock.after(pending.timeoutMs, () => this.#giveUp(pending));
    const frame: Call = { kind: 'call', id: pending.id, action: pending.action, payload: pending.payload };
    this.#options.transmit(encode(frame), frame, undefined);
  }

  #giveUp(pending: Pending): void {
    if (this.#current !== pending) return;
    this.#finish(pending, { kind: 'timeout', afterMs: pending.timeoutMs }, this.#options.clock.monotonic());
  }

  #finish(pending: Pending, outcome: CallOutcome, gaveUpAt?: number): void {
    pending.timer?.cancel();
    this.#current = undefined;
    this.#settle(pending.id, pending.action, gaveUpAt);
    pending.settle(outcome);
    this.#next();
  }

  #settle(id: string, action: string, gaveUpAt: number | undefined): void {
    this.#settled.push({ id, action, gaveUpAt });
    if (this.#settled.length > RECENT) this.#settled = this.#settled.slice(-RECENT / 2);
  }

  #result(frame: CallResult): void {
    const pending = this.#current;
    if (pending?.id !== frame.id) return this.#stray(frame.id);
    const fault = this.#options.acceptResult?.(pending.action, frame);
    if (!fault) {
      return this.#finish(pending, { kind: 'result', payload: frame.payload, latencyMs: this.#options.clock.monotonic() - pending.sentAt });
    }
    const { version } = this.#options;
    const code = wireCode(fault.code, version);
    if (version === '2.1') {
      const refusal: CallResultError = { kind: 'resultError', id: frame.id, code, description: clip(fault.description), details: {} };
      this.#options.transmit(encode(refusal), refusal, pending.action);
    }
    this.#options.report({ kind: 'result-refused', id: frame.id, code, description: fault.description });
    this.#finish(pending, { kind: 'error', code, description: fault.description, details: {}, latencyMs: this.#options.clock.monotonic() - pending.sentAt });
  }

  #error(frame: CallError): void {
    const pending = this.#current;
    if (pending?.id !== frame.id) return this.#stray(frame.id);
    const latencyMs = this.#options.clock.monotonic() - pending.sentAt;
    this.#finish(pending, { kind: 'error', code: frame.code, description: frame.description, details: frame.details, latencyMs });
  }

  #resultError(frame: CallResultError): void {
    this.#options.report({ kind: 'result-refused', id: frame.id, code: frame.code, description: frame.description });
  }

  #stray(id: string): void {
    const expected = this.#expected?.get(id);
    if (expected !== undefined) {
      this.#expected?.delete(id);
      this.#settle(id, expected, undefined);
      return;
    }
    const known = this.#settled.findLast((call) => call.id === id);
    if (!known) this.#options.report({ kind: 'unknown-answer', id });
    else if (known.gaveUpAt === undefined) this.#options.report({ kind: 'duplicate-answer', id });
    else this.#options.report({ kind: 'late-answer', id, action: known.action, afterMs: this.#options.clock.monotonic() - known.gaveUpAt });
  }

  #noteCall(call: Call): void {
    if ((this.#seen ??= new RecentIds()).add(call.id)) this.#options.report({ kind: 'duplicate-id', id: call.id, action: call.action });
    if (this.#open && this.#open.size > 0) {
      const open = this.#open.keys().next().value ?? '';
      this.#options.report({ kind: 'overlapping-call', id: call.id, action: call.action, open });
    }
  }

  #serve(call: Call): void {
    this.#noteCall(call);
    let answer: Answer | Promise<Answer>;
    try {
      answer = this.#options.onCall(call);
    } catch (error) {
      return this.#failed(call, error);
    }
    if (!(answer instanceof Promise)) return this.#answer(call, answer);
    const open = (this.#open ??= new Map<string, number>());
    open.set(call.id, (open.get(call.id) ?? 0) + 1);
    const done = (): void => {
      const left = (open.get(call.id) ?? 1) - 1;
      if (left > 0) open.set(call.id, left);
      else open.delete(call.id);
    };
    answer.then(
      (value) => { done(); this.#answer(call, value); },
      (error: unknown) => { done(); this.#failed(call, error); },
    );
  }

  #failed(call: Call, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#options.report({ kind: 'handler-failed', id: call.id, action: call.action, message });
    this.#answer(call, { kind: 'error', code: 'InternalError', description: message });
  }

  #answer(call: Call, answer: Answer): void {
    if (this.#closed) return;
    switch (answer.kind) {
      case 'silence': return;
      case 'raw': return this.#options.transmit(answer.text, undefined, call.action);
      case 'error': return this.#transmitError(call.id, answer.code, answer.description, answer.details ?? {}, call.action);
      case 'result': {
        const frame: CallResult = { kind: 'result', id: call.id, payload: answer.payload };
        return this.#options.transmit(encodeResult(call.id, answer.payload), frame, call.action);
      }
    }
  }

  #transmitError(id: string, code: ErrorCode, description: string, details: JsonObject, action?: string): void {
    if (this.#closed) return;
    const frame: CallError = { kind: 'error', id, code: wireCode(code, this.#options.version), description: clip(description), details };
    this.#options.transmit(encode(frame), frame, action);
  }
}

/** Error descriptions have 255 characters at most (OCPP-J §4.2.3). */
function clip(description: string): string {
  return description.length <= 255 ? description : `${description.slice(0, 254)}…`;
}
