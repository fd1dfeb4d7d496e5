import { standardKey } from '../../shared/inventory/standard-16';
import { standardComponent, standardVariable } from '../../shared/inventory/standard-2x';
import type { OcppVersion } from '../../shared/ocpp/version';
import type { VariableState } from '../../shared/state/model';

/** What a variable or key is for, in a sentence or two; undefined for what the standard does not know. */
export function helpOf({ component, variable }: Pick<VariableState, 'component' | 'variable'>, version: OcppVersion): string | undefined {
  return version === '1.6' ? standardKey(variable)?.help : standardVariable(component, variable)?.help;
}

export function componentHelp(component: string): string | undefined {
  return standardComponent(component)?.help;
}

/** `integer`, with its limits: `integer 0 … 3600`. In 1.6, which tells no types, the standard's. */
export function typeText(variable: VariableState, version: OcppVersion): string {
  const { dataType, minLimit, maxLimit } = variable;
  const type = dataType ?? (version === '1.6' ? standardKey(variable.variable)?.type : undefined) ?? '';
  if (!isNumber(type)) return type;
  const limits = minLimit !== undefined && maxLimit !== undefined ? `${minLimit} … ${maxLimit}` : minLimit !== undefined ? `≥ ${minLimit}` : maxLimit !== undefined ? `≤ ${maxLimit}` : '';
  return [type, limits].filter((part) => part !== '').join(' ');
}

/** Of all else, maxLimit is the longest text, in characters. */
export function longestOf(variable: VariableState, version: OcppVersion): number | undefined {
  return isNumber(typeText(variable, version)) ? undefined : variable.maxLimit;
}

const isNumber = (type: string): boolean => /^(integer|decimal)\b/i.test(type);

export function unitOf(variable: VariableState, version: OcppVersion): string | undefined {
  return variable.unit ?? (version === '1.6' ? standardKey(variable.variable)?.unit : undefined);
}

const ACCESS = { R: 'read only', RW: 'read and write', W: 'write only', 'R/RW': 'as the Charge Point likes' } as const;

/** What the standard says of a key of 1.6, in one line: `Core · required · read and write · integer · s`. */
export function standardLine(variable: string): string | undefined {
  const key = standardKey(variable);
  return key && [key.profile, key.required ? 'required' : 'optional', ACCESS[key.access], key.type, key.unit].filter((part) => part !== undefined).join(' · ');
}
