import type { Placed } from '../placed-json';
import type { JsonCursor, Untaken } from './json-cursor';
import { endedEarly, firstName, unread, type Unread } from './unread';

/**
 * A value that stands next and was not taken: who wants what is in it passes its first character and walks it; else it is passed,
 * as unread where it is no whole value.
 */
export interface Open extends Untaken {
  readonly kind: 'open';
  /** Nothing beside it was taken before. */
  readonly first: boolean;
}

export interface Taken {
  readonly kind: 'value';
  readonly value: Placed;
}

export type Step = Taken | Open | Unread;
/** A member of an object; no name when what stands there is none. */
export type Member = (Taken & { readonly name: string }) | (Open & { readonly name: string }) | Unread;

/** So many in a row are tried that cannot be read; what follows then is passed in one. */
const MOST_FAILED = 20;

/**
 * The elements of a list after its `[`, to its `]`; or, with no closing character, the values of a text that follow each other.
 * Commas too many or too few are passed over.
 *
 * @param most characters of an element that is taken
 */
export function* elements(cursor: JsonCursor, closing: ']' | '', most: number): Generator<Step, void, undefined> {
  let like: string | undefined;
  let failed = 0;
  for (let next = cursor.peek(); next !== closing; next = cursor.peek()) {
    if (next === '') {
      yield* endedEarly(cursor);
      return;
    }
    if (next === ',') {
      cursor.pass(1);
      continue;
    }
    const found = cursor.take(most);
    if ('value' in found) {
      like ??= firstName(found.source);
      failed = 0;
      yield { kind: 'value', value: found };
      continue;
    }
    yield* opened(cursor, { kind: 'open', ...found, first: like === undefined }, failed < MOST_FAILED ? like : undefined);
    if (found.why !== 'long') failed += 1;
  }
  if (closing !== '') cursor.pass(1);
}

/** The members of an object after its `{`, to its `}`, or to where no member begins. */
export function* members(cursor: JsonCursor, most: number): Generator<Member, void, undefined> {
  for (let next = cursor.peek(); next !== '}'; next = cursor.peek()) {
    if (next === ',') {
      cursor.pass(1);
      continue;
    }
    if (next === '"') {
      const name = cursor.take(most);
      if ('value' in name && typeof name.value === 'string' && cursor.peek() === ':') {
        cursor.pass(1);
        if (cursor.peek() === '') continue;
        const found = cursor.take(most);
        if ('value' in found) yield { kind: 'value', value: found, name: name.value };
        else yield* opened(cursor, { kind: 'open', ...found, first: true, name: name.value });
        continue;
      }
    }
    if (cursor.peek() === '') yield* endedEarly(cursor);
    return;
  }
  cursor.pass(1);
}

/** Gives what is open to who may walk it; passes it, when nobody did. */
function* opened<One extends Open>(cursor: JsonCursor, open: One, like?: string): Generator<One | Unread, void, undefined> {
  const { offset } = cursor;
  yield open;
  if (cursor.offset !== offset) return;
  if (open.why === 'long' && (isContainer(open.opener) || open.opener === '"')) cursor.skip();
  else yield* unread(cursor, open, like);
}

export function isContainer(opener: string): boolean {
  return opener === '{' || opener === '[';
}
