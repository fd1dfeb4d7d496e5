import { statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { byName, inOrderOfTime } from '../../../shared/import/file-order';
import type { Source } from '../../../shared/import/model';
import { whyNoFile, whyUnreadable } from '../unreadable-path';
import { ReadingMeter } from './reading-meter';
import { SourceFinder } from './source-finder';
import { sharedUnpackedFiles, stampOf, type UnpackedFiles } from './unpacked-files';

export type ReadSources =
  | {
      readonly ok: true;
      readonly sources: readonly Source[];
      /** Share of the files that has been read, 0 to 1, the first time through. */
      progress(): number;
      /** Lines of the files that were read to their end in pieces; undefined while one was not. */
      lines(): number | undefined;
    }
  | { readonly ok: false; readonly message: string };

/**
 * Files, or every file of a folder (but notes on logs) or of an archive, for import: texts and captures, also in .gz, .zip and .tar, are
 * read in pieces when somebody asks for them. Parts of one log that was written on in new files stand in the order of time.
 *
 * @param names of the files, where they are not those of the paths
 * @param unpacked where archives within files are unpacked
 */
export async function readSources(paths: readonly string[], names?: readonly string[], unpacked: UnpackedFiles = sharedUnpackedFiles()): Promise<ReadSources> {
  const meter = new ReadingMeter();
  const finder = new SourceFinder(meter, unpacked);
  for (const [at, file] of paths.entries()) {
    try {
      const found = await stat(file);
      const why = whyNoFile(file, found);
      if (why !== undefined) return { ok: false, message: why };
      const files = found.isDirectory() ? await filesOf(file) : [file];
      if (files.length === 0) return { ok: false, message: `There is no file to read in the folder ${file}. Name the folder that holds the logs, or a log itself.` };
      const within = found.isDirectory() ? file : path.dirname(file);
      for (const one of files) await finder.add({ name: names?.[at] ?? path.relative(within, one).replaceAll(path.sep, '/'), place: { path: () => one, start: 0, end: statSync(one).size }, folder: path.dirname(one), key: stampOf(one), depth: 0 });
    } catch (error) {
      return { ok: false, message: whyUnreadable(file, error) };
    }
  }
  const { sources, unread } = finder;
  if (unread.length > 0 && unread.length === sources.length) return { ok: false, message: whyUnreadable(paths[0] ?? '', new Error(unread[0])) };
  return { ok: true, sources: inOrderOfTime(sources), progress: () => meter.share, lines: () => meter.lines };
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter(({ name }) => !name.startsWith('.') && !name.endsWith('.notes.json'))
    .map((entry) => ({ entry, file: path.join(entry.parentPath, entry.name) }))
    .filter(({ entry, file }) => entry.isFile() || (entry.isSymbolicLink() && leadsToFile(file)))
    .map(({ file }) => file)
    .toSorted(byName);
}

function leadsToFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return false;
  }
}
