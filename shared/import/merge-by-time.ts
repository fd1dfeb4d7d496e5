import type { Found, LogTime, Source } from './model';
import { headOf } from './source-lines';

/** One of several files that are read together. */
export interface ReadTogether {
  readonly source: Source;
  /** What is in it, in its order, or in as much of it as is given. */
  readonly found: (source: Source) => Iterable<Found>;
}

/** Files that are read at once: of more, the later ones wait until one is through. */
const MOST_OPEN = 32;
/** Messages and lines in which the first time of a file is looked for, in its head. */
const MOST_TIMELESS = 500;

/** What is before has no year in its log (syslog), ms since 1970. */
const DATED = Date.UTC(1971);

/**
 * Everything in files that belong together in the order of time, so that logs that were written at the same time become one. A file
 * is opened when its first time has come. Where the times cannot be compared before all is read (a time of day alone, some with
 * a zone and some without, none), one file comes after the other, in their order.
 */
export function* mergedByTime(files: readonly ReadTogether[]): Generator<Found, void, undefined> {
  const begins = files.length > 1 ? beginningsOf(files) : undefined;
  if (begins === undefined) {
    for (const { source, found } of files) yield* found(source);
    return;
  }
  const waiting = files.map((file, at) => ({ file, from: begins[at] ?? Infinity })).toSorted((a, b) => a.from - b.from);
  const open: Opened[] = [];
  try {
    for (;;) {
      let first = earliest(open);
      for (let next = waiting[0]; next !== undefined && open.length < MOST_OPEN && (first === undefined || next.from < first.time); next = waiting[0]) {
        waiting.shift();
        const opened = new Opened(next.file, next.from);
        if (opened.next !== undefined) open.push(opened);
        first = earliest(open);
      }
      if (first?.next === undefined) return;
      yield first.next;
      first.advance();
      if (first.next === undefined) open.splice(open.indexOf(first), 1);
    }
  } finally {
    for (const { close } of open) close();
  }
}

/** A file that is being read. */
class Opened {
  readonly #found: Iterator<Found>;
  next: Found | undefined;
  /** Of what comes next: a line without a time, or with an earlier one, belongs to what stands before it. */
  time: number;

  constructor({ source, found }: ReadTogether, from: number) {
    this.#found = found(source)[Symbol.iterator]();
    this.time = from;
    this.advance();
  }

  advance(): void {
    const next = this.#found.next();
    this.next = next.done === true ? undefined : next.value;
    const time = timeOf(this.next);
    if (time?.kind === 'full' && time.ms > this.time) this.time = time.ms;
  }

  readonly close = (): void => { this.#found.return?.(); };
}

function earliest(open: readonly Opened[]): Opened | undefined {
  let first = open[0];
  for (const one of open) if (first !== undefined && one.time < first.time) first = one;
  return first;
}

/** When each file begins, ms by the clock of the log; undefined when that cannot be compared. One without any time comes last, but before all when it has no message. */
function beginningsOf(files: readonly ReadTogether[]): readonly number[] | undefined {
  const begins = files.map(beginningOf);
  const known = begins.flatMap(({ time }) => time ?? []);
  const [one] = known;
  if (one?.kind !== 'full') return undefined;
  const comparable = known.every((time) => time.kind === 'full' && time.local === one.local && (time.ms < DATED) === (one.ms < DATED) && (time.other === undefined || time.order !== undefined));
  return comparable ? begins.map(({ time, speaks }) => (time?.kind === 'full' ? time.ms : speaks ? Infinity : -Infinity)) : undefined;
}

/** The first time in the head of a file, and whether a message stands before it. */
function beginningOf({ source, found }: ReadTogether): { readonly time: LogTime | undefined; readonly speaks: boolean } {
  const head: Source = source.bytes ? { name: source.name, text: '', bytes: source.bytes } : { name: source.name, text: headOf(source) };
  let speaks = false;
  let timeless = 0;
  for (const one of found(head)) {
    const time = timeOf(one);
    speaks ||= one.kind === 'frame';
    timeless += 1;
    if (time !== undefined || timeless > MOST_TIMELESS) return { time, speaks };
  }
  return { time: undefined, speaks };
}

function timeOf(found: Found | undefined): LogTime | undefined {
  return found !== undefined && 'time' in found ? found.time : undefined;
}
