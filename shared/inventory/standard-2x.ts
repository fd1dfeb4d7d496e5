import { CONTROLLERS } from './standard-2x-controllers';
import { CONTROLLERS_21 } from './standard-2x-controllers-21';
import { HARDWARE } from './standard-2x-hardware';
import { VARIABLES } from './standard-2x-variables';

/** What the standard says of a variable of the device model (2.x Part 2, appendices). */
export interface StandardVariable {
  readonly type: string;
  readonly unit?: string;
  /** Its component has to have it. */
  readonly required: boolean;
  readonly help: string;
}

/** `[type, help]`, `[type, help, unit]`; a type that ends in `!` is of a variable that its component has to have. */
export type VariableRow = readonly [type: string, help: string, unit?: string];

export interface ComponentRow {
  readonly help: string;
  readonly variables?: Readonly<Record<string, VariableRow>>;
}

export interface StandardComponent {
  readonly name: string;
  readonly help: string;
}

interface Known extends StandardComponent {
  readonly variables: ReadonlyMap<string, StandardVariable>;
}

const GENERAL = tableOf(VARIABLES);
const COMPONENTS: ReadonlyMap<string, Known> = new Map(
  Object.entries({ ...HARDWARE, ...CONTROLLERS, ...CONTROLLERS_21 }).map(([name, { help, variables = {} }]) => [name.toLowerCase(), { name, help, variables: tableOf(variables) }]),
);

/** The standard's component of this name, upper and lower case alike. */
export function standardComponent(name: string): StandardComponent | undefined {
  return COMPONENTS.get(name.toLowerCase());
}

/** The standard's variable of this name: that of the component, else the general one. */
export function standardVariable(component: string, variable: string): StandardVariable | undefined {
  return COMPONENTS.get(component.toLowerCase())?.variables.get(variable.toLowerCase()) ?? GENERAL.get(variable.toLowerCase());
}

/** Names of the variables that a component has to have where it is there at all. */
export function requiredVariables(component: string): readonly string[] {
  const { variables } = COMPONENTS.get(component.toLowerCase()) ?? { variables: new Map<string, StandardVariable>() };
  return [...variables].filter(([, { required }]) => required).map(([name]) => name);
}

function tableOf(rows: Readonly<Record<string, VariableRow>>): ReadonlyMap<string, StandardVariable> {
  return new Map(Object.entries(rows).map(([name, [type, help, unit]]) => [
    name.toLowerCase(), { type: type.replace('!', ''), required: type.endsWith('!'), help, ...(unit === undefined ? {} : { unit }) },
  ]));
}
