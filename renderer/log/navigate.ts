import { call } from '../host/host';
import { notify } from '../stores/notices';
import { useLog } from '../stores/log';
import { logView } from './log-view';

let wanted = 0;

/** Selects the row at a position of the list and brings it into sight. */
export async function selectPosition(position: number): Promise<void> {
  const { total } = useLog.getState();
  if (total === 0) return;
  const target = Math.min(total - 1, Math.max(0, position));
  wanted += 1;
  const mine = wanted;
  const row = await logView.rowAt(target);
  // A later key press has overtaken this one.
  if (mine !== wanted || row === undefined) return;
  useLog.getState().select({ index: row.index, pair: row.pair, position: target });
  useLog.getState().revealSelected();
}

/** Moves the selection by rows; from nothing selected, to the last row in the direction one looks from. */
export function moveSelection(by: number): void {
  const { position, total } = useLog.getState();
  void selectPosition(position === undefined ? (by < 0 ? total - 1 : Math.max(0, total - 1)) : position + by);
}

/** Selects an entry of the journal, also when the filter hides it. */
export async function selectEntry(index: number): Promise<void> {
  const [place, entry] = await Promise.all([logView.positionOf(index), call('journal.entry', { index })]);
  if (!entry.ok) {
    notify('error', entry.error.message);
    return;
  }
  const exact = place?.exact === true ? place.position : undefined;
  useLog.getState().select({ index, pair: entry.value.row.pair, position: exact });
  useLog.getState().revealSelected();
  if (exact === undefined) notify('info', `Entry #${index} is selected, but the filter hides it in the log.`);
}

export function jumpToPair(): void {
  const { pair } = useLog.getState();
  if (pair === undefined) notify('info', 'This entry has no other half: it is no CALL, or has not been answered.');
  else void selectEntry(pair);
}

/** After another filter: where the selected entry stands now. */
export async function findSelectedAgain(): Promise<void> {
  const { selected } = useLog.getState();
  if (selected === undefined) return;
  const place = await logView.positionOf(selected);
  if (useLog.getState().selected !== selected) return;
  useLog.getState().setPosition(place?.exact === true ? place.position : undefined);
  if (place?.exact === true) useLog.getState().revealSelected();
}

/** To the newest row, and on with what comes. */
export function follow(): void {
  useLog.getState().select(undefined);
  useLog.getState().setFollowing(true);
}
