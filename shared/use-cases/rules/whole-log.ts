import type { Side } from '../catalogue/model';
import type { Trace } from '../run/trace';
import type { RuleFinding, Span } from './rule';

/** Something against a rule, and the position in the trace of the message that has it. */
export interface Fault {
  readonly seq: number;
  readonly finding: RuleFinding;
}

/** Faults of each side of a log, ascending. */
export class FaultsOfLogs {
  readonly #known = new WeakMap<Trace, Partial<Record<Side, readonly Fault[]>>>();

  /**
   * The first fault in a part of a log. All of the log is looked through once, however many cases it has.
   *
   * @param faults finds them, in their order
   */
  first(trace: Trace, of: Side, { from, to }: Span, faults: () => Iterable<Fault>): RuleFinding | undefined {
    const known = this.#known.get(trace) ?? {};
    const all = (known[of] ??= [...faults()]);
    this.#known.set(trace, known);
    return all.find(({ seq }) => seq >= from && seq < to)?.finding;
  }
}
