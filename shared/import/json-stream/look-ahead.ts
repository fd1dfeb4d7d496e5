import type { Place, Source } from '../model';
import { parseWithPlaces, type Placed } from '../placed-json';
import { JsonCursor } from './json-cursor';
import { isContainer } from './walk';

/** What an object is, apart from what is long in it. */
export interface Outline {
  /** Its short members, without their places. */
  readonly head: Placed | undefined;
  /** Where its first member of a name stands, and what it begins with. */
  readonly members: ReadonlyMap<string, { readonly opener: string; readonly place: Pick<Place, 'line' | 'start'>; readonly whole?: Place }>;
  readonly place: Place;
  /** It has an end. */
  readonly closed: boolean;
}

/** Characters of a member that is held: a text, or what has members of its own; and of all of them. */
const HELD = { text: 4_000_000, container: 64 << 10, all: 8_000_000 };

/** Reads a document a second time, ahead of who reads it: what an object says after its long lists. */
export class LookAhead {
  readonly #source: Source;
  #cursor: JsonCursor | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /** The object that begins at a number of characters. */
  outline(offset: number): Outline {
    if (!this.#cursor || this.#cursor.offset > offset) this.#cursor = new JsonCursor(this.#source.pieces?.(true) ?? [this.#source.text]);
    this.#cursor.goTo(offset);
    return outlineAt(this.#cursor);
  }
}

function outlineAt(cursor: JsonCursor): Outline {
  cursor.ahead(1);
  const { line, start } = cursor.place(0);
  const found = new Map<string, { opener: string; place: Pick<Place, 'line' | 'start'>; whole?: Place }>();
  const held: string[] = [];
  let length = 0;
  cursor.pass(1);
  const done = (closed: boolean): Outline => {
    if (closed) cursor.pass(1);
    const { lastLine, end } = cursor.place(0);
    return { head: parseWithPlaces(`{${held.join(',')}}`), members: found, place: { line, lastLine, start, end }, closed };
  };
  for (let next = cursor.peek(); next !== '}'; next = cursor.peek()) {
    if (next === ',') {
      cursor.pass(1);
      continue;
    }
    const name = next === '"' ? cursor.take(HELD.container) : undefined;
    if (!name || !('value' in name) || typeof name.value !== 'string' || cursor.peek() !== ':') return done(false);
    cursor.pass(1);
    const opener = cursor.peek();
    if (opener === '') return done(false);
    const { line: atLine, start: at } = cursor.place(0);
    const value = cursor.take(isContainer(opener) ? HELD.container : HELD.text);
    const known = !found.has(name.value);
    if ('value' in value) {
      length += value.source.length;
      if (length <= HELD.all) held.push(`${name.source}:${value.source}`);
      if (known) found.set(name.value, { opener, place: { line: atLine, start: at }, whole: value.place });
      continue;
    }
    if (known) found.set(name.value, { opener, place: { line: atLine, start: at } });
    if (value.why !== 'long' || !(isContainer(opener) || opener === '"') || !cursor.skip()) return done(false);
  }
  return done(true);
}
