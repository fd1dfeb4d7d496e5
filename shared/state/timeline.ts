import type { Entry } from '../journal/entry';
import type { Journal } from '../journal/journal';
import { tapMarkIn } from '../journal/meta';
import type { TapMark } from '../journal/tap-marks';
import type { Call, Frame } from '../ocpp/frame';
import { present, samplesOf, type FoldedStation } from './folded';
import type { MeterSample, WorldState } from './model';
import { releasedBy } from './tapped';
import { stationOf, stepStation, type FoldContext } from './world';

type Stations = Map<string, FoldedStation>;

export interface TimelineOptions {
  /** Entries between two snapshots: what a jump folds at most. By how much has changed when absent. */
  readonly every?: number;
}

/**
 * Entries between two snapshots. The more stations have changed the more a snapshot holds, so the further apart they are: a
 * jump in a log of few stations folds few entries, and of many stations the snapshots take no more room than the index.
 */
const LEAST = 512;
const MOST = 4096;
const PER_STATION = 20;

/** A snapshot holds what changed since the one before; one in so many holds everything. */
const WHOLE = 32;
/** Entries that are folded in one turn, some milliseconds' worth; a longer way is made up in pieces. */
export const AT_ONCE = 2_000;
/** Frames that are kept at hand for the answers that follow them. */
const RECENT = 64;

/**
 * The state of all stations after any entry of a journal. Snapshots are taken on the way, so that a jump anywhere folds
 * few entries. The way to an entry that was never reached is made in pieces, by `advance` or `reach`.
 */
export class Timeline {
  readonly #journal: Journal;
  readonly #every: number | undefined;
  readonly #snapshots: { readonly count: number; readonly stations: Stations }[] = [];
  /** The state after `#built` entries, and what changed of it since the last snapshot. */
  readonly #head: Stations = new Map();
  #changed: Stations = new Map();
  #built = 0;
  /** The state that was asked for last: the next one is often near. */
  #last: { count: number; stations: Stations } | undefined;
  readonly #recent: ({ index: number; frame: Frame } | undefined)[] = [];

  constructor(journal: Journal, { every }: TimelineOptions = {}) {
    this.#journal = journal;
    this.#every = every;
  }

  /** How many entries have been folded; the state after any of them is at hand. */
  get built(): number {
    return this.#built;
  }

