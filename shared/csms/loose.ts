import { isJsonObject, type JsonObject, type JsonValue } from '../ocpp/json';

declare const MEANT: unique symbol;

/**
 * A JSON object that should be a `T` but may be anything: members missing, of another type, null. Read through the
 * functions below alone, which take what can be understood ("75" for a number) and leave out what cannot.
 */
export interface Loose<T> {
  readonly [MEANT]: T;
}

/** Names that a `T` has. */
type Name<T> = keyof T & string;

/** What an array of a `T`'s member holds. */
type Item<T> = NonNullable<T> extends readonly (infer E)[] ? E : never;

export function loose<T>(payload: JsonObject): Loose<T> {
  return payload as unknown as Loose<T>;
}

/** The object itself, to be kept as it came. */
export function asJson(from: Loose<unknown>): JsonObject {
  return from as unknown as JsonObject;
}

function member(from: Loose<unknown> | undefined, name: string): JsonValue | undefined {
  return from === undefined ? undefined : asJson(from)[name];
}

/** A text; numbers and booleans as they are written. */
export function text<T>(from: Loose<T> | undefined, name: Name<T>): string | undefined {
  const value = member(from, name);
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A finite number; texts that are one, too. */
export function number<T>(from: Loose<T> | undefined, name: Name<T>): number | undefined {
  const value = member(from, name);
  // JSON's 1e999 is read as infinity, which no answer could hold.
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const read = Number(value);
  return Number.isFinite(read) ? read : undefined;
}

/** An integer; what stands behind the point is dropped. */
export function whole<T>(from: Loose<T> | undefined, name: Name<T>): number | undefined {
  const value = number(from, name);
  return value === undefined ? undefined : Math.trunc(value);
}

/** True for true and "true". */
export function flag<T>(from: Loose<T> | undefined, name: Name<T>): boolean {
  const value = member(from, name);
  return value === true || value === 'true';
}

/** An object within. */
export function part<T, K extends Name<T>>(from: Loose<T> | undefined, name: K): Loose<NonNullable<T[K]>> | undefined {
  const value = member(from, name);
  return isJsonObject(value) ? loose<NonNullable<T[K]>>(value) : undefined;
}

/** The objects in an array; a single object stands for an array of one. */
export function parts<T, K extends Name<T>>(from: Loose<T> | undefined, name: K): readonly Loose<Item<T[K]>>[] {
  const value = member(from, name);
  if (isJsonObject(value)) return [loose<Item<T[K]>>(value)];
  return Array.isArray(value) ? value.filter(isJsonObject).map((item) => loose<Item<T[K]>>(item)) : [];
}

/** The texts in an array. */
export function texts<T>(from: Loose<T> | undefined, name: Name<T>): readonly string[] {
  const value = member(from, name);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** True when the member is there, whatever it holds. */
export function has<T>(from: Loose<T> | undefined, name: Name<T>): boolean {
  return member(from, name) !== undefined;
}
