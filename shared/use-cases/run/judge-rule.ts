import type { Side } from '../catalogue/model';
import { RULES } from '../rules';
import type { RuleFinding } from '../rules/rule';
import type { RunContext } from './context';
import type { Trace } from './trace';

/** What rules have found in logs, which do not change any more. */
const found = new WeakMap<Trace, Map<string, RuleFinding>>();

interface Asked {
  /** Whose messages are looked at; the rule's own side when absent. */
  readonly of: Side | undefined;
  readonly given: Readonly<Record<string, unknown>>;
  /** Position in the trace of the last trigger. */
  readonly from: number;
  /** The scenario says that it holds in any log. */
  readonly always?: boolean | undefined;
}

/**
 * Holds a rule against what came so far, in a log against the case in it; one that looks at all of it is held against a log once, however often
 * the log has the case.
 *
 * @returns undefined when there is no rule of that name
 */
export function judgeRule(name: string, { of, given, from, always }: Asked, context: RunContext): (RuleFinding & { readonly of: Side; readonly text: string }) | undefined {
  const rule = RULES[name];
  if (!rule) return undefined;
  const { stage, offline } = context;
  const { trace } = stage;
  const side = of ?? rule.of;
  const judge = (): RuleFinding => rule.judge({ trace, of: side, given, stage, from, ...(offline ? { span: { from: context.start, to: context.reach } } : {}) });
  const finding = rule.whole === true && offline ? onceOf(trace, JSON.stringify([name, side, given, stage.version]), judge) : judge();
  const open = offline && finding.verdict === 'fail' && rule.always !== true && always !== true;
  return { ...(open ? leftOpen(finding) : finding), of: side, text: rule.text(side) };
}

/** What a rule has against a log that may only be set up otherwise. */
function leftOpen({ expected = '', came = '', entries }: RuleFinding): RuleFinding {
  return { verdict: 'not-seen', entries, why: `The case has ${expected}; here it is ${came}. Whether that is right depends on how the two sides are set up, which a log does not tell.` };
}

function onceOf(trace: Trace, key: string, judge: () => RuleFinding): RuleFinding {
  const known = found.get(trace) ?? new Map<string, RuleFinding>();
  found.set(trace, known);
  const finding = known.get(key) ?? judge();
  known.set(key, finding);
  return finding;
}