  /** Folds up to `limit` more entries, some microseconds each. True when there are more. */
  advance(limit = AT_ONCE): boolean {
    const end = Math.min(this.#journal.count, this.#built + limit);
    for (const entry of this.#journal.entries(this.#built, end)) this.take(entry);
    return end < this.#journal.count;
  }

  /** Folds an entry that somebody else has read, when it is the next one. */
  take(entry: Entry): void {
    if (entry.index !== this.#built) return;
    if (this.#isDue(entry.index)) this.#snapshot(entry.index);
    this.#fold(this.#head, entry, this.#changed);
    this.#built += 1;
  }

  /**
   * Makes the way to an entry in pieces, others having their turn between them.
   *
   * @param pause resolves when the next piece may be done
   * @returns false when it was cancelled
   */
  async reach(index: number, { pause, signal, onProgress }: ReachOptions): Promise<boolean> {
    const target = Math.min(index + 1, this.#journal.count);
    while (this.#built < target) {
      if (signal?.aborted) return false;
      this.advance(AT_ONCE);
      onProgress?.(Math.min(1, this.#built / target));
      await pause();
    }
    return true;
  }

  /** The state after the entry at `index`; before the first one for -1, after the last one for any beyond it. Makes the way there at once if need be. */
  stateAt(index: number): WorldState {
    return present(this.#stationsAt(index));
  }

  /** The meter readings of a station's transactions as the entry at `index` left them; none of those that there are not. */
  samplesAt(index: number, station: string, transactions: readonly string[]): readonly (readonly MeterSample[])[] {
    const all = this.#stationsAt(index).get(station)?.transactions ?? [];
    return transactions.map((id) => {
      const found = all.find((one) => one.id === id);
      return found ? samplesOf(found) : [];
    });
  }

  #stationsAt(index: number): Stations {
    const count = Math.max(0, Math.min(Math.trunc(index) + 1, this.#journal.count));
    while (this.#built < count) this.advance(count - this.#built);
    if (count === this.#built) return this.#head;
    const from = this.#nearest(count);
    for (const entry of this.#journal.entries(from.count, count)) this.#fold(from.stations, entry);
    this.#last = { count, stations: from.stations };
    return from.stations;
  }

  #nearest(count: number): { count: number; stations: Stations } {
    const number = this.#snapshotBefore(count);
    const start = this.#snapshots[number]?.count ?? 0;
    if (this.#last && this.#last.count <= count && this.#last.count >= start) return { count: this.#last.count, stations: new Map(this.#last.stations) };
    return { count: start, stations: this.#restore(number) };
  }

  /** Whether the state after so many entries is to be kept. */
  #isDue(count: number): boolean {
    const last = this.#snapshots.at(-1);
    if (!last) return true;
    return count - last.count >= (this.#every ?? Math.min(MOST, Math.max(LEAST, PER_STATION * this.#changed.size)));
  }

  /** Number of the last snapshot after at most so many entries. */
  #snapshotBefore(count: number): number {
    let [low, high] = [0, this.#snapshots.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#snapshots[middle]?.count ?? 0) <= count) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Called before the entry at `count` is folded. */
  #snapshot(count: number): void {
    this.#snapshots.push({ count, stations: this.#snapshots.length % WHOLE === 0 ? new Map(this.#head) : this.#changed });
    this.#changed = new Map();
  }

  #restore(number: number): Stations {
    const whole = number - (number % WHOLE);
    const stations: Stations = new Map(this.#snapshots[whole]?.stations);
    for (let next = whole + 1; next <= number; next += 1) {
      for (const [id, station] of this.#snapshots[next]?.stations ?? []) stations.set(id, station);
    }
    return stations;
  }

  #fold(stations: Stations, entry: Entry, changed?: Stations): void {
    const released = releasedBy(entry, this.#journal);
    if (released) this.#take(stations, { ...released, wall: entry.wall }, undefined, changed);
    else this.#take(stations, entry, tapMarkIn(this.#journal.index.columns.meta(entry.index)), changed);
  }

  #take(stations: Stations, entry: Entry, tap: TapMark | undefined, changed: Stations | undefined): void {
    const frame = this.#journal.frameOf(entry);
    if (frame) this.#recent[entry.index % RECENT] = { index: entry.index, frame };
    const { index } = this.#journal;
    const context: FoldContext = {
      station: index.station(entry.index),
      version: index.version(entry.index),
      tap,
      action: index.actions.text(index.columns.action(entry.index)),
      request: () => this.#request(entry.index),
    };
    const id = stationOf(entry, context);
    if (id === undefined) return;
    const old = stations.get(id);
    const station = stepStation(old, id, entry, frame, context);
    if (!station || station === old) return;
    stations.set(id, station);
    changed?.set(id, station);
  }

  #request(answer: number): Call | undefined {
    const pair = this.#journal.index.columns.pair(answer);
    if (pair < 0) return undefined;
    const near = this.#recent[pair % RECENT];
    const frame = near?.index === pair ? near.frame : this.#readFrame(pair);
    const meant = frame?.kind === 'malformed' ? frame.usable : frame;
    return meant?.kind === 'call' ? meant : undefined;
  }

  #readFrame(index: number): Frame | undefined {
    const entry = this.#journal.entry(index);
    return entry && this.#journal.frameOf(entry);
  }
}

export interface ReachOptions {
  readonly pause: () => Promise<void>;
  readonly signal?: { readonly aborted: boolean };
  /** Share of the way, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}
