import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { ImportedEntry } from '../../shared/import/assemble';
import type { Connections } from '../../shared/import/connections';
import { beginImport, saysAnything } from '../../shared/import/import';
import { ReadingCount, type ImportSummary } from '../../shared/import/summary';
import type { Journal } from '../../shared/journal/journal';
import { loadValidator } from '../../shared/ocpp/validate';
import type { OcppVersion } from '../../shared/ocpp/version';
import type { ReadingWishes } from '../../shared/workbench/reading';
import { MessageInflater } from '../node/import/inflater';
import { openImport } from '../node/import/open-import';
import { readSources } from '../node/import/read-sources';
import { openJournal } from '../node/journal-open';
import { NodeClock } from '../node/node-clock';
import { takeInput, type Input } from './input';
import { endOnSignals } from './output';
import { Progress } from './progress';

/** What a person can say about how a log is to be read. */
export interface ReadingOptions {
  readonly format?: string;
  readonly version?: OcppVersion;
  readonly station?: string;
  /** Minutes ahead of UTC. */
  readonly zone?: number;
  readonly swap?: boolean;
}

interface Failed {
  readonly ok: false;
  /** A sentence. */
  readonly message: string;
}

/** A log that is read as its entries are taken; nothing of it is held. */
export interface AnyLog {
  readonly ok: true;
  readonly connections: Connections;
  /** Hands every entry over, in order. Resolves with a sentence when the log could not be read to its end. */
  read(take: (entry: ImportedEntry) => void): Promise<string | undefined>;
  /** How it was read so far. */
  summary(): ImportSummary;
}

/** Time from one look at what else there is to do to the next, ms. */
const TURN_MS = 50;
/** Entries that take much less than that. */
const FEW = 100;

/** Begins to read a log of any format from a file, a folder, an archive, or the standard input (undefined or `-`). */
export async function readAnyLog(file: string | undefined, options: ReadingOptions): Promise<AnyLog | Failed> {
  endOnSignals();
  const input = await takeInput(file);
  if (!input.ok) return input;
  const read = await readSources([input.path]);
  if (!read.ok) return said(input, read.message);
  const begun = await beginImport(read.sources, wishesOf(options), { loadCheck: loadValidator, now: Date.now(), inflater: () => new MessageInflater() }).catch(sentenceOf);
  if (!begun.ok) return said(input, begun.message);
  const { assembly, sources } = begun;
  const count = new ReadingCount();
  return {
    ok: true, connections: assembly.connections,
    async read(take) {
      const progress = new Progress('Reading');
      let turn = performance.now();
      try {
        for (const entry of assembly.entries) {
          count.add(entry);
          take(entry);
          if (count.entries % FEW !== 0 || performance.now() - turn < TURN_MS) continue;
          progress.show(read.progress());
          await setImmediate();
          turn = performance.now();
        }
        return undefined;
      } catch (error) {
        return `${input.name} cannot be read to its end (${sentenceOf(error).message}).`;
      } finally {
        progress.clear();
      }
    },
    summary: () => count.summary(sources, { ...assembly, connections: assembly.connections.all }, read.lines()),
  };
}

/** The journal of a log that is read whole; `failure` says that it could not be read to its end. */
export type JournalOfFile = { readonly ok: true; readonly journal: Journal; readonly failure: string | undefined };

/** A log of any format as a journal, as the window opens it: in its own file, or in a temporary one that goes with the journal. */
export async function openAnyLog(file: string | undefined, options: ReadingOptions): Promise<JournalOfFile | Failed> {
  endOnSignals();
  const input = await takeInput(file);
  if (!input.ok) return input;
  const progress = new Progress('Reading');
  try {
    const wishes = wishesOf(options);
    const ports = { clock: new NodeClock(), onProgress: (done: number) => progress.show(done), signal: { aborted: false } };
    if (isFile(input.path) && !saysAnything(wishes) && (wishes.format ?? 'journal') === 'journal') {
      const own = openJournal(input.path, ports);
      if (own.ok) return { ok: true, journal: own.journal, failure: (await own.reading).failure };
      if (!own.foreign) return said(input, own.message);
    }
    const opened = await openImport({ paths: [input.path] }, wishes, ports);
    if (!opened.ok) return said(input, opened.message);
    return { ok: true, journal: opened.journal, failure: (await opened.reading).failure };
  } finally {
    progress.clear();
  }
}

function wishesOf({ format, version, station, zone, swap }: ReadingOptions): ReadingWishes {
  return {
    ...(format === undefined ? {} : { format }), ...(version ? { version } : {}), ...(station === undefined ? {} : { station }),
    ...(zone === undefined ? {} : { zoneMinutes: zone }), ...(swap === true ? { swapDirections: true } : {}),
  };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function sentenceOf(error: unknown): Failed {
  return { ok: false, message: error instanceof Error ? error.message : String(error) };
}

/** The sentence names the log as the person did. */
function said({ path, name }: Input, message: string): Failed {
  return { ok: false, message: message.replaceAll(path, name) };
}
