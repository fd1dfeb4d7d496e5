import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import type { SimpleSchema } from '../../../tests/support/payload-samples';

/**
 * typed-ocpp carries the same schemas, prepared by other people. Where the two agree, neither has been spoilt on its way;
 * where they do not, schemas/README.md says so.
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  '1.6': [
    'ChangeConfigurationRequest.value', 'GetConfigurationResponse.configurationKey[].value', 'StatusNotificationRequest.info',
  ],
  '2.0.1': [],
  '2.1': [],
};

const require = createRequire(import.meta.url);
const OURS = require.resolve('ocpp-rpc/package.json').replace('package.json', 'lib/schemas/');
const THEIRS = new URL('../../../node_modules/typed-ocpp/dist/', import.meta.url);
const CONSTRAINTS = ['type', 'format', 'maxLength', 'minLength', 'minimum', 'maximum', 'multipleOf', 'minItems', 'maxItems', 'pattern'] as const;

/** Every place of a schema with everything that constrains it, so that it does not matter how it is cut into definitions. */
function flatten(root: SimpleSchema): Map<string, string> {
  const places = new Map<string, string>();
  const visit = (schema: SimpleSchema & Record<string, unknown>, path: string, open: readonly string[]): void => {
    if (schema.$ref) {
      const name = schema.$ref.split('/').pop() ?? '';
      const definition = root.definitions?.[name];
      if (!definition || open.includes(name)) places.set(path, `see ${name}`);
      else visit(definition as typeof schema, path, [...open, name]);
      return;
    }
    const constraints = CONSTRAINTS.filter((name) => schema[name] !== undefined).map((name) => [name, schema[name]]);
    const isObject = schema.properties !== undefined || schema.type === 'object';
    places.set(path, JSON.stringify([
      constraints, [...(schema.enum ?? [])].sort(), [...(schema.required ?? [])].sort(), isObject ? schema['additionalProperties'] : null,
    ]));
    for (const [name, property] of Object.entries(schema.properties ?? {})) visit(property as typeof schema, `${path}.${name}`, open);
    if (schema.items) visit(schema.items as typeof schema, `${path}[]`, open);
  };
  visit(root as SimpleSchema & Record<string, unknown>, '', []);
  return places;
}

describe.each([
  ['1.6', 'ocpp1_6.json', 'ocpp16/schemas.js'],
  ['2.0.1', 'ocpp2_0_1.json', 'ocpp20/schemas.js'],
  ['2.1', 'ocpp2_1.json', 'ocpp21/schemas.js'],
] as const)('the schemas of %s', (version, ours, theirs) => {
  test('agree with the independent copy, but for the differences that are written down', async () => {
    const independent = (await import(new URL(theirs, THEIRS).href)) as Record<string, SimpleSchema>;
    const schemas = JSON.parse(readFileSync(`${OURS}${ours}`, 'utf8')) as Array<SimpleSchema & { $id: string }>;
    const differences: string[] = [];
    const names = schemas.map((schema) => {
      const name = schema.$id.replace(/^urn:/, '').replace(/\.req$/, 'Request').replace(/\.conf$/, 'Response');
      const other = independent[name];
      if (!other) throw new Error(`typed-ocpp has no ${name}`);
      const [a, b] = [flatten(schema), flatten(other)];
      for (const path of new Set([...a.keys(), ...b.keys()])) if (a.get(path) !== b.get(path)) differences.push(`${name}${path}`);
      return name;
    });
    expect(differences).toEqual(KNOWN[version]);
    expect(Object.keys(independent).sort()).toEqual(names.sort());
  });
});
