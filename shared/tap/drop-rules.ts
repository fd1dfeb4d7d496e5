import type { DropRule, End } from './api';
import type { Passed } from './wire-log';

/** Which frames are taken off the wire, by rules that may hold for a number of times. */
export class DropRules {
  readonly #rules: () => readonly DropRule[];
  readonly #used = new Map<DropRule, number>();

  constructor(rules: () => readonly DropRule[]) {
    this.#rules = rules;
  }

  /** Counts anew. */
  reset(): void {
    this.#used.clear();
  }

  /** The rule that drops a frame, which counts as one time; undefined when it passes. */
  take(from: End, { meant, action }: Passed): DropRule | undefined {
    const half = meant?.kind === 'call' || meant?.kind === 'send' ? 'request' : 'response';
    const rule = this.#rules().find((one) => one.from === from && one.half === half
      && (one.action === undefined || one.action === '' || one.action === action) && (this.#used.get(one) ?? 0) < (one.times ?? Infinity));
    if (rule) this.#used.set(rule, (this.#used.get(rule) ?? 0) + 1);
    return rule;
  }
}
