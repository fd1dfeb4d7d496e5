import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { build } from 'esbuild';

/** The JSON schema of scenario files, made of the shape that checks them, as the text of its file. */
export async function scenarioSchema(root) {
  const { ScenarioShape } = await importTypeScript(join(root, 'shared', 'use-cases', 'scenario', 'shape.ts'), root);
  const schema = toJsonSchema(ScenarioShape, { typeMode: 'input', errorMode: 'ignore' });
  const { $schema, ...rest } = schema;
  return `${JSON.stringify({ $schema, $id: 'scenario.schema.json', title: 'OCPP Workbench scenario', ...rest }, undefined, 2)}\n`;
}

async function importTypeScript(entry, root) {
  const { outputFiles: [file] } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20', packages: 'external', logLevel: 'silent' });
  // In the tree, so that its packages are found.
  const folder = mkdtempSync(join(root, 'node_modules', '.scenario-shape-'));
  try {
    const path = join(folder, 'shape.mjs');
    writeFileSync(path, file.contents);
    return await import(pathToFileURL(path).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
