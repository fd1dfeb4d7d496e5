import type { JsonValue } from '../../ocpp/json';
import type { JournalStorage } from '../../platform/journal-storage';
import type { Columns } from '../columns';
import { endOfRun } from '../run';
import type { StoredLines } from '../stored-lines';
import type { EntryReading, EntryTest } from './entry-test';

/** Text that is read at once, in units of the storage. */
const RUN = 1 << 19;

/** Finds the entries that pass a test which needs their text. */
export class QuerySearch {
  readonly #test: EntryTest;
  readonly #columns: Columns;
  readonly #storage: JournalStorage;
  readonly #lines: StoredLines;

  constructor(test: EntryTest, columns: Columns, storage: JournalStorage, lines: StoredLines) {
    this.#test = test;
    this.#columns = columns;
    this.#storage = storage;
    this.#lines = lines;
  }

  /** True when the entry passes. */
  matches(index: number): boolean {
    return this.#test(index, this.#reading(this.#storage.read(this.#columns.position(index), this.#columns.length(index)), index));
  }

  /** Looks at entries from `from` on, as far as one run of text goes and not beyond `to`; returns the first that it has not looked at. */
  run(from: number, to: number, found: (index: number) => void, wanted?: (index: number) => boolean): number {
    const end = endOfRun(this.#columns, from, to, RUN);
    const start = this.#columns.position(from);
    const text = this.#storage.read(start, this.#columns.position(end - 1) + this.#columns.length(end - 1) - start);
    let at = 0;
    for (let index = from; index < end; index += 1) {
      const lineEnd = text.indexOf('\n', at);
      if ((wanted?.(index) ?? true) && this.#test(index, this.#reading(text.slice(at, lineEnd < 0 ? undefined : lineEnd), index))) found(index);
      at = lineEnd < 0 ? text.length : lineEnd + 1;
    }
    return end;
  }

  #reading(line: string, index: number): EntryReading {
    let text: string | undefined;
    let frame: { readonly value: JsonValue | undefined } | undefined;
    const textOf = (): string => (text ??= this.#lines.entry(line, index, this.#columns)?.text ?? line);
    return {
      text: textOf,
      frame() {
        frame ??= { value: parsed(textOf()) };
        return frame.value;
      },
    };
  }
}

function parsed(text: string): JsonValue | undefined {
  if (!/^\s*\[/.test(text)) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
