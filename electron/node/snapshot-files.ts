import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSnapshot, snapshotJson } from '../../shared/inventory/snapshot-file';
import { summaryOf, type Snapshot, type SnapshotSummary } from '../../shared/inventory/snapshot';
import type { SnapshotFiles } from '../../shared/workbench/ports';

const ENDING = /\.json$/i;

/** Saved inventories as JSON files in one folder, which may hold what was put there by hand. */
export function snapshotFiles(folder: string): SnapshotFiles {
  /** By file name, with the time of the file: a list of many is asked for often. */
  const read = new Map<string, { readonly changed: number; readonly result: ReturnType<typeof readSnapshot> }>();
  const load = async (file: string): Promise<ReturnType<typeof readSnapshot>> => {
    const path = join(folder, file);
    const { mtimeMs } = await stat(path);
    const known = read.get(file);
    if (known?.changed === mtimeMs) return known.result;
    const result = readSnapshot(await readFile(path, 'utf8'), { name: file.replace(ENDING, ''), at: mtimeMs });
    read.set(file, { changed: mtimeMs, result });
    return result;
  };
  return {
    async list() {
      try {
        const names = (await readdir(folder).catch(absent([]))).filter((name) => ENDING.test(name) && !name.startsWith('.')).sort();
        const all = await Promise.all(names.map(async (name) => ({ name, result: await load(name) })));
        return {
          ok: true,
          snapshots: all.flatMap(({ result }): SnapshotSummary[] => (result.ok ? [summaryOf(result.snapshot)] : [])),
          faults: all.flatMap(({ name, result }) => (result.ok ? [] : [`${name} in ${folder} cannot be shown. ${result.message}`])),
        };
      } catch (error) {
        return { ok: false, message: `Your snapshots in ${folder} cannot be read: ${messageOf(error)}.` };
      }
    },
    async get(name) {
      try {
        const result = await load(`${name}.json`).catch(absent(undefined));
        if (result === undefined) return { ok: true, snapshot: undefined };
        return result.ok ? { ok: true, snapshot: result.snapshot } : { ok: false, message: `${name} cannot be shown. ${result.message}` };
      } catch (error) {
        return { ok: false, message: `${name} cannot be read from ${folder}: ${messageOf(error)}.` };
      }
    },
    async save(snapshot: Snapshot) {
      const file = `${snapshot.name}.json`;
      try {
        await mkdir(folder, { recursive: true });
        const beside = join(folder, `.${file}.new`);
        await writeFile(beside, snapshotJson(snapshot));
        await rename(beside, join(folder, file));
        return { ok: true };
      } catch (error) {
        return { ok: false, message: `${file} cannot be written to ${folder}: ${messageOf(error)}.` };
      }
    },
    async remove(name) {
      try {
        await rm(join(folder, `${name}.json`), { force: true });
        read.delete(`${name}.json`);
        return { ok: true };
      } catch (error) {
        return { ok: false, message: `${name} cannot be removed from ${folder}: ${messageOf(error)}.` };
      }
    },
  };
}

/** What stands for a file or folder that is not there. */
function absent<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return value;
    throw error;
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
