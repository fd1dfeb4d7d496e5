import { join } from 'node:path';
import type { Clock } from '../../../shared/platform/clock';
import type { CancelSignal, ReadLog } from '../../../shared/workbench/ports';
import type { ReadingWishes } from '../../../shared/workbench/reading';
import { followJournal } from '../journal-open';
import { temporaryFolder } from '../temporary';
import { openFrameLines } from './open-frame-lines';
import { runImport } from './run-import';
import type { ImportFrom } from './write-import';

interface Options {
  readonly clock: Clock;
  /** Told of the share that was read, 0 to 1. */
  readonly onProgress: (done: number) => void;
  readonly signal: CancelSignal;
}

/**
 * Opens a log of any format, a folder or an archive, or several that belong together. Frames alone, one a line, are shown where they lie; of all else a
 * journal grows in a temporary file, which is removed when the journal is closed, and can be shown as soon as its first lines are there.
 */
export async function openImport({ paths, names }: ImportFrom, wishes: ReadingWishes, { clock, onProgress, signal }: Options): Promise<ReadLog | { readonly ok: false; readonly message: string }> {
  const [path = ''] = paths;
  const name = names?.[0] ?? path;
  const inPlace = paths.length === 1 ? await openFrameLines(path, wishes, { clock, onProgress, signal, called: name }) : undefined;
  if (inPlace) return inPlace;
  const folder = temporaryFolder();
  const remove = (): void => folder.remove();
  const into = join(folder.path, 'log.ocppj.jsonl');
  const steps = runImport({ paths, ...(names ? { names } : {}), wishes, into }, signal);
  const first = await steps.next();
  if (first.done || first.value.kind !== 'grown') {
    await steps.return();
    remove();
    return { ok: false, message: first.value?.kind === 'failed' ? first.value.message : `${name} cannot be read.` };
  }
  const followed = followJournal(into, { clock, onClose: remove });
  const begun = first.value;
  const reading = (async () => {
    await followed.grow(begun.size, signal);
    onProgress(begun.done);
    for await (const step of steps) {
      if (step.kind === 'ended') return { summary: step.summary };
      if (step.kind === 'failed') return { failure: step.message };
      await followed.grow(step.size, signal);
      onProgress(step.done);
    }
    return {};
  })();
  return { ok: true, journal: followed.journal, reading };
}
