import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { builtIns } from '../shared/use-cases/scenario/built-in';

const root = path.resolve(import.meta.dirname, '..');
const published = readFileSync(path.join(root, 'schemas', 'scenario.schema.json'), 'utf8');

it('the published schema of scenario files is that of the shape which checks them', async () => {
  const { scenarioSchema } = (await import(path.join(root, 'build', 'generate', 'scenario-schema.mjs'))) as { scenarioSchema: (root: string) => Promise<string> };
  expect(published).toBe(await scenarioSchema(root));
});

it('every built-in scenario fits it, and what is none does not', () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(published) as object);
  for (const { name, text } of builtIns()) expect([name, validate(parse(text)), validate.errors]).toEqual([name, true, null]);
  expect(validate({ scenario: 'x', title: 'x', versions: ['3.0'], cases: [] })).toBe(false);
});
