import { copyStation } from './copy';
import type { FoldedStation } from './folded';
import type { VariableState } from './model';

/** Which variable, component, place and attribute. */
export type VariableKey = Pick<VariableState, 'component' | 'instance' | 'evse' | 'connector' | 'variable' | 'variableInstance' | 'attribute'>;

export interface VariableChange {
  readonly key: VariableKey;
  /** What is known now; members that are undefined leave what was known. */
  readonly told: Partial<Omit<VariableState, keyof VariableKey | 'at'>>;
}

/** Variables that are kept. */
const MOST = 20_000;
/** Up to so many changes it is quicker to look for each than to list all variables by name first. */
const FEW = 16;

/** The station with variables added and changed, in the order of their first appearance. */
export function withVariables(station: FoldedStation, changes: readonly VariableChange[], at: number): FoldedStation {
  if (changes.length === 0) return station;
  const variables = [...station.variables];
  const placeOf = changes.length > FEW ? byName(variables) : (key: VariableKey) => placeIn(variables, key);
  for (const { key, told } of changes) {
    const found = placeOf(key);
    const place = found < 0 ? variables.length : found;
    if (place >= MOST) continue;
    variables[place] = variableOf(variables[place] ?? key, told, at);
  }
  const changed = copyStation(station);
  changed.variables = variables;
  return changed;
}

/** Finds places by name; a name that is not there yet gets the next place, as it is added at once. */
function byName(variables: readonly VariableState[]): (key: VariableKey) => number {
  const places = new Map(variables.map((variable, place) => [nameOf(variable), place]));
  let next = variables.length;
  return (key) => {
    const name = nameOf(key);
    const place = places.get(name) ?? next++;
    places.set(name, place);
    return place;
  };
}

/** Most are written the same way every time; only then is the case of letters looked at. */
function placeIn(variables: readonly VariableState[], key: VariableKey): number {
  const place = variables.findIndex((one) =>
    one.variable === key.variable && one.component === key.component && one.evse === key.evse && one.connector === key.connector
    && one.attribute === key.attribute && one.instance === key.instance && one.variableInstance === key.variableInstance);
  if (place >= 0) return place;
  const name = nameOf(key);
  return variables.findIndex((one) => one.variable.length === key.variable.length && nameOf(one) === name);
}

/** Names are compared without regard to case (2.x Part 1, device model); attribute Actual is the one that is meant when none is named. */
export function nameOf({ component, instance, evse, connector, variable, variableInstance, attribute }: VariableKey): string {
  const actual = attribute === 'Actual' ? '' : (attribute ?? '');
  return `${component}\n${instance ?? ''}\n${evse ?? ''}\n${connector ?? ''}\n${variable}\n${variableInstance ?? ''}\n${actual}`.toLowerCase();
}

/** Every member is named, if only to be undefined: a long list of like objects is searched many times as fast. */
function variableOf(old: VariableKey & Partial<VariableState>, told: VariableChange['told'], at: number): VariableState {
  const mutability = told.mutability ?? old.mutability;
  return {
    component: old.component,
    instance: old.instance,
    evse: old.evse,
    connector: old.connector,
    variable: old.variable,
    variableInstance: old.variableInstance,
    attribute: old.attribute,
    value: mutability === 'WriteOnly' || isSecret(old) ? undefined : told.value ?? old.value,
    mutability,
    unit: told.unit ?? old.unit,
    dataType: told.dataType ?? old.dataType,
    minLimit: told.minLimit ?? old.minLimit,
    maxLimit: told.maxLimit ?? old.maxLimit,
    valuesList: told.valuesList ?? old.valuesList,
    maxElements: told.maxElements ?? old.maxElements,
    supportsMonitoring: told.supportsMonitoring ?? old.supportsMonitoring,
    persistent: told.persistent ?? old.persistent,
    constant: told.constant ?? old.constant,
    at,
    refused: told.refused,
    refusedReason: told.refusedReason,
    rebootRequired: told.rebootRequired,
  };
}

/** Passwords: what was written is nobody's to read, not even here (2.x A01, 1.6 security whitepaper A01). */
function isSecret({ component, variable, attribute }: VariableKey): boolean {
  if (attribute !== undefined && attribute !== 'Actual') return false;
  const name = variable.toLowerCase();
  return component === '' ? name === 'authorizationkey' : SECRETS.has(name) && /^(securityctrlr|networkconfiguration)$/i.test(component);
}

const SECRETS: ReadonlySet<string> = new Set(['basicauthpassword', 'vpnpassword', 'vpnkey', 'apnpassword', 'simpin']);
