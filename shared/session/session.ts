import type { Clock } from '../platform/clock';
import type { Random } from '../platform/random';
import type { Socket, SocketHandler } from '../platform/socket';
import type { ConnectionId, ConnectionInfo, Direction } from '../journal/entry';
import type { Recorder } from '../journal/recorder';
import { binaryMessage, decode } from '../ocpp/codec';
import type { Call, Frame, Send, WellFormed } from '../ocpp/frame';
import type { FrameCheck, Sender } from '../ocpp/frame-check';
import type { JsonObject } from '../ocpp/json';
import type { Answer, CallOutcome } from '../ocpp/outcome';
import { Peer, type PeerOptions, type PeerReport } from '../ocpp/peer';
import type { OcppVersion } from '../ocpp/version';
import type { Violation } from '../ocpp/violation';
import { sentenceOf } from './report-sentence';

/**
 * What to do about violations in what the other side sends. `observe` marks them in the log, `warn` also raises them as
 * problems, `reject` also answers them with the CALLERROR that the standard asks for.
 */
export type Strictness = 'observe' | 'warn' | 'reject';

export interface SessionHandler {
  /** Answers a request of the other side. `violations` is empty when the request is in order. */
  onCall(call: Call, violations: readonly Violation[]): Answer | Promise<Answer>;
  onSend?(send: Send, violations: readonly Violation[]): void;
  onReport?(report: PeerReport): void;
  /** Something is wrong with a frame of either direction and the strictness asks to say so. */
  onViolations?(index: number, direction: Direction, violations: readonly Violation[]): void;
  /** A pong came: the connection lives. */
  onPong?(): void;
  onClose(code: number, reason: string): void;
}

/** What sessions of one owner share, so that a session itself stays small. */
export interface SessionPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly recorder: Recorder;
  /** The checker of a version; undefined leaves frames unchecked. */
  readonly checkOf: (version: OcppVersion) => FrameCheck | undefined;
  readonly strictness: () => Strictness;
  readonly timeoutMs: () => number;
}

const NO_VIOLATIONS: readonly Violation[] = [];

/**
 * One WebSocket connection that speaks OCPP: records every message before reading it, checks it, and hands it to the
 * peer. `us` says which side we are. It is its peer's owner itself, since thousands of connections must stay small.
 */
export class Session implements SocketHandler, PeerOptions {
  readonly id: ConnectionId;
  readonly info: ConnectionInfo & { readonly version: OcppVersion };
  readonly #ports: SessionPorts;
  readonly #handler: SessionHandler;
  readonly #socket: Socket;
  readonly #us: Sender;
  readonly #peer: Peer;
  #incoming: readonly Violation[] = NO_VIOLATIONS;
  #closed = false;
  #retired = false;

  constructor(options: {
    id: ConnectionId;
    info: ConnectionInfo & { readonly version: OcppVersion };
    us: Sender;
    socket: Socket;
    ports: SessionPorts;
    handler: SessionHandler;
  }) {
    this.id = options.id;
    this.info = options.info;
    this.#us = options.us;
    this.#socket = options.socket;
    this.#ports = options.ports;
    this.#handler = options.handler;
    this.#peer = new Peer(this);
    this.#ports.recorder.open(this.id, options.info);
  }

  get version(): OcppVersion {
    return this.info.version;
  }

  get clock(): Clock {
    return this.#ports.clock;
  }

  get random(): Random {
    return this.#ports.random;
  }

  get timeoutMs(): number {
    return this.#ports.timeoutMs();
  }

  get open(): boolean {
    return !this.#closed;
  }

  get pendingCalls(): number {
    return this.#peer.pendingCalls;
  }

  /** Sends a CALL after those in line. Never rejects. */
  call(action: string, payload: JsonObject, options?: { timeoutMs?: number; id?: string }): Promise<CallOutcome> {
    return this.#peer.call(action, payload, options);
  }

  /** Sends a SEND (2.1). */
  send(action: string, payload: JsonObject): void {
    this.#peer.send(action, payload);
  }

  /** Puts any text on the wire, whatever it is. The answer to a CALL in it is checked as that of any other. */
  sendRaw(text: string): void {
    const frame = decode(text, this.version);
    const meant = frame.kind === 'malformed' ? frame.usable : frame;
    if (meant?.kind === 'call') this.#peer.expectAnswer(meant.id, meant.action);
    this.#peer.sendRaw(text);
  }

