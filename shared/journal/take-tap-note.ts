import type { Columns } from './columns';
import type { ConnectionLog } from './connection-log';
import { hashOf } from './hash';
import { directionCodeOf, kindOf, tapMarkIn, typeOf, withTapMark } from './meta';
import { withTapNote, type TapNote } from './tap-marks';

/** Whether the entry that a note of a tap names is the one that it means: of its connection and way, and with that message id. */
export function isMeant(columns: Columns, note: number, { entry, id }: TapNote): boolean {
  const meta = columns.meta(entry);
  return entry < note && kindOf(meta) === 'frame' && columns.connection(entry) === columns.connection(note)
    && directionCodeOf(meta) === directionCodeOf(columns.meta(note)) && columns.idHash(entry) === (id === undefined ? 0 : hashOf(id));
}

/**
 * Marks the entry that a note of a tap is about. One in whose place another text goes on is no half of a pair any more: that text is.
 *
 * @param note index of the note
 * @returns the entries that look different now
 */
export function takeTapNote(columns: Columns, log: ConnectionLog, note: number, said: TapNote): readonly number[] {
  const { entry, id, mark } = said;
  if (mark === undefined || !isMeant(columns, note, said)) return [];
  const meta = columns.meta(entry);
  columns.setMeta(entry, withTapMark(meta, withTapNote(tapMarkIn(meta), mark)));
  if (mark !== 'replaced' || id === undefined) return [entry];
  const way = directionCodeOf(meta);
  if (typeOf(meta) === 'CALL') {
    log.calls(way).forget(id, entry);
    return [entry];
  }
  const call = columns.pair(entry);
  if (call < 0 || columns.pair(call) !== entry) return [entry];
  columns.setPair(call, -1);
  log.calls(3 - way).add(id, call);
  return [entry, call];
}
