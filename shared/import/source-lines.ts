/** One line of a text. */
export interface SourceLine {
  /** From 1. */
  readonly number: number;
  /** Without its line break. */
  readonly text: string;
  /** Its first byte in UTF-8, from 0. */
  readonly start: number;
}

/** The lines of a text, each with where its bytes begin. Line breaks are \n, \r\n or a single \r before a \n. */
export function* sourceLines(text: string): Generator<SourceLine, void, undefined> {
  let at = 0;
  let bytes = 0;
  let number = 1;
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end);
    yield { number, text: line.endsWith('\r') ? line.slice(0, -1) : line, start: bytes };
    bytes += byteLength(line, 0, line.length) + 1;
    number += 1;
    at = end + 1;
  }
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
