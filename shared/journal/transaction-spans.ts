import { isJsonObject, type JsonObject } from '../ocpp/json';
import type { WellFormed } from '../ocpp/frame';

/** From where to where in a journal a transaction is spoken of, and where at the station it is. */
export interface TransactionSpan {
  /** As the journal's list of transactions counts them. Some peers use an id again: then there is more than one span of it. */
  readonly number: number;
  /** Index of the first and of the last entry. */
  first: number;
  last: number;
  evse: number | undefined;
  connector: number | undefined;
  /** A message said that it is over. */
  ended: boolean;
}

/** What a message says of a transaction besides its id. */
export interface TransactionWords {
  readonly evse?: number | undefined;
  readonly connector?: number | undefined;
  readonly begins?: boolean;
  readonly ends?: boolean;
}

const NOTHING: TransactionWords = {};

/** The spans of a journal's transactions, kept while its messages are read. */
export class TransactionSpans {
  readonly #all: TransactionSpan[] = [];
  /** The latest of each number. */
  readonly #latest: (TransactionSpan | undefined)[] = [];

  /** In order of appearance. */
  get all(): readonly TransactionSpan[] {
    return this.#all;
  }

  /** An entry belongs to a transaction. */
  see(number: number, index: number, words: TransactionWords = NOTHING): void {
    const known = this.#latest[number];
    const span = known && !(words.begins === true && known.ended && index > known.last) ? known : this.#begin(number, index);
    span.first = Math.min(span.first, index);
    span.last = Math.max(span.last, index);
    span.evse ??= words.evse;
    span.connector ??= words.connector;
    if (words.ends === true) span.ended = true;
  }

  #begin(number: number, index: number): TransactionSpan {
    const span: TransactionSpan = { number, first: index, last: index, evse: undefined, connector: undefined, ended: false };
    this.#all.push(span);
    this.#latest[number] = span;
    return span;
  }
}

/** What a message says of its transaction. */
export function transactionWords(frame: WellFormed | undefined): TransactionWords {
  if (frame?.kind !== 'call') return NOTHING;
  const { action, payload } = frame;
  switch (action) {
    case 'TransactionEvent': return { ...placeIn(payload), begins: payload['eventType'] === 'Started', ends: payload['eventType'] === 'Ended' };
    case 'StopTransaction': return { ends: true };
    case 'MeterValues': return { connector: whole(payload['connectorId']) };
    default: return NOTHING;
  }
}

/** Connector that a StartTransaction of 1.6 names; its transaction gets its id from the answer. */
export function startedConnector(frame: WellFormed | undefined): number | undefined {
  return frame?.kind === 'call' && frame.action === 'StartTransaction' ? whole(frame.payload['connectorId']) : undefined;
}

function placeIn(payload: JsonObject): TransactionWords {
  const { evse } = payload;
  return isJsonObject(evse) ? { evse: whole(evse['id']), connector: whole(evse['connectorId']) } : NOTHING;
}

function whole(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}
