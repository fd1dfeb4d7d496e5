/** So many ids are remembered. */
const KEPT = 32;
/** Characters at an id's end by which it is looked for: what is counted or drawn by lot differs there. */
const TAIL = 8;

/**
 * The newest message ids of one side, to see repeated ones. A ring of ids, found by a number made of their last characters:
 * a set would hash every id as a whole and be built anew again and again.
 */
export class RecentIds {
  readonly #ids: string[] = [];
  readonly #tails: number[] = [];
  #next = 0;

  /** Remembers an id; true when it was there already. */
  add(id: string): boolean {
    const tail = tailOf(id);
    const known = this.#has(id, tail);
    this.#ids[this.#next] = id;
    this.#tails[this.#next] = tail;
    this.#next = (this.#next + 1) % KEPT;
    return known;
  }

  #has(id: string, tail: number): boolean {
    const tails = this.#tails;
    for (let at = 0; at < tails.length; at += 1) if (tails[at] === tail && this.#ids[at] === id) return true;
    return false;
  }
}

function tailOf(id: string): number {
  let tail = id.length;
  for (let at = Math.max(0, id.length - TAIL); at < id.length; at += 1) tail = (Math.imul(tail, 31) + id.charCodeAt(at)) | 0;
  return tail;
}
