import { RULES } from '../rules';
import type { CheckStep } from '../scenario/shape';
import type { RunContext } from './context';
import { Stop } from './context';
import { judgeRule } from './judge-rule';

/** Holds a rule against everything so far. */
export function checkStep(step: CheckStep, context: RunContext): Stop | undefined {
  const put = context.resolve(step.with ?? {});
  if (!put.ok) return new Stop(`\${${put.missing}} stands for nothing yet.`);
  const given = typeof put.value === 'object' && put.value !== null ? (put.value as Readonly<Record<string, unknown>>) : {};
  const finding = judgeRule(step.check, { of: step.of, given, from: context.cursor, always: step.always }, context);
  if (!finding) return new Stop(`There is no rule "${step.check}"; there are ${Object.keys(RULES).join(', ')}.`, 'not-applicable');
  context.add({ ...finding, id: step.id ?? step.check, text: step.text ?? finding.text, ...(step.requirement === undefined ? {} : { requirement: step.requirement }) });
  return undefined;
}
