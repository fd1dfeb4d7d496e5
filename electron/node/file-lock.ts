import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Tells this process from an earlier one that had the same number, as in a container. */
const STARTED = performance.timeOrigin;

/**
 * Sees to it that one process at a time writes to a file, by a file `PATH.lock` beside it that names the process. One
 * that a killed process left behind counts for nothing.
 *
 * @returns the way to give the file free, or undefined when another holds it. Throws when the folder cannot be written to.
 */
export function lockFile(path: string): (() => void) | undefined {
  const lock = `${path}.lock`;
  if (!take(lock)) {
    if (isHeld(lock)) return undefined;
    rmSync(lock, { force: true });
    if (!take(lock)) return undefined;
  }
  return () => rmSync(lock, { force: true });
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, JSON.stringify({ pid: process.pid, started: STARTED }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isHeld(lock: string): boolean {
  const holder = holderOf(lock);
  if (!holder) return false;
  if (holder.pid === process.pid) return holder.started === STARTED;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    // It lives, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function holderOf(lock: string): { pid: number; started: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(lock, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') return undefined;
    return { pid: value.pid, started: 'started' in value ? value.started : undefined };
  } catch {
    return undefined;
  }
}
