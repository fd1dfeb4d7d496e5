import type { ConnectionId, ConnectionInfo, Direction } from '../journal/entry';
import { actionInfo, versionsKnowing } from '../ocpp/actions';
import type { Call, Send } from '../ocpp/frame';
import type { JsonObject } from '../ocpp/json';
import type { Answer, CallOutcome } from '../ocpp/outcome';
import type { OcppVersion } from '../ocpp/version';
import type { Violation } from '../ocpp/violation';
import type { Socket } from '../platform/socket';
import type { Timer } from '../platform/clock';
import { Session, type SessionHandler } from '../session/session';
import { adoptAnswer } from './adopt-answer';
import type { OverrideRule } from './api';
import { Refusal } from './block';
import { BEHAVIOUR } from './catalogue';
import { cautionsAbout } from './cautions';
import { CLOSE_REPLACED, closeCode, closeReason, CLOSING_MS } from '../session/closing';
import type { Caller } from './context';
import type { CsmsCore } from './core';
import { loose } from './loose';
import { answerOf } from '../session/overrides';
import { messageAskedFor, registrationRefusal } from './registration-gate';
import { AFTER_BOOT_MS, AFTER_OPEN_MS, readModel } from './blocks/model-reading';
import { tokenOfStart } from './blocks/remote-control';
import { SITE_ACTIONS } from './site-balancer';
import { tokenKey } from './state/token-book';
import type { StationRecord } from './state/station-record';

/** One connection of one station: answers its requests, and sends it those of the CSMS. */
export class StationConnection implements SessionHandler, Caller {
  readonly csms: CsmsCore;
  readonly station: StationRecord;
  readonly version: OcppVersion;
  readonly reachedAt: string;
  readonly session: Session;
  readonly #closed: (connection: StationConnection) => void;
  #delays: Set<Timer> | undefined;
  #modelRead = false;

  constructor(
    core: CsmsCore,
    station: StationRecord,
    socket: Socket,
    connection: { readonly id: ConnectionId; readonly info: ConnectionInfo & { readonly version: OcppVersion } },
    closed: (connection: StationConnection) => void,
  ) {
    this.csms = core;
    this.station = station;
    this.version = connection.info.version;
    this.#closed = closed;
    this.reachedAt = hostOf(connection.info.url ?? '');
    this.session = new Session({ ...connection, us: 'csms', socket, ports: core.sessionPorts, handler: this });
    this.#readModelIn(AFTER_OPEN_MS);
  }

  onCall(call: Call): Answer | Promise<Answer> {
    this.station.lastSeen = this.csms.clock.now();
    if (call.action === 'BootNotification') this.#readModelIn(AFTER_BOOT_MS);
    if (SITE_ACTIONS.has(call.action)) this.csms.siteChanged();
    const rule = this.csms.overrides.take(this.station.id, call.action);
    return rule ? this.#overridden(rule, call) : this.#own(call);
  }

  onSend(send: Send): void {
    this.station.lastSeen = this.csms.clock.now();
    BEHAVIOUR[this.version].takes.get(send.action)?.(loose(send.payload), this);
  }

  onViolations(index: number, direction: Direction, violations: readonly Violation[]): void {
    this.csms.onViolations?.(this.station.id, index, direction, violations);
  }

