import type { Clock, Timer } from './clock';

interface Waiting {
  readonly due: number;
  readonly order: number;
  readonly run: () => void;
}

export interface VirtualClockOptions {
  /** Wall time at the start, ms since 1970. */
  readonly now?: number;
  /** Lets everything that was set in motion come to rest; by default the promises' queue is emptied. */
  readonly settle?: () => Promise<void>;
}

/** 2026-01-01T00:00:00Z: a moment in tests, not before any certificate's or token's time. */
const DEFAULT_START = Date.UTC(2026, 0, 1);

/** Promise turns that `settle` gives; a message through memory sockets and an asynchronous handler takes a handful, a certificate that is made and checked a hundred. */
const TURNS = 256;

/** A clock that stands still until it is advanced, for tests and for scenarios that wait for minutes. */
export class VirtualClock implements Clock {
  #monotonic = 0;
  #offset: number;
  #order = 0;
  readonly #waiting = new Set<Waiting>();
  readonly #settle: () => Promise<void>;

  constructor(options: VirtualClockOptions = {}) {
    this.#offset = options.now ?? DEFAULT_START;
    this.#settle = options.settle ?? emptyPromiseQueue;
  }

  now(): number {
    return this.#offset + this.#monotonic;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  after(delayMs: number, run: () => void): Timer {
    const waiting: Waiting = { due: this.#monotonic + Math.max(0, delayMs), order: this.#order++, run };
    this.#waiting.add(waiting);
    return { cancel: () => void this.#waiting.delete(waiting) };
  }

  /** Number of timers that are set. */
  get timers(): number {
    return this.#waiting.size;
  }

  /** Milliseconds until the next timer is due; undefined when none is set. */
  get untilNext(): number | undefined {
    const next = this.#earliest();
    return next && next.due - this.#monotonic;
  }

  /** Makes the wall clock jump to `now` (ms since 1970); timers and monotonic time do not notice. */
  setWall(now: number): void {
    this.#offset = now - this.#monotonic;
  }

  /** Waits, in no virtual time, until what was set in motion has come to rest. */
  settle(): Promise<void> {
    return this.#settle();
  }

  /**
   * Lets `ms` milliseconds pass. Timers run in the order in which they are due, each at its own time, and what one sets
   * in motion comes to rest before the next runs.
   */
  async advance(ms: number): Promise<void> {
    const end = this.#monotonic + ms;
    await this.#settle();
    for (let next = this.#earliest(); next && next.due <= end; next = this.#earliest()) {
      this.#waiting.delete(next);
      this.#monotonic = Math.max(this.#monotonic, next.due);
      next.run();
      await this.#settle();
    }
    this.#monotonic = Math.max(this.#monotonic, end);
  }

  #earliest(): Waiting | undefined {
    let first: Waiting | undefined;
    for (const waiting of this.#waiting) {
      if (!first || waiting.due < first.due || (waiting.due === first.due && waiting.order < first.order)) first = waiting;
    }
    return first;
  }
}

async function emptyPromiseQueue(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
}
