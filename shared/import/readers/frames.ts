import { framesInLines } from '../frames-in-lines';
import type { Found, Reader, Source } from '../model';
import { sourceLines } from '../source-lines';
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
  for (const piece of framesInLines(sourceLines(source), NEVER)) {
    if (piece.kind === 'line') {
      const { line } = piece;
      if (line.text.trim() === '') continue;
      if (PUNCTUATION.test(line.text)) yield otherLine(line);
      else yield { ...otherLine(line), kind: 'broken', why: 'No frame begins on this line; a frame is a JSON array such as [2,"id","Action",{}].' };
      continue;
    }
    const { before, text: raw, after, place, cut } = piece.frame;
    // Whatever else stands on the line belongs to the message, and is what is wrong with it.
    const whole = PUNCTUATION.test(before) && PUNCTUATION.test(after) ? raw : `${before}${raw}${after}`.trim();
    yield { kind: 'frame', text: whole, place, ...(cut ? { cut } : {}) };
  }
}
