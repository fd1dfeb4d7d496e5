import type { PlayedScenario } from '../../shared/ipc/use-case-shapes';

/** One text for what a verdict is about. */
export function keyOf({ scenario, version, setting }: PlayedScenario): string {
  return `${scenario.own ? 'own' : 'built-in'}/${scenario.name}/${version}/${setting}`;
}
