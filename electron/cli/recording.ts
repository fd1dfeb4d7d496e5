import { join } from 'node:path';
import { MemoryStorage } from '../../shared/journal/memory-storage';
import { startJournal, type Journal } from '../../shared/journal/journal';
import { loadValidator } from '../../shared/ocpp/validate';
import type { FrameCheck } from '../../shared/ocpp/frame-check';
import type { OcppVersion } from '../../shared/ocpp/version';
import { createJournal, createJournalAt } from '../node/journal-open';
import { defaultDataFolder } from '../node/locations';
import { NodeClock } from '../node/node-clock';
import { CommandError } from './exit-codes';
import { JournalPrinter } from './follow-journal';
import { complain, flushed, type Output } from './output';

/** What csms, station and run share: a journal in the data folder, the checkers, and the printing of what happens. */
export interface Recording {
  readonly clock: NodeClock;
  readonly journal: Journal;
  /** Of the journal's file; undefined when it is kept in memory. */
  readonly path: string | undefined;
  readonly checkOf: (version: OcppVersion) => FrameCheck | undefined;
  /** Prints the rest, and sees everything off to disk and reader. */
  end(): Promise<void>;
}

export interface RecordingOptions {
  /** Nothing is printed. */
  readonly quiet?: boolean;
  /** File of the journal, instead of one in the data folder; it must not be there yet. */
  readonly record?: string | undefined;
}

export async function startRecording(out: Output, versions: readonly OcppVersion[], data: string | undefined, { quiet = false, record }: RecordingOptions = {}): Promise<Recording> {
  const clock = new NodeClock();
  const checks = new Map<OcppVersion, FrameCheck>();
  await Promise.all(versions.map(async (version) => checks.set(version, await loadValidator(version))));
  const { journal, path } = record === undefined ? beginJournal(clock, data ?? defaultDataFolder()) : beginAt(clock, record);
  const checkOf = (version: OcppVersion): FrameCheck | undefined => checks.get(version);
  const printer = quiet ? undefined : new JournalPrinter(journal, out, checkOf);
  return {
    clock, journal, path, checkOf,
    async end() {
      printer?.close();
      journal.close();
      await flushed();
    },
  };
}

function beginJournal(clock: NodeClock, folder: string): { readonly journal: Journal; readonly path: string | undefined } {
  const created = createJournal(join(folder, 'journals'), { clock, onFailure: complain });
  if (created.ok) return { journal: created.journal, path: created.path };
  complain(`${created.message} This session is kept in memory and is lost at the end.`);
  return { journal: startJournal({ storage: new MemoryStorage(), clock }), path: undefined };
}

function beginAt(clock: NodeClock, path: string): { readonly journal: Journal; readonly path: string } {
  const journal = createJournalAt(path, { clock, onFailure: complain });
  if (typeof journal === 'string') throw new CommandError(journal);
  return { journal, path };
}

/** Resolves at Ctrl+C or when the process is asked to end; a second one ends it at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (): void => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
