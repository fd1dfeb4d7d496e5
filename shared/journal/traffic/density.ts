import type { Columns } from '../columns';
import { PROBLEM, directionCodeOf, severityOf } from '../meta';
import type { TimeOrder } from './time-order';

const BITS = 6;
const SIZE = 1 << BITS;

/** What is counted of entries: those up, those down, and problems by their weight. */
export interface Tally {
  readonly up: number;
  readonly down: number;
  /** Problems that are no errors. */
  readonly warnings: number;
  readonly errors: number;
}

const KINDS = 4;

/**
 * How many entries of each kind stand before a rank: sums over blocks of 64, kept up to date by counting anew only the
 * blocks that changed. An eighth of a byte an entry and kind.
 */
export class Density {
  readonly #columns: Columns;
  readonly #order: TimeOrder;
  /** Of each block alone. */
  #counts = new Uint8Array(0);
  /** Of all blocks before each. */
  #sums = new Uint32Array(KINDS);
  #seen = 0;
  readonly #touched = new Set<number>();
  readonly #one = new Uint32Array(KINDS);

  constructor(columns: Columns, order: TimeOrder) {
    this.#columns = columns;
    this.#order = order;
  }

  /** An entry may count as something else now. */
  touch(entry: number): void {
    if (entry < this.#seen) this.#touched.add(entry);
  }

  /** @param changedFrom the first rank whose entry is another since the last time */
  update(changedFrom: number): void {
    const { count } = this.#order;
    if (changedFrom >= count && this.#touched.size === 0) return;
    const blocks = (count + SIZE - 1) >> BITS;
    this.#makeRoom(blocks);
    let first = changedFrom >> BITS;
    const dirty = new Set<number>();
    for (const entry of this.#touched) dirty.add(this.#order.rankOf(entry) >> BITS);
    for (const block of dirty) {
      if (block < first) this.#count(block, count);
    }
    for (let block = first; block < blocks; block += 1) this.#count(block, count);
    for (const block of dirty) first = Math.min(first, block);
    for (let at = first * KINDS; at < blocks * KINDS; at += 1) this.#sums[at + KINDS] = (this.#sums[at] ?? 0) + (this.#counts[at] ?? 0);
    this.#touched.clear();
    this.#seen = count;
  }

  /** Counts the entries before a rank. */
  before(rank: number): Tally {
    const block = rank >> BITS;
    const at = block * KINDS;
    const one = this.#one.fill(0);
    for (let next = block << BITS; next < rank; next += 1) this.#add(next, one, 0);
    const sum = (kind: number): number => (this.#sums[at + kind] ?? 0) + (one[kind] ?? 0);
    return { up: sum(0), down: sum(1), warnings: sum(2), errors: sum(3) };
  }

  /** The rank of the nearest problem after a rank, or before it; undefined when there is none. */
  problemFrom(rank: number, back: boolean): number | undefined {
    const { count } = this.#order;
    const step = back ? -1 : 1;
    for (let at = rank + step; at >= 0 && at < count; at += step) {
      const block = at >> BITS;
      const edge = back ? SIZE - 1 : 0;
      if ((at & (SIZE - 1)) === edge && (this.#counts[block * KINDS + 2] ?? 0) + (this.#counts[block * KINDS + 3] ?? 0) === 0) {
        at += step * (SIZE - 1);
        continue;
      }
      if (this.#isProblem(at)) return at;
    }
    return undefined;
  }

  #isProblem(rank: number): boolean {
    return (this.#columns.meta(this.#order.entryAt(rank)) & PROBLEM) !== 0;
  }

  #count(block: number, count: number): void {
    const at = block * KINDS;
    this.#counts.fill(0, at, at + KINDS);
    const end = Math.min(count, (block + 1) << BITS);
    for (let rank = block << BITS; rank < end; rank += 1) this.#add(rank, this.#counts, at);
  }

  #add(rank: number, into: Uint8Array | Uint32Array, at: number): void {
    const meta = this.#columns.meta(this.#order.entryAt(rank));
    const direction = directionCodeOf(meta);
    if (direction !== 0) into[at + direction - 1] = (into[at + direction - 1] ?? 0) + 1;
    if ((meta & PROBLEM) === 0) return;
    const kind = at + (severityOf(meta) === 'error' ? 3 : 2);
    into[kind] = (into[kind] ?? 0) + 1;
  }

  #makeRoom(blocks: number): void {
    if (this.#counts.length >= blocks * KINDS) return;
    const room = Math.max(blocks, this.#counts.length / KINDS * 2, 64) * KINDS;
    const counts = new Uint8Array(room);
    counts.set(this.#counts);
    const sums = new Uint32Array(room + KINDS);
    sums.set(this.#sums);
    this.#counts = counts;
    this.#sums = sums;
  }
}
