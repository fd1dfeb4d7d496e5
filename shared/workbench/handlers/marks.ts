import type { Handlers } from '../../ipc/contract';
import type { MarkedEntry } from '../../ipc/mark-shapes';
import { NOTE_UP_TO, markOf, type Mark } from '../../journal/marks';
import { chosenEntries } from '../chosen-entries';
import { done, fail } from '../reply';
import type { WindowView } from '../window-view';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'marks.list' | 'marks.set' | 'marks.note' | 'marks.near'>;

/** Entries that are marked at once; a mark is for what a person looks at. */
const AT_ONCE = 10_000;

export function markHandlers(workbench: Workbench, window: WindowView): Commands {
  return {
    'marks.list': async ({ from = 0, to }) => {
      await workbench.marks.loaded;
      const { journal } = workbench.shown;
      const marks = journal.index.marks.between(from, to ?? journal.count).flatMap((index): MarkedEntry[] => {
        const row = journal.row(index);
        if (!row) return [];
        const { wall, station = '', direction, action, kind, type } = row;
        return [{ index, wall, station, ...(direction ? { direction } : {}), type: kind === 'frame' ? (type ?? 'Malformed') : kind, ...(action === undefined ? {} : { action }), ...journal.index.marks.of(index) }];
      });
      return done({ marks });
    },
    'marks.set': async ({ filter, colour, toggle = false }) => {
      const { shown, marks } = workbench;
      const chosen = await chosenEntries(workbench, window, filter);
      if (!chosen) return fail('cancelled', 'Another log is shown now; select the entries anew.');
      if (chosen.count > AT_ONCE) return fail('refused', `${chosen.count} entries are too many to mark one by one; up to ${AT_ONCE} can be. Keep a filter under a name instead.`);
      await marks.loaded;
      const indexes = [...chosen];
      const known = shown.journal.index.marks;
      const off = toggle && indexes.every((index) => known.of(index)?.colour === colour);
      const wanted = off ? undefined : colour;
      await marks.change(indexes.map((index): [number, Mark | undefined] => [index, markOf(wanted, known.of(index)?.note)]));
      return done({ count: indexes.length, marked: wanted !== undefined });
    },
    'marks.note': async ({ index, note }) => {
      const { shown, marks } = workbench;
      if (index >= shown.journal.count) return fail('not-found', `There is no entry ${index}; the journal has ${shown.journal.count}.`);
      if (note.length > NOTE_UP_TO) return fail('bad-input', `A note has up to ${NOTE_UP_TO} characters; this one has ${note.length}.`);
      await marks.loaded;
      await marks.change([[index, markOf(shown.journal.index.marks.of(index)?.colour, note)]]);
      return done({});
    },
    'marks.near': async ({ index, by, view }) => {
      await workbench.marks.loaded;
      const { journal } = workbench.shown;
      const list = view === undefined ? undefined : window.view(view);
      for (const near of journal.index.marks.from(index, by)) if (list?.positionOf(near).exact ?? true) return done({ index: near });
      return done({});
    },
  };
}
