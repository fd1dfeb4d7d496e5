import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { beginImport, ownJournalLines } from '../../../shared/import/import';
import type { ImportedEntry } from '../../../shared/import/assemble';
import { journalLines } from '../../../shared/import/journal-lines';
import { ReadingCount, type ImportSummary } from '../../../shared/import/summary';
import { loadValidator } from '../../../shared/ocpp/validate';
import type { ReadingWishes } from '../../../shared/workbench/reading';
import { MessageInflater } from './inflater';
import { readSources } from './read-sources';
import { UnpackedFiles } from './unpacked-files';

/** What is to be read. */
export interface ImportFrom {
  /** Files, folders and archives that belong together. */
  readonly paths: readonly string[];
  /** Of the files, where they are not those of the paths. */
  readonly names?: readonly string[];
}

/** What is to be read, and where the journal goes that it becomes. */
export interface ImportOrder extends ImportFrom {
  readonly wishes: ReadingWishes;
  /** Path of a file that does not exist yet. */
  readonly into: string;
}

/** How far it has come. */
export type ImportStep =
  /** Bytes of the journal that are in its file, whole lines; `done` is the share of the source that was read, 0 to 1. */
  | { readonly kind: 'grown'; readonly size: number; readonly done: number }
  | { readonly kind: 'ended'; readonly summary: ImportSummary; readonly complete: boolean }
  /** Nothing could be read, or no further; a sentence. */
  | { readonly kind: 'failed'; readonly message: string };

/** Characters that are written at once; the first ones sooner, so that there is something to see. */
const PIECE = 1 << 20;
const FIRST_PIECE = 64 << 10;
/** Entries that are counted at once. */
const COUNTED = 10_000;

/**
 * Reads a log of any format, and writes the journal that it becomes into a file, step by step, holding little of either. Nobody else
 * has a turn within a step.
 *
 * @param cancelled looked at between steps; what has been read by then stays
 */
export async function* writeImport({ paths, names, wishes, into }: ImportOrder, cancelled: () => boolean): AsyncGenerator<ImportStep, void, undefined> {
  const read = await readSources(paths, names, new UnpackedFiles(() => dirname(into)));
  if (!read.ok) {
    yield { kind: 'failed', message: read.message };
    return;
  }
  let fd: number | undefined;
  try {
    const begun = await beginImport(read.sources, wishes, { loadCheck: loadValidator, now: Date.now(), inflater: () => new MessageInflater() });
    if (!begun.ok) {
      yield { kind: 'failed', message: begun.message };
      return;
    }
    fd = openSync(into, 'wx');
    const { assembly, sources } = begun;
    const count = new ReadingCount();
    const out = new LineFile(fd);
    let complete = true;
    // A journal stays as it is, and is gone through once more for what there is to say of it.
    const own = ownJournalLines(begun, read.sources, wishes);
    for (const line of own ?? journalLines({ entries: counted(assembly.entries, count), connections: assembly.connections }, read.sources.map(({ name }) => name), Date.now())) {
      out.add(line);
      if (out.waiting < (out.size === 0 ? FIRST_PIECE : PIECE)) continue;
      out.write();
      yield { kind: 'grown', size: out.size, done: read.progress() };
      if (cancelled()) {
        complete = false;
        break;
      }
    }
    out.write();
    for (const entry of own && complete ? assembly.entries : []) {
      count.add(entry);
      if (count.entries % COUNTED !== 0) continue;
      yield { kind: 'grown', size: out.size, done: read.progress() };
      if (cancelled()) break;
    }
    yield { kind: 'grown', size: out.size, done: complete ? 1 : read.progress() };
    yield { kind: 'ended', complete, summary: count.summary(sources, { ...assembly, connections: assembly.connections.all }, complete ? read.lines() : undefined) };
  } catch (error) {
    yield { kind: 'failed', message: `${(names ?? paths).join(', ')} cannot be read to its end (${error instanceof Error ? error.message : String(error)}).` };
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Lines that are collected and written together. */
class LineFile {
  readonly #fd: number;
  #lines: string[] = [];
  #characters = 0;
  readonly #bytes: Buffer[] = [];
  /** Bytes in the file. */
  size = 0;
  /** Characters that are not in it yet. */
  waiting = 0;

  constructor(fd: number) {
    this.#fd = fd;
  }

  add(line: string): void {
    this.#lines.push(line, '\n');
    this.#characters += line.length;
    if (this.#characters > FIRST_PIECE) this.#encode();
    this.waiting += line.length + 1;
  }

  write(): void {
    this.#encode();
    for (const bytes of this.#bytes.splice(0)) {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#fd, bytes, at, bytes.length - at);
      this.size += bytes.length;
    }
    this.waiting = 0;
  }

  /** As bytes the lines are out of the way of whoever tidies the memory. */
  #encode(): void {
    this.#bytes.push(Buffer.from(this.#lines.join(''), 'utf8'));
    this.#lines = [];
    this.#characters = 0;
  }
}

function* counted(entries: Iterable<ImportedEntry>, count: ReadingCount): Generator<ImportedEntry, void, undefined> {
  for (const entry of entries) {
    count.add(entry);
    yield entry;
  }
}
