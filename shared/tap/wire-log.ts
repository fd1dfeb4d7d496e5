import type { ConnectionId, Direction } from '../journal/entry';
import { headOf } from '../journal/frame-head';
import type { Recorder } from '../journal/recorder';
import { binaryMessage, decode } from '../ocpp/codec';
import type { Frame, WellFormed } from '../ocpp/frame';
import type { FrameCheck } from '../ocpp/frame-check';
import type { OcppVersion } from '../ocpp/version';
import type { Violation } from '../ocpp/violation';
import type { End } from './api';
import { meantBy, OpenCalls } from './open-calls';
import type { Message } from './pipe';

export interface WireLogPorts {
  readonly recorder: Recorder;
  /** The checker of a version; undefined leaves frames unchecked. */
  readonly checkOf: (version: OcppVersion) => FrameCheck | undefined;
}

/** What was read in a frame that passed. */
export interface Passed {
  /** Of its entry; -1 when nothing is recorded any more. */
  readonly index: number;
  /** Message id, as far as one can be read. */
  readonly id: string | undefined;
  readonly meant: WellFormed | undefined;
  /** Of requests their own action, of answers that of their request. */
  readonly action: string | undefined;
}

/** Writes down what passes over a tapped connection, before anybody acts on it, and keeps which requests are open. */
export class WireLog {
  readonly #ports: WireLogPorts;
  readonly #connection: ConnectionId;
  readonly #version: OcppVersion | undefined;
  /** Requests that wait for an answer, by who made them. */
  readonly #open: Readonly<Record<End, OpenCalls>> = { station: new OpenCalls(), csms: new OpenCalls() };

  constructor(ports: WireLogPorts, connection: ConnectionId, version: OcppVersion | undefined) {
    this.#ports = ports;
    this.#connection = connection;
    this.#version = version;
  }

  /** Whether a request that goes the way of `from`'s requests would be the only one. */
  isFree(from: End): boolean {
    return this.#open[from].size === 0;
  }

  /** Whether a request with this id waits for an answer. */
  isOpen(from: End, id: string): boolean {
    return this.#open[from].has(id);
  }

  /** A request is not passed on, or not yet: nobody is asked. */
  forget(from: End, { meant }: Passed): void {
    if (meant?.kind === 'call') this.#open[from].answer(meant.id);
  }

  /** A request that was forgotten is passed on after all. */
  asks(from: End, { meant }: Passed): void {
    if (meant?.kind === 'call') this.#open[from].add(meant.id, meant.action);
  }

  /** Another answer comes in the place of this one. */
  takeBack(from: End, { meant, action }: Passed): void {
    if ((meant?.kind === 'result' || meant?.kind === 'error') && action !== undefined) this.#open[otherEnd(from)].add(meant.id, action);
  }

  /**
   * Takes down a message, and what is to be seen in it.
   *
   * @param from whose it is, or in whose name the workbench sends it
   * @param own it is the workbench's: put on the wire, or in the place of another
   */
  take(from: End, { text, base64 = false }: Message, own?: 'injected' | 'changed'): Passed {
    const { recorder } = this.#ports;
    const index = recorder.frame(this.#connection, directionFrom(from), text, base64, own);
    const frame = base64 ? binaryMessage(text) : decode(text, this.#version);
    const meant = meantBy(frame);
    const action = this.#follow(from, meant);
    const answers = meant?.kind === 'result' ? action : undefined;
    const violations = this.#check(frame, from, answers);
    recorder.facts(index, { frame, problems: violations.length, severity: severityOf(frame, violations) });
    return { index, id: headOf(frame).id, meant, action };
  }

  #follow(from: End, meant: WellFormed | undefined): string | undefined {
    switch (meant?.kind) {
      case undefined: return undefined;
      case 'call':
        this.#open[from].add(meant.id, meant.action);
        return meant.action;
      case 'send': return meant.action;
      case 'result':
      case 'error': return this.#open[otherEnd(from)].answer(meant.id);
      case 'resultError': return undefined;
    }
  }

  #check(frame: Frame, sender: End, requestAction: string | undefined): readonly Violation[] {
    const check = this.#version === undefined ? undefined : this.#ports.checkOf(this.#version);
    return check?.check(frame, { sender, ...(requestAction === undefined ? {} : { requestAction }) }) ?? [];
  }
}

export function otherEnd(end: End): End {
  return end === 'station' ? 'csms' : 'station';
}

/** The way of what an end sends. */
export function directionFrom(end: End): Direction {
  return end === 'station' ? 'up' : 'down';
}

function severityOf(frame: Frame, violations: readonly Violation[]): 'ok' | 'warning' | 'error' {
  if (violations.length === 0) return frame.kind === 'malformed' ? 'error' : 'ok';
  return violations.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
}
