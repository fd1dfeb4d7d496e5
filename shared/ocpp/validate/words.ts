import type { JsonValue } from '../json';

const LONGEST = 60;

/** A value as it stands in a sentence: JSON, cut when it is long. */
export function show(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** What kind of thing a value is, with the value where that helps: `the text "75"`, `the number 75`, `a list`. */
export function nameOf(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  switch (typeof value) {
    case 'string': return value === '' ? 'an empty text' : `the text ${show(value)}`;
    case 'number': return `the number ${show(value)}`;
    case 'boolean': return show(value);
    default: return 'an object';
  }
}

/** `a, b, c, … (9 more)`. */
export function listed(names: readonly string[], most = 8): string {
  if (names.length <= most + 1) return names.join(', ');
  return `${names.slice(0, most).join(', ')}, … (${names.length - most} more)`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