  ping(): void {
    if (this.#closed) return;
    this.#ports.recorder.event(this.id, 'ping', '', this.#outward);
    this.#socket.ping();
  }

  close(code = 1000, reason = ''): void {
    this.#socket.close(code, reason);
  }

  /**
   * Closes the connection and is done with it at once: open calls settle as closed, and what still comes in is recorded
   * but neither served nor answered. For a connection that another one has taken the place of.
   */
  retire(code: number, reason: string): void {
    this.#retired = true;
    this.#peer.close();
    this.#socket.close(code, reason);
  }

  /** Drops the connection as a pulled cable would. */
  terminate(): void {
    this.#socket.terminate();
  }

  onText(text: string): void {
    const index = this.#ports.recorder.frame(this.id, this.#inward, text);
    this.#take(index, decode(text, this.version));
  }

  onBinary(base64: string): void {
    const index = this.#ports.recorder.frame(this.id, this.#inward, base64, true);
    this.#take(index, binaryMessage(base64));
  }

  onPing(): void {
    this.#ports.recorder.event(this.id, 'ping', '', this.#inward);
  }

  onPong(): void {
    this.#ports.recorder.event(this.id, 'pong', '', this.#inward);
    this.#handler.onPong?.();
  }

  onError(message: string): void {
    this.#ports.recorder.event(this.id, 'note', { kind: 'socket-error', message });
  }

  onClose(code: number, reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#ports.recorder.event(this.id, 'close', { code, reason });
    this.#peer.close();
    this.#handler.onClose(code, reason);
  }

  get #outward(): Direction {
    return this.#us === 'csms' ? 'down' : 'up';
  }

  get #inward(): Direction {
    return this.#us === 'csms' ? 'up' : 'down';
  }

  #take(index: number, frame: Frame): void {
    const answers = frame.kind === 'result' || (frame.kind === 'malformed' && frame.usable?.kind === 'result');
    const requestAction = answers && frame.id !== undefined ? this.#peer.actionOf(frame.id) : undefined;
    const sender: Sender = this.#us === 'csms' ? 'station' : 'csms';
    const violations = this.#check(index, frame, sender, requestAction, this.#inward);
    this.#incoming = violations;
    if (this.#retired) return;
    if (frame.kind === 'malformed') this.#takeMalformed(frame, violations);
    else if (frame.kind === 'call' && this.#rejects(violations)) this.#refuseCall(frame, violations);
    else this.#peer.receive(frame);
  }

  #takeMalformed(frame: Extract<Frame, { kind: 'malformed' }>, violations: readonly Violation[]): void {
    if (frame.usable && !this.#rejects(violations)) return this.#peer.receive(frame.usable);
    const code = violations.find((violation) => violation.severity === 'error')?.code ?? 'FormatViolation';
    this.#peer.refuse(frame, code);
  }

  #refuseCall(call: Call, violations: readonly Violation[]): void {
    const worst = violations.find((violation) => violation.severity === 'error');
    if (!worst) return this.#peer.receive(call);
    this.#peer.receiveRefused(call, { kind: 'error', code: worst.code, description: worst.message, details: { path: worst.path } });
  }

  #rejects(violations: readonly Violation[]): boolean {
    return violations.length > 0 && this.#ports.strictness() === 'reject' && violations.some((violation) => violation.severity === 'error');
  }

  /** For the peer: a request of the other side. */
  onCall(call: Call): Answer | Promise<Answer> {
    return this.#handler.onCall(call, this.#incoming);
  }

  /** For the peer: a SEND of the other side. */
  onSend(send: Send): void {
    this.#handler.onSend?.(send, this.#incoming);
  }

  /** For the peer: what it noticed. */
  report(report: PeerReport): void {
    this.#ports.recorder.event(this.id, 'note', { ...report, message: sentenceOf(report) });
    this.#handler.onReport?.(report);
  }

  /** For the peer: whether an answer is good enough. */
  acceptResult(): { code: Violation['code']; description: string } | undefined {
    if (!this.#rejects(this.#incoming)) return undefined;
    const worst = this.#incoming.find((violation) => violation.severity === 'error');
    return worst && { code: worst.code, description: worst.message };
  }

  /** For the peer: puts a text on the wire. */
  transmit(text: string, frame: WellFormed | undefined, requestAction: string | undefined): void {
    if (this.#closed) return;
    const index = this.#ports.recorder.frame(this.id, this.#outward, text);
    const read = frame ?? decode(text, this.version);
    this.#check(index, read, this.#us, requestAction, this.#outward);
    this.#socket.send(text);
  }

  #check(index: number, frame: Frame, sender: Sender, requestAction: string | undefined, direction: Direction): readonly Violation[] {
    const { recorder, checkOf, strictness } = this.#ports;
    const check = checkOf(this.version);
    const violations = check ? check.check(frame, { sender, requestAction }) : NO_VIOLATIONS;
    const severity = severityOf(frame, violations);
    recorder.facts(index, { frame, problems: violations.length, severity });
    if (severity !== 'ok' && strictness() !== 'observe') this.#handler.onViolations?.(index, direction, violations);
    return violations;
  }
}

function severityOf(frame: Frame, violations: readonly Violation[]): 'ok' | 'warning' | 'error' {
  if (violations.length === 0) return frame.kind === 'malformed' ? 'error' : 'ok';
  return violations.some((violation) => violation.severity === 'error') ? 'error' : 'warning';
}
