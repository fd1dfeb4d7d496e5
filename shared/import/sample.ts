import { framesInLines } from './frames-in-lines';
import type { Source } from './model';
import { byteLength, sourceLines, type SourceLine } from './source-lines';
import { sourceParts } from './source-parts';

/** The beginning of a source, as far as a preview reads it. */
export interface Sample {
  readonly source: Source;
  /** Nothing of the source is left out. */
  readonly whole: boolean;
  /** Lines before the sample, where a log begins with a long story of something else; else 0. */
  readonly linesBefore: number;
}

/** Formats that are one document: a longer beginning of them tells more. */
const DOCUMENTS: readonly string[] = ['json-document', 'wireshark', 'har'];
/** What is read of a document for a preview, characters. */
const MOST_OF_DOCUMENT = 4 << 20;
/** How far the first message is looked for, characters. */
const MOST_STORY = 64 << 20;
/** Of a binary source, bytes. */
const MOST_BYTES = 4 << 20;

/** The head of a source, cut at the end of a line. `length` in characters. */
export function sampleOf(source: Source, length: number): Sample {
  const { name, bytes } = source;
  if (bytes) return { source: bytes.length > MOST_BYTES ? { name, text: '', bytes: bytes.subarray(0, MOST_BYTES) } : source, whole: bytes.length <= MOST_BYTES, linesBefore: 0 };
  return cutAtLine(name, upTo(source, length), 0);
}

/** A longer head for a format that is one document. Undefined when the format is read line by line. */
export function documentOf(source: Source, format: string): Sample | undefined {
  return DOCUMENTS.includes(format) ? cutAtLine(source.name, upTo(source, MOST_OF_DOCUMENT), 0) : undefined;
}

/** The part of a source around its first message, when that comes only after its head; undefined when none comes soon. */
export function sampleFromFirstFrame(source: Source, length: number): Sample | undefined {
  let characters = 0;
  const lines = function* (): Generator<SourceLine> {
    for (const line of sourceParts(source)) {
      yield line;
      characters += line.text.length + 1;
      if (characters > MOST_STORY) return;
    }
  };
  let first: number | undefined;
  for (const piece of framesInLines(lines())) {
    if (piece.kind !== 'frame') continue;
    first = piece.frame.place.line;
    break;
  }
  if (first === undefined) return undefined;
  const linesBefore = Math.max(0, first - 20);
  const kept: string[] = [];
  let taken = 0;
  for (const { number, text } of sourceLines(source)) {
    if (number <= linesBefore) continue;
    kept.push(text);
    taken += text.length + 1;
    if (taken > length) break;
  }
  return { source: { name: source.name, text: kept.join('\n') }, whole: false, linesBefore };
}

interface Head {
  readonly text: string;
  readonly ended: boolean;
}

function upTo(source: Source, length: number): Head {
  if (!source.pieces) return { text: source.text.length > length ? source.text.slice(0, length) : source.text, ended: source.text.length <= length };
  let text = '';
  for (const piece of source.pieces()) {
    if (text.length + piece.length > length) return { text: text + piece.slice(0, length - text.length), ended: false };
    text += piece;
  }
  return { text, ended: true };
}

function cutAtLine(name: string, { text, ended }: Head, linesBefore: number): Sample {
  const end = ended ? -1 : text.lastIndexOf('\n');
  return { source: { name, text: end < 0 ? text : text.slice(0, end + 1) }, whole: ended, linesBefore };
}

/** Position in a text of a byte of it in UTF-8. */
export function characterAt(text: string, byte: number): number {
  let bytes = 0;
  let at = 0;
  while (at < text.length && bytes < byte) {
    bytes += byteLength(text, at, at + 1);
    at += 1;
  }
  return at;
}
