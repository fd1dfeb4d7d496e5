/** A list that keeps its newest items alone, so that a station that talks for weeks costs no more than one that just came. */
export class BoundedList<T> {
  readonly #limit: number;
  readonly #items: T[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(item: T): void {
    this.#items.push(item);
    if (this.#items.length > this.#limit) this.#items.shift();
  }

  /** Oldest first. */
  get items(): readonly T[] {
    return this.#items;
  }
}
