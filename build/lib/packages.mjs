import { createHash } from 'node:crypto';
import path from 'node:path';
import { cacheDir, inRoot } from './paths.mjs';
import { npm } from './run.mjs';
import { isFresh, readJson, readText, writeStamp } from './stamp.mjs';
import { step } from './steps.mjs';

/**
 * True when node_modules holds what package-lock.json asks for. npm notes what it installed in a lock file of its own
 * inside node_modules, as the last thing that it does, so whoever installed, and however it ended, this is right.
 *
 * @param {{ packages?: Record<string, object> } | undefined} wanted package-lock.json
 * @param {{ packages?: Record<string, object> } | undefined} installed node_modules/.package-lock.json
 */
export function packagesMatch(wanted, installed) {
  if (!wanted?.packages || !installed?.packages) return false;
  return Object.entries(wanted.packages).every(([where, entry]) => {
    if (where === '' || entry.link) return true;
    const there = installed.packages[where];
    // Packages for another system are left out, and so is what only those need.
    if (!there) return entry.optional === true;
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

/** Installs the packages of the lock file unless they are there. */
export async function ensurePackages(out) {
  const wanted = inRoot('package-lock.json');
  const installed = inRoot('node_modules', '.package-lock.json');
  if (packagesMatch(readJson(wanted), readJson(installed))) return;
  // What npm left out for a reason that we do not see is no cause to install again and again.
  const stamp = path.join(cacheDir, 'packages');
  const print = () => createHash('sha256').update(`${readText(wanted)}\0${readText(installed)}`).digest('hex');
  if (isFresh(stamp, print(), [installed])) return;
  // Development packages are what builds and opens the workbench, also where NODE_ENV says production.
  await step(out, 'Installing packages', () => npm(['ci', '--include=dev', '--no-audit', '--no-fund']));
  writeStamp(stamp, print());
}
