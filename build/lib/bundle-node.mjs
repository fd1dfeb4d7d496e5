import fs from 'node:fs';
import path from 'node:path';
import { licensesOf } from './licenses.mjs';
import { inRoot } from './paths.mjs';

const SHARED = {
  absWorkingDir: inRoot(),
  outdir: inRoot('dist'),
  bundle: true,
  platform: 'node',
  // Electron 45 runs Node 24; the command line runs on Node 20.
  target: 'node20',
  // jsonc-parser's CommonJS side requires its parts in a way that no bundler follows; its module side imports them.
  mainFields: ['module', 'main'],
  // ws takes these two when they are there; they make no difference to speed, so they are not.
  external: ['electron', 'bufferutil', 'utf-8-validate'],
  sourcemap: 'linked',
  // The licences stand in a file of their own.
  legalComments: 'none',
  logLevel: 'silent',
  metafile: true,
  write: false,
};

/** Packages in CommonJS call require() for Node's own modules, which a module of today does not have. */
const REQUIRE = {
  js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
};

/**
 * The bundles of the Node side. All land one folder deep under dist/, also the chunks that they share, so that
 * `new URL('../renderer/', import.meta.url)` means the same in each.
 */
export const NODE_BUNDLES = [
  {
    entryPoints: { 'electron/main': 'electron/main.ts', 'node/cli': 'electron/cli/main.ts' },
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    banner: REQUIRE,
  },
  {
    // The thread's file and all that it loads lie in a folder of their own, which a package keeps outside of its archive. No
    // package.json stands above it there, so the names say that these are modules.
    entryPoints: { 'worker/import-worker': 'electron/node/import/import-worker.ts' },
    format: 'esm',
    splitting: true,
    chunkNames: 'worker/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    banner: REQUIRE,
  },
  {
    // A sandboxed preload script must be CommonJS, in one file.
    entryPoints: { 'electron/preload': 'electron/preload.ts' },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  },
];

/** Everything that the Node side is made of; a change in any of it makes a new build due. */
export const NODE_SOURCES = [
  'electron', 'shared', 'schemas/generated', 'package.json', 'package-lock.json', 'tsconfig.json', 'build/lib/bundle-node.mjs', 'build/lib/licenses.mjs',
];

/** Bundles the Node side into dist/. Rejects with the compiler's messages in `output`. */
export async function bundleNode() {
  const esbuild = await import('esbuild');
  const results = await Promise.all(
    NODE_BUNDLES.map((bundle) => esbuild.build({ ...SHARED, ...bundle })),
  ).catch(async (error) => {
    const lines = await esbuild.formatMessages(error.errors ?? [], { kind: 'error' });
    throw Object.assign(new Error('The Node side cannot be built.'), { name: 'CommandFailed', output: lines.join('\n') || String(error) });
  });
  const files = results.flatMap((result) => result.outputFiles);
  for (const file of files) replace(file.path, file.contents);
  replace(inRoot('dist', 'licenses-host.md'), licensesOf(results.flatMap((result) => Object.keys(result.metafile.inputs))));
  const kept = new Set(files.map((file) => file.path));
  for (const folder of ['chunks', 'worker']) dropOthers(inRoot('dist', folder), kept);
}

/** Writes a file in one stroke, so that a process starting at this moment never reads half of one. */
function replace(file, contents) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.tmp`;
  fs.writeFileSync(fresh, contents);
  fs.renameSync(fresh, file);
}

const ONE_DAY_MS = 24 * 60 * 60 * 1000;

/** Chunks of earlier builds go after a day: a workbench that still runs may load one of them late. */
function dropOthers(folder, kept) {
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!kept.has(file) && Date.now() - fs.statSync(file).mtimeMs > ONE_DAY_MS) fs.rmSync(file, { force: true });
  }
}
