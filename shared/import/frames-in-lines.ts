import { escapedFrame } from './escaped-frame';
import { BracketCounter, nextFrameStart, type FrameStart } from './frame-start';
import { quotesOn, viewOf, type LineView, type Quotes } from './line-view';
import { literalAsJson } from './literal';
import type { Place } from './model';
import type { SourceLine } from './source-lines';
import { afterSame, contentAfter, isPiece, wrappersOf, type Wrapper } from './wrapper-prefix';

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
/** So many frames that do not end are looked for on one line; after that the rest of it is one. */
const MOST_UNENDED = 20;

/** A line that begins with a time, a level or the like: no frame goes on in it. */
const RECORD = /^\s*(?:\S{1,40}\s{1,20}\|\s+)?(?:[[(<]?\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}:\d\d:\d\d|[A-Z][a-z]{2} {1,3}\d{1,2} \d\d:\d\d|1\d{9,12}\b)|\[?(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\b|(?:trace|debug|info|warn|error):\s|<tr|```)/;

/** The end of a line on which a frame may begin whose type or id stands on the next one. */
const BEGINNING = /\[\s*(?:"?[2-6]"?\s*(?:,\s*)?)?$/;
const LINE_END = 200;

interface Part {
  readonly view: LineView;
  /** Where its piece of the frame begins. */
  readonly from: number;
}

interface Open {
  readonly counter: BracketCounter;
  readonly literal: boolean;
  readonly quotes: Quotes;
  readonly parts: Part[];
  readonly before: string;
  /** What collecting programs put before its first line. */
  readonly wrappers: readonly Wrapper[];
  length: number;
}

/**
 * Finds frames in lines of whatever log: several on a line, one over many lines, such as are cut off, and such as stand
 * escaped in a JSON string. Every line comes back, as what it holds or as itself.
 */
export function* framesInLines(lines: Iterable<SourceLine>, isRecord: (line: string) => boolean = (line) => RECORD.test(line)): Generator<LinePiece, void, undefined> {
  let open: Open | undefined;
  /** Lines that may be the beginning of a frame; the next one tells. */
  let held: Part[] = [];
  /** What was found on a line. */
  const found: LinePiece[] = [];
  for (const line of lines) {
    const view = viewOf(line, open?.quotes);
    const from = open && goesOn(open, view, isRecord);
    if (open && from !== undefined) {
      const end = open.counter.feed(view.text, from);
      open.parts.push({ view, from });
      open.length += view.text.length + 1;
      if (end < 0) continue;
      yield { kind: 'frame', frame: closed(open, end) };
      open = within(view, end, nextFrameStart(view.text, end), found);
      yield* found.splice(0);
      continue;
    }
    if (open) yield* cutOff(open);
    open = undefined;
    if (held.length > 0) {
      const parts = [...held, { view, from: contentAfter(wrappersOf(held[0]?.view.text ?? ''), view.text) ?? 0 }];
      open = opened(parts);
      if (open) {
        held = [];
        const end = open.counter.feed(view.text, open.parts.at(-1)?.from ?? 0);
        if (end < 0) continue;
        yield { kind: 'frame', frame: closed(open, end) };
        open = within(view, end, nextFrameStart(view.text, end), found);
        yield* found.splice(0);
        continue;
      }
      if (stillBegins(parts)) {
        held = parts;
        continue;
      }
      for (const one of held) yield { kind: 'line', line: one.view.line };
      held = [];
    }
    const start = nextFrameStart(view.text, 0);
    if (start) {
      open = within(view, 0, start, found);
      for (const piece of found) yield piece;
      found.length = 0;
    } else if (begins(view.text)) held = [{ view, from: view.text.lastIndexOf('[') }];
    else yield { kind: 'line', line };
  }
  for (const one of held) yield { kind: 'line', line: one.view.line };
  if (open) yield* cutOff(open);
}

function begins(text: string): boolean {
  return text.includes('[') && BEGINNING.test(text.slice(-LINE_END));
}

function stillBegins(parts: readonly Part[]): boolean {
  return parts.length < 8 && begins(parts.map(({ view, from }) => view.text.slice(from).slice(-LINE_END)).join('\n'));
}

/** A frame that begins at the end of the first of these lines and goes on in the others; the last one is not yet looked at. */
function opened(parts: readonly Part[]): Open | undefined {
  const [first] = parts;
  if (!first) return undefined;
  const text = parts.map(({ view, from }) => view.text.slice(from)).join('\n');
  const start = nextFrameStart(text, 0);
  if (start?.at !== 0 || start.levels > 0) return undefined;
  const counter = new BracketCounter(start.literal);
  for (const { view, from } of parts.slice(0, -1)) counter.feed(view.text, from);
  return { counter, literal: start.literal, quotes: undefined, parts: [...parts], before: first.view.text.slice(0, first.from), wrappers: wrappersOf(first.view.text), length: text.length };
}

/** Where a frame goes on in a line; undefined when it does not. */
function goesOn(open: Open, { text }: LineView, isRecord: (line: string) => boolean): number | undefined {
  if (open.parts.length >= MOST_LINES || open.length >= MOST_CHARACTERS) return undefined;
  const start = nextFrameStart(text, 0);
  // A message may hold another as a text; any other beginning is that of the next message.
  if (start && start.levels === 0) return undefined;
  const content = contentAfter(open.wrappers, text) ?? afterSame(open.before, text);
  if (content !== undefined) return content;
  return isRecord(text) ? undefined : 0;
}

/**
 * The frames of a line from `from` on, put into `found`; returns the one that does not end on it.
 *
 * @param first where the first of them begins
 */
function within(view: LineView, from: number, first: FrameStart | undefined, found: LinePiece[]): Open | undefined {
  const { text } = view;
  let at = from;
  let unended = 0;
  for (let start = first; start; ) {
    const before = text.slice(at, start.at);
    if (start.levels > 0) {
      const { text: raw, end, cut } = escapedFrame(text, start.at, start.levels);
      at = Math.max(start.at + 2, end);
      found.push({ kind: 'frame', frame: { text: raw, before, after: afterOf(text, end, nextFrameStart(text, end)), cut, place: placeOf(view, start.at, view, end) } });
      start = nextFrameStart(text, at);
      continue;
    }
    const counter = new BracketCounter(start.literal);
    const end = shortenedEnd(text, start.at, before) ?? counter.feed(text, start.at);
    if (end >= 0 || counter.stray >= 0) {
      // What closes too little or too much is malformed, but whole.
      at = end >= 0 ? end : counter.stray;
      const next = nextFrameStart(text, at);
      found.push({ kind: 'frame', frame: onLine(view, [start.at, at], { before, after: afterOf(text, at, next), literal: start.literal }) });
      start = next;
      continue;
    }
    const next = unended < MOST_UNENDED ? nextFrameStart(text, start.at + 2) : undefined;
    if (!next || next.levels > 0) return { counter, literal: start.literal, quotes: quotesOn(view.line.text), parts: [{ view, from: start.at }], before, wrappers: wrappersOf(text), length: text.length };
    unended += 1;
    const whole = text.slice(start.at, next.at).trimEnd();
    at = next.at;
    found.push({ kind: 'frame', frame: { text: whole, before, after: '', cut: true, place: placeOf(view, start.at, view, start.at + whole.length) } });
    start = next;
  }
  return undefined;
}

/** Python's `websockets` leaves out the middle of long messages, and says the length: `TEXT '[2,"1","Boot...: ""}]' [318 bytes]`. */
const QUOTED = /(?:TEXT|BINARY|data=b?) ?'$/;
const QUOTED_END = /'(?: \[\d{1,12} bytes|,| )/g;

function shortenedEnd(text: string, at: number, before: string): number | undefined {
  if (!isQuoted(before)) return undefined;
  QUOTED_END.lastIndex = at;
  return QUOTED_END.exec(text)?.index;
}

function isQuoted(before: string): boolean {
  return before.endsWith("'") && QUOTED.test(before);
}

/** A person, or a program, left out what was long: `"meterValue":[...]`. */
const LEFT_OUT = /[[{]\s?(?:\.{3}|…)\s?[\]}]/;

function onLine(view: LineView, [from, to]: readonly [number, number], { before, after, literal }: Pick<LineFrame, 'before' | 'after'> & { readonly literal: boolean }): LineFrame {
  const raw = asWritten(view, from, to);
  const shortened = (isQuoted(before) ? raw.includes('...') : LEFT_OUT.test(raw)) && !isJson(raw);
  const { text, cut } = read(raw, literal);
  return { text, cut: cut || shortened, before, after, place: placeOf(view, from, view, to) };
}

/** What follows up to the next frame. */
function afterOf(text: string, end: number, next: FrameStart | undefined): string {
  return text.slice(end, Math.min(next?.at ?? text.length, end + 1000));
}

function read(raw: string, literal: boolean): { readonly text: string; readonly cut: boolean } {
  const value = literal ? literalAsJson(raw) : undefined;
  return value ? { text: value.json, cut: value.shortened } : { text: raw, cut: false };
}

function closed(open: Open, end: number): LineFrame {
  const { parts, literal, before } = open;
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) throw new Error('A frame has a first line.');
  const pieces = parts.map(({ view, from }) => view.text.slice(from, view === last.view ? end : undefined));
  const raw = pieces.join('\n');
  // A terminal, a form or a station breaks long lines wherever they are full.
  const broken = parts.length > 1 && parts.slice(1).every(({ view, from }) => afterSame(before, view.text) === from);
  const joined = !literal && (broken || !isJson(raw)) ? withoutPadding(parts, pieces).join('') : raw;
  return { ...read(joined !== raw && isJson(joined) ? joined : raw, literal), before, after: afterOf(last.view.text, end, nextFrameStart(last.view.text, end)), place: placeOf(first.view, first.from, last.view, end) };
}

/** The pieces of a frame without the blanks with which a terminal fills its lines: all lines are equally long then, and end with some. */
function withoutPadding(parts: readonly Part[], pieces: readonly string[]): readonly string[] {
  const width = parts[0]?.view.text.length;
  if (!parts.every(({ view }) => view.text.length === width && view.text.endsWith(' '))) return pieces;
  const padding = Math.min(...parts.map(({ view: { text } }) => text.length - text.trimEnd().length));
  return pieces.map((piece, i) => (i === pieces.length - 1 ? piece : piece.slice(0, piece.length - padding)));
}

/** A mark that is not seen may belong to the message; where it does, the message is JSON as it stands. */
function asWritten(view: LineView, from: number, to: number): string {
  const written = view.sourceOf?.(from, to);
  return written !== undefined && isJson(written) ? written : view.text.slice(from, to);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A frame that never ended: its lines as far as they look like parts of one, the others as lines of their own. */
function* cutOff({ parts, before }: Open): Generator<LinePiece, void, undefined> {
  const [first] = parts;
  if (!first) return;
  const end = parts.findIndex(({ view, from }, i) => i > 0 && (view.text.trim() === '' || !isPiece(view.text.slice(from))));
  const own = end < 0 ? parts : parts.slice(0, end);
  const last = own.at(-1) ?? first;
  const lastText = last.view.text.slice(last.from).trimEnd();
  const text = [...own.slice(0, -1).map(({ view, from }) => view.text.slice(from)), lastText].join('\n');
  yield { kind: 'frame', frame: { text, before, after: '', cut: true, place: placeOf(first.view, first.from, last.view, last.from + lastText.length) } };
  for (const { view } of parts.slice(own.length)) yield { kind: 'line', line: view.line };
}

function placeOf(first: LineView, from: number, last: LineView, to: number): Place {
  return { line: first.line.number, lastLine: last.line.number, start: first.byteAt(from), end: last.byteAfter(to) };
}
