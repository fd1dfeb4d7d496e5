import { BracketCounter, nextFrameStart, unescape } from './frame-start';
import { byteLength, type SourceLine } from './source-lines';
import type { Place } from './model';

/** A frame found within the lines of a text. */
export interface LineFrame {
  readonly text: string;
  readonly place: Place;
  /** What stands before it on its first line, after the frame before. */
  readonly before: string;
  /** What stands behind it on its last line, up to the next frame. */
  readonly after: string;
  readonly cut: boolean;
}

export type LinePiece =
  | { readonly kind: 'frame'; readonly frame: LineFrame }
  | { readonly kind: 'line'; readonly line: SourceLine };

/** Most lines of one frame, and most characters: what is longer was cut off. */
const MOST_LINES = 5000;
const MOST_CHARACTERS = 4_000_000;

/** A line that begins with a time, a level or the like: no frame goes on in it. */
const RECORD = /^\s*(?:\S{1,40}\s+\|\s+)?(?:[[(<]?\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}:\d\d:\d\d|[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d|1\d{9,12}\b)|\[?(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\b|(?:trace|debug|info|warn|error):\s|<tr)/;

interface Open {
  readonly counter: BracketCounter;
  readonly lines: SourceLine[];
  /** Where it begins on its first line. */
  readonly at: number;
  readonly before: string;
  length: number;
}

/** The end of a line on which a frame may begin whose type or id stands on the next one. */
const BEGINNING = /\[\s*(?:"?[2-6]"?\s*(?:,\s*)?)?$/;

/**
 * Finds frames in lines of whatever log: several on a line, one over many lines, such as are cut off, and such as stand
 * escaped in a JSON string. Every line comes back, as what it holds or as itself.
 */
export function* framesInLines(lines: Iterable<SourceLine>, isRecord: (line: string) => boolean = (line) => RECORD.test(line)): Generator<LinePiece, void, undefined> {
  let open: Open | undefined;
  /** Lines that may be the beginning of a frame; the next one tells. */
  let held: SourceLine[] = [];
  for (const line of lines) {
    if (open) {
      if (goesOn(open, line, isRecord)) {
        const end = open.counter.feed(line.text, 0);
        open.lines.push(line);
        open.length += line.text.length + 1;
        if (end < 0) continue;
        yield { kind: 'frame', frame: closed(open, end) };
        open = yield* within(line, end);
        continue;
      }
      yield* cutOff(open);
      open = undefined;
    }
    if (held.length > 0) {
      open = opened([...held, line]);
      if (open) {
        held = [];
        const end = open.counter.feed(line.text, 0);
        if (end < 0) continue;
        yield { kind: 'frame', frame: closed(open, end) };
        open = yield* within(line, end);
        continue;
      }
      if (BEGINNING.test([...held, line].map(({ text }) => text).join('\n'))) {
        held.push(line);
        continue;
      }
      for (const one of held) yield { kind: 'line', line: one };
      held = [];
    }
    if (nextFrameStart(line.text, 0) !== undefined) open = yield* within(line, 0);
    else if (BEGINNING.test(line.text)) held = [line];
    else yield { kind: 'line', line };
  }
  for (const line of held) yield { kind: 'line', line };
  if (open) yield* cutOff(open);
}

/** A frame that begins at the end of the first of these lines and goes on in the others; the last one is not yet looked at. */
function opened(lines: readonly SourceLine[]): Open | undefined {
  const [first] = lines;
  if (!first) return undefined;
  const at = first.text.lastIndexOf('[');
  const text = lines.map((line) => line.text).join('\n');
  if (nextFrameStart(text, at)?.at !== at) return undefined;
  const counter = new BracketCounter();
  for (const [i, line] of lines.slice(0, -1).entries()) counter.feed(line.text, i === 0 ? at : 0);
  return { counter, lines: [...lines], at, before: first.text.slice(0, at), length: text.length };
}

function goesOn(open: Open, line: SourceLine, isRecord: (line: string) => boolean): boolean {
  if (open.lines.length >= MOST_LINES || open.length >= MOST_CHARACTERS) return false;
  return !isRecord(line.text) && nextFrameStart(line.text, 0) === undefined;
}

/** The frames of a line from `from` on; returns the one that does not end on it. */
function* within(line: SourceLine, from: number): Generator<LinePiece, Open | undefined, undefined> {
  let at = from;
  for (;;) {
    const start = nextFrameStart(line.text, at);
    if (!start) return undefined;
    const before = line.text.slice(at, start.at);
    if (start.escapes > 0) {
      const { frame, last } = escaped(line, start.at, start.escapes, before);
      yield { kind: 'frame', frame };
      at = Math.max(start.at + 2, last);
      continue;
    }
    const counter = new BracketCounter();
    const end = counter.feed(line.text, start.at);
    if (end < 0) return { counter, lines: [line], at: start.at, before, length: line.text.length };
    const next = nextFrameStart(line.text, end);
    yield {
      kind: 'frame',
      frame: {
        text: line.text.slice(start.at, end), before, after: line.text.slice(end, next?.at), cut: false,
        place: placeOf(line, start.at, line, end),
      },
    };
    at = end;
  }
}

/** A frame that stands in a JSON string, with each quote behind `escapes` backslashes. */
function escaped(line: SourceLine, at: number, escapes: number, before: string): { readonly frame: LineFrame; readonly last: number } {
  // One level of JSON's escapes turns n backslashes before a quote into (n - 1) / 2.
  let text = line.text;
  let from: readonly number[] | undefined;
  let start = at;
  for (let left = escapes; left > 0; left = (left - 1) >> 1) {
    const inner = unescape(text, start);
    from = from ? inner.from.map((position) => from?.[position] ?? line.text.length) : inner.from;
    text = inner.text;
    start = 0;
  }
  const end = new BracketCounter().feed(text, 0);
  const whole = end < 0 ? text.trimEnd() : text.slice(0, end);
  const last = from?.[whole.length] ?? line.text.length;
  return { last, frame: { text: whole, before, after: line.text.slice(last), cut: end < 0, place: placeOf(line, at, line, last) } };
}

function closed(open: Open, end: number): LineFrame {
  const first = open.lines[0];
  const last = open.lines.at(-1);
  if (!first || !last) throw new Error('A frame has a first line.');
  const text = open.lines.map((line, i) => line.text.slice(i === 0 ? open.at : 0, i === open.lines.length - 1 ? end : undefined)).join('\n');
  return { text, before: open.before, after: last.text.slice(end), cut: false, place: placeOf(first, open.at, last, end) };
}

/** A frame that never ended: its first line as the cut frame, the others as lines of their own. */
function* cutOff(open: Open): Generator<LinePiece, void, undefined> {
  const [first, ...others] = open.lines;
  if (!first) return;
  const text = first.text.slice(open.at).trimEnd();
  yield { kind: 'frame', frame: { text, before: open.before, after: '', cut: true, place: placeOf(first, open.at, first, open.at + text.length) } };
  for (const line of others) yield { kind: 'line', line };
}

function placeOf(first: SourceLine, from: number, last: SourceLine, to: number): Place {
  return {
    line: first.number, lastLine: last.number,
    start: first.start + byteLength(first.text, 0, from), end: last.start + byteLength(last.text, 0, to),
  };
}
