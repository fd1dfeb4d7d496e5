/** Longest beginning of a line, in characters. */
export const LONGEST_HEAD = 160;

/** The beginning of a line, in ASCII: as a text, or as bytes without making that text first. */
export interface LineHead {
  /** Writes it to `into` from `at` on; returns where it ends. */
  write(into: Uint8Array, at: number): number;
  toString(): string;
}

/**
 * Where the lines of a journal live. Positions and lengths count in the storage's own unit (bytes in a file, UTF-16
 * units in memory); lines follow each other with one line break, one unit long, after each.
 */
export interface JournalStorage {
  /** Position after the last line break, lines included that are still buffered. */
  readonly size: number;
  /** Adds a line, given without its line break; returns its length, again without the line break. */
  append(line: string): number;
  /**
   * Adds the line `head`, `text` as a JSON string, `}`: the same as appending it in one piece, without making that piece
   * first.
   */
  appendEntry(head: LineHead, text: string): number;
  /** The text of `length` units from `position` on: one whole line, or several with the line breaks between them. */
  read(position: number, length: number): string;
  /** Hands buffered lines to the system, so that the death of this process loses none of them. */
  flush(): void;
  /** Flushes and lets go of what is held. The storage is not used afterwards. */
  close(): void;
}
