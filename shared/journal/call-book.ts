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
  /** The newest call while no other is open, which is how the standard wants it. It stands here alone, not in the map. */
  #soleId: string | undefined;
  #sole = -1;
  #open: Map<string, OpenCall> | undefined;
  #answeredId: string | undefined;
  #answeredBy = -1;

  add(id: string, index: number): void {
    if (this.#soleId === undefined && (this.#open === undefined || this.#open.size === 0)) {
      this.#soleId = id;
      this.#sole = index;
      return;
    }
    const open = (this.#open ??= new Map<string, OpenCall>());
    if (this.#soleId !== undefined) {
      open.set(this.#soleId, { index: this.#sole, earlier: undefined });
      this.#soleId = undefined;
    }
    open.set(id, { index, earlier: open.get(id) });
  }

  /** Index of the latest CALL with message `id` that waits for an answer, or -1. */
  find(id: string): number {
    if (this.#soleId !== undefined) return this.#soleId === id ? this.#sole : -1;
    return this.#open?.get(id)?.index ?? -1;
  }

  /** Takes the answer at `index` to message `id`; the index of the CALL that it belongs to, or -1. */
  answer(id: string, index: number): number {
    const call = this.#take(id);
    if (call < 0) return -1;
    this.#answeredId = id;
    this.#answeredBy = index;
    return call;
  }

  /** Forgets the CALL at `index`, which waits for no answer any more. */
  forget(id: string, index: number): void {
    if (this.find(id) === index) this.#take(id);
  }

  /** Index of the answer last taken, when it was to message `id`; else -1. */
  lastAnswer(id: string): number {
    return this.#answeredId === id ? this.#answeredBy : -1;
  }

  /** Indexes of every call without an answer. */
  openCalls(): number[] {
    const all: number[] = this.#soleId === undefined ? [] : [this.#sole];
    for (const newest of this.#open?.values() ?? []) {
      for (let call: OpenCall | undefined = newest; call; call = call.earlier) all.push(call.index);
    }
    return all;
  }

  #take(id: string): number {
    if (this.#soleId !== undefined) {
      if (this.#soleId !== id) return -1;
      this.#soleId = undefined;
      return this.#sole;
    }
    const call = this.#open?.get(id);
    if (!call) return -1;
    if (call.earlier) this.#open?.set(id, call.earlier);
    else this.#open?.delete(id);
    return call.index;
  }
}
