import fs from 'node:fs';
import { bundleNode, NODE_SOURCES } from './bundle-node.mjs';
import { inRoot, outputs } from './paths.mjs';
import { mustRun } from './run.mjs';
import { fingerprint, isFresh, writeStamp } from './stamp.mjs';
import { duration, Refusal, step } from './steps.mjs';

const PAGE_SOURCES = [
  'renderer', 'shared', 'schemas/generated', 'package-lock.json', 'tsconfig.json', 'vite.config.ts',
];

/** Derives types, validators and documentation from the schemas. The generator itself knows when there is nothing to do. */
export async function ensureGenerated(out) {
  const started = performance.now();
  if (!fs.existsSync(inRoot('build', 'generate.mjs'))) throw new Refusal('build/generate.mjs is missing from this copy of the repository.');
  const { output } = await mustRun(process.execPath, [inRoot('build', 'generate.mjs')]);
  if (output.trim()) out.write(`Generating types and validators … done (${duration(performance.now() - started)})\n`);
}

/** Bundles the Node side (command line, headless host, Electron's main and preload) unless the last build still fits. */
export async function ensureNodeSide(out, { force = false } = {}) {
  const stamp = inRoot('dist', '.node-side');
  const print = fingerprint(NODE_SOURCES);
  if (!force && isFresh(stamp, print, [outputs.cli, outputs.main, outputs.preload])) return;
  await step(out, 'Building the host', bundleNode);
  writeStamp(stamp, print);
}

/** Builds the page that the window and the browser show, unless the last build still fits. */
export async function ensurePage(out, { force = false } = {}) {
  const stamp = inRoot('dist', '.page');
  const print = fingerprint(PAGE_SOURCES);
  if (!force && isFresh(stamp, print, [outputs.page])) return;
  await step(out, 'Building the window', () =>
    mustRun(process.execPath, [inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn']));
  writeStamp(stamp, print);
}
