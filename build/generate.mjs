// Makes schemas/generated/ from the published JSON schemas. Does nothing when nothing it depends on has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const TARGET = join(ROOT, 'schemas', 'generated');
const SCENARIO_INDEX_DECLARATION = `export interface ScenarioHead {
  readonly name: string;
  readonly title: string;
  readonly useCase?: string;
  readonly versions: readonly string[];
  readonly cases: readonly { readonly id: string; readonly title: string; readonly versions: readonly string[]; readonly settings?: readonly string[] }[];
}
declare const scenarios: readonly ScenarioHead[];
export default scenarios;
`;
const SCENARIO_SCHEMA = 'scenario.schema.json';
const STAMP = join(TARGET, '.stamp');

generateScenarios();
await generateScenarioSchema();
const stamp = await fingerprint();
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp) {
  const begin = performance.now();
  const count = await generate();
  writeFileSync(STAMP, stamp);
  console.log(`Types, validators and documentation made from ${count} schemas in ${((performance.now() - begin) / 1000).toFixed(1)} s.`);
}

/** The built-in scenarios as one module of texts. It takes no time, so it is done whenever a file has changed. */
function generateScenarios() {
  const folder = join(ROOT, 'shared', 'use-cases', 'scenarios');
  const texts = {};
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));
  for (const name of names.sort()) texts[name] = readFileSync(join(folder, `${name}.yaml`), 'utf8');
  mkdirSync(TARGET, { recursive: true });
  if (writeWhenChanged('scenarios.js', asModule(texts)) || !existsSync(join(TARGET, 'scenario-index.js'))) {
    writeWhenChanged('scenario-index.js', asModule(Object.entries(texts).map(([name, text]) => headOf(name, text))));
  }
  writeWhenChanged('scenario-index.d.ts', SCENARIO_INDEX_DECLARATION);
  writeWhenChanged('scenarios.d.ts', 'declare const scenarios: Readonly<Record<string, string>>;\nexport default scenarios;\n');
}

/** The schema of scenario files is published, so it is tracked; a test holds that it is up to date. */
async function generateScenarioSchema() {
  const { scenarioSchema } = await import('./generate/scenario-schema.mjs');
  const path = join(ROOT, 'schemas', SCENARIO_SCHEMA);
  const text = await scenarioSchema(ROOT);
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

/** True when the file has changed. */
function writeWhenChanged(name, text) {
  const path = join(TARGET, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  put(name, text);
  return true;
}

/** What a list of scenarios needs to know, so that a window need not read all of them. */
function headOf(name, text) {
  // A file that cannot be read is told of by the test that plays it.
  const scenario = parseDocument(text).toJS() ?? {};
  const { title = name, useCase, versions = [], cases = [] } = scenario;
  return {
    name, title, useCase, versions,
    cases: cases.map((one) => ({ id: one.id, title: one.title, versions: one.versions ?? versions, settings: one.settings })),
  };
}

/** By way of a rename, so that whoever reads meanwhile finds the old file or the new one. */
function put(name, text) {
  const draft = join(TARGET, `.${name}.${process.pid}`);
  writeFileSync(draft, text);
  renameSync(draft, join(TARGET, name));
}

/** Everything that the result depends on: our sources and the packages that do the work. */
async function fingerprint() {
  const hash = createHash('sha256');
  const own = ['build/generate.mjs', 'shared/ocpp/validate/characters.ts', 'shared/ocpp/validate/date-time.ts'];
  for (const folder of ['build/generate', 'schemas']) {
    for (const name of readdirSync(join(ROOT, folder))) if (/\.(mjs|json)$/.test(name) && name !== SCENARIO_SCHEMA) own.push(`${folder}/${name}`);
  }
  for (const path of own.sort()) hash.update(path).update(readFileSync(join(ROOT, path)));
  for (const name of ['ocpp-rpc', 'ajv', 'ajv-formats', 'esbuild', 'json-schema-to-typescript']) {
    hash.update(readFileSync(join(ROOT, 'node_modules', name, 'package.json')));
  }
  return hash.digest('hex');
}

async function generate() {
  const { VERSIONS, loadVersion } = await import('./generate/sources.mjs');
  const { cleanDescriptions } = await import('./generate/clean-description.mjs');
  const { describe } = await import('./generate/describe.mjs');
  const { typesOf } = await import('./generate/types.mjs');
  const { validatorsOf, VALIDATORS_DECLARATION } = await import('./generate/validators.mjs');
  const { schemasOf, SCHEMAS_DECLARATION } = await import('./generate/schemas.mjs');
  const { docsOf, DOCS_DECLARATION } = await import('./generate/docs.mjs');
  mkdirSync(TARGET, { recursive: true });
  const written = new Set(['scenarios.js', 'scenarios.d.ts', 'scenario-index.js', 'scenario-index.d.ts']);
  const write = (name, text) => {
    put(name, text);
    written.add(name);
  };
  let count = 0;
  for (const entry of VERSIONS) {
    const source = loadVersion(entry);
    count += Object.keys(source.payloads).length;
    cleanDescriptions(source);
    const actionDescriptions = describe(source);
    const [types, validators] = await Promise.all([typesOf(source), validatorsOf(source)]);
    write(`${entry.prefix}.types.ts`, types);
    write(`${entry.prefix}.validators.js`, validators);
    write(`${entry.prefix}.validators.d.ts`, VALIDATORS_DECLARATION);
    write(`${entry.prefix}.schemas.js`, asModule(schemasOf(source)));
    write(`${entry.prefix}.schemas.d.ts`, SCHEMAS_DECLARATION);
    write(`${entry.prefix}.docs.js`, asModule(docsOf(source, actionDescriptions)));
    write(`${entry.prefix}.docs.d.ts`, DOCS_DECLARATION);
  }
  for (const name of readdirSync(TARGET)) if (!written.has(name) && !name.startsWith('.')) rmSync(join(TARGET, name));
  return count;
}

/** JSON.parse of a string is faster for an engine to read than an object literal of this size. */
function asModule(value) {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});\n`;
}
