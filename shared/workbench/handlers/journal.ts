import type { Handlers } from '../../ipc/contract';
import type { EntryDetail } from '../../ipc/shapes';
import type { Journal } from '../../journal/journal';
import { violationsIn } from '../check-journal';
import type { WorldState } from '../../state/model';
import { done, fail } from '../reply';
import { logRow } from '../row-view';
import type { WindowView } from '../window-view';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'journal.info' | 'journal.entry' | 'journal.state' | 'journal.follow'>;

/** Entries that are folded without a pause, some milliseconds' worth. */
const AT_ONCE = 2000;

export function journalHandlers(workbench: Workbench, window: WindowView): Commands {
  return {
    'journal.info': () => done(workbench.shown.info()),
    'journal.entry': ({ index }) => {
      const { journal } = workbench.shown;
      journal.flush();
      const half = halfOf(workbench, journal, index);
      if (!half) return fail('not-found', `There is no entry ${index}; the journal has ${journal.count}.`);
      const pair = half.row.pair === undefined ? undefined : halfOf(workbench, journal, half.row.pair);
      const { row, raw, base64, violations, source } = half;
      const note = journal.index.marks.of(index)?.note;
      return done({
        row, raw, base64, violations, ...(source ? { source } : {}), ...(note === undefined ? {} : { note }),
        ...(pair ? { pair: { row: pair.row, raw: pair.raw, violations: pair.violations } } : {}),
      });
    },
    'journal.state': async ({ at }) => done({ ...(at === undefined ? {} : { at }), world: await stateAt(workbench, at) }),
    'journal.follow': async ({ at, since }) => {
      const world = await stateAt(workbench, at);
      return done({ ...(at === undefined ? {} : { at }), ...window.followed.next(world, since) });
    },
  };
}

/** The state after an entry, or the newest. A short way is gone at once; on a long one others have their turn. */
async function stateAt({ shown: { journal, timeline }, ports: { clock } }: Workbench, at = journal.count - 1): Promise<WorldState> {
  if (at - timeline.built > AT_ONCE) await timeline.reach(at, { pause: () => new Promise<void>((resolve) => void clock.after(0, resolve)) });
  return timeline.stateAt(at);
}

type Half = Omit<EntryDetail, 'pair'>;

function halfOf(workbench: Workbench, journal: Journal, index: number): Half | undefined {
  const row = logRow(journal, index);
  const entry = journal.entry(index);
  if (!row || !entry) return undefined;
  const frame = journal.frameOf(entry);
  const violations = frame ? violationsIn(journal, entry, frame, workbench.checkOf) : [];
  const { source } = entry;
  return {
    ...(source ? { source: { ...source, file: journal.sources[source.file] ?? '' } } : {}),
    row, raw: entry.text, base64: entry.base64 === true, violations: violations.map((violation) => ({ ...violation })),
  };
}
