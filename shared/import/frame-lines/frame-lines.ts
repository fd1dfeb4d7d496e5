import type { Columns } from '../../journal/columns';
import type { ConnectionInfo, Entry } from '../../journal/entry';
import { directionOf, kindOf } from '../../journal/meta';
import type { StoredLines } from '../../journal/stored-lines';
import { noteOf } from '../connections';
import { byteLength } from '../source-lines';

/** What is on a line that is no frame. */
const NO_FRAME = 'No frame begins on this line; a frame is a JSON array such as [2,"id","Action",{}].';
/** What stands around the frames of an array. */
const PUNCTUATION = /^[\s,[\]]*$/;

/** The kind of a line that holds no frame. */
export function otherKind(line: string): 'other' | 'broken' {
  return PUNCTUATION.test(line) ? 'other' : 'broken';
}

/**
 * Reads the lines of a file that holds nothing but frames, one a line: the line is the message, all else is in the index. The
 * entry before the first line says whose they are; it stands in no file.
 */
export class FrameLines implements StoredLines {
  readonly #opened: string;
  /** Entries before which blank lines stand, in order, and how many blank lines there are up to there. */
  readonly #gaps: { readonly index: number; blank: number }[] = [];

  constructor(info: ConnectionInfo) {
    this.#opened = JSON.stringify(info);
  }

  /** A blank line stands before the entry `index`, which is the next. */
  skip(index: number): void {
    const last = this.#gaps.at(-1);
    if (last?.index === index) last.blank += 1;
    else this.#gaps.push({ index, blank: (last?.blank ?? 0) + 1 });
  }

  entry(line: string, index: number, columns: Columns): Entry {
    const meta = columns.meta(index);
    const kind = kindOf(meta);
    const about = { index, time: columns.time(index), wall: columns.wall(index), connection: columns.connection(index), kind };
    if (kind === 'open') return { ...about, text: this.#opened };
    const number = index + this.#blankBefore(index);
    const text = line.trim();
    const start = columns.position(index) + byteLength(line, 0, line.length - line.trimStart().length);
    const source = { file: 0, line: number, lastLine: number, start, end: start + byteLength(text, 0, text.length) };
    const direction = directionOf(meta);
    if (kind === 'frame' && direction) return { ...about, direction, text, source };
    const found = otherKind(line);
    return { ...about, text: noteOf({ kind: found, text: line.trimEnd(), place: source, ...(found === 'broken' ? { why: NO_FRAME } : {}) }), source };
  }

  within(text: string): string {
    return text;
  }

  #blankBefore(index: number): number {
    let low = 0;
    let high = this.#gaps.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#gaps[middle]?.index ?? Infinity) <= index) low = middle + 1;
      else high = middle;
    }
    return this.#gaps[low - 1]?.blank ?? 0;
  }
}
