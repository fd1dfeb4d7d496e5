import type { FoldedStation } from './folded';
import type { VariableState } from './model';

/** Which variable, component, place and attribute. */
export type VariableKey = Pick<VariableState, 'component' | 'instance' | 'evse' | 'connector' | 'variable' | 'variableInstance' | 'attribute'>;

export interface VariableChange {
  readonly key: VariableKey;
  /** What is known now; members that are undefined leave what was known. */
  readonly told: Partial<Omit<VariableState, keyof VariableKey | 'at'>>;
}

/** The station with variables added and changed, in the order of their first appearance. */
export function withVariables(station: FoldedStation, changes: readonly VariableChange[], at: number): FoldedStation {
  if (changes.length === 0) return station;
  const variables = [...station.variables];
  const places = new Map(variables.map((variable, place) => [nameOf(variable), place]));
  for (const { key, told } of changes) {
    const name = nameOf(key);
    const place = places.get(name) ?? variables.length;
    const { refused: _, ...old } = variables[place] ?? { ...key, at };
    variables[place] = { ...old, ...defined(told), at };
    places.set(name, place);
  }
  return { ...station, variables };
}

/** Names are compared without regard to case (2.x Part 1, device model); attribute Actual is the one that is meant when none is named. */
function nameOf({ component, instance, evse, connector, variable, variableInstance, attribute }: VariableKey): string {
  const actual = attribute === 'Actual' ? '' : (attribute ?? '');
  return `${component}\n${instance ?? ''}\n${evse ?? ''}\n${connector ?? ''}\n${variable}\n${variableInstance ?? ''}\n${actual}`.toLowerCase();
}

function defined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;
}
