import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where everything lies that is kept for a while alone: the journals that logs become, as long as they are shown. */
const FOLDER = join(tmpdir(), 'ocpp-workbench-reading');

const kept = new Set<string>();
let last = 0;

/** A file or a folder that goes when nobody needs it any more. */
export interface Temporary {
  readonly path: string;
  remove(): void;
}

/** A folder of its own for a while. It is removed at the latest when this process ends in order; else by the next one. Throws as fs does. */
export function temporaryFolder(): Temporary {
  mkdirSync(FOLDER, { recursive: true });
  removeLeftOvers();
  const path = join(FOLDER, `${process.pid}-${(last += 1)}`);
  mkdirSync(path, { mode: 0o700 });
  return { path, remove: goesAtExit(path) };
}

/** Sees to it that a path is removed when this process ends in order. Returns the way to remove it sooner. */
export function goesAtExit(path: string): () => void {
  if (kept.size === 0) process.on('exit', removeAll);
  kept.add(path);
  return () => {
    remove(path);
    letGo(path);
  };
}

/** Undoes `goesAtExit`: what is at the path stays. */
export function letGo(path: string): void {
  kept.delete(path);
  if (kept.size === 0) process.off('exit', removeAll);
}

function removeAll(): void {
  for (const path of kept) remove(path);
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // Somebody holds it; the next process removes it.
  }
}

/** What belongs to processes that are gone. */
function removeLeftOvers(): void {
  for (const name of readdirSync(FOLDER)) {
    const pid = Number(/^(\d+)-/.exec(name)?.[1] ?? 0);
    if (pid !== process.pid && !isAlive(pid)) remove(join(FOLDER, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
