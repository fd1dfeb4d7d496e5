import { isJsonObject, type JsonObject, type JsonValue } from '../ocpp/json';

/*
 * Reading payloads that may be anything: members missing, null, of another type. What can be understood is taken, what
 * cannot is left out; nothing throws.
 */

/** The member as a text; numbers and booleans as they are written. */
export function text(from: JsonObject | undefined, name: string): string | undefined {
  return asText(from?.[name]);
}

export function asText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The member as a finite number; a text that is one counts. */
export function number(from: JsonObject | undefined, name: string): number | undefined {
  const value = from?.[name];
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const read = Number(value);
  return Number.isFinite(read) ? read : undefined;
}

/** True for true and "true". */
export function flag(from: JsonObject | undefined, name: string): boolean {
  const value = from?.[name];
  return value === true || value === 'true';
}

export function object(from: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = from?.[name];
  return isJsonObject(value) ? value : undefined;
}

/** The objects in an array; a single object stands for an array of one. */
export function objects(from: JsonObject | undefined, name: string): readonly JsonObject[] {
  const value = from?.[name];
  if (isJsonObject(value)) return [value];
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
