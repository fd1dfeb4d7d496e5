import { isJsonObject, type JsonObject, type JsonValue } from './json';
import type { FieldDoc, TypeDoc, VersionDocs } from './schema-docs';
import { fieldMarkdown } from './schema-markdown';
import { fillRequired, requiredOf, resolveRef, type Leaf } from './skeleton';
import { sampleValue } from './sample-values';

/** Now, in the person's own time zone, written by the editor when the snippet is inserted. */
const NOW =
  '${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}T${CURRENT_HOUR}:${CURRENT_MINUTE}:${CURRENT_SECOND}${CURRENT_TIMEZONE_OFFSET}';

/**
 * The body of a snippet with every required field of a payload, each value a tab stop and each enumeration a choice.
 * Values that are no texts start with `^`, as VS Code's JSON language asks for.
 */
export function payloadSnippet(payload: JsonObject): JsonValue {
  return snippet(payload, payload);
}

/** A body as the text that the editor would make of it, indented by tabs; for snippets that are written as text. */
export function snippetText(body: JsonValue, indent = ''): string {
  if (typeof body === 'string') return body.startsWith('^') ? body.slice(1) : JSON.stringify(body);
  const inner = `${indent}\t`;
  if (Array.isArray(body)) return enclosed('[', body.map((value) => inner + snippetText(value, inner)), `${indent}]`);
  if (!isJsonObject(body)) return JSON.stringify(body);
  return enclosed('{', Object.entries(body).map(([name, value]) => `${inner}${JSON.stringify(name)}: ${snippetText(value, inner)}`), `${indent}}`);
}

function enclosed(open: string, lines: readonly string[], close: string): string {
  return lines.length === 0 ? open + close.trim() : `${open}\n${lines.join(',\n')}\n${close}`;
}

function snippet(schema: JsonObject, root: JsonObject): JsonValue {
  let stop = 0;
  return fillRequired(schema, root, (leaf) => {
    stop += 1;
    return tabStop(leaf, stop);
  });
}

function tabStop(leaf: Leaf, stop: number): string {
  const { enum: values, type } = leaf.schema;
  if (leaf.schema['format'] === 'date-time') return NOW;
  const likely = sampleValue(leaf, '');
  if (Array.isArray(values)) {
    const choices = [likely, ...values.filter((value) => value !== likely)];
    return `\${${stop}|${choices.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)).replace(/[\\,|$}]/g, '\\$&')).join(',')}|}`;
  }
  const text = typeof likely === 'string' ? likely : JSON.stringify(likely);
  const placeholder = `\${${stop}:${text.replace(/[\\$}]/g, '\\$&')}}`;
  return type === 'string' ? placeholder : `^${placeholder}`;
}

/**
 * The payload's schema with documentation on every field, required fields first in suggestions, and snippets that bring
 * the required fields of an object with it. Descriptions of types move to the fields that have them: a reference would
 * put the type's own over the field's.
 *
 * @param key `<Action>.request`, `<Action>.response` or `<Action>.send`
 */
export function describedPayload(key: string, payload: JsonObject, docs: VersionDocs): JsonObject {
  const [action = '', part = ''] = key.split('.');
  const actionDoc = Object.hasOwn(docs.actions, action) ? docs.actions[action] : undefined;
  const typeDoc = part === 'request' || part === 'response' || part === 'send' ? actionDoc?.[part] : undefined;
  const { definitions, ...own } = payload;
  const described = describedType(own, typeDoc, payload);
  if (!isJsonObject(definitions)) return described;
  const types: JsonObject = {};
  for (const [name, type] of Object.entries(definitions)) {
    if (isJsonObject(type)) types[name] = describedType(type, Object.hasOwn(docs.types, name) ? docs.types[name] : undefined, payload);
  }
  return { ...described, definitions: types };
}

function describedType(type: JsonObject, doc: TypeDoc | undefined, root: JsonObject): JsonObject {
  const { description: _, ...rest } = type;
  const { properties } = rest;
  if (!isJsonObject(properties)) return rest;
  const required = new Set(requiredOf(type));
  const described: JsonObject = {};
  for (const [name, field] of Object.entries(properties)) {
    if (!isJsonObject(field)) continue;
    const fieldDoc = doc && Object.hasOwn(doc.fields, name) ? doc.fields[name] : undefined;
    described[name] = describedField(name, field, fieldDoc, required.has(name), root);
  }
  return { ...rest, properties: described };
}

function describedField(name: string, field: JsonObject, doc: FieldDoc | undefined, required: boolean, root: JsonObject): JsonObject {
  const { description: _, ...rest } = field;
  // customData is everywhere and hardly ever wanted.
  const order = required ? 0 : name === 'customData' ? 2 : 1;
  const described: JsonObject = { ...rest, suggestSortText: `${order}${name}` };
  const snippets = snippetsOf(field, root);
  if (snippets) described['defaultSnippets'] = snippets;
  if (isJsonObject(field['items'])) described['items'] = describedItems(field['items'], root);
  if (doc) described['markdownDescription'] = fieldMarkdown(name, doc);
  return described;
}

function describedItems(items: JsonObject, root: JsonObject): JsonObject {
  const { description: _, ...rest } = items;
  const snippets = snippetsOf(items, root);
  return snippets ? { ...rest, defaultSnippets: snippets } : rest;
}

/** Objects and arrays of objects come with their required fields, dates with the present. */
function snippetsOf(field: JsonObject, root: JsonObject): JsonValue[] | undefined {
  const resolved = resolveRef(field, root);
  if (resolved['format'] === 'date-time') return [{ label: 'now', body: NOW }];
  const object = isJsonObject(resolved['items']) ? resolveRef(resolved['items'], root) : resolved;
  if (!isJsonObject(object['properties']) || requiredOf(object).length === 0) return undefined;
  return [{ label: 'required fields', body: snippet(field, root) }];
}
