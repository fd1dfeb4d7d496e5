import { isJsonObject, type JsonObject, type JsonValue } from '../../ocpp/json';

/**
 * What of a payload's part does not fit its JSON schema: members that do not exist, values of another type, texts that are too
 * long, values outside an enumeration. What is required may be missing: the catalogue names only what matters.
 */
export function schemaFaults(schema: Readonly<JsonObject>, value: JsonValue, path = '', root: Readonly<JsonObject> = schema): string[] {
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    const target = resolve(root, reference);
    return target ? schemaFaults(target, value, path, root) : [`${path}: ${reference} is not there`];
  }
  const type = schema['type'];
  if (typeof type === 'string' && !isOfType(type, value)) return [`${path}: ${JSON.stringify(value)} is no ${type}`];
  const values = schema['enum'];
  if (Array.isArray(values) && !values.includes(value)) return [`${path}: ${JSON.stringify(value)} is none of its values`];
  if (typeof value === 'string') return textFaults(schema, value, path);
  if (Array.isArray(value)) {
    const items = schema['items'];
    return isJsonObject(items) ? value.flatMap((item, at) => schemaFaults(items, item, `${path}[${at}]`, root)) : [];
  }
  const properties = schema['properties'];
  if (!isJsonObject(value) || !isJsonObject(properties)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const inner = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return isJsonObject(inner) ? schemaFaults(inner, member, `${path}.${name}`, root) : [`${path}.${name} does not exist`];
  });
}

function textFaults(schema: Readonly<JsonObject>, value: string, path: string): string[] {
  const longest = schema['maxLength'];
  if (typeof longest === 'number' && value.length > longest) return [`${path}: longer than ${longest}`];
  if (schema['format'] === 'date-time' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value)) return [`${path}: ${value} is no time`];
  return [];
}

function isOfType(type: string, value: JsonValue): boolean {
  switch (type) {
    case 'object': return isJsonObject(value);
    case 'array': return Array.isArray(value);
    case 'integer': return Number.isInteger(value);
    default: return typeof value === type;
  }
}

function resolve(root: Readonly<JsonObject>, reference: string): JsonObject | undefined {
  let at: JsonValue | undefined = root;
  for (const name of reference.replace(/^#\//, '').split('/')) {
    at = isJsonObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return isJsonObject(at) ? at : undefined;
}
