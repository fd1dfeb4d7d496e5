import type { Found, Source } from '../model';
import { piecesOf } from '../source-lines';
import { JsonCursor } from './json-cursor';
import { RestLines } from './rest-lines';

/**
 * What is found in a JSON text that is read piece by piece, in the order of its places, and the lines that belong to none of it:
 * what holds a document together. Lines that follow each other are one.
 */
export function* withRest(source: Source, foundWith: (cursor: JsonCursor) => Iterable<Found>): Generator<Found, void, undefined> {
  const rest = new RestLines();
  const cursor = new JsonCursor(piecesOf(source), (text, over) => rest.add(text, over));
  for (const found of foundWith(cursor)) {
    yield* rest.before(found.place);
    yield found.kind === 'frame' && found.about !== undefined ? { ...found, text: ownText(found.text), about: ownText(found.about) } : { ...found, text: ownText(found.text) };
  }
  while (cursor.peek() !== '') cursor.pass(1);
  yield* rest.before({ line: Infinity, lastLine: Infinity });
}

/** The same text, that does not keep the one alive which it is a part of. */
function ownText(text: string): string {
  return ` ${text}`.slice(1);
}
