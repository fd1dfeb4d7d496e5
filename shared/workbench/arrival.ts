import type { Arrival, ArrivalWish } from '../ipc/timeline-shapes';
import { AT_ONCE } from '../state/timeline';
import { entryDetail } from './entry-detail';
import { viewRows } from './row-view';
import type { WindowView } from './window-view';
import type { Workbench } from './workbench';

/**
 * All that a window shows of an entry that it goes to.
 *
 * @returns undefined when there is no such entry, or no such list: the window then asks for each by itself, and is told why
 */
export function arrivalAt(workbench: Workbench, window: WindowView, entry: number, { view, around, since }: ArrivalWish): Arrival | undefined {
  const { journal, timeline } = workbench.shown;
  const list = window.view(view);
  const detail = list && entryDetail(workbench, entry);
  if (!list || !detail) return undefined;
  const place = list.positionOf(entry);
  const from = Math.max(0, place.position - around);
  const near = entry - timeline.built <= AT_ONCE;
  return {
    detail, place, rows: viewRows(journal, list, from, place.position + around + 1 - from),
    ...(near ? { state: { at: entry, ...window.followed.next(timeline.stateAt(entry), since) } } : {}),
  };
}
