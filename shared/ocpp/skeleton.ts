import { isJsonObject, type JsonObject, type JsonValue } from './json';
import { sampleValue } from './sample-values';

/** A required field without fields of its own, for which a value is wanted. */
export interface Leaf {
  readonly name: string;
  /** The field's schema, its `$ref` resolved. */
  readonly schema: JsonObject;
  /** Where the field stands in the payload: its name and its parents', outermost first. */
  readonly path: readonly string[];
}

export interface SkeletonOptions {
  /** RFC 3339 date and time for fields that hold one. */
  readonly now: string;
}

/**
 * The smallest payload that a schema accepts: every required field with a likely value, nothing else.
 *
 * @param schema a payload's schema with its `definitions` (Draft 7, as in `PayloadSchemas`)
 */
export function skeleton(schema: JsonObject, options: SkeletonOptions): JsonObject {
  const made = fillRequired(schema, schema, (leaf) => sampleValue(leaf, options.now));
  return isJsonObject(made) ? made : {};
}

/**
 * Walks the required fields of a schema and builds a value of them; `fill` gives the values of the fields that have no
 * fields of their own. An array gets as many items as it must have, and one at least.
 *
 * @param root the schema whose `definitions` the `$ref`s name
 */
export function fillRequired(schema: JsonObject, root: JsonObject, fill: (leaf: Leaf) => JsonValue, path: readonly string[] = []): JsonValue {
  const resolved = resolveRef(schema, root);
  const name = path[path.length - 1] ?? '';
  const { items, properties } = resolved;
  if (isJsonObject(items)) {
    const count = Math.max(1, numberOf(resolved['minItems']) ?? 1);
    return Array.from({ length: count }, () => fillRequired(items, root, fill, path));
  }
  if (!isJsonObject(properties)) return fill({ name, schema: resolved, path });
  const object: JsonObject = {};
  for (const field of requiredOf(resolved)) {
    const inner = properties[field];
    if (isJsonObject(inner)) object[field] = fillRequired(inner, root, fill, [...path, field]);
  }
  return object;
}

/** The schema that a `$ref` to `#/definitions/…` names, or the schema itself. */
export function resolveRef(schema: JsonObject, root: JsonObject): JsonObject {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  const definitions = root['definitions'];
  const named = isJsonObject(definitions) ? definitions[ref.replace('#/definitions/', '')] : undefined;
  return isJsonObject(named) ? resolveRef(named, root) : schema;
}

export function requiredOf(schema: JsonObject): readonly string[] {
  const required = schema['required'];
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}

function numberOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
