import type { ReadMessage } from './message';
import { stationColumn, type StationColumn } from './station-column';

/** So many requests may wait for an answer. */
const MOST_ASKED = 10_000;

/** Names the stations of messages whose readers did not, by the words around them, and of answers by their requests. */
export class StationNames {
  readonly #column: StationColumn | undefined;
  /** Which stations wait for the answer of an id. */
  readonly #asked = new Map<string, string[]>();

  /** @param messages the beginning of the log, in its order */
  constructor(messages: readonly ReadMessage[]) {
    const named = messages.some(({ found }) => found.station !== undefined && found.station !== '') || messages.some(({ found }) => found.connection !== undefined);
    this.#column = named ? undefined : stationColumn(messages);
  }

  /** The same message, with its station where one was found; has to be asked for every message, in their order. */
  named(message: ReadMessage): ReadMessage {
    const { found, meant } = message;
    if (found.connection !== undefined) return message;
    const station = this.#stationOf(message);
    if (station !== undefined && meant?.kind === 'call') this.#remember(meant.id, station);
    return station === found.station ? message : { ...message, found: { ...found, ...(station === undefined ? {} : { station }) } };
  }

  #stationOf({ found: { station, about }, meant }: ReadMessage): string | undefined {
    const asked = meant?.kind === 'result' || meant?.kind === 'error' ? this.#answered(meant.id, station) : undefined;
    if (station !== undefined && station !== '') return station;
    return (about === undefined ? undefined : this.#column?.(about)) ?? asked;
  }

  #remember(id: string, station: string): void {
    const waiting = this.#asked.get(id);
    if (waiting) waiting.push(station);
    else this.#asked.set(id, [station]);
    if (this.#asked.size <= MOST_ASKED) return;
    const [oldest] = this.#asked.keys();
    if (oldest !== undefined) this.#asked.delete(oldest);
  }

  /** The only station that waits for it, if it is but one. */
  #answered(id: string, station: string | undefined): string | undefined {
    const waiting = this.#asked.get(id);
    if (!waiting) return undefined;
    const left = station === undefined ? [] : waiting.filter((one) => one !== station);
    if (left.length > 0) this.#asked.set(id, left);
    else this.#asked.delete(id);
    return waiting.length === 1 ? waiting[0] : undefined;
  }
}
