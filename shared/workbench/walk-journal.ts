import type { FrameCheck } from '../ocpp/frame-check';
import type { OcppVersion } from '../ocpp/version';
import type { Clock } from '../platform/clock';
import { checkEntry } from './check-journal';
import type { Findings } from './findings/findings';
import type { CancelSignal } from './ports';
import type { ShownJournal } from './shown-journal';

/** Entries that are gone through in one go, some milliseconds' worth. */
const CHUNK = 300;

interface WalkPorts {
  readonly findings: Findings;
  readonly checkOf: (version: OcppVersion) => FrameCheck | undefined;
  readonly clock: Clock;
  readonly signal: CancelSignal;
  /** @param done share of the way, 0 to 1 */
  readonly onProgress: (done: number) => void;
}

/**
 * Goes through an opened journal once, so that each entry is read and parsed once: its frame is checked, what is wrong is found, and the
 * state is folded. Piece by piece: others have their turn in between.
 */
export async function walkJournal(shown: ShownJournal, { findings, checkOf, clock, signal, onProgress }: WalkPorts): Promise<void> {
  const { journal, timeline } = shown;
  const { take, end } = findings.lend();
  shown.walked = true;
  try {
    for (let from = 0; from < journal.count && !signal.aborted; from += CHUNK) {
      const to = Math.min(from + CHUNK, journal.count);
      for (const entry of journal.entries(from, to)) {
        checkEntry(journal, entry, checkOf);
        take(entry);
        timeline.take(entry);
      }
      onProgress(to / journal.count);
      await new Promise<void>((resolve) => void clock.after(0, resolve));
    }
  } finally {
    shown.walked = false;
    end();
  }
}
