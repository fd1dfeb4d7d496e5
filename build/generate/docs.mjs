// The documentation index: what a person wants to know of an action, a field, an enumeration.
import { refName } from './sources.mjs';

const CONSTRAINTS = ['maxLength', 'minLength', 'minimum', 'maximum', 'multipleOf', 'format', 'default'];

/**
 * `{ actions: { Authorize: { description, request, response } }, types: { IdTokenType: { description, fields } } }`.
 * Payloads and types have the same shape; a field names the type it holds.
 */
export function docsOf({ payloads, definitions }, actionDescriptions) {
  const actions = {};
  for (const [key, payload] of Object.entries(payloads)) {
    const [action, part] = key.split('.');
    actions[action] ??= { description: actionDescriptions[action] ?? '' };
    actions[action][part] = typeDoc(payload, definitions);
  }
  const types = {};
  for (const [name, type] of Object.entries(definitions)) {
    if (type.properties) types[name] = typeDoc(type, definitions);
  }
  return { actions, types };
}

function typeDoc(type, definitions) {
  const required = new Set(type.required);
  const fields = {};
  for (const [name, property] of Object.entries(type.properties ?? {})) {
    fields[name] = fieldDoc(property, required.has(name), definitions);
  }
  return { ...(type.description ? { description: type.description } : {}), fields };
}

function fieldDoc(property, required, definitions) {
  const isArray = property.type === 'array';
  const inner = isArray ? property.items : property;
  const named = inner.$ref ? definitions[refName(inner.$ref)] : inner;
  const field = { type: named.properties ? refName(inner.$ref) : (named.type ?? 'any') };
  if (isArray) field.array = true;
  if (required) field.required = true;
  for (const name of ['minItems', 'maxItems']) if (property[name] !== undefined) field[name] = property[name];
  for (const name of CONSTRAINTS) {
    const value = inner[name] ?? named[name];
    if (value !== undefined) field[name] = value;
  }
  if (named.enum) field.enum = named.enum;
  if (named.enum && inner.$ref) field.enumName = refName(inner.$ref);
  const description = property.description ?? inner.description ?? (named.properties ? undefined : named.description);
  if (description) field.description = description;
  return field;
}

export const DOCS_DECLARATION = `import type { VersionDocs } from '../../shared/ocpp/schema-docs';
declare const docs: VersionDocs;
export default docs;
`;
