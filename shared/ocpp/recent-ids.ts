/** So many ids are remembered at least; twice as many at most. */
const KEPT = 32;

/** The newest message ids of one side, to see repeated ones. Two sets by turns: an id is found without a look at the others. */
export class RecentIds {
  #new = new Set<string>();
  #old: ReadonlySet<string> | undefined;

  /** Remembers an id; true when it was there already. */
  add(id: string): boolean {
    if (this.#new.has(id)) return true;
    const known = this.#old?.has(id) ?? false;
    if (this.#new.size >= KEPT) {
      this.#old = this.#new;
      this.#new = new Set();
    }
    this.#new.add(id);
    return known;
  }
}
