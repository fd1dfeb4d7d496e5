import type { MarkColour } from '../../shared/journal/marks';
import { call } from '../host/host';
import { LOG_VIEW } from '../log/log-view';
import { selectEntry } from '../log/navigate';
import { useLog } from '../stores/log';
import { useMarks } from '../stores/marks';
import { useNoteEditor } from '../stores/note-editor';
import { notify, notifyError } from '../stores/notices';
import { selectedFilter } from '../stores/selection';

/** Marks what is selected; where all of it has that mark already, takes it away. Without a colour, takes any mark away. */
export async function markSelection(colour: MarkColour | undefined): Promise<void> {
  const filter = selectedFilter();
  if (filter === undefined) return;
  if (colour !== undefined) useMarks.getState().choose(colour);
  const reply = await call('marks.set', { filter, ...(colour === undefined ? {} : { colour, toggle: true }) });
  if (!reply.ok) notifyError(reply.error);
}

/** Marks one entry, or takes its mark away. */
export async function toggleMark(index: number): Promise<void> {
  const reply = await call('marks.set', { filter: { entries: [[index, index]] }, colour: useMarks.getState().colour, toggle: true });
  if (!reply.ok) notifyError(reply.error);
}

/** Takes mark and note of an entry away. */
export async function removeMark(index: number): Promise<void> {
  const replies = [await call('marks.set', { filter: { entries: [[index, index]] } }), await call('marks.note', { index, note: '' })];
  for (const reply of replies) if (!reply.ok) notifyError(reply.error);
}

/** Opens the editor of an entry's note: at `at`, or where the entry stands in the log. */
export async function editNote(index: number, at?: Element): Promise<void> {
  const back = document.activeElement;
  const reply = await call('journal.entry', { index });
  if (!reply.ok) {
    notifyError(reply.error);
    return;
  }
  const place = (at ?? document.querySelector(`#log-grid [data-index="${index}"]`))?.getBoundingClientRect();
  const { x, y } = place === undefined || place.height === 0 ? { x: innerWidth / 2 - 180, y: innerHeight / 3 } : { x: Math.max(8, place.left + 20), y: place.bottom };
  useNoteEditor.getState().open({ index, note: reply.value.note ?? '', x, y, back });
}

/** To the next marked or noted entry of those that the list shows, or the one before. */
export async function goToMark(by: 1 | -1): Promise<void> {
  const { selected, total } = useLog.getState();
  const index = selected ?? (by > 0 ? -1 : Number.MAX_SAFE_INTEGER);
  if (total === 0) return;
  const reply = await call('marks.near', { index, by, view: LOG_VIEW });
  if (!reply.ok) notifyError(reply.error);
  else if (reply.value.index === undefined) notify('info', by > 0 ? 'There is no mark after this entry in what the log shows.' : 'There is no mark before this entry in what the log shows.');
  else void selectEntry(reply.value.index);
}
