import type { Direction, Entry } from '../journal/entry';
import type { Journal } from '../journal/journal';
import { tapMarkIn } from '../journal/meta';
import { isMeant } from '../journal/take-tap-note';
import { tapNoteIn, type TapMark } from '../journal/tap-marks';

/*
 * What a tap did to messages, as the state sees it: the state is the station's. What the station sent counts, whether or not the CSMS got it;
 * what was put on the wire in its name does not. Of what goes to the station counts what reached it, whoever sent it.
 */

/** Whether a message tells of the station when it stands in the journal. One to the station that is held does so at its release. */
export function tellsOfStation(tap: TapMark | undefined, direction: Direction | undefined): boolean {
  if (tap === undefined) return true;
  if (direction === 'up') return tap !== 'injected' && tap !== 'changed';
  return tap === 'injected' || tap === 'changed';
}

/** Whether the CSMS knows less or something else than the station from here on. */
export function isApart(tap: TapMark | undefined): boolean {
  return tap !== undefined && tap !== 'held' && tap !== 'kept' && tap !== 'replaced';
}

const RELEASE = '{"kind":"tap-release"';

/** The message to a station that a note releases; undefined for any other entry. */
export function releasedBy(note: Entry, journal: Journal): Entry | undefined {
  if (note.kind !== 'note' || note.direction !== 'down' || !note.text.startsWith(RELEASE)) return undefined;
  const { columns } = journal.index;
  const said = tapNoteIn(parse(note.text));
  if (!said || !isMeant(columns, note.index, said)) return undefined;
  return tapMarkIn(columns.meta(said.entry)) === 'held' ? journal.entry(said.entry) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
