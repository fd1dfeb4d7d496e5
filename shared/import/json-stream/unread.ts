import type { Place } from '../model';
import type { JsonCursor, Untaken } from './json-cursor';

/** Text of a document that cannot be read as what it should be. */
export interface Unread {
  readonly kind: 'unread';
  readonly text: string;
  readonly place: Place;
  /** The document ends in it, or right after it. */
  readonly cut: boolean;
}

/** Characters that are given at once. */
const PIECE = 1 << 20;
const NAME = /^\{\s*"((?:[^"\\]|\\.){1,100})"/;
const BLANKS = 100;

/** The name of an object's first member, by which its like are known; undefined for anything else. */
export function firstName(text: string): string | undefined {
  return NAME.exec(text.slice(0, 300))?.[1];
}

/**
 * Passes a value that cannot be read: to its end, or to where the next one of its kind begins, whichever comes first. A long one
 * comes in pieces.
 *
 * @param name of the first member that objects beside it have
 */
export function* unread(cursor: JsonCursor, { why, length }: Pick<Untaken, 'why' | 'length'>, name?: string): Generator<Unread, void, undefined> {
  let left = why === 'long' ? Infinity : length;
  const mark = name === undefined ? undefined : `"${name}"`;
  for (let from = 1; left > 0; from = 0) {
    const text = cursor.ahead(Math.min(left, PIECE));
    if (text === '') return;
    const next = mark === undefined ? -1 : likeStart(text, mark, from);
    const ended = next >= 0 || text.length < PIECE || text.length >= left;
    // A beginning must not be torn.
    const count = next >= 0 ? next : ended ? text.length : PIECE - (mark?.length ?? 0) - BLANKS;
    const own = text.slice(0, count).trimEnd();
    if (own !== '') yield { kind: 'unread', text: own, place: cursor.place(own.length), cut: why === 'cut' && ended && next < 0 };
    cursor.pass(count);
    if (why === 'cut' && ended && next < 0) cursor.endTold = true;
    left = next >= 0 ? 0 : left - count;
  }
}

/** All that is left of a text that is no JSON. */
export function restUnread(cursor: JsonCursor): Generator<Unread, void, undefined> {
  return unread(cursor, { why: 'long', length: Infinity });
}

function likeStart(text: string, mark: string, from: number): number {
  for (let at = text.indexOf(mark, from + 1); at >= 0; at = text.indexOf(mark, at + 1)) {
    let brace = at - 1;
    while (brace > from && at - brace < BLANKS && /\s/.test(text.charAt(brace))) brace -= 1;
    if (brace >= from && text.charAt(brace) === '{') return brace;
  }
  return -1;
}

/** Told once when the text ends before all that was opened is closed. */
export function* endedEarly(cursor: JsonCursor): Generator<Unread, void, undefined> {
  if (cursor.endTold) return;
  cursor.endTold = true;
  yield { kind: 'unread', text: '', place: cursor.place(0), cut: true };
}
