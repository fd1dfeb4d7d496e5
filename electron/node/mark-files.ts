import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MarkFiles, MarkPlace } from '../../shared/workbench/ports';

/** What a file system says when one may not write there. */
const MAY_NOT = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR']);

/**
 * Marks and notes beside the logs that they are about; in `folder` those of logs that have no file, or whose folder cannot be
 * written to.
 */
export function markFiles(folder: string): MarkFiles {
  const inFolder = ({ key }: MarkPlace): string => join(folder, `${key}.notes.json`);
  return {
    async read(place) {
      const files: { path: string; text: string }[] = [];
      for (const path of [...(place.path === undefined ? [] : [besidePath(place.path)]), inFolder(place)]) {
        try {
          files.push({ path, text: await readFile(path, 'utf8') });
        } catch (error) {
          if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') return { ok: false, message: `The marks and notes in ${path} cannot be read: ${messageOf(error)}.` };
        }
      }
      return { ok: true, files };
    },
    async write(place, text) {
      if (place.path !== undefined) {
        const beside = besidePath(place.path);
        try {
          if (await isOurs(beside)) {
            await writeWhole(beside, text);
            // What had to be kept there before is in this file now.
            await rm(inFolder(place), { force: true });
            return { ok: true };
          }
        } catch (error) {
          if (!MAY_NOT.has(codeOf(error) ?? '')) return { ok: false, message: `The marks and notes cannot be written to ${beside}: ${messageOf(error)}. They are lost at the end unless you export the journal.` };
        }
      }
      try {
        await mkdir(folder, { recursive: true });
        await writeWhole(inFolder(place), text);
        return { ok: true };
      } catch (error) {
        return { ok: false, message: `The marks and notes cannot be written to ${folder}: ${messageOf(error)}. They are lost at the end unless you export the journal.` };
      }
    },
  };
}

/** `session.ocppj.notes.json` for `session.ocppj.jsonl`, `customer.log.notes.json` for `customer.log`. */
export function besidePath(path: string): string {
  return `${path.replace(/\.ocppj\.jsonl$/i, '.ocppj')}.notes.json`;
}

/** A file of that name which somebody else put there is left alone. */
async function isOurs(path: string): Promise<boolean> {
  try {
    return (await readFile(path, 'utf8')).startsWith('{"format":"ocpp-workbench-notes"');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
  }
}

/** Whoever reads it finds the text before or after, never a piece. */
async function writeWhole(path: string, text: string): Promise<void> {
  const beside = join(dirname(path), `.${process.pid}-${Date.now()}.notes.new`);
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
