// Standalone validators: plain functions that need no eval and no Ajv when they run.
import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { _ } from 'ajv/dist/compile/codegen/index.js';
import { build } from 'esbuild';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bare, mapRefs, refName } from './sources.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const DATE_TIME = join(HERE, '../../shared/ocpp/validate/date-time.ts');
const CHARACTERS = join(HERE, '../../shared/ocpp/validate/characters.ts');
const BASE = 'http://ocpp/';

/**
 * `multipleOfPrecision`: without it 1.6's `multipleOf: 0.1` rejects a third of all limits with one decimal (0.3, 0.6 …).
 * `messages: false`: our own sentences are better, and the code is smaller.
 */
const AJV_OPTIONS = {
  strict: false,
  allErrors: true,
  multipleOfPrecision: 6,
  messages: false,
  inlineRefs: 4,
  code: { source: true, esm: true, lines: false, optimize: 2, formats: _`formats` },
};

export async function validatorsOf({ version, payloads, definitions }) {
  const ajv = new Ajv.default(AJV_OPTIONS);
  // Only the names matter here: the generated code takes the functions from the header below.
  ajv.addFormat('date-time', () => true);
  ajv.addFormat('uri', () => true);
  const rebase = (schema) => mapRefs(bare(schema), (ref) => `${BASE}types/${refName(ref)}`);
  for (const [name, type] of Object.entries(definitions)) ajv.addSchema({ ...rebase(type), $id: `${BASE}types/${name}` });
  const exported = {};
  const keys = Object.keys(payloads);
  keys.forEach((key, at) => {
    ajv.addSchema({ ...rebase(payloads[key]), $id: `${BASE}${key}` });
    exported[`v${at}`] = `${BASE}${key}`;
  });
  const usesUri = JSON.stringify(payloads).includes('"format":"uri"');
  const code = `${header(usesUri)}\n${withoutRequire(standalone.default(ajv, exported))}`;
  const entry = [
    `import { ${Object.keys(exported).join(', ')} } from 'standalone';`,
    `export const validators = { ${keys.map((key, at) => `"${key}": v${at}`).join(', ')} };`,
    `export const shapes = ${JSON.stringify(JSON.stringify(shapesOf(payloads, definitions)))};`,
  ].join('\n');
  return bundle(entry, code, `/* OCPP ${version}: made from the published JSON schemas by build/generate.mjs. */`);
}

/**
 * The fields of every payload and type, for sentences such as "did you mean connectorId?". A field is the name of its
 * type, with `[]` when it is a list of that, and `!` when it is required.
 */
function shapesOf(payloads, definitions) {
  const shape = (type) => {
    const required = new Set(type.required);
    return Object.fromEntries(
      Object.entries(type.properties ?? {}).map(([name, property]) => {
        const inner = property.type === 'array' ? property.items : property;
        const held = inner.$ref ? refName(inner.$ref) : (inner.type ?? 'any');
        return [name, `${held}${inner === property ? '' : '[]'}${required.has(name) ? '!' : ''}`];
      }),
    );
  };
  const shapes = (all) => Object.fromEntries(Object.entries(all).map(([name, type]) => [name, shape(type)]));
  const types = Object.fromEntries(Object.entries(definitions).filter(([, type]) => type.properties));
  return { payloads: shapes(payloads), types: shapes(types) };
}

function header(usesUri) {
  return [
    `import { isDateTime } from ${JSON.stringify(DATE_TIME)};`,
    `import { charactersIn } from ${JSON.stringify(CHARACTERS)};`,
    usesUri ? "import { fullFormats } from 'ajv-formats/dist/formats.js';" : '',
    `const formats = { 'date-time': isDateTime${usesUri ? ', uri: fullFormats.uri' : ''} };`,
  ].join('\n');
}

/** Ajv's code asks for its helpers by require, which a module has not. */
function withoutRequire(code) {
  const replaced = code
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', 'charactersIn')
    // A text has at most as many characters as UTF-16 units, so that nearly none need be counted.
    .replaceAll(/\b(func\d+)\((data\d*)\) > (\d+)/g, '$2.length > $3 && $1($2) > $3');
  const left = /require\([^)]*\)/.exec(replaced);
  if (left) throw new Error(`the validators need ${left[0]}; give them a module for it`);
  return replaced;
}

async function bundle(entry, code, banner) {
  const result = await build({
    stdin: { contents: entry, resolveDir: HERE, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    banner: { js: banner },
    logLevel: 'error',
    plugins: [
      {
        name: 'standalone',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^standalone$/ }, () => ({ path: 'standalone', namespace: 'memory' }));
          onLoad({ filter: /.*/, namespace: 'memory' }, () => ({ contents: code, resolveDir: HERE, loader: 'js' }));
        },
      },
    ],
  });
  return result.outputFiles[0].text;
}

export const VALIDATORS_DECLARATION = `import type { PayloadValidators } from '../../shared/ocpp/validate/payload-validator';
export declare const validators: PayloadValidators;
/** JSON of a VersionShapes. */
export declare const shapes: string;
`;
