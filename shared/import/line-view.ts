import { byteLength, type SourceLine } from './source-lines';

/**
 * A line as a person reads it: without colour codes, NULs and marks that are not seen, and with the quotes that a page, a table
 * or a word processor made of `"` as `"` again. It knows where each of its characters stands in the source.
 */
export interface LineView {
  readonly line: SourceLine;
  readonly text: string;
  /** Byte in the source at which the character at a position begins. */
  byteAt(position: number): number;
  /** Byte in the source after the character before a position. */
  byteAfter(position: number): number;
  /** A part of it as it stands in the source; absent when nothing in it is read otherwise. */
  readonly sourceOf?: (from: number, to: number) => string;
}

/** A frame's beginning with its first quote as a page writes it, doubled as a table does, or curled. */
const ENTITIES_USED = /\[\s*[2-6]\s*,\s*&(?:quot|#34|#x22);/i;
const DOUBLED = /\[\s*[2-6]\s*,\s*""[^",\s]/;
const CURLED = /\[\s*[2-6]\s*,\s*[“”„‟″]/;

/** How quotes are written, where it is not as JSON does. */
export type Quotes = 'entities' | 'doubled' | 'curled' | undefined;

const ENTITY = /&(?:quot|amp|lt|gt|nbsp|apos|#34|#39|#x22|#x27);/gi;
const CHARACTERS: Readonly<Record<string, string>> = {
  '&quot;': '"', '&#34;': '"', '&#x22;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': ' ', '&apos;': "'", '&#39;': "'", '&#x27;': "'",
};

/** A text without what is not seen. */
export function seenText(text: string): string {
  return withoutUnseen(text)?.text ?? text;
}

/** How the quotes of a frame are written that begins on this line; `plain`: nothing but ASCII is in it. */
export function quotesOn(text: string, plain = false): Quotes {
  if (!text.includes('[')) return undefined;
  if (text.includes('&') && ENTITIES_USED.test(text)) return 'entities';
  if (text.includes('""') && DOUBLED.test(text)) return 'doubled';
  return !plain && CURLED.test(text) ? 'curled' : undefined;
}

/** A line as it is read; `quotes` of the frame that goes on in it. */
export function viewOf(line: SourceLine, quotes?: Quotes): LineView {
  const seen = line.plain ? undefined : withoutUnseen(line.text);
  const written = quotes ?? quotesOn(seen?.text ?? line.text, line.plain);
  const bytes = bytesOf(line);
  if (!seen && !written) return { line, text: line.text, byteAt: bytes, byteAfter: bytes };
  const read = withQuotes(seen ?? { text: line.text }, written);
  const { from, to } = read;
  return {
    line, text: read.text,
    byteAt: (position) => bytes(from ? (from[position] ?? line.text.length) : position),
    byteAfter: (position) => bytes(to ? (to[position - 1] ?? 0) : position),
    sourceOf: (start, end) => line.text.slice(from?.[start] ?? start, to ? (to[end - 1] ?? 0) : end),
  };
}

/** Bytes of positions in a line; asked in ascending order it looks at each character once. */
function bytesOf({ text, start, plain }: SourceLine): (position: number) => number {
  if (plain) return (position) => start + position;
  let at = 0;
  let bytes = start;
  return (position) => {
    if (position < at) [at, bytes] = [0, start];
    bytes += byteLength(text, at, position);
    at = position;
    return bytes;
  };
}

/** A text made of another; `from` and `to` say for each character where it was there, and are left out when it did not move. */
interface Made {
  readonly text: string;
  readonly from?: readonly number[];
  readonly to?: readonly number[];
}

const ESCAPE = 0x1b;

/** Leaves out colour codes (ECMA-48), NULs, byte order marks and spaces without width; undefined when there are none. */
function withoutUnseen(text: string): Made | undefined {
  if (!text.includes('\u001b') && !text.includes('\0') && !text.includes('\ufeff') && !text.includes('\u200b')) return undefined;
  const from: number[] = [];
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === ESCAPE) {
      at = endOfEscape(text, at);
      continue;
    }
    if (code !== 0 && code !== 0xfeff && code !== 0x200b) {
      parts.push(text.charAt(at));
      from.push(at);
    }
    at += 1;
  }
  return { text: parts.join(''), from, to: from.map((position) => position + 1) };
}

function endOfEscape(text: string, at: number): number {
  if (text.charAt(at + 1) !== '[') return Math.min(at + 2, text.length);
  let end = at + 2;
  while (end < text.length && text.charCodeAt(end) >= 0x20 && text.charCodeAt(end) < 0x40) end += 1;
  return Math.min(end + 1, text.length);
}

function withQuotes(made: Made, quotes: Quotes): Made {
  if (quotes === 'curled') return { ...made, text: made.text.replace(/[“”„‟″]/g, '"') };
  return quotes === undefined ? made : replaced(made, quotes === 'entities' ? ENTITY : /""/g);
}

function replaced({ text, from, to }: Made, pattern: RegExp): Made {
  const starts: number[] = [];
  const ends: number[] = [];
  const parts: string[] = [];
  const put = (part: string, start: number, end: number): void => {
    parts.push(part);
    starts.push(from?.[start] ?? start);
    ends.push(to?.[end - 1] ?? end);
  };
  let at = 0;
  for (const found of text.matchAll(pattern)) {
    for (let i = at; i < found.index; i += 1) put(text.charAt(i), i, i + 1);
    at = found.index + found[0].length;
    put(CHARACTERS[found[0].toLowerCase()] ?? '"', found.index, at);
  }
  for (let i = at; i < text.length; i += 1) put(text.charAt(i), i, i + 1);
  return { text: parts.join(''), from: starts, to: ends };
}
