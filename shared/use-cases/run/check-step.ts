import { RULES } from '../rules';
import type { CheckStep } from '../scenario/shape';
import type { RunContext } from './context';
import { Stop } from './context';

/** Holds a rule against everything so far. */
export function checkStep(step: CheckStep, context: RunContext): Stop | undefined {
  const rule = RULES[step.check];
  if (!rule) return new Stop(`There is no rule "${step.check}"; there are ${Object.keys(RULES).join(', ')}.`, 'not-applicable');
  const put = context.resolve(step.with ?? {});
  if (!put.ok) return new Stop(`\${${put.missing}} stands for nothing yet.`);
  const of = step.of ?? rule.of;
  const given = typeof put.value === 'object' && put.value !== null ? (put.value as Readonly<Record<string, unknown>>) : {};
  const finding = rule.judge({ trace: context.stage.trace, of, given, stage: context.stage, from: context.cursor });
  context.add({
    id: step.id ?? step.check, text: step.text ?? rule.text(of), of, ...(step.requirement === undefined ? {} : { requirement: step.requirement }), ...finding,
  });
  return undefined;
}
