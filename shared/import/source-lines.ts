import type { Source } from './model';

/** One line of a text. */
export interface SourceLine {
  /** From 1. */
  readonly number: number;
  /** Without its line break. */
  readonly text: string;
  /** Its first byte in UTF-8, from 0. */
  readonly start: number;
}

/** What lines are read of: a text, or a source in its pieces. */
export type Text = string | Pick<Source, 'text' | 'pieces'>;

/** The lines of a text, each with where its bytes begin. Line breaks are \n, \r\n or a single \r before a \n. */
export function* sourceLines(text: Text): Generator<SourceLine, void, undefined> {
  let bytes = 0;
  let number = 1;
  for (const line of linesIn(piecesOf(text))) {
    yield { number, text: line.endsWith('\r') ? line.slice(0, -1) : line, start: bytes };
    bytes += byteLength(line, 0, line.length) + 1;
    number += 1;
  }
}

/** Characters by which a format is recognized. */
export const HEAD = 64 * 1024;

/** The beginning of a source; it is not read whole for that. */
export function headOf(source: Text, length = HEAD): string {
  let head = '';
  for (const piece of piecesOf(source)) {
    head += piece;
    if (head.length >= length) break;
  }
  return head.slice(0, length);
}

/** A text piece by piece. */
export function piecesOf(text: Text): Iterable<string> {
  if (typeof text === 'string') return [text];
  return text.pieces?.() ?? [text.text];
}

/** Longest line that is held in one piece, characters; a longer one is taken for several. */
const LONGEST = 64 << 20;

function* linesIn(pieces: Iterable<string>): Generator<string, void, undefined> {
  let begun = '';
  for (const piece of pieces) {
    let at = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', at)) {
      const line = piece.slice(at, end);
      yield begun === '' ? line : begun + line;
      begun = '';
      at = end + 1;
    }
    begun += at === 0 ? piece : piece.slice(at);
    if (begun.length <= LONGEST) continue;
    yield begun;
    begun = '';
  }
  if (begun !== '') yield begun;
}

/** Bytes that the characters of a text from `from` to before `to` take in UTF-8. */
export function byteLength(text: string, from: number, to: number): number {
  let bytes = to - from;
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i);
    // Of a pair of surrogates (four bytes) each half counts for two.
    if (code >= 0x80) bytes += code >= 0x800 && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
