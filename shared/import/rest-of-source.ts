import type { Found } from './model';
import { byteLength, sourceLines, type SourceLine } from './source-lines';

/**
 * Adds to what was found, whose places ascend, the lines that belong to none of it: what holds a document together. Lines that
 * follow each other are one.
 */
export function* withRest(text: string, found: Iterable<Found>): Generator<Found, void, undefined> {
  const lines = sourceLines(text);
  let next = lines.next();
  /** The lines before `to`, as one; blank ones are left out. */
  const upTo = function* (to: number): Generator<Found, void, undefined> {
    const rest: SourceLine[] = [];
    for (; !next.done && next.value.number < to; next = lines.next()) if (next.value.text.trim() !== '' || rest.length > 0) rest.push(next.value);
    while (rest.at(-1)?.text.trim() === '') rest.pop();
    const first = rest[0];
    const last = rest.at(-1);
    if (!first || !last) return;
    const place = { line: first.number, lastLine: last.number, start: first.start, end: last.start + byteLength(last.text, 0, last.text.length) };
    yield { kind: 'other', text: rest.map((line) => line.text).join('\n'), place };
  };
  for (const one of found) {
    yield* upTo(one.place.line);
    yield one;
    while (!next.done && next.value.number <= one.place.lastLine) next = lines.next();
  }
  yield* upTo(Infinity);
}
