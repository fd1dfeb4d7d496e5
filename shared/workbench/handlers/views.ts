import type { CommandOutput, Handlers } from '../../ipc/contract';
import type { Journal } from '../../journal/journal';
import { parseQuery } from '../../journal/query/parse';
import type { View } from '../../journal/view';
import { done, fail } from '../reply';
import { logRow, viewRows } from '../row-view';
import type { WindowView } from '../window-view';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'view.open' | 'view.close' | 'view.rows' | 'view.across' | 'view.position'>;

/** Most requests that lie across one place; more lanes of bars nobody tells apart. */
const MOST_ACROSS = 64;
const UNKNOWN = 'This list is not open any more; open it again.';

export function viewHandlers(workbench: Workbench, window: WindowView): Commands {
  return {
    'view.open': ({ view, filter }) => {
      const parsed = parseQuery(filter.query ?? '');
      if (!parsed.ok) return fail('bad-input', parsed.fault.message);
      const list = window.open(view, filter);
      // A search for text goes on by itself; of a log of usual length this is all of it.
      list.step();
      return done({ total: list.total });
    },
    'view.close': ({ view }) => {
      window.drop(view);
      return done({});
    },
    'view.rows': ({ view, from, count }) => {
      const list = window.view(view);
      if (!list) return fail('not-found', UNKNOWN);
      const { journal } = workbench.shown;
      // What is shown must not be lost with this process.
      journal.flush();
      return done(viewRows(journal, list, from, count));
    },
    'view.across': ({ view, position }) => {
      const list = window.view(view);
      return list ? done({ spans: spansAcross(workbench.shown.journal, list, position) }) : fail('not-found', UNKNOWN);
    },
    'view.position': ({ view, index }) => {
      const list = window.view(view);
      return list ? done(list.positionOf(index)) : fail('not-found', UNKNOWN);
    },
  };
}

function spansAcross(journal: Journal, list: View, position: number): CommandOutput<'view.across'>['spans'] {
  const here = list.at(position);
  const spans: CommandOutput<'view.across'>['spans'] = [];
  if (here === undefined) return spans;
  for (const index of journal.index.columns.across(here)) {
    const [from, to] = [list.positionOf(index), list.positionOf(journal.index.columns.pair(index))];
    const row = from.exact && to.exact ? logRow(journal, index) : undefined;
    if (row) spans.push({ row, from: from.position, to: to.position });
    if (spans.length >= MOST_ACROSS) break;
  }
  return spans;
}
