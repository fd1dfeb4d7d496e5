/** Work that goes on outside of a clock (cryptography, files), so that virtual time can wait for it. */
export class Busy {
  readonly #open = new Set<Promise<unknown>>();

  get idle(): boolean {
    return this.#open.size === 0;
  }

  /** Counts as work until it is settled. */
  during<Value>(work: Promise<Value>): Promise<Value> {
    this.#open.add(work);
    const done = (): void => void this.#open.delete(work);
    work.then(done, done);
    return work;
  }

  /** Resolves when something of what is open has come to its end. */
  async next(): Promise<void> {
    await Promise.race([...this.#open].map((work) => work.then(() => undefined, () => undefined)));
  }
}

/** The same port, whose promises count as work. Its methods are called on the port itself. */
export function watched<Port extends object>(port: Port, busy: Busy): Port {
  return new Proxy(port, {
    get: (target, name): unknown => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        const result: unknown = Reflect.apply(member, target, args);
        return result instanceof Promise ? busy.during(result) : result;
      };
    },
  });
}

const TURNS = 64;

/** A way for virtual time to come to rest that waits for work outside of it, too. */
export function restOf(busy: Busy): () => Promise<void> {
  return async () => {
    for (;;) {
      for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
      if (busy.idle) return;
      await busy.next();
    }
  };
}
