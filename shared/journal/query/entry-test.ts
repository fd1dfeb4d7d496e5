import { isJsonObject, type JsonValue } from '../../ocpp/json';
import type { Operator } from './ast';
import { nameTest, numberOf, ordering } from './values';

/** What is read of an entry when a query needs more than the index: each part once, and only when somebody asks. */
export interface EntryReading {
  /** The raw text. */
  text(): string;
  /** The message as JSON; undefined when it is none. */
  frame(): JsonValue | undefined;
}

/** Decides with the entry's text. */
export type EntryTest = (at: number, read: EntryReading) => boolean;

/** A comparison that needs the text: `text`, `code`, `id` with *, or a member of the payload. */
export function entryTest(field: string, operator: Operator, value: string): EntryTest {
  if (field === 'text') {
    const wanted = value.toLowerCase();
    const holds: EntryTest = (_at, read) => read.text().toLowerCase().includes(wanted);
    return operator === '!=' ? (at, read) => !holds(at, read) : holds;
  }
  const fits = valueTest(operator, value);
  const path = field.toLowerCase().startsWith('payload.') ? field.slice('payload.'.length).split('.') : undefined;
  return (_at, read) => {
    const frame = read.frame();
    if (!Array.isArray(frame)) return false;
    const found = path ? valuesAt(payloadOf(frame), path) : field === 'id' ? [frame[1] ?? null] : frame[0] === 4 || frame[0] === 5 ? [frame[2] ?? null] : [];
    return operator === '!=' ? found.length > 0 && found.every(fits) : found.some(fits);
  };
}

function payloadOf(frame: readonly JsonValue[]): JsonValue | undefined {
  return frame[0] === 2 || frame[0] === 6 ? frame[3] : frame[0] === 3 ? frame[2] : frame[4];
}

/** Every value at a path; lists are gone through, and names are compared without case. `*` is any member. */
function valuesAt(value: JsonValue | undefined, path: readonly string[]): JsonValue[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, path));
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  if (!isJsonObject(value)) return [];
  const fits = nameTest(name.replace(/\[\]$/, ''));
  return Object.entries(value).flatMap(([key, member]) => (fits(key) ? valuesAt(member, rest) : []));
}

function valueTest(operator: Operator, value: string): (found: JsonValue) => boolean {
  const wanted = numberOf(value);
  const name = nameTest(value);
  const number = wanted === undefined ? undefined : ordering(operator, wanted);
  const moment = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  const time = Number.isNaN(moment) ? undefined : ordering(operator, moment);
  return (found) => {
    if (number && typeof found === 'number') return number(found);
    if (number && typeof found === 'string' && numberOf(found) !== undefined) return number(Number(found));
    const text = typeof found === 'string' ? found : JSON.stringify(found);
    if (operator === ':' || operator === '=') return name(text);
    if (operator === '!=') return !name(text);
    const at = time && typeof found === 'string' ? Date.parse(found) : Number.NaN;
    return time !== undefined && !Number.isNaN(at) && time(at);
  };
}