  onClose(): void {
    for (const delay of this.#delays ?? []) delay.cancel();
    this.#delays = undefined;
    this.#closed(this);
  }

  /** Sends a request, and takes over what follows from its being accepted. */
  async call(action: string, payload: JsonObject, options: { timeoutMs?: number } = {}): Promise<CallOutcome> {
    for (const caution of cautionsAbout(action, payload, this)) this.note(caution);
    this.expectMessage(action, payload);
    const outcome = await this.session.call(action, payload, { timeoutMs: options.timeoutMs ?? this.csms.settings.callTimeoutMs });
    if (outcome.kind === 'result') BEHAVIOUR[this.version].effects.get(action)?.(loose(payload), loose(outcome.payload), this);
    return outcome;
  }

  /** Notes what a request of ours asks the station to send, which it then may while it is pending. */
  expectMessage(action: string, payload: JsonObject): void {
    const asked = messageAskedFor(action, payload);
    if (asked !== undefined) this.station.awaited.add(asked);
    // The transaction may begin before the answer to its start is read.
    const token = tokenOfStart(action, payload);
    if (token !== undefined) this.station.issue(tokenKey(token));
  }

  /** Makes way for a newer connection. One that does not answer the closing is dropped. */
  retire(): void {
    this.session.retire(CLOSE_REPLACED, 'Replaced by a new connection');
    this.#later(CLOSING_MS, () => this.session.terminate());
  }

  note(message: string): void {
    this.csms.recorder.event(this.session.id, 'note', { kind: 'csms', message });
  }

  #own(call: Call): Answer | Promise<Answer> {
    const serve = BEHAVIOUR[this.version].serves.get(call.action);
    if (!serve) return refused(unserved(call.action, this.version));
    const refusal = registrationRefusal(call, this);
    if (refusal) return refused(refusal);
    const response = serve(loose(call.payload), this);
    return response instanceof Promise ? response.then(answerFor) : answerFor(response);
  }

  /**
   * A rule's payload stands in for that of the CSMS's own answer, whose effects it keeps; any other answer of a rule
   * stands for a CSMS that did nothing.
   */
  #overridden(rule: OverrideRule, call: Call): Answer | Promise<Answer> {
    if (rule.times !== undefined) this.csms.changed();
    const other = answerOf(rule, call);
    const own = other === undefined || other.kind === 'result' ? this.#own(call) : undefined;
    return own instanceof Promise ? own.then((settled) => this.#combined(rule, call, other, settled)) : this.#combined(rule, call, other, own);
  }

  #combined(rule: OverrideRule, call: Call, other: Answer | undefined, own: Answer | undefined): Answer | Promise<Answer> {
    if (other?.kind === 'result' && own?.kind === 'result') adoptAnswer(call.action, own.payload, other.payload, this);
    const answer = other ?? own ?? { kind: 'silence' };
    const { delayMs = 0 } = rule;
    if (delayMs <= 0) return this.#give(rule, answer);
    return new Promise((resolve) => this.#later(delayMs, () => resolve(this.#give(rule, answer))));
  }

  /** Once a connection, when the settings say so. */
  #readModelIn(delayMs: number): void {
    if (!this.csms.settings.readOnConnect || this.#modelRead) return;
    this.#later(delayMs, () => { this.#modelRead ||= readModel(this); });
  }

  /** Runs unless the connection is gone by then. */
  #later(delayMs: number, run: () => void): void {
    const timer = this.csms.clock.after(delayMs, () => {
      this.#delays?.delete(timer);
      run();
    });
    (this.#delays ??= new Set()).add(timer);
  }

  #give(rule: OverrideRule, answer: Answer): Answer {
    if (rule.answer.kind === 'close') this.session.close(closeCode(rule.answer.code), closeReason(rule.answer.reason));
    return answer;
  }
}

/** The host of a URL; this machine where there is none. */
function hostOf(url: string): string {
  const [, host = '127.0.0.1'] = /^\w+:\/\/(\[[^\]]+\]|[^/:?#]+)/.exec(url) ?? [];
  return host.replace(/^\[|\]$/g, '');
}

function answerFor(response: JsonObject | Refusal): Answer {
  return response instanceof Refusal ? refused(response) : { kind: 'result', payload: response };
}

function refused({ code, description, details }: Refusal): Answer {
  return { kind: 'error', code, description, details };
}

/** NotImplemented: the version has no such action. NotSupported: it has, but no station calls it (2.x Part 4 §4.3). */
function unserved(action: string, version: OcppVersion): Refusal {
  const info = actionInfo(version, action);
  if (info?.isSend) return new Refusal('NotSupported', `${action} is sent without an answer: as SEND (type 6), not as CALL (type 2).`);
  if (info) return new Refusal('NotSupported', `${action} is not a request that a station sends to a CSMS.`);
  const others = versionsKnowing(action);
  const where = others.length > 0 ? `; it belongs to OCPP ${others.join(' and ')}` : '';
  return new Refusal('NotImplemented', `OCPP ${version} has no action "${action.slice(0, 50)}"${where}.`);
}
