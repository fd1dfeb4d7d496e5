import type { VariableState } from '../state/model';
import { nameOf, type VariableKey } from '../state/variable-list';

/** How variables are called in what people read, and what tells one from all others. */

/** `OCPPCommCtrlr`, `EVSE #1`, `Connector #1.2`, `Contactor #1 (main)`. */
export function componentText({ component, instance, evse, connector }: Pick<VariableKey, 'component' | 'instance' | 'evse' | 'connector'>): string {
  const place = evse === undefined ? '' : ` #${evse}${connector === undefined ? '' : `.${connector}`}`;
  return `${component}${place}${instance === undefined ? '' : ` (${instance})`}`;
}

/** `HeartbeatInterval`, `ItemsPerMessage (GetReport)`. */
export function variableText({ variable, variableInstance }: Pick<VariableKey, 'variable' | 'variableInstance'>): string {
  return `${variable}${variableInstance === undefined ? '' : ` (${variableInstance})`}`;
}

/** The whole name in one line: `EVSE #1 · Power · MaxSet`; in 1.6 the key alone. */
export function fullText(key: VariableKey): string {
  const attribute = attributeOf(key);
  return [key.component === '' ? undefined : componentText(key), variableText(key), attribute === 'Actual' ? undefined : attribute]
    .filter((part) => part !== undefined).join(' · ');
}

/** The attribute that is meant: Actual when none is named. */
export function attributeOf({ attribute }: Pick<VariableKey, 'attribute'>): string {
  return attribute ?? 'Actual';
}

/** The same for all ways to write one variable's attribute. */
export function keyOf(key: VariableKey): string {
  return nameOf(key);
}

/** Whether a person could set it: what does not say is taken as writable, as the standard has it. */
export function isWritable({ mutability }: Pick<VariableState, 'mutability'>): boolean {
  return mutability !== 'ReadOnly';
}

/** The members of a list as it is written, without blanks around them. */
export function members(list: string): string[] {
  return list.split(',').map((member) => member.trim()).filter((member) => member !== '');
}
