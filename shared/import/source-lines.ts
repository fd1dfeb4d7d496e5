import type { Place, Source } from './model';

/** One line of a text. */
export interface SourceLine {
  /** From 1. */
  readonly number: number;
  /** Without its line break. */
  readonly text: string;
  /** Its first byte in UTF-8, from 0. */
  readonly start: number;
  /** All of it is printed ASCII: a character is a byte, and is read as it stands. */
  readonly plain?: boolean;
}

/** What lines are read of: a text, or a source in its pieces. */
export type Text = string | Pick<Source, 'text' | 'pieces'>;

/** The lines of a text, each with where its bytes begin. Line breaks are \n, \r\n or a single \r before a \n. */
export function* sourceLines(text: Text): Generator<SourceLine, void, undefined> {
  let bytes = 0;
  let number = 0;
  let begun = '';
  const line = (raw: string, plain: boolean): SourceLine => {
    const start = bytes;
    bytes += (plain ? raw.length : byteLength(raw, 0, raw.length)) + 1;
    number += 1;
    return { number, text: withoutReturn(raw), start, plain };
  };
  for (const piece of piecesOf(text)) {
    let at = 0;
    let strange = strangeFrom(piece, 0);
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', at)) {
      if (strange < at) strange = strangeFrom(piece, at);
      const rest = piece.slice(at, end);
      const raw = begun === '' ? rest : begun + rest;
      yield line(raw, strange >= end && (begun === '' || strangeFrom(raw, 0) === Infinity));
      begun = '';
      at = end + 1;
    }
    begun += at === 0 ? piece : piece.slice(at);
    if (begun.length <= LONGEST) continue;
    yield line(begun, false);
    begun = '';
  }
  if (begun !== '') yield line(begun, strangeFrom(begun, 0) === Infinity);
}

/** A line without the \r that belongs to its break. */
export function withoutReturn(raw: string): string {
  return raw.charCodeAt(raw.length - 1) === RETURN ? raw.slice(0, -1) : raw;
}

const RETURN = 0x0d;
const STRANGE = /[^\t\n\r -~]/g;

/** Where in a text the next character from `from` on is that is no printed ASCII; Infinity when none is. */
export function strangeFrom(text: string, from: number): number {
  STRANGE.lastIndex = from;
  return STRANGE.exec(text)?.index ?? Infinity;
}

/** Where a line stands, without its line break. */
export function placeOfLine({ number, text, start, plain }: SourceLine): Place {
  return { line: number, lastLine: number, start, end: start + (plain ? text.length : byteLength(text, 0, text.length)) };
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
