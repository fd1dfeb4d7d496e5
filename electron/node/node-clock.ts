import type { Clock, Timer } from '../../shared/platform/clock';

/** Node takes a delay above this for 1 ms; longer ones are waited for in stretches. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** The real time of this machine. */
export class NodeClock implements Clock {
  now(): number {
    return Date.now();
  }

  monotonic(): number {
    return performance.now();
  }

  after(delayMs: number, run: () => void): Timer {
    return new NodeTimer(delayMs, run);
  }
}

class NodeTimer implements Timer {
  #handle: NodeJS.Timeout;

  constructor(delayMs: number, run: () => void) {
    this.#handle = this.#wait(delayMs, run);
  }

  cancel(): void {
    clearTimeout(this.#handle);
  }

  #wait(delayMs: number, run: () => void): NodeJS.Timeout {
    if (!(delayMs > LONGEST_DELAY_MS)) return setTimeout(run, delayMs);
    return setTimeout(() => {
      this.#handle = this.#wait(delayMs - LONGEST_DELAY_MS, run);
    }, LONGEST_DELAY_MS);
  }
}
