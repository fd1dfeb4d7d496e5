import type { JsonObject, JsonValue } from '../../shared/ocpp/json';

/** The part of JSON Schema that OCPP's schemas use. */
export interface SimpleSchema {
  readonly type?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, SimpleSchema>>;
  readonly required?: readonly string[];
  readonly items?: SimpleSchema;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly definitions?: Readonly<Record<string, SimpleSchema>>;
}

/** A valid payload of a schema: with every field, or with the required ones alone. */
export function samplePayload(root: SimpleSchema, all: boolean): JsonObject {
  return sampleObject(root, root, all, 0);
}

function sampleObject(schema: SimpleSchema, root: SimpleSchema, all: boolean, depth: number): JsonObject {
  const sample: JsonObject = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const isRequired = schema.required?.includes(name) ?? false;
    if (isRequired || (all && depth < 8)) sample[name] = sampleValue(property, root, all, depth + 1);
  }
  return sample;
}

function sampleValue(schema: SimpleSchema, root: SimpleSchema, all: boolean, depth: number): JsonValue {
  const named = schema.$ref ? root.definitions?.[schema.$ref.replace('#/definitions/', '')] : schema;
  if (!named) throw new Error(`no definition ${schema.$ref}`);
  if (named.enum) return named.enum[0] ?? '';
  switch (named.type) {
    case 'object': return sampleObject(named, root, all, depth);
    case 'array': return [sampleValue(named.items ?? {}, root, all, depth)];
    case 'integer': return Math.min(named.maximum ?? 1, Math.max(named.minimum ?? 1, 1));
    case 'number': return Math.min(named.maximum ?? 0.3, Math.max(named.minimum ?? 0.3, 0.3));
    case 'boolean': return true;
    case 'string': return sampleText(named);
    default: return { any: 'thing' };
  }
}

function sampleText(schema: SimpleSchema): string {
  if (schema.format === 'date-time') return '2026-01-31T08:15:30Z';
  if (schema.format === 'uri') return 'ftp://user@example.com/folder';
  return 'x'.repeat(Math.min(schema.maxLength ?? 3, 3));
}

/** A place in a payload, with what holds it. */
interface Place {
  readonly holder: JsonObject | JsonValue[];
  readonly name: string | number;
}

const BAD_VALUES: readonly JsonValue[] = [null, 'zzz', -1000.123, 1e9, true, [], {}, 'y'.repeat(12_000), '2026-01-31T08:15:30', [{}]];

/**
 * Spoils a payload in every place in every way, one at a time: each value replaced by wrong ones, each field removed, one
 * added to each object. `visit` sees the spoilt payload; it is mended afterwards.
 */
export function spoil(payload: JsonObject, visit: () => void): void {
  for (const { holder, name } of placesOf(payload)) {
    const held = holder as JsonObject;
    const key = String(name);
    const before = held[key];
    for (const bad of BAD_VALUES) {
      held[key] = bad;
      visit();
    }
    if (!Array.isArray(holder)) {
      Reflect.deleteProperty(held, key);
      visit();
    }
    if (before !== undefined) held[key] = before;
    if (typeof before === 'object' && before !== null && !Array.isArray(before)) {
      before['notAField'] = 1;
      visit();
      Reflect.deleteProperty(before, 'notAField');
    }
  }
}

function placesOf(value: JsonValue, places: Place[] = []): Place[] {
  if (Array.isArray(value)) {
    value.forEach((element, name) => {
      places.push({ holder: value, name });
      placesOf(element, places);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      places.push({ holder: value, name });
      placesOf(part, places);
    }
  }
  return places;
}
