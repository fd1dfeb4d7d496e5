import type { JsonValue } from '../json';
import { nameOf } from './words';

const WANTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object {…}',
  array: 'a list […]',
};

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

export function wantedType(type: string): string {
  return WANTED[type] ?? type;
}

/** `is the text "75"; it must be a number: 75`. */
export function typeFault(value: JsonValue | undefined, type: string, required: boolean): string {
  const wanted = wantedType(type);
  if (value === null) {
    return `is null; it must be ${wanted}${required ? '' : ', or the field is left out when there is nothing to say'}`;
  }
  const meant = meantValue(value, type);
  return `is ${nameOf(value)}; it must be ${wanted}${meant === undefined ? '' : `: ${meant}`}`;
}

/** The JSON that was probably meant; undefined when that is no safe guess. */
function meantValue(value: JsonValue | undefined, type: string): string | undefined {
  if (type === 'array' && value !== undefined) {
    const text = JSON.stringify(value);
    return text.length <= 40 && !Array.isArray(value) ? `[${text}]` : undefined;
  }
  if (typeof value === 'string') {
    const text = value.trim();
    if (type === 'boolean' && /^(true|false)$/i.test(text)) return text.toLowerCase();
    if (type !== 'number' && type !== 'integer') return undefined;
    const number = NUMBER.test(text) ? Number(text) : /^-?\d+,\d+$/.test(text) ? Number(text.replace(',', '.')) : NaN;
    if (!Number.isFinite(number) || (type === 'integer' && !Number.isInteger(number))) return undefined;
    return JSON.stringify(number);
  }
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return `"${value}"`;
  if (type === 'boolean' && (value === 0 || value === 1)) return value === 1 ? 'true' : 'false';
  return undefined;
}
