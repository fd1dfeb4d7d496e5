import type { Arrival, ArrivalWish } from '../../shared/ipc/timeline-shapes';
import { LOG_VIEW, logView } from '../log/log-view';
import { selectRow } from '../log/navigate';
import { showDetail } from '../stores/detail';
import { useLog } from '../stores/log';
import { isStateShown, showState, stateNumber } from '../stores/world-loader';

/** The most rows that a host is asked for on either side. */
const MOST_AROUND = 100;

/** What to ask for along with an entry that one goes to: all that the window shows of it comes in one answer, and is drawn at once. */
export function arrivalWish(): ArrivalWish {
  const since = stateNumber();
  const { selected } = useLog.getState();
  return {
    view: LOG_VIEW, around: Math.min(MOST_AROUND, logView.inSight),
    ...(since === undefined ? {} : { since }), ...(selected !== undefined && isStateShown() ? { shown: selected } : {}),
  };
}

/** Shows an entry with what came of it: selected, its row in sight (where the filter hides it: the row before it), its state in the panels. */
export function arrive({ detail, place, rows, state }: Arrival): void {
  const { index, pair } = detail.row;
  logView.take(rows);
  showDetail(detail);
  selectRow({ index, pair, position: place.exact ? place.position : undefined }, 'select');
  useLog.getState().revealSelected(place.position < 0 ? undefined : place.position);
  if (state !== undefined) showState(state);
}
