import type { DataEnumType } from '../../../schemas/generated/v201.types';

/** What one setting may be: the characteristics of a 2.x variable, which hold for 1.6's configuration keys as well. */
export interface SettingDefinition {
  readonly type: DataEnumType;
  readonly default: string;
  readonly unit?: string;
  /** Least and greatest number; of texts and lists `max` is the greatest length. */
  readonly min?: number;
  readonly max?: number;
  /** What lists may hold. */
  readonly values?: readonly string[];
  /** Takes effect at the next boot. */
  readonly reboot?: true;
}

/** What is wrong with a value for a setting, in words; undefined when nothing is. */
export function faultOfValue(definition: SettingDefinition, value: string): string | undefined {
  switch (definition.type) {
    case 'boolean': return value === 'true' || value === 'false' ? undefined : 'it must be true or false';
    case 'integer': return /^[+-]?\d+$/.test(value) ? faultOfNumber(definition, Number(value)) : 'it must be an integer';
    case 'decimal': return value === '' && definition.default === '' ? undefined : /^[+-]?\d+(\.\d+)?$/.test(value) ? faultOfNumber(definition, Number(value)) : 'it must be a decimal number';
    case 'dateTime': return Number.isNaN(Date.parse(value)) ? 'it must be a date and time' : undefined;
    case 'string': return faultOfLength(definition, value);
    case 'OptionList': return definition.values && !definition.values.includes(value) ? `it must be one of ${definition.values.join(', ')}` : undefined;
    case 'SequenceList':
    case 'MemberList': return faultOfLength(definition, value) ?? faultOfList(definition, value);
  }
}

function faultOfNumber({ min, max }: SettingDefinition, value: number): string | undefined {
  if (min !== undefined && value < min) return `it must be at least ${min}`;
  return max !== undefined && value > max ? `it must be at most ${max}` : undefined;
}

function faultOfLength({ min, max }: SettingDefinition, value: string): string | undefined {
  if (min !== undefined && value.length < min) return `it must have at least ${min} characters`;
  return max !== undefined && value.length > max ? `it must have at most ${max} characters` : undefined;
}

function faultOfList({ values }: SettingDefinition, value: string): string | undefined {
  const members = membersOf(value);
  if (new Set(members).size !== members.length) return 'it names something twice';
  const unknown = values ? members.find((member) => !values.includes(member)) : undefined;
  return unknown === undefined ? undefined : `${unknown} is none of ${values?.join(', ')}`;
}

/** The members of a comma separated list. */
export function membersOf(value: string): string[] {
  return value.split(',').map((member) => member.trim()).filter((member) => member !== '');
}
