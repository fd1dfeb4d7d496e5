import type { ActionEntry, ActionInfo } from './action-info';
import { ACTIONS_16 } from './actions-16';
import { ACTIONS_201 } from './actions-201';
import { ACTIONS_21 } from './actions-21';
import type { Sender } from './frame-check';
import { OCPP_VERSIONS, type OcppVersion } from './version';

export { FUNCTIONAL_BLOCKS, type ActionInfo, type FunctionalBlock, type Profile16 } from './action-info';

const CATALOGUE: Readonly<Record<OcppVersion, ReadonlyMap<string, ActionInfo>>> = {
  '1.6': catalogue(ACTIONS_16),
  '2.0.1': catalogue(ACTIONS_201),
  '2.1': catalogue(ACTIONS_21),
};

function catalogue(entries: Readonly<Record<string, ActionEntry>>): ReadonlyMap<string, ActionInfo> {
  return new Map(Object.entries(entries).map(([name, entry]) => [name, { isSend: false, ...entry, name }]));
}

/** Every action of a version, by name. */
export function actionsOf(version: OcppVersion): readonly ActionInfo[] {
  return [...CATALOGUE[version].values()];
}

/** The actions that one side may send, by name. */
export function actionsSentBy(version: OcppVersion, sender: Sender): readonly ActionInfo[] {
  return actionsOf(version).filter((action) => mayBeSentBy(action, sender));
}

/** The action of that exact name (names are case-sensitive); undefined when the version has none. */
export function actionInfo(version: OcppVersion, name: string): ActionInfo | undefined {
  return CATALOGUE[version].get(name);
}

export function isKnownAction(version: OcppVersion, name: string): boolean {
  return CATALOGUE[version].has(name);
}

export function mayBeSentBy(action: ActionInfo, sender: Sender): boolean {
  return action.sender === 'both' || action.sender === sender;
}

/** The versions that know an action of that exact name. */
export function versionsKnowing(name: string): readonly OcppVersion[] {
  return OCPP_VERSIONS.filter((version) => isKnownAction(version, name));
}
