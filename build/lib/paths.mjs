import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the repository. */
export const inRoot = (...parts) => path.join(root, ...parts);

/** Where marks are kept that have to go when the packages go. */
export const cacheDir = inRoot('node_modules', '.cache', 'ocpp-workbench');

/** What the build leaves behind, and what the commands start. */
export const outputs = {
  main: inRoot('dist', 'electron', 'main.js'),
  preload: inRoot('dist', 'electron', 'preload.cjs'),
  cli: inRoot('dist', 'node', 'cli.js'),
  page: inRoot('dist', 'renderer', 'index.html'),
};
