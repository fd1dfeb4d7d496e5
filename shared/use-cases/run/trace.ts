import type { JsonObject } from '../../ocpp/json';
import type { Side } from '../catalogue/model';

/** How a request was answered. Times: wall, ms since 1970. */
export interface Answered {
  readonly entry: number;
  readonly at: number;
  readonly kind: 'result' | 'error';
  /** Of a result. */
  readonly payload: JsonObject;
  /** Of an error. */
  readonly code?: string;
  readonly description?: string;
}

/** A request, or a message without an answer, and its answer as soon as it has come. */
export interface TraceMessage {
  readonly kind: 'message';
  /** Position in the trace. */
  readonly seq: number;
  /** Index of its journal entry. */
  readonly entry: number;
  readonly at: number;
  readonly connection: number;
  readonly from: Side;
  readonly id: string;
  readonly action: string;
  readonly payload: JsonObject;
  answer: Answered | undefined;
}

/** Something that happened to the connection; `facts` says what is known of it. */
export interface TraceEvent {
  readonly kind: 'connection';
  readonly seq: number;
  readonly entry: number;
  readonly at: number;
  readonly what: 'tried' | 'refused' | 'opened' | 'closed';
  readonly facts: JsonObject;
}

export type TraceItem = TraceMessage | TraceEvent;

/** What one station and its CSMS said so far, in order. */
export class Trace {
  readonly #items: TraceItem[] = [];
  readonly #open = new Map<string, TraceMessage>();

  get items(): readonly TraceItem[] {
    return this.#items;
  }

  get length(): number {
    return this.#items.length;
  }

  message(message: Omit<TraceMessage, 'kind' | 'seq' | 'answer'>): void {
    const item: TraceMessage = { kind: 'message', seq: this.#items.length, answer: undefined, ...message };
    this.#items.push(item);
    this.#open.set(key(message.connection, message.from, message.id), item);
  }

  /** @param from who answers; an answer to a request that is not known is no part of the trace */
  answer(connection: number, from: Side, id: string, answer: Answered): void {
    const of = key(connection, from === 'csms' ? 'station' : 'csms', id);
    const request = this.#open.get(of);
    if (!request) return;
    this.#open.delete(of);
    request.answer = answer;
  }

  event(event: Omit<TraceEvent, 'kind' | 'seq'>): void {
    this.#items.push({ kind: 'connection', seq: this.#items.length, ...event });
  }

  /** Messages from position `from` on. */
  messages(from = 0): TraceMessage[] {
    return this.#items.slice(from).filter((item): item is TraceMessage => item.kind === 'message');
  }
}

function key(connection: number, from: Side, id: string): string {
  return `${connection} ${from} ${id}`;
}
