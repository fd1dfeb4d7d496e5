import type { Columns } from './columns';
import { endOfRun } from './run';
import type { StoredLines } from './stored-lines';
import type { JournalStorage } from '../platform/journal-storage';

/** Text that is read at once, in units of the storage: enough to be quick, little enough to stay responsive. */
const RUN = 1 << 19;

/** Finds a text in the raw texts of entries; upper and lower case are alike. */
export class TextSearch {
  readonly #wanted: string;
  /** The text as it stands inside a line. */
  readonly #escaped: string;
  readonly #lines: StoredLines;
  readonly #columns: Columns;
  readonly #storage: JournalStorage;

  constructor(text: string, columns: Columns, storage: JournalStorage, lines: StoredLines) {
    this.#wanted = text.toLowerCase();
    this.#escaped = lines.within(text).toLowerCase();
    this.#lines = lines;
    this.#columns = columns;
    this.#storage = storage;
  }

  /** True when the entry's text holds the text that is searched for. */
  matches(index: number): boolean {
    return this.#lineMatches(this.#storage.read(this.#columns.position(index), this.#columns.length(index)), index);
  }

  /**
   * Searches from entry `from` on, as far as one run of text goes and not beyond `to`, calling `found` for each hit.
   * Returns the first entry that it has not looked at.
   */
  run(from: number, to: number, found: (index: number) => void): number {
    const end = endOfRun(this.#columns, from, to, RUN);
    if (end === from + 1) {
      if (this.matches(from)) found(from);
      return end;
    }
    const start = this.#columns.position(from);
    const text = this.#storage.read(start, this.#columns.position(end - 1) + this.#columns.length(end - 1) - start);
    const lower = text.toLowerCase();
    let lineStart = 0;
    let index = from;
    for (let hit = this.#next(lower, 0); hit >= 0 && index < end; hit = this.#next(lower, lineStart)) {
      for (let lineEnd = lower.indexOf('\n', lineStart); lineEnd >= 0 && lineEnd < hit; lineEnd = lower.indexOf('\n', lineStart)) {
        lineStart = lineEnd + 1;
        index += 1;
      }
      if (index < end && this.matches(index)) found(index);
      const lineEnd = lower.indexOf('\n', lineStart);
      if (lineEnd < 0) break;
      lineStart = lineEnd + 1;
      index += 1;
    }
    return end;
  }

  /** A line that holds the escaped text may hold the text; one that does not cannot. */
  #next(lower: string, from: number): number {
    return lower.indexOf(this.#escaped, from);
  }

  #lineMatches(line: string, index: number): boolean {
    const text = this.#lines.entry(line, index, this.#columns)?.text ?? line;
    return text.toLowerCase().includes(this.#wanted);
  }
}
