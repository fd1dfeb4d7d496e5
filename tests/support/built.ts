import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '..', '..');
const run = promisify(execFile);
let building: Promise<void> | undefined;

/**
 * For tests of what is built: brings `dist/` up to date. Under `npm test` it is; otherwise the first file that asks
 * builds, and the others wait for it.
 */
export function built(): Promise<void> {
  building ??= run(process.execPath, [path.join(root, 'build', 'build.mjs')], { cwd: root }).then(() => undefined);
  return building;
}
