import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where everything lies that is kept for a while alone: the journals that logs become, and files that a browser handed over, as long as they are shown. */
const FOLDER = join(tmpdir(), 'ocpp-workbench-reading');

const kept = new Set<string>();
/** When this process began, ms since 1970. */
const BEGUN = Date.now() - process.uptime() * 1000;

/** A file or a folder that goes when nobody needs it any more. */
export interface Temporary {
  readonly path: string;
  remove(): void;
}

/** A folder of its own for a while. It is removed at the latest when this process ends in order; else by the next one. Throws as fs does. */
export function temporaryFolder(): Temporary {
  mkdirSync(FOLDER, { recursive: true });
  removeLeftOvers();
  const path = mkdtempSync(join(FOLDER, `${process.pid}-`));
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

/** Removes what belongs to processes that are gone. */
export function removeLeftOvers(): void {
  for (const name of namesIn(FOLDER)) {
    const path = join(FOLDER, name);
    const pid = Number(/^(\d+)-/.exec(name)?.[1] ?? 0);
    // In a container, every run may have the same number.
    if (pid === process.pid ? !kept.has(path) && isOlder(path) : !isAlive(pid)) remove(path);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // There is none yet.
    return [];
  }
}

function isOlder(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < BEGUN;
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
