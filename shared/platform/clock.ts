/** A timer that was set and can be taken back. */
export interface Timer {
  cancel(): void;
}

/**
 * Time as the core sees it. Hosts give the real one; tests and scenarios give a virtual one.
 */
export interface Clock {
  /** Wall time in milliseconds since 1970-01-01T00:00:00Z; may jump. */
  now(): number;
  /** Monotonic time in milliseconds with fractions, from an origin of the clock's own; never jumps. */
  monotonic(): number;
  /** Calls `run` once after `delayMs` milliseconds. */
  after(delayMs: number, run: () => void): Timer;
}
