import type { Columns } from '../columns';

/** What a Date can hold, ms from 1970. */
const FURTHEST = 8.64e15;

/**
 * The entries of a journal by their wall time; those of the same time in the journal's order. Nearly every journal is in
 * that order already and costs nothing; where clocks were set back, or a log goes back in time, an order of its own is
 * kept, 8 bytes an entry. An entry's place in it is its rank, from 0.
 */
export class TimeOrder {
  readonly #columns: Columns;
  /** Undefined while the journal's order is that of time. */
  #order: Uint32Array | undefined;
  #ranks: Uint32Array = upTo(0);
  #count = 0;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /** Entries that have been taken in. */
  get count(): number {
    return this.#count;
  }

  /** True while rank and index of every entry are the same. */
  get plain(): boolean {
    return this.#order === undefined;
  }

  /** Takes in what came since. Returns the first rank whose entry is another now. */
  update(): number {
    const { count } = this.#columns;
    const from = this.#count;
    if (!this.#order) {
      this.#count = this.#goOn(from, count);
      if (this.#count === count) return from;
      this.#order = upTo(this.#count);
      this.#ranks = upTo(this.#count);
    }
    return this.#count === count ? from : Math.min(from, this.#merge(this.#order, count));
  }

  /** Wall time of an entry, ms since 1970; always a moment that can be shown. */
  timeOf(entry: number): number {
    const wall = this.#columns.wall(entry);
    return Number.isFinite(wall) ? Math.max(-FURTHEST, Math.min(FURTHEST, wall)) : 0;
  }

  /** Wall time of the entry at a rank. */
  timeAt(rank: number): number {
    return this.timeOf(this.entryAt(rank));
  }

  entryAt(rank: number): number {
    return this.#order ? (this.#order[rank] ?? 0) : rank;
  }

  rankOf(entry: number): number {
    return this.#order ? (this.#ranks[entry] ?? 0) : entry;
  }

  /** How many entries are before a time; with `including`, at it too. */
  countBefore(time: number, including = false): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = this.timeAt(middle);
      if (at < time || (including && at === time)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first of the entries before `to` that is earlier than the one before it; `to` when none is. */
  #goOn(from: number, to: number): number {
    let last = from === 0 ? -Infinity : this.timeOf(from - 1);
    for (let entry = from; entry < to; entry += 1) {
      const time = this.timeOf(entry);
      if (time < last) return entry;
      last = time;
    }
    return to;
  }

  /** Puts the entries up to `to` into the order; returns the first rank that changed. */
  #merge(old: Uint32Array, to: number): number {
    const before = this.#count;
    const fresh = Array.from({ length: to - before }, (_, offset) => before + offset).sort((a, b) => this.timeOf(a) - this.timeOf(b) || a - b);
    const from = this.countBefore(this.timeOf(fresh[0] ?? 0), true);
    const order = old.length >= to ? old : grown(old, to);
    let write = from;
    let next = 0;
    // What was there before has the lower index, so it stays before what is of the same time.
    for (const entry of order.slice(from, before)) {
      for (let one = fresh[next]; one !== undefined && this.timeOf(one) < this.timeOf(entry); one = fresh[next]) {
        order[write++] = one;
        next += 1;
      }
      order[write++] = entry;
    }
    for (; next < fresh.length; next += 1) order[write++] = fresh[next] ?? 0;
    if (this.#ranks.length < to) this.#ranks = grown(this.#ranks, to);
    for (let rank = from; rank < to; rank += 1) this.#ranks[order[rank] ?? 0] = rank;
    this.#order = order;
    this.#count = to;
    return from;
  }
}

function upTo(count: number): Uint32Array<ArrayBuffer> {
  return Uint32Array.from({ length: count }, (_, index) => index);
}

function grown(values: Uint32Array, count: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(count, values.length * 2, 1024));
  larger.set(values);
  return larger;
}
