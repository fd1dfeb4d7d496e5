import type { CallOutcome } from '../../ocpp/outcome';
import type { Message } from '../words';
import type { StationCore } from './core';
import type { TransactionEvent } from './transaction';

/** Something to be told to the CSMS. */
interface Line {
  /** Made into a message when its turn comes, since 1.6 learns the transaction's number only then. */
  event?: TransactionEvent;
  readonly message?: Message;
  /** Kept while offline, and tried again when the CSMS does not take it. */
  readonly keep: boolean;
  attempts: number;
  /** Told of the outcome, unless the connection is lost before. */
  readonly answered?: (outcome: CallOutcome) => void;
}

const RETRY = 'outbox';

/**
 * What the station tells of its own accord, in order, one message at a time. Transaction-related messages and security
 * events wait for the connection; anything else is dropped without one, for it is told afresh after reconnecting.
 */
export class Outbox {
  readonly #core: StationCore;
  #lines: Line[] | undefined;
  #busy = false;
  #whenIdle: (() => void) | undefined;

  constructor(core: StationCore) {
    this.#core = core;
  }

  /** Messages that wait for the connection or for their answer. */
  get kept(): number {
    return this.#lines?.reduce((sum, line) => sum + (line.keep ? 1 : 0), 0) ?? 0;
  }

  get idle(): boolean {
    return this.#lines === undefined;
  }

  /** Whether events of this transaction wait, of any when none is named. */
  holds(transactionId?: string): boolean {
    return this.#lines?.some(({ event }) => event !== undefined && (transactionId === undefined || event.transaction.id === transactionId)) ?? false;
  }

  event(event: TransactionEvent): void {
    this.#add({ event, keep: true, attempts: 0 });
  }

  /** @param keep whether it waits for the connection */
  message(message: Message, keep = false): void {
    if (keep || this.#core.ready) this.#add({ message, keep, attempts: 0 });
  }

  /** A request whose answer matters; goes after what is to be told before it. Nothing is heard of it when the connection is lost. */
  ask(message: Message, keep: boolean, answered: (outcome: CallOutcome) => void): void {
    if (keep || this.#core.ready) this.#add({ message, keep, attempts: 0, answered });
  }

  /** Calls back once, as soon as nothing waits; undefined takes it back. */
  whenIdle(run: (() => void) | undefined): void {
    this.#whenIdle = run;
    this.#noteIdle();
  }

  /** The way to the CSMS is free: goes on with what waits. */
  pump(): void {
    if (this.#busy || !this.#core.ready) return;
    const line = this.#next();
    if (!line) return;
    const message = line.message ?? (line.event && this.#core.dialect.transactionEvent(this.#core, line.event));
    if (!message) {
      this.#remove(line);
      return this.pump();
    }
    this.#busy = true;
    void this.#core.call(message).then((outcome) => this.#answered(line, message, outcome));
  }

  /** The connection is gone: what is not kept is forgotten. */
  offline(): void {
    this.#busy = false;
    this.#core.timers.clear(RETRY);
    if (this.#lines?.some((line) => !line.keep)) this.#core.forgetStatuses();
    // E11.FR.07: what still waits has become historical.
    for (const line of this.#lines ?? []) if (line.event && !line.event.offline) line.event = { ...line.event, offline: true };
    this.#setLines(this.#lines?.filter((line) => line.keep));
  }

  #add(line: Line): void {
    (this.#lines ??= []).push(line);
    this.pump();
  }

  /** The first line; while it waits to be tried again, the first after it that is no part of the kept sequence. */
  #next(): Line | undefined {
    if (!this.#core.timers.has(RETRY)) return this.#lines?.[0];
    return this.#lines?.find((line) => !line.keep);
  }

  #answered(line: Line, message: Message, outcome: CallOutcome): void {
    if (outcome.kind === 'closed') return;
    this.#busy = false;
    if (outcome.kind === 'result') {
      this.#remove(line);
      if (line.event) this.#core.behaviour.delivered(this.#core, line.event, outcome.payload);
    } else {
      this.#refused(line, message);
    }
    if (!this.#lines?.includes(line)) line.answered?.(outcome);
    this.#core.changed();
    this.pump();
    this.#noteIdle();
  }

  /** E13, and TransactionMessageAttempts of 1.6: tries again after a time that grows, and gives up in the end. */
  #refused(line: Line, message: Message): void {
    const { settings, timers } = this.#core;
    line.attempts += 1;
    if (line.keep && line.attempts < settings.number('MessageAttempts')) {
      timers.set(RETRY, settings.number('MessageAttemptInterval') * 1000 * line.attempts, () => this.pump());
      return;
    }
    this.#remove(line);
    if (!line.keep) return;
    this.#core.note(`${message.action} is given up after ${line.attempts} attempts.`);
    if (line.event) this.#core.behaviour.gaveUp(this.#core, line.event);
  }

  #remove(line: Line): void {
    this.#setLines(this.#lines?.filter((other) => other !== line));
  }

  #setLines(lines: Line[] | undefined): void {
    this.#lines = lines && lines.length > 0 ? lines : undefined;
    this.#core.changed();
  }

  #noteIdle(): void {
    if (!this.idle) return;
    const run = this.#whenIdle;
    this.#whenIdle = undefined;
    run?.();
  }
}
