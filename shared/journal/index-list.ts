/** A growing, ascending list of entry indexes, 4 bytes each. */
export class IndexList {
  #values = new Uint32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  at(position: number): number | undefined {
    return position >= 0 && position < this.#length ? this.#values[position] : undefined;
  }

  /** Adds an index that is greater than all before. */
  push(index: number): void {
    if (this.#length === this.#values.length) this.#grow(this.#length * 2);
    this.#values[this.#length] = index;
    this.#length += 1;
  }

  /** Position of the last index that is not greater; -1 when there is none. */
  floor(index: number): number {
    let low = -1;
    let high = this.#length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#values[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  has(index: number): boolean {
    return this.at(this.floor(index)) === index;
  }

  /** Adds and removes; both are ascending, what is added is not in the list and what is removed is. */
  merge(added: readonly number[], removed: readonly number[]): void {
    if (added.length === 0 && removed.length === 0) return;
    const from = Math.max(0, Math.min(this.floor(added[0] ?? Infinity), this.floor(removed[0] ?? Infinity)));
    const tail = this.#values.slice(from, this.#length);
    const length = this.#length + added.length - removed.length;
    if (length > this.#values.length) this.#grow(Math.max(length, this.#values.length * 2));
    let write = from;
    let nextAdded = 0;
    let nextRemoved = 0;
    for (const value of tail) {
      for (let one = added[nextAdded]; one !== undefined && one < value; one = added[nextAdded]) {
        this.#values[write++] = one;
        nextAdded += 1;
      }
      if (removed[nextRemoved] === value) nextRemoved += 1;
      else this.#values[write++] = value;
    }
    for (; nextAdded < added.length; nextAdded += 1) this.#values[write++] = added[nextAdded] ?? 0;
    this.#length = write;
  }

  #grow(capacity: number): void {
    const values = new Uint32Array(capacity);
    values.set(this.#values.subarray(0, this.#length));
    this.#values = values;
  }
}
