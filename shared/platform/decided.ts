import type { UpgradeDecision } from './socket';

/** A decision with something changed at it, whether it has been taken already or not. */
export function whenDecided(decision: UpgradeDecision | Promise<UpgradeDecision>, change: (decision: UpgradeDecision) => UpgradeDecision): UpgradeDecision | Promise<UpgradeDecision> {
  return decision instanceof Promise ? decision.then(change) : change(decision);
}
