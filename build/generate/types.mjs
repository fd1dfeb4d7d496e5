// TypeScript types of all payloads of one version.
import { compile } from 'json-schema-to-typescript';

const SUFFIX = { request: 'Request', response: 'Response', send: 'Request' };

/** The name of a payload's type: `Authorize.request` → `AuthorizeRequest`. */
export function typeNameOf(key) {
  const [action, part] = key.split('.');
  return `${action}${SUFFIX[part]}`;
}

export async function typesOf({ version, payloads, definitions }) {
  const all = {};
  for (const [name, type] of Object.entries(definitions)) {
    // The one type that may be extended with anything (Part 2, CustomDataType).
    all[name] = name === 'CustomDataType' ? { ...type, tsType: '{ vendorId: string } & JsonObject' } : type;
  }
  for (const [key, payload] of Object.entries(payloads)) all[typeNameOf(key)] = payload;
  const root = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(Object.keys(all).map((name) => [name, { $ref: `#/definitions/${name}` }])),
    definitions: anyBecomesJson(bareRefs(all)),
  };
  const source = await compile(root, 'Everything', {
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    bannerComment: '',
    format: false,
  });
  const text = `${withoutRoot(source)}\n${actionsOf(payloads)}`;
  const imported = ['JsonObject', 'JsonValue'].filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  return [
    `// OCPP ${version}: made from the published JSON schemas by build/generate.mjs. Do not edit.`,
    ...(imported.length > 0 ? [`import type { ${imported.join(', ')} } from '../../shared/ocpp/json';`, ''] : []),
    text,
  ].join('\n');
}

/** A description beside a `$ref` would make the compiler declare the type a second time. */
function bareRefs(schema) {
  if (Array.isArray(schema)) return schema.map(bareRefs);
  if (typeof schema !== 'object' || schema === null) return schema;
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, bareRefs(value)]));
}

/** A property without a type may hold any JSON (`data` of DataTransfer). */
function anyBecomesJson(all) {
  for (const type of Object.values(all)) {
    for (const property of Object.values(type.properties ?? {})) {
      if (property.type === undefined && property.$ref === undefined) property.tsType = 'JsonValue';
    }
  }
  return all;
}

/**
 * Drops the type that only held the others together. Aliases instead of interfaces: an alias may be given where a
 * JsonObject is asked for, an interface may not.
 */
function withoutRoot(source) {
  return source
    .replace(/export interface Everything \{[^}]*\}\n?/, '')
    .replace(/^export interface (\w+) \{$/gm, 'export type $1 = {')
    .replace(/\n \* \n( \*\/)/g, '\n$1')
    .replace(/^\n+/, '');
}

function actionsOf(payloads) {
  const keys = Object.keys(payloads);
  const requests = keys.filter((key) => key.endsWith('.request')).map((key) => key.split('.')[0]);
  const sends = keys.filter((key) => key.endsWith('.send')).map((key) => key.split('.')[0]);
  return [
    '/** Every action that is answered, with its payloads. */',
    'export interface Actions {',
    ...requests.map((name) => `  ${name}: { request: ${name}Request; response: ${name}Response };`),
    '}',
    '',
    '/** Every message that is sent without an answer. */',
    ...(sends.length > 0
      ? ['export interface Sends {', ...sends.map((name) => `  ${name}: ${name}Request;`), '}']
      : ['export type Sends = Record<never, never>;']),
    '',
  ].join('\n');
}
