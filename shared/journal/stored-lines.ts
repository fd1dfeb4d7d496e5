import type { Columns } from './columns';
import type { Entry } from './entry';
import { readLine } from './line';

/** How the lines of a storage are read: as those of a journal, or of a log that is shown where it lies. */
export interface StoredLines {
  /** A line as an entry; undefined when it is none. `columns` know the entry already. */
  entry(line: string, index: number, columns: Columns): Entry | undefined;
  /** A text as it stands within a line, to search lines for it. */
  within(text: string): string;
}

/** Those that the workbench writes itself: a text stands in them as a JSON string. */
export const JOURNAL_LINES: StoredLines = {
  entry: readLine,
  within: (text) => JSON.stringify(text).slice(1, -1),
};
