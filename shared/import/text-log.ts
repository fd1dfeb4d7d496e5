import { framesInLines, type LineFrame } from './frames-in-lines';
import { contextOf, type LineContext } from './line-context';
import { timeIn } from './log-time';
import type { Found, OtherText, Reader, Source } from './model';
import { placeOfLine, sourceLines, type SourceLine } from './source-lines';
import { sourceParts } from './source-parts';

/** What is particular about the text log of one system. */
export interface TextLogFormat {
  readonly id: string;
  readonly title: string;
  /** A line of it; the more of the lines in the head that hold a frame fit, the better the format does. */
  readonly line: RegExp;
  /** What a line says about its frame, when the general reading does not do. */
  readonly context?: (before: string, after: string) => LineContext;
  /** Has to stand somewhere in the head as well. */
  readonly also?: RegExp;
  /** What stands before a frame that the same log has once more, as whoever carried it saw it: those are told as other lines. */
  readonly repeats?: RegExp;
  /** Where a new record begins, so that no frame goes on there. */
  readonly isRecord?: (line: string) => boolean;
  /** A frame stands below the line that says when it was and which way it went. */
  readonly headline?: boolean;
  /** A very long line may be a list, and is read in parts. */
  readonly inParts?: boolean;
}

/** A reader for logs in which frames stand on lines of text. */
export function textLog(format: TextLogFormat): Reader {
  return {
    id: format.id,
    title: format.title,
    detect: (head) => share(head, format),
    read: (source) => read(source, format),
  };
}

function share({ text }: Source, { line, headline, also, repeats, isRecord }: TextLogFormat): number {
  if (text === '' || (also && !also.test(text))) return 0;
  let frames = 0;
  let fitting = 0;
  let last = '';
  for (const piece of framesInLines(sourceLines(text), isRecord)) {
    if (piece.kind === 'line') {
      if (piece.line.text.trim() !== '') last = piece.line.text;
      continue;
    }
    const { before } = piece.frame;
    if (repeats?.test(before)) continue;
    frames += 1;
    // A line that is itself a record of another log is read as such.
    if (!/^\s*\{"/.test(before) && line.test(headline && before.trim() === '' ? last : before)) fitting += 1;
  }
  return frames === 0 ? 0 : fitting / frames;
}

function* read(source: Source, format: TextLogFormat): Generator<Found, void, undefined> {
  const context = format.context ?? contextOf;
  /** What the lines just above said, for a frame whose own line says nothing. */
  let above: { readonly text: string; readonly line: number } | undefined;
  /** Lines that have the same time, until one names another. */
  let clock: LineContext['time'];
  for (const piece of framesInLines(format.inParts ? sourceParts(source) : sourceLines(source), format.isRecord)) {
    if (piece.kind === 'line') {
      const { line } = piece;
      if (line.text.trim() === '') continue;
      above = { text: line.text, line: line.number };
      const other = otherLine(line);
      clock = other.time ?? clock;
      yield other;
      continue;
    }
    const { frame } = piece;
    if (format.repeats?.test(frame.before)) {
      yield repeated(frame);
      continue;
    }
    const own = context(frame.before, frame.after);
    const near = above && frame.place.line - above.line <= 2 ? contextOf(above.text) : {};
    // A line of its own says everything; only what it leaves open is taken from above.
    const said: LineContext = { ...near, ...own };
    const time = said.time ?? (frame.before.trim() === '' ? undefined : clock);
    clock = said.time ?? clock;
    yield found(frame, time ? { ...said, time } : said, frame.before.trim() === '' ? (above?.text ?? '') : frame.before);
  }
}

/** A frame that the log has twice. */
function repeated({ before, text, after, place }: LineFrame): OtherText {
  const time = timeIn(before);
  return { kind: 'other', text: `${before}${text}${after}`, place, ...(time ? { time } : {}) };
}

function found({ text, place, cut }: LineFrame, { time, way, station, version }: LineContext, about: string): Found {
  return { kind: 'frame', text, place, time, way, station, about: station === undefined ? about : undefined, version, cut: cut || undefined };
}

/** A line without a frame. */
export function otherLine(line: SourceLine): OtherText {
  const { text } = line;
  const time = timeIn(text);
  const place = placeOfLine(line);
  return time ? { kind: 'other', text, place, time } : { kind: 'other', text, place };
}
