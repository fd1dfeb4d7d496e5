import { nextFrameStart } from './frame-start';
import { byteLength, piecesOf, strangeFrom, withoutReturn, type SourceLine, type Text } from './source-lines';

/** Characters of a line that are held; a longer one is cut where one element of a list ends and the next begins. */
const HELD = 1 << 20;
/** A line in which nothing like that is found is cut anywhere past this. */
const LONGEST = 64 << 20;

/** A line, or a part of one. */
export interface SourcePart extends SourceLine {
  /** Other parts of the line come before or after it. */
  readonly partial?: true;
}

/**
 * The lines of a text, as `sourceLines` gives them; but a very long one comes in parts with the same number, so that a list of frames
 * or of records on one line need not be held. No frame is in two parts.
 *
 * @param most characters of a line that are held, where it can be cut
 */
export function* sourceParts(text: Text, most = HELD): Generator<SourcePart, void, undefined> {
  let bytes = 0;
  let number = 1;
  let begun = '';
  let cutter: LineCutter | undefined;
  let partial = false;
  const part = (raw: string, plain: boolean): SourcePart => {
    const start = bytes;
    bytes += plain ? raw.length : byteLength(raw, 0, raw.length);
    const one = { number, text: withoutReturn(raw), start, plain };
    return partial ? { ...one, partial } : one;
  };
  for (const piece of piecesOf(text)) {
    let at = 0;
    let strange = strangeFrom(piece, 0);
    for (let end = piece.indexOf('\n'); ; end = piece.indexOf('\n', at)) {
      const own = piece.slice(at, end < 0 ? piece.length : end);
      if (begun === '' && end >= 0 && own.length <= most) {
        if (strange < at) strange = strangeFrom(piece, at);
        yield part(own, strange >= end);
      } else {
        begun += own;
        cutter ??= new LineCutter(most);
        for (let cut = cutter.cut(begun, end >= 0); cut > 0; cut = cutter.cut(begun, end >= 0)) {
          partial = true;
          yield part(begun.slice(0, cut), false);
          begun = begun.slice(cut);
        }
        if (end < 0) break;
        yield part(begun, false);
        begun = '';
      }
      partial = false;
      cutter = undefined;
      bytes += 1;
      number += 1;
      at = end + 1;
    }
  }
  if (begun !== '') yield part(begun, false);
}

/** Characters by which a frame is known to begin. */
const START = 60;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/** Finds where a line that is read piece by piece may be cut: between two elements, as far out as they stand. */
class LineCutter {
  readonly #most: number;
  /** Characters that have to be held before it is looked at them. */
  #enough: number;
  /** Characters of what is held that were looked at. */
  #looked = 0;
  #depth = 0;
  #inText = false;
  #escaped = false;
  /** Depth of the outermost place so far where an element ends and the next begins. */
  #outermost = Infinity;
  /** The last such place in what is held; 0 for none. */
  #place = 0;
  /** An element ended, and a comma or nothing followed so far. */
  #between = false;

  constructor(most: number) {
    this.#most = most;
    this.#enough = most;
  }

  /** Characters that may go; 0 for none as yet. `whole`: the line ends with what is held. */
  cut(held: string, whole: boolean): number {
    if (held.length <= (whole ? this.#most : this.#enough)) return 0;
    const end = whole ? held.length : held.length - START;
    while (this.#looked < end && this.#place === 0) this.#look(held, Math.min(end, this.#looked + 2 * this.#most));
    const count = this.#place > 0 ? this.#place : held.length > LONGEST && !whole ? held.length : 0;
    this.#looked -= count;
    this.#place = 0;
    // Looking at it copies it: not for each piece of a line that cannot be cut.
    this.#enough = count > 0 ? this.#most : 1.5 * held.length;
    return count;
  }

  #look(text: string, to: number): void {
    for (let i = this.#looked; i < to; i += 1) {
      const code = text.charCodeAt(i);
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (code === BACKSLASH) this.#escaped = true;
        else if (code === QUOTE) this.#inText = false;
        continue;
      }
      if (code === COMMA || code <= 0x20) continue;
      // [ and { are 0x5b and 0x7b, ] and } two more.
      const bracket = code | 0x20;
      if (bracket === 0x7b) {
        if (this.#between) this.#boundary(i);
        else if (this.#depth < this.#outermost && nextFrameStart(text.slice(i, i + START), 0)?.at === 0) this.#outermost = this.#depth;
        this.#depth += 1;
        this.#between = false;
      } else if (bracket === 0x7d) {
        this.#depth -= 1;
        this.#between = true;
      } else {
        this.#between = false;
        this.#inText = code === QUOTE;
      }
    }
    this.#looked = to;
  }

  #boundary(at: number): void {
    if (this.#depth > this.#outermost) return;
    this.#outermost = this.#depth;
    this.#place = at;
  }
}
