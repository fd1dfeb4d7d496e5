import fs from 'node:fs';
import path from 'node:path';
import { bundleNode, NODE_SOURCES } from './bundle-node.mjs';
import { alone } from './lock.mjs';
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
export function ensureNodeSide(out, options) {
  return ensure(out, options, {
    name: 'Building the host',
    stamp: inRoot('dist', '.node-side'),
    sources: NODE_SOURCES,
    results: [outputs.cli, outputs.main, outputs.preload],
    build: bundleNode,
  });
}

/** Builds the page that the window and the browser show, unless the last build still fits. */
export function ensurePage(out, options) {
  return ensure(out, options, {
    name: 'Building the window',
    stamp: inRoot('dist', '.page'),
    sources: PAGE_SOURCES,
    results: [outputs.page],
    build: bundlePage,
  });
}

async function ensure(out, { force = false } = {}, { name, stamp, sources, results, build }) {
  const isDue = () => force || !isFresh(stamp, fingerprint(sources), results);
  if (!isDue()) return;
  await alone(async () => {
    // Somebody else may have built it while we waited.
    if (!isDue()) return;
    const print = fingerprint(sources);
    await step(out, name, build);
    writeStamp(stamp, print);
  });
}

/** Builds beside the old page and puts the new one in its place at the end, so that there is always a whole one. */
async function bundlePage() {
  const fresh = inRoot('dist', `.renderer-${process.pid}`);
  try {
    await mustRun(process.execPath, [
      inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir',
    ]);
    fs.rmSync(path.dirname(outputs.page), { recursive: true, force: true, maxRetries: 5 });
    fs.renameSync(fresh, path.dirname(outputs.page));
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}
