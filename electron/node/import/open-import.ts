import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../../shared/platform/clock';
import type { CancelSignal, ReadLog } from '../../../shared/workbench/ports';
import type { ReadingWishes } from '../../../shared/workbench/reading';
import { followJournal } from '../journal-open';
import { openFrameLines } from './open-frame-lines';
import { runImport } from './run-import';

/** Where the journals lie that logs become, as long as they are shown. */
const FOLDER = join(tmpdir(), 'ocpp-workbench-reading');

let last = 0;

interface Options {
  readonly clock: Clock;
  /** Told of the share that was read, 0 to 1. */
  readonly onProgress: (done: number) => void;
  readonly signal: CancelSignal;
}

/**
 * Opens a log of any format, a folder or an archive. Frames alone, one a line, are shown where they lie; of all else a
 * journal grows in a temporary file, which is removed when the journal is closed, and can be shown as soon as its first lines are there.
 */
export async function openImport(path: string, wishes: ReadingWishes, { clock, onProgress, signal }: Options): Promise<ReadLog | { readonly ok: false; readonly message: string }> {
  const inPlace = await openFrameLines(path, wishes, { clock, onProgress, signal });
  if (inPlace) return inPlace;
  mkdirSync(FOLDER, { recursive: true });
  removeLeftOvers();
  const into = join(FOLDER, `${process.pid}-${(last += 1)}.ocppj.jsonl`);
  const remove = (): void => rmSync(into, { force: true });
  const steps = runImport({ path, wishes, into }, signal);
  const first = await steps.next();
  if (first.done || first.value.kind !== 'grown') {
    await steps.return();
    remove();
    return { ok: false, message: first.value?.kind === 'failed' ? first.value.message : `${path} cannot be read.` };
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

/** Journals of workbenches that are gone. */
function removeLeftOvers(): void {
  for (const name of readdirSync(FOLDER)) {
    const pid = Number(/^(\d+)-/.exec(name)?.[1] ?? 0);
    if (pid !== process.pid && !isAlive(pid)) rmSync(join(FOLDER, name), { force: true });
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
