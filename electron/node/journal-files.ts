import { MessageInflater } from './import/inflater';
import { openImport } from './import/open-import';
import { readSources } from './import/read-sources';
import { copyFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Journal } from '../../shared/journal/journal';
import type { Clock } from '../../shared/platform/clock';
import type { JournalFiles } from '../../shared/workbench/ports';
import { fileBytes } from './file-bytes';
import { createJournal, openJournal } from './journal-open';
import { writePieces } from './write-pieces';

/** A journal whose last entry is no older is gone on with after a restart, ms. */
const RESUME_WITHIN_MS = 30 * 60_000;
/** One that is larger is left alone, since reading it would delay the start, bytes. */
const RESUME_UP_TO = 64 * 1024 * 1024;

/** Journals as files in one folder. */
export function journalFiles(folder: string, clock: Clock): JournalFiles {
  return {
    async begin(onFailure) {
      const path = await latest(folder, clock.now());
      const resumed = path === undefined ? undefined : await goOn(path, clock, onFailure);
      if (path !== undefined && resumed) return { ok: true, path, journal: resumed };
      return createJournal(folder, { clock, onFailure });
    },
    open(path, onProgress, signal) {
      const opened = openJournal(path, { clock, onProgress, signal });
      if (!opened.ok) return opened;
      return { ok: true, journal: opened.journal, reading: opened.reading.then(({ failure }) => failure) };
    },
    readSources,
    read: (from, wishes, onProgress, signal) => openImport(from, wishes, { clock, onProgress, signal }),
    inflater: () => new MessageInflater(),
    async write(path, pieces, signal) {
      try {
        await writePieces(path, pieces, signal);
        return { ok: true };
      } catch (error) {
        return { ok: false, message: `${path} cannot be written: ${messageOf(error)}.${signal.aborted ? '' : ' Choose another place.'}` };
      }
    },
    bytes: fileBytes,
    async copy(path, to) {
      try {
        await copyFile(path, to);
        return { ok: true };
      } catch (error) {
        return { ok: false, message: `${to} cannot be written: ${messageOf(error)}. Choose another place.` };
      }
    },
  };
}

/** The newest journal, when it was written to a short while ago. */
async function latest(folder: string, now: number): Promise<string | undefined> {
  try {
    const name = (await readdir(folder)).filter((file) => file.endsWith('.ocppj.jsonl')).sort().at(-1);
    if (name === undefined) return undefined;
    const path = join(folder, name);
    const { mtimeMs, size } = await stat(path);
    return now - mtimeMs <= RESUME_WITHIN_MS && size <= RESUME_UP_TO ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Goes on with a journal; the connections that were open when its process ended are closed in it by then. */
async function goOn(path: string, clock: Clock, onFailure: (message: string) => void): Promise<Journal | undefined> {
  const opened = openJournal(path, { clock, write: true, onFailure });
  if (!opened.ok) return undefined;
  const { complete } = await opened.reading;
  const { journal } = opened;
  if (!complete) {
    journal.close();
    return undefined;
  }
  journal.event(0, 'note', { message: 'The workbench was started again and goes on with this journal.' });
  return journal;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
