import { adoptLine } from './adopt-line';
import type { Journal } from './journal';
import { kindOf } from './meta';
import { LineScanner } from './scan-line';
import { takeWholeLines } from './whole-lines';

/** Bytes that can tell where a byte is and what text a part of them is, as Node's Buffer can. */
export interface ByteText extends Uint8Array {
  toString(encoding?: 'latin1' | 'utf8', start?: number, end?: number): string;
}

/** Takes the lines of a journal's file into its index, piece by piece, without looking at more of them than needed. */
export class JournalReader {
  readonly #journal: Journal;
  readonly #scanner: LineScanner;
  #bytes: ByteText | undefined;
  #damaged = 0;

  constructor(journal: Journal) {
    this.#journal = journal;
    this.#scanner = new LineScanner((start, end) => this.#bytes?.toString('latin1', start, end) ?? '');
  }

  /** Lines that are no entries; they are in the journal as notes. */
  get damaged(): number {
    return this.#damaged;
  }

  /**
   * Takes every whole line of `bytes`.
   *
   * @param position where `bytes` begins in the storage
   * @returns how many bytes were taken; the rest is the beginning of a line
   */
  take(bytes: ByteText, length: number, position: number): number {
    return takeWholeLines(bytes, length, (start, end) => this.takeLine(bytes, start, end, position + start));
  }

  /** Takes one line, without its line break. */
  takeLine(bytes: ByteText, start: number, end: number, position: number): void {
    this.#bytes = bytes;
    const line = this.#scanner.scan(bytes, start, end);
    const kind = line && kindOf(line.meta);
    const known = line && (line.head !== undefined || kind === 'ping' || kind === 'pong');
    if (!known) {
      if (!adoptLine(this.#journal, bytes.toString('utf8', start, end), position, end - start)) this.#damaged += 1;
      return;
    }
    const index = this.#journal.adopt(position, end - start, line.time, line.wall, line.connection, line.meta);
    if (line.head) this.#journal.index.readHead(index, line.head.type, line.head);
  }
}
