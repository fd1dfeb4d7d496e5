import { isJsonObject, type JsonValue } from '../../ocpp/json';

/** The first place where a value is not as it has to be. */
export interface Mismatch {
  /** Members joined by dots; '' is the value itself. */
  readonly path: string;
  readonly expected: string;
  readonly came: string;
}

/** Fits whatever is there, or that nothing is. */
export const ANYTHING: unique symbol = Symbol('anything');

type Operator = (argument: unknown, value: JsonValue | undefined, path: string) => Mismatch | undefined;

/**
 * Holds a value against a matcher: a plain value has to be equal, the members of an object have to fit (others may stand
 * beside them), an array has to fit element by element, and null means that nothing may be there. An object whose only
 * members begin with $ is an operator.
 */
export function mismatch(matcher: unknown, value: JsonValue | undefined, path = ''): Mismatch | undefined {
  if (matcher === ANYTHING) return undefined;
  if (matcher === null || matcher === undefined) return value === undefined ? undefined : wrong(path, 'nothing', value);
  if (Array.isArray(matcher)) return matchArray(matcher, value, path);
  if (typeof matcher !== 'object') return value === matcher ? undefined : wrong(path, said(matcher), value);
  const members = Object.entries(matcher);
  if (members.length > 0 && members.every(([name]) => name.startsWith('$'))) return matchOperators(members, value, path);
  if (!isJsonObject(value)) return wrong(path, 'an object', value);
  for (const [name, one] of members) {
    const found = mismatch(one, value[name], path === '' ? name : `${path}.${name}`);
    if (found) return found;
  }
  return undefined;
}

function matchArray(matcher: readonly unknown[], value: JsonValue | undefined, path: string): Mismatch | undefined {
  if (!Array.isArray(value)) return wrong(path, `a list of ${matcher.length}`, value);
  if (value.length !== matcher.length) return { path, expected: `a list of ${matcher.length}`, came: `one of ${value.length}: ${said(value)}` };
  for (const [i, one] of matcher.entries()) {
    const found = mismatch(one, value[i], `${path}[${i}]`);
    if (found) return found;
  }
  return undefined;
}

function matchOperators(members: readonly [string, unknown][], value: JsonValue | undefined, path: string): Mismatch | undefined {
  for (const [name, argument] of members) {
    const operator = OPERATORS[name];
    if (!operator) return { path, expected: `an operator that exists (${Object.keys(OPERATORS).join(', ')})`, came: name };
    const found = operator(argument, value, path);
    if (found) return found;
  }
  return undefined;
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  $in: (argument, value, path) => (listOf(argument).some((one) => !mismatch(one, value)) ? undefined : wrong(path, `one of ${listOf(argument).map(wanted).join(', ')}`, value)),
  $not: (argument, value, path) => (mismatch(argument, value) ? undefined : wrong(path, `anything but ${wanted(argument)}`, value)),
  $exists: (argument, value, path) => ((value !== undefined) === argument ? undefined : wrong(path, argument === true ? 'anything' : 'nothing', value)),
  $gt: compared('more than', (one, other) => one > other),
  $gte: compared('at least', (one, other) => one >= other),
  $lt: compared('less than', (one, other) => one < other),
  $lte: compared('at most', (one, other) => one <= other),
  $match: (pattern, value, path) => (typeof value === 'string' && new RegExp(String(pattern), 'u').test(value) ? undefined : wrong(path, `a text like ${String(pattern)}`, value)),
  /** Some element fits. */
  $any: (argument, value, path) => (Array.isArray(value) && value.some((one) => !mismatch(argument, one)) ? undefined : wrong(path, `a list with ${wanted(argument)}`, value)),
  /** No element fits. */
  $none: (argument, value, path) => (Array.isArray(value) && value.some((one) => !mismatch(argument, one)) ? wrong(path, `a list without ${wanted(argument)}`, value) : undefined),
  /** Each element fits. */
  $each: (argument, value, path) => {
    if (!Array.isArray(value)) return wrong(path, 'a list', value);
    for (const [i, one] of value.entries()) {
      const found = mismatch(argument, one, `${path}[${i}]`);
      if (found) return found;
    }
    return undefined;
  },
  $length: (argument, value, path) => {
    const length = Array.isArray(value) || typeof value === 'string' ? value.length : undefined;
    return mismatch(argument, length, `${path}.length`);
  },
  /** A number, or a text that is one. */
  $number: (argument, value, path) => mismatch(argument, typeof value === 'string' && value.trim() !== '' ? Number(value) : value, path),
  /** A date and time, as ms since 1970. */
  $time: (argument, value, path) => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? mismatch(argument, Date.parse(value), path) : wrong(path, 'a date and time', value)),
  /** A comma separated list with these members among others. */
  $members: (argument, value, path) => {
    const members = typeof value === 'string' ? value.split(',').map((one) => one.trim()) : [];
    const missing = listOf(argument).find((one) => !members.includes(String(one)));
    return missing === undefined ? undefined : wrong(path, `a list with ${said(missing)}`, value);
  },
};

