import { framesInLines } from '../frames-in-lines';
import type { Found, Reader, Source } from '../model';
import { byteLength } from '../source-lines';
import { sourceParts } from '../source-parts';
import { otherLine } from '../text-log';

/** Nothing but frames: one a line, or a JSON array of them, or several such arrays. */
export const frames: Reader = {
  id: 'frames',
  title: 'Frames alone',
  detect: ({ text }) => (/^\s*\[\s*(?:\[\s*)?"?[2-6]"?\s*,/.test(text) ? 0.9 : 0),
  read,
};

const NEVER = (): boolean => false;
/** What stands between the frames of an array. */
const PUNCTUATION = /^[\s,[\]]*$/;

function* read(source: Source): Generator<Found, void, undefined> {
  /** The last line that gave a message: what stands between two on a line belongs to the first of them. */
  let last = 0;
  for (const piece of framesInLines(sourceParts(source), NEVER)) {
    if (piece.kind === 'line') {
      const { line } = piece;
      if (line.text.trim() === '') continue;
      if (PUNCTUATION.test(line.text)) yield otherLine(line);
      else yield { ...otherLine(line), kind: 'broken', why: 'No frame begins on this line; a frame is a JSON array such as [2,"id","Action",{}].' };
      continue;
    }
    const { frame } = piece;
    // Whatever else stands on the line belongs to the message, and is what is wrong with it.
    const before = frame.place.line === last || PUNCTUATION.test(frame.before) ? '' : frame.before.trimStart();
    const after = PUNCTUATION.test(frame.after) ? '' : frame.after.trimEnd();
    const place = { ...frame.place, start: frame.place.start - byteLength(before, 0, before.length), end: frame.place.end + byteLength(after, 0, after.length) };
    last = place.lastLine;
    yield { kind: 'frame', text: `${before}${frame.text}${after}`, place, ...(frame.cut ? { cut: true as const } : {}) };
  }
}
