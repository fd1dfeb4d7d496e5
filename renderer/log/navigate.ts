import { call } from '../host/host';
import { notify } from '../stores/notices';
import { useLog, type Selection } from '../stores/log';
import { isMany, useSelection } from '../stores/selection';
import { logView } from './log-view';

/** What a move to a row does: selects it alone, extends the selection to it, or goes there and leaves the selection alone. */
export type Way = 'select' | 'extend' | 'walk';

/** Selects a row of the list in one of these ways. */
export function selectRow(row: Selection, way: Way): void {
  if (way === 'extend') useSelection.getState().extend(row);
  else if (way === 'walk') useSelection.getState().walk(row);
  else {
    useLog.getState().select(row);
    if (isMany()) useSelection.getState().one();
  }
}

let wanted = 0;

/** Selects the row at a position of the list and brings it into sight. */
export async function selectPosition(position: number, way: Way = 'select'): Promise<void> {
  const { total } = useLog.getState();
  if (total === 0) return;
  const target = Math.min(total - 1, Math.max(0, position));
  wanted += 1;
  const mine = wanted;
  const row = await logView.rowAt(target);
  // A later key press has overtaken this one.
  if (mine !== wanted || row === undefined) return;
  selectRow({ index: row.index, pair: row.pair, position: target }, way);
  useLog.getState().revealSelected();
}

/** Everything that the list shows, now: what comes later is not selected. */
export async function selectAll(): Promise<void> {
  const last = await logView.rowAt(useLog.getState().total - 1);
  if (last !== undefined) useSelection.getState().all(last.index);
}

/** Adds the row that has the focus to the selection, or takes it away. */
export function toggleActive(): void {
  const { selected, pair, position } = useLog.getState();
  if (selected !== undefined) useSelection.getState().toggle({ index: selected, pair, position });
}

/** Moves the selection by rows; from nothing selected, to the last row in the direction one looks from. */
export function moveSelection(by: number, way: Way = 'select'): void {
  const { position, total } = useLog.getState();
  void selectPosition(position === undefined ? (by < 0 ? total - 1 : Math.max(0, total - 1)) : position + by, way);
}

/** Selects an entry of the journal, also when the filter hides it. */
export async function selectEntry(index: number): Promise<void> {
  const [place, entry] = await Promise.all([logView.positionOf(index), call('journal.entry', { index })]);
  if (!entry.ok) {
    notify('error', entry.error.message);
    return;
  }
  const exact = place?.exact === true ? place.position : undefined;
  selectRow({ index, pair: entry.value.row.pair, position: exact }, 'select');
  useLog.getState().revealSelected();
  if (exact === undefined) notify('info', `Entry #${index} is selected, but the filter hides it in the log.`);
}

/**
 * Selects an entry while one moves along time: the list comes along, to the row before it where the filter hides it.
 *
 * @param wanted whether it still is, when its place is known
 */
export async function visitEntry(index: number, wanted: () => boolean): Promise<void> {
  const place = await logView.positionOf(index);
  if (!wanted()) return;
  const exact = place?.exact === true ? place.position : undefined;
  selectRow({ index, pair: undefined, position: exact }, 'select');
  useLog.getState().revealSelected(exact ?? (place === undefined || place.position < 0 ? undefined : place.position));
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

/** To the newest row, and on with what comes. A selection of many stays. */
export function follow(): void {
  if (!isMany()) useLog.getState().select(undefined);
  useLog.getState().setFollowing(true);
}
