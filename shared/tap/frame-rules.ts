import type { FrameRule, End } from './api';
import type { Passed } from './wire-log';

/** Which frames are taken off the wire, by rules that may hold for a number of times. */
export class FrameRules {
  readonly #rules: () => readonly FrameRule[];
  readonly #used = new Map<FrameRule, number>();

  constructor(rules: () => readonly FrameRule[]) {
    this.#rules = rules;
  }

  /** Counts anew. */
  reset(): void {
    this.#used.clear();
  }

  /** The rule that takes a frame, which counts as one time; undefined when it passes. */
  take(from: End, { meant, action }: Passed): FrameRule | undefined {
    const half = meant?.kind === 'call' || meant?.kind === 'send' ? 'request' : 'response';
    const rule = this.#rules().find((one) => one.from === from && one.half === half
      && (one.action === undefined || one.action === '' || one.action === action) && (this.#used.get(one) ?? 0) < (one.times ?? Infinity));
    if (rule) this.#used.set(rule, (this.#used.get(rule) ?? 0) + 1);
    return rule;
  }
}
