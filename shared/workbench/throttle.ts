import type { Clock, Timer } from '../platform/clock';

/** Calls something soon after it is asked to, but no more often than every so many milliseconds. */
export class Throttle {
  readonly #clock: Clock;
  readonly #everyMs: () => number;
  readonly #run: () => void;
  #timer: Timer | undefined;
  #last = -Infinity;

  /** @param everyMs asked each time, since what is told may grow */
  constructor(clock: Clock, everyMs: () => number, run: () => void) {
    this.#clock = clock;
    this.#everyMs = everyMs;
    this.#run = run;
  }

  /** Something has changed. */
  poke(): void {
    if (this.#timer) return;
    const wait = Math.max(0, this.#last + this.#everyMs() - this.#clock.monotonic());
    this.#timer = this.#clock.after(wait, () => {
      this.#timer = undefined;
      this.#last = this.#clock.monotonic();
      this.#run();
    });
  }

  cancel(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}
