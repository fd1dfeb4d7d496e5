const BITS = 14;
const SIZE = 1 << BITS;
const MASK = SIZE - 1;
const STRETCH_BITS = 9;
/** Entries that are passed over at once in the search for pairs. */
const STRETCH = 1 << STRETCH_BITS;

/** The columns of `SIZE` entries: 49 bytes an entry. */
interface Block {
  readonly position: Float64Array;
  readonly length: Uint32Array;
  readonly time: Float64Array;
  readonly wall: Float64Array;
  readonly connection: Uint32Array;
  readonly meta: Uint16Array;
  readonly action: Uint16Array;
  readonly idHash: Uint32Array;
  /** Index + 1, so that 0 is none. */
  readonly pair: Uint32Array;
  readonly transaction: Uint32Array;
  readonly problems: Uint8Array;
}

function block(size: number): Block {
  return {
    position: new Float64Array(size),
    length: new Uint32Array(size),
    time: new Float64Array(size),
    wall: new Float64Array(size),
    connection: new Uint32Array(size),
    meta: new Uint16Array(size),
    action: new Uint16Array(size),
    idHash: new Uint32Array(size),
    pair: new Uint32Array(size),
    transaction: new Uint32Array(size),
    problems: new Uint8Array(size),
  };
}

const NOTHING = block(0);

/**
 * The index of a journal in typed arrays, in blocks, so that growing copies nothing. Reading beyond the end gives 0.
 * The bits of `meta` are those of meta.ts.
 */
export class Columns {
  readonly #blocks: Block[] = [];
  /** Of each `STRETCH` entries, the last entry that a pair which begins in them reaches. */
  readonly #reach: number[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Adds an entry and returns its index. */
  push(position: number, length: number, time: number, wall: number, connection: number, meta: number): number {
    const index = this.#count;
    const at = index & MASK;
    if (at === 0) this.#blocks.push(block(SIZE));
    const into = this.#block(index);
    into.position[at] = position;
    into.length[at] = length;
    into.time[at] = time;
    into.wall[at] = wall;
    into.connection[at] = connection;
    into.meta[at] = meta;
    this.#count = index + 1;
    return index;
  }

  position(index: number): number {
    return this.#block(index).position[index & MASK] ?? 0;
  }

  length(index: number): number {
    return this.#block(index).length[index & MASK] ?? 0;
  }

  time(index: number): number {
    return this.#block(index).time[index & MASK] ?? 0;
  }

  wall(index: number): number {
    return this.#block(index).wall[index & MASK] ?? 0;
  }

  connection(index: number): number {
    return this.#block(index).connection[index & MASK] ?? 0;
  }

  meta(index: number): number {
    return this.#block(index).meta[index & MASK] ?? 0;
  }

  setMeta(index: number, meta: number): void {
    this.#block(index).meta[index & MASK] = meta;
  }

  action(index: number): number {
    return this.#block(index).action[index & MASK] ?? 0;
  }

  setAction(index: number, action: number): void {
    this.#block(index).action[index & MASK] = action;
  }

  idHash(index: number): number {
    return this.#block(index).idHash[index & MASK] ?? 0;
  }

  setIdHash(index: number, hash: number): void {
    this.#block(index).idHash[index & MASK] = hash;
  }

  /** Index of the other half of the pair, or -1. */
  pair(index: number): number {
    return (this.#block(index).pair[index & MASK] ?? 0) - 1;
  }

  setPair(index: number, pair: number): void {
    this.#block(index).pair[index & MASK] = pair + 1;
    const stretch = index >>> STRETCH_BITS;
    if (pair > index) this.#reach[stretch] = Math.max(this.#reach[stretch] ?? 0, pair);
  }

  /** First halves before an entry whose other half stands after it, the nearest first. */
  *across(index: number): Generator<number, void, undefined> {
    for (let stretch = Math.min(index, this.#count) >>> STRETCH_BITS; stretch >= 0; stretch -= 1) {
      if ((this.#reach[stretch] ?? 0) <= index) continue;
      const start = stretch << STRETCH_BITS;
      for (let at = Math.min(start + STRETCH, index) - 1; at >= start; at -= 1) if (this.pair(at) > index) yield at;
    }
  }

  transaction(index: number): number {
    return this.#block(index).transaction[index & MASK] ?? 0;
  }

  setTransaction(index: number, transaction: number): void {
    this.#block(index).transaction[index & MASK] = transaction;
  }

  problems(index: number): number {
    return this.#block(index).problems[index & MASK] ?? 0;
  }

  setProblems(index: number, problems: number): void {
    this.#block(index).problems[index & MASK] = Math.min(problems, 255);
  }

  #block(index: number): Block {
    return this.#blocks[index >>> BITS] ?? NOTHING;
  }
}
