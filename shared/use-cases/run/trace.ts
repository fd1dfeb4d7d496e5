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

/** Reads what an entry of the journal says. */
export type PayloadOf = (entry: number) => JsonObject;

/** What one station and its CSMS said so far, in order. */
export class Trace {
  readonly #items: TraceItem[] = [];
  readonly #events: TraceEvent[] = [];
  /** Positions of the messages of each action, ascending. */
  readonly #byAction = new Map<string, number[]>();
  readonly #open = new Map<string, TraceMessage>();
  readonly #payloadOf: PayloadOf | undefined;

  /** @param payloadOf when given, payloads are not held, but read when they are asked for */
  constructor(payloadOf?: PayloadOf) {
    this.#payloadOf = payloadOf;
  }

  get items(): readonly TraceItem[] {
    return this.#items;
  }

  get length(): number {
    return this.#items.length;
  }

  message(message: Omit<TraceMessage, 'kind' | 'seq' | 'answer'>): void {
    const seq = this.#items.length;
    const item: TraceMessage = this.#payloadOf ? new ReadMessage(seq, message, this.#payloadOf) : { kind: 'message', seq, answer: undefined, ...message };
    this.#items.push(item);
    this.#open.set(key(message.connection, message.from, message.id), item);
    const known = this.#byAction.get(message.action);
    if (known) known.push(seq);
    else this.#byAction.set(message.action, [seq]);
  }

  /** @param from who answers; an answer to a request that is not known is no part of the trace */
  answer(connection: number, from: Side, id: string, answer: Answered): void {
    const of = key(connection, from === 'csms' ? 'station' : 'csms', id);
    const request = this.#open.get(of);
    if (!request) return;
    this.#open.delete(of);
    request.answer = this.#payloadOf ? new ReadAnswer(answer, this.#payloadOf) : answer;
  }

  event(event: Omit<TraceEvent, 'kind' | 'seq'>): void {
    const item: TraceEvent = { kind: 'connection', seq: this.#items.length, ...event };
    this.#items.push(item);
    this.#events.push(item);
  }

  /** Messages from position `from` on. */
  messages(from = 0): TraceMessage[] {
    return this.#items.slice(from).filter((item): item is TraceMessage => item.kind === 'message');
  }

  /** The first message from position `from` on that fits; only those of one action are looked at when it is named. */
  find(from: number, action: string | undefined, fits: (message: TraceMessage) => boolean): TraceMessage | undefined {
    for (const message of this.from(from, action)) if (fits(message)) return message;
    return undefined;
  }

  /** Messages from position `from` on, one after the other; of one action when it is named. */
  *from(from: number, action?: string): Generator<TraceMessage, void, undefined> {
    if (action === undefined) {
      for (let at = Math.max(0, from); at < this.#items.length; at += 1) {
        const item = this.#items[at];
        if (item?.kind === 'message') yield item;
      }
      return;
    }
    const seqs = this.#byAction.get(action) ?? [];
    for (let at = firstFrom(seqs, from); at < seqs.length; at += 1) {
      const item = this.#items[seqs[at] ?? 0];
      if (item?.kind === 'message') yield item;
    }
  }

  /** What happened to the connection from position `from` on. */
  events(from: number): readonly TraceEvent[] {
    return this.#events.filter(({ seq }) => seq >= from);
  }
}

/** A message whose payload is read from its journal. */
class ReadMessage implements TraceMessage {
  readonly kind = 'message';
  readonly seq: number;
  readonly entry: number;
  readonly at: number;
  readonly connection: number;
  readonly from: Side;
  readonly id: string;
  readonly action: string;
  answer: Answered | undefined;
  readonly #payloadOf: PayloadOf;

  constructor(seq: number, { entry, at, connection, from, id, action }: Omit<TraceMessage, 'kind' | 'seq' | 'answer'>, payloadOf: PayloadOf) {
    this.seq = seq;
    this.entry = entry;
    this.at = at;
    this.connection = connection;
    this.from = from;
    this.id = id;
    this.action = action;
    this.#payloadOf = payloadOf;
  }

  get payload(): JsonObject {
    return this.#payloadOf(this.entry);
  }
}

class ReadAnswer implements Answered {
  readonly entry: number;
  readonly at: number;
  readonly kind: 'result' | 'error';
  readonly code?: string;
  readonly description?: string;
  readonly #payloadOf: PayloadOf;

  constructor({ entry, at, kind, code, description }: Answered, payloadOf: PayloadOf) {
    this.entry = entry;
    this.at = at;
    this.kind = kind;
    if (code !== undefined) this.code = code;
    if (description !== undefined) this.description = description;
    this.#payloadOf = payloadOf;
  }

  get payload(): JsonObject {
    return this.#payloadOf(this.entry);
  }
}

/** Index of the first number that is not less than `from`, in ascending ones. */
function firstFrom(numbers: readonly number[], from: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function key(connection: number, from: Side, id: string): string {
  return `${connection} ${from} ${id}`;
}
