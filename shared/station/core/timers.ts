import type { Clock, Timer } from '../../platform/clock';

/** The timers of one station, by name: setting one again replaces it, and all of them end with the station. */
export class Timers {
  readonly #clock: Clock;
  #running: Map<string, Timer> | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls `run` once after `ms` milliseconds, unless `name` is set again or cleared before. */
  set(name: string, ms: number, run: () => void): void {
    this.clear(name);
    this.#running ??= new Map();
    this.#running.set(name, this.#clock.after(ms, () => {
      this.#running?.delete(name);
      run();
    }));
  }

  has(name: string): boolean {
    return this.#running?.has(name) ?? false;
  }

  clear(name: string): void {
    const timer = this.#running?.get(name);
    if (!timer) return;
    timer.cancel();
    this.#running?.delete(name);
  }

  clearAll(): void {
    for (const timer of this.#running?.values() ?? []) timer.cancel();
    this.#running = undefined;
  }
}
