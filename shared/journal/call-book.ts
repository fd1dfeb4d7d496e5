interface OpenCall {
  readonly index: number;
  /** The call before it with the same id that has no answer either. */
  readonly earlier: OpenCall | undefined;
}

/**
 * The CALLs of one side of one connection that wait for an answer, by message id. An id that is used again while an
 * earlier call with it is open hides that one: an answer goes to the latest.
 */
export class CallBook {
  readonly #open = new Map<string, OpenCall>();
  #answeredId: string | undefined;
  #answeredBy = -1;

  add(id: string, index: number): void {
    this.#open.set(id, { index, earlier: this.#open.get(id) });
  }

  /** Takes the answer at `index` to message `id`; the index of the CALL that it belongs to, or -1. */
  answer(id: string, index: number): number {
    const call = this.#open.get(id);
    if (!call) return -1;
    if (call.earlier) this.#open.set(id, call.earlier);
    else this.#open.delete(id);
    this.#answeredId = id;
    this.#answeredBy = index;
    return call.index;
  }

  /** Index of the answer last taken, when it was to message `id`; else -1. */
  lastAnswer(id: string): number {
    return this.#answeredId === id ? this.#answeredBy : -1;
  }

  /** Indexes of every call without an answer. */
  openCalls(): number[] {
    const all: number[] = [];
    for (const newest of this.#open.values()) {
      for (let call: OpenCall | undefined = newest; call; call = call.earlier) all.push(call.index);
    }
    return all;
  }
}
