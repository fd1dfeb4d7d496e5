import type { ConnectionInfo } from '../../journal/entry';
import type { Journal } from '../../journal/journal';
import type { ByteText } from '../../journal/journal-reader';
import { metaOf } from '../../journal/meta';
import { FrameScanner } from '../../journal/scan-frame';
import { takeWholeLines } from '../../journal/whole-lines';
import { decode } from '../../ocpp/codec';
import type { WellFormed } from '../../ocpp/frame';
import type { DirectionFrom } from '../directions';
import { otherKind, type FrameLines } from './frame-lines';
import { LineDirections } from './line-directions';

const CARRIAGE_RETURN = 0x0d;
const TAB = 0x09;
const SPACE = 0x20;
const CONNECTION = 1;
const NOTE = metaOf('note', undefined);
const UP = metaOf('frame', 'up');
const DOWN = metaOf('frame', 'down');
const FRAME = /^\[\s*"?[2-6]"?\s*(?:,|$)/;

/** Takes the lines of a file that holds nothing but frames into a journal's index; the file stays as it is, and their text in it. */
export class FrameLinesReader {
  readonly directions: Record<DirectionFrom, number> = { log: 0, action: 0, pairing: 0, assumed: 0 };
  /** Lines that hold no frame. */
  readonly others = { other: 0, broken: 0 };
  /** Frames that do not end. */
  cut = 0;
  lines = 0;
  readonly #journal: Journal;
  readonly #stored: FrameLines;
  readonly #info: ConnectionInfo;
  readonly #directions: LineDirections;
  readonly #scanner: FrameScanner;
  #bytes: ByteText | undefined;

  /** Begins with the entry that says whose the frames are. */
  constructor(journal: Journal, stored: FrameLines, info: ConnectionInfo) {
    this.#journal = journal;
    this.#stored = stored;
    this.#info = info;
    this.#directions = new LineDirections(journal.index, CONNECTION);
    this.#scanner = new FrameScanner((start, end) => this.#bytes?.toString('latin1', start, end) ?? '');
    journal.index.opened(journal.adopt(0, 0, 0, journal.started, CONNECTION, metaOf('open', undefined)), CONNECTION, info);
  }

  /** Takes every whole line of the first `length` bytes, which stand at `position`; returns how many bytes they had. */
  take(bytes: ByteText, length: number, position: number): number {
    return takeWholeLines(bytes, length, (start, end) => this.takeLine(bytes, start, end, position + start));
  }

  /** Takes one line, without its line break. */
  takeLine(bytes: ByteText, start: number, end: number, position: number): void {
    this.#bytes = bytes;
    this.lines += 1;
    let [from, to] = [start, end];
    while (to > from && isBlank(bytes[to - 1])) to -= 1;
    while (from < to && isBlank(bytes[from])) from += 1;
    if (from === to) {
      this.#stored.skip(this.#journal.count);
      return;
    }
    const scanned = this.#scanner.scan(bytes, from, to);
    if (!scanned) {
      this.#takeSlowly(bytes.toString('utf8', start, end), position, end - start);
      return;
    }
    const { type, id, action } = scanned;
    const [direction, how] = action === undefined ? this.#directions.answer(id, () => this.#read(bytes.toString('utf8', from, to))) : this.#directions.call(id, action);
    this.directions[how] += 1;
    const index = this.#adopt(position, end - start, direction === 'up' ? UP : DOWN);
    this.#journal.index.readHead(index, type, scanned);
  }

  #takeSlowly(line: string, position: number, length: number): void {
    const text = line.trim();
    if (!FRAME.test(text)) {
      this.others[otherKind(line)] += 1;
      const index = this.#journal.adopt(position, length, 0, this.#journal.started, 0, NOTE);
      if (otherKind(line) === 'broken') this.#journal.index.told(index, 'note', { severity: 'warning' });
      return;
    }
    if (!text.endsWith(']')) this.cut += 1;
    const meant = this.#read(text);
    const [direction, how] = meant?.kind === 'call' ? this.#directions.call(meant.id, meant.action)
      : meant?.kind === 'result' || meant?.kind === 'error' ? this.#directions.answer(meant.id, () => meant) : this.#directions.other(meant);
    this.directions[how] += 1;
    const index = this.#adopt(position, length, direction === 'up' ? UP : DOWN);
    this.#journal.index.readFrame(index, decode(text, this.#info.version));
  }

  #adopt(position: number, length: number, meta: number): number {
    return this.#journal.adopt(position, length, 0, this.#journal.started, CONNECTION, meta);
  }

  #read(text: string): WellFormed | undefined {
    const frame = decode(text, this.#info.version);
    return frame.kind === 'malformed' ? frame.usable : frame;
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === CARRIAGE_RETURN || byte === TAB;
}
