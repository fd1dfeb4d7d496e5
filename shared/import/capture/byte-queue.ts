/** Bytes that come in pieces, looked at from the front, so that a long file is never held whole. */
export class ByteQueue {
  readonly #chunks: Iterator<Uint8Array>;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  /** Where the first byte of `#bytes` stands in the whole. */
  #base = 0;

  constructor(chunks: Iterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.iterator]();
  }

  /** Bytes taken so far. */
  get position(): number {
    return this.#base + this.#at;
  }

  /** The next `length` bytes without taking them; undefined when there are not so many. */
  peek(length: number): Uint8Array | undefined {
    while (this.#bytes.length - this.#at < length) {
      const next = this.#chunks.next();
      if (next.done) return undefined;
      this.#add(next.value, length);
    }
    return this.#bytes.subarray(this.#at, this.#at + length);
  }

  take(length: number): Uint8Array | undefined {
    const taken = this.peek(length);
    if (taken) this.#at += length;
    return taken;
  }

  #add(chunk: Uint8Array, wanted: number): void {
    const rest = this.#bytes.subarray(this.#at);
    this.#base += this.#at;
    this.#at = 0;
    if (rest.length === 0) {
      this.#bytes = chunk;
      return;
    }
    // A long piece is gathered in one go, not copied again with every chunk.
    const parts = [rest, chunk];
    let length = rest.length + chunk.length;
    while (length < wanted) {
      const next = this.#chunks.next();
      if (next.done) break;
      parts.push(next.value);
      length += next.value.length;
    }
    const joined = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    this.#bytes = joined;
  }
}
