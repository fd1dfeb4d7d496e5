import type { OcppVersion } from '../ocpp/version';
import type { VariableState } from '../state/model';
import { faultOf } from './editing';
import { attributeOf } from './names';
import { standardKey, standardKeys } from './standard-16';
import { requiredVariables, standardComponent, standardVariable } from './standard-2x';

/** What of one variable is not as the standard has it, a sentence each; empty for what is, and for what the standard does not know. */
export function deviationsOf(variable: VariableState, version: OcppVersion): readonly string[] {
  return version === '1.6' ? deviations16(variable) : deviations2x(variable);
}

function deviations16(variable: VariableState): readonly string[] {
  const key = standardKey(variable.variable);
  if (!key) return [];
  const found: string[] = [];
  if (key.name !== variable.variable) found.push(`The standard writes it ${key.name}.`);
  if (variable.mutability === 'ReadOnly' && key.access === 'RW') found.push('The standard lets it be changed; here it is read only.');
  if (variable.mutability === 'ReadWrite' && key.access === 'R') found.push('By the standard it is read only; here it can be changed.');
  if (key.access === 'W' && variable.value !== undefined) found.push('Nobody may read it; here it is told.');
  return [...found, ...valueFault(variable, '1.6')];
}

function deviations2x(variable: VariableState): readonly string[] {
  const standard = standardVariable(variable.component, variable.variable);
  const found: string[] = [];
  if (standard && variable.dataType !== undefined && !sameType(variable.dataType, standard.type)) found.push(`By the standard it is of type ${standard.type}; here it is ${variable.dataType}.`);
  return [...found, ...(attributeOf(variable) === 'Actual' || variable.value !== undefined ? valueFault(variable, '2.0.1') : [])];
}

/** A value that is not known, or nobody may know, breaks nothing. */
function valueFault(variable: VariableState, version: OcppVersion): readonly string[] {
  if (variable.value === undefined || variable.value === '' || variable.mutability === 'WriteOnly') return [];
  const fault = faultOf(variable, variable.value, version);
  return fault === undefined ? [] : [`Its value does not fit: ${fault.charAt(0).toLowerCase()}${fault.slice(1)}`];
}

/** Lists are written as texts by some; that is no other type. */
function sameType(told: string, standard: string): boolean {
  const [one, two] = [told.toLowerCase(), standard.toLowerCase()];
  return one === two || (one === 'string' && two.endsWith('list')) || (one === 'integer' && two === 'decimal');
}

/** What a station should have and has not told, by name; only of what it has told something (a component, a feature profile). */
export function missingOf(variables: readonly VariableState[], version: OcppVersion): readonly string[] {
  return version === '1.6' ? missing16(variables) : missing2x(variables);
}

function missing16(variables: readonly VariableState[]): readonly string[] {
  const has = new Set(variables.map(({ variable }) => variable.toLowerCase()));
  const profiles = variables.find(({ variable }) => variable.toLowerCase() === 'supportedfeatureprofiles')?.value?.toLowerCase().split(',').map((one) => one.trim()) ?? [];
  const names: Readonly<Record<string, string>> = { 'Local Auth List Management': 'localauthlistmanagement', 'Smart Charging': 'smartcharging', Reservation: 'reservation' };
  return standardKeys()
    .filter(({ required, profile, name }) => required && !has.has(name.toLowerCase()) && (profile === 'Core' || profiles.includes(names[profile] ?? '')))
    .map(({ name }) => name);
}

function missing2x(variables: readonly VariableState[]): readonly string[] {
  const has = new Set(variables.map(({ component, variable }) => `${component}.${variable}`.toLowerCase()));
  const components = [...new Set(variables.map(({ component }) => component))].filter((component) => /ctrlr$/i.test(component) && isUsed(variables, component));
  return components.flatMap((component) => requiredVariables(component)
    .filter((name) => !has.has(`${component}.${name}`.toLowerCase()))
    .map((name) => `${standardComponent(component)?.name ?? component}.${name}`));
}

/** A component that says it is not available owes nothing else. */
function isUsed(variables: readonly VariableState[], component: string): boolean {
  return !variables.some((one) => one.component === component && one.variable.toLowerCase() === 'available' && one.value?.toLowerCase() === 'false');
}