function compared(words: string, holds: (one: number, other: number) => boolean): Operator {
  return (limit, value, path) => (typeof value === 'number' && holds(value, Number(limit)) ? undefined : wrong(path, `${words} ${said(limit)}`, value));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function wrong(path: string, expected: string, value: JsonValue | undefined): Mismatch {
  return { path, expected, came: value === undefined ? 'nothing' : said(value) };
}

/** A payload as a matcher for the same request in a log, where its times are others. */
export function asRecorded(payload: unknown): unknown {
  if (typeof payload === 'string') return /^\d{4}-\d\d-\d\dT\d\d:/.test(payload) ? { $exists: true } : payload;
  if (Array.isArray(payload)) return payload.map(asRecorded);
  if (typeof payload !== 'object' || payload === null) return payload;
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, asRecorded(value)]));
}

/** A matcher in words: `idToken T01, type one of A, B`. */
export function wanted(matcher: unknown): string {
  if (matcher === null || matcher === undefined) return 'absent';
  if (typeof matcher !== 'object') return said(matcher);
  if (Array.isArray(matcher)) return `[${matcher.map(wanted).join(', ')}]`;
  const members = Object.entries(matcher);
  if (members.length === 0) return 'any';
  if (members.every(([name]) => name.startsWith('$'))) return members.map(([name, argument]) => (WORDS[name] ?? said)(argument)).join(' and ');
  return members.map(([name, value]) => (isPlainObject(value) ? `${name} (${wanted(value)})` : `${name} ${wanted(value)}`)).join(', ');
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).some((name) => !name.startsWith('$'));
}

const WORDS: Readonly<Record<string, (argument: unknown) => string>> = {
  $in: (list) => `one of ${listOf(list).map(wanted).join(', ')}`,
  $not: (unwanted) => `not ${wanted(unwanted)}`,
  $exists: (there) => (there === true ? 'any' : 'absent'),
  $gt: (limit) => `more than ${said(limit)}`,
  $gte: (limit) => `at least ${said(limit)}`,
  $lt: (limit) => `less than ${said(limit)}`,
  $lte: (limit) => `at most ${said(limit)}`,
  $match: (pattern) => `like ${said(pattern)}`,
  $any: (one) => `with one of ${wanted(one)}`,
  $none: (one) => `without ${wanted(one)}`,
  $each: (one) => `each ${wanted(one)}`,
  $length: (length) => `of length ${wanted(length)}`,
  $number: wanted,
  $time: (time) => `time ${wanted(time)}`,
  $members: (list) => `with ${listOf(list).map(said).join(', ')}`,
};

const SHORT = 160;

/** A value as a person reads it, cut where it is long. */
export function said(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text === undefined || text === '') return text === '' ? 'an empty text' : 'nothing';
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
}
