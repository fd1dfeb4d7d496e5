// Reads the published JSON schemas of one OCPP version and brings them into one shape: every payload under a key of our
// own (`Authorize.request`), every shared type once under `definitions`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { nameInlineTypes } from './inline-types-16.mjs';

const require = createRequire(import.meta.url);
const SOURCE = dirname(require.resolve('ocpp-rpc/package.json'));

/** The versions, with the file of the source package and the prefix of the generated files. */
export const VERSIONS = [
  { version: '1.6', file: 'ocpp1_6.json', prefix: 'v16' },
  { version: '2.0.1', file: 'ocpp2_0_1.json', prefix: 'v201' },
  { version: '2.1', file: 'ocpp2_1.json', prefix: 'v21' },
];

export const sourceVersion = JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8')).version;

/** The published schemas of one version, as they are in the source package. */
export function readPublished(file) {
  return JSON.parse(readFileSync(join(SOURCE, 'lib', 'schemas', file), 'utf8'));
}

/**
 * The payloads and types of one version: `{ version, prefix, payloads, definitions }`. `payloads` maps
 * `<Action>.request`, `<Action>.response` and `<Action>.send` to a schema whose `$ref`s point to `#/definitions/…`.
 */
export function loadVersion({ version, file, prefix }) {
  const published = readPublished(file);
  const ids = new Set(published.map((schema) => schema.$id));
  const payloads = {};
  const definitions = {};
  for (const { $id, $schema: _dialect, comment: _licence, definitions: own = {}, ...payload } of published) {
    payloads[keyOf($id, ids)] = payload;
    for (const [name, type] of Object.entries(own)) {
      const known = definitions[name];
      if (known && structure(known) !== structure(type)) {
        throw new Error(`${version}: ${name} is not the same type in all schemas; give ${$id} a name of its own`);
      }
      definitions[name] ??= type;
    }
    keepOwnWords(payload, own, definitions);
  }
  if (version === '1.6') nameInlineTypes(payloads, definitions);
  return { version, prefix, payloads, definitions };
}

/** Some types differ in their description from schema to schema: the fields of the payload keep the words of theirs. */
function keepOwnWords(payload, own, definitions) {
  for (const property of Object.values(payload.properties ?? {})) {
    const ref = property.$ref ?? property.items?.$ref;
    const words = ref && own[refName(ref)]?.description;
    if (words && words !== definitions[refName(ref)].description) property.description ??= words;
  }
}

/** `urn:Authorize.req`, `urn:Authorize.conf`, `urn:AuthorizeRequest`, `urn:AuthorizeResponse`; else a SEND. */
function keyOf(id, ids) {
  const name = id.replace(/^urn:/, '');
  const match = /^(.+?)(\.req|\.conf|Request|Response)$/.exec(name);
  if (!match) {
    if (ids.has(`${id}Request`)) throw new Error(`${id} is neither a request nor a response`);
    return `${name}.send`;
  }
  return `${match[1]}.${match[2] === '.req' || match[2] === 'Request' ? 'request' : 'response'}`;
}

/** Keywords that say something to people and nothing to a validator. */
const FOR_PEOPLE = new Set(['description', 'javaType', 'comment', 'default', 'title']);

/**
 * The schema without the keywords that do not change what is valid; among these `additionalProperties: false` of
 * enumerations, which are texts and have no properties.
 */
export function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties' || key === 'definitions') {
      kept[key] = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, bare(part)]));
    } else if (!FOR_PEOPLE.has(key) && !(key === 'additionalProperties' && schema.type === 'string')) {
      kept[key] = bare(value);
    }
  }
  return kept;
}

export function structure(schema) {
  return JSON.stringify(bare(schema));
}

/** A copy of the schema with every `$ref` passed through `change`. */
export function mapRefs(schema, change) {
  if (Array.isArray(schema)) return schema.map((part) => mapRefs(part, change));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === '$ref' ? change(value) : mapRefs(value, change)]),
  );
}

/** The type that a `$ref` of the merged schemas names. */
export function refName(ref) {
  return ref.replace('#/definitions/', '');
}
