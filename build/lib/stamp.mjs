import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

const SKIPPED = /(^|\/)(node_modules|dist|\.git)(\/|$)|\.(test|spec)\.(ts|tsx|mjs)$/;

function* filesUnder(relative) {
  const stat = fs.statSync(inRoot(relative), { throwIfNoEntry: false });
  if (!stat || SKIPPED.test(relative)) return;
  if (!stat.isDirectory()) {
    yield relative;
    return;
  }
  for (const name of fs.readdirSync(inRoot(relative)).sort()) yield* filesUnder(`${relative}/${name}`);
}

/**
 * A hash over the content of files and folders of the repository, without tests. Content and not time of change: a
 * switch between branches and back costs no build.
 *
 * @param {readonly string[]} sources paths from the root, with forward slashes
 */
export function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesUnder(source)) {
      hash.update(`${file}\0`);
      hash.update(fs.readFileSync(inRoot(file)));
      hash.update('\0');
    }
  }
  return hash.digest('hex');
}

/** True when `stampFile` says that `outputs` were made from sources with this fingerprint, and all of them are there. */
export function isFresh(stampFile, print, outputs) {
  return readText(stampFile) === print && outputs.every((file) => fs.existsSync(file));
}

/** Notes that the outputs belong to this fingerprint. To be called last: a build that was cut short has no stamp. */
export function writeStamp(stampFile, print) {
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, print);
}

/** A file's text; undefined when it cannot be read. */
export function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** A file's JSON; undefined when it cannot be read or is none. */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
