import type { OverrideRule } from '../../csms/api';

/** The rules with one more; a new rule for an action takes the place of the old ones, and `own` takes them away. */
export function withRule(rules: readonly OverrideRule[], rule: Omit<OverrideRule, 'id' | 'enabled'>): readonly OverrideRule[] {
  const others = rules.filter(({ action }) => action !== rule.action);
  if (rule.answer.kind === 'own' && rule.delayMs === undefined) return others;
  return [...others, { ...rule, id: `scenario-${rule.action}`, enabled: true }];
}
