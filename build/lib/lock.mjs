import fs from 'node:fs';
import path from 'node:path';
import { cacheDir } from './paths.mjs';
import { readText } from './stamp.mjs';

const LOOK_EVERY_MS = 100;

/**
 * Does some work while no other process of ours does, such as a build: two at a time would write into the same files.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @param {string} [file] where the lock is noted
 * @returns {Promise<T>}
 */
export async function alone(work, file = path.join(cacheDir, 'building')) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  while (!take(file)) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    // The one who has it may have been killed.
    const owner = Number(readText(file));
    if (owner > 0 && !isAlive(owner)) fs.rmSync(file, { force: true });
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
