import type { Side } from '../catalogue/model';
import { RULES } from '../rules';
import type { RuleFinding } from '../rules/rule';
import type { RunContext } from './context';
import type { Trace } from './trace';

/** What rules have found in logs, which do not change any more. */
const found = new WeakMap<Trace, Map<string, RuleFinding>>();

/**
 * Holds a rule against what came so far; one that looks at all of it is held against a log once, however often the log has the case.
 *
 * @param of whose messages are looked at; the rule's own side when absent
 * @param from position in the trace of the last trigger
 * @returns undefined when there is no rule of that name
 */
export function judgeRule(name: string, { of, given, from }: { readonly of: Side | undefined; readonly given: Readonly<Record<string, unknown>>; readonly from: number }, { stage, offline }: RunContext): (RuleFinding & { readonly of: Side; readonly text: string }) | undefined {
  const rule = RULES[name];
  if (!rule) return undefined;
  const { trace } = stage;
  const side = of ?? rule.of;
  const judge = (): RuleFinding => rule.judge({ trace, of: side, given, stage, from });
  const finding = rule.whole === true && offline ? onceOf(trace, JSON.stringify([name, side, given, stage.version]), judge) : judge();
  return { ...finding, of: side, text: rule.text(side) };
}

function onceOf(trace: Trace, key: string, judge: () => RuleFinding): RuleFinding {
  const known = found.get(trace) ?? new Map<string, RuleFinding>();
  found.set(trace, known);
  const finding = known.get(key) ?? judge();
  known.set(key, finding);
  return finding;
}
