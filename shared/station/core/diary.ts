/** Lines that a station keeps of what it did; the oldest make room. */
const LINES = 150;

export interface DiaryLine {
  /** Wall time of the station, ms since 1970. */
  readonly at: number;
  readonly text: string;
}

/** What a station writes down of itself, for its diagnostics log. */
export class Diary {
  #lines: DiaryLine[] = [];

  get lines(): readonly DiaryLine[] {
    return this.#lines;
  }

  add(at: number, text: string): void {
    if (this.#lines.length >= LINES * 2) this.#lines = this.#lines.slice(-LINES);
    this.#lines.push({ at, text });
  }
}
