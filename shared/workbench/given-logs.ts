import { previewLog } from '../import/preview';
import type { ImportSummary } from '../import/summary';
import type { Reply } from '../ipc/contract';
import { openPath } from './handlers/log';
import { isOwnJournal } from './own-journal';
import { done, fail } from './reply';
import type { Workbench } from './workbench';

/** Logs that the host was given, and of which a window is to ask how they are meant. Each goes to one window. */
export class GivenLogs {
  readonly #paths: string[] = [];
  readonly #onGiven: () => void;

  /** @param onGiven called when there is one more */
  constructor(onGiven: () => void) {
    this.#onGiven = onGiven;
  }

  add(path: string): void {
    this.#paths.push(path);
    this.#onGiven();
  }

  /** The next one; undefined when there is none. */
  take(): string | undefined {
    return this.#paths.shift();
  }
}

/**
 * Opens a log that the host was started with, or was given by the system: at once, as it was asked for, but when what the log leaves out
 * had to be assumed. Then a window shows how it would be read.
 *
 * @returns whether it is open by now
 */
export async function openGiven(workbench: Workbench, path: string): Promise<Reply<{ readonly opened: boolean }>> {
  const { journals, loadCheck, clock } = workbench.ports;
  const read = await journals.readSources([path]);
  if (!read.ok) return fail('failed', read.message);
  if (!isOwnJournal(read.sources)) {
    const previewed = await previewLog(read.sources, {}, { loadCheck, now: clock.now(), ...(journals.inflater ? { inflater: journals.inflater } : {}) });
    if (!previewed.ok) return fail('refused', previewed.message);
    if (leavesDoubts(previewed.preview.summary)) {
      workbench.given.add(path);
      return done({ opened: false });
    }
  }
  const opened = await openPath(workbench, path);
  return opened.ok ? done({ opened: true }) : opened;
}

/** Whether a person would have to look at how a log is read: times without a zone, directions that nothing tells, lines that cannot be read. */
function leavesDoubts({ timeSpan, zoneFrom, directions, brokenLines }: ImportSummary): boolean {
  return (timeSpan !== undefined && zoneFrom === 'assumed') || directions.assumed > 0 || brokenLines > 0;
}
