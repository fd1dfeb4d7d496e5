import type { JournalStorage, LineHead } from '../platform/journal-storage';

/** Keeps a journal's lines in memory: for tests, pasted logs and the command line. Counts in UTF-16 units. */
export class MemoryStorage implements JournalStorage {
  readonly #lines: string[] = [];
  /** Position of each line. */
  readonly #starts: number[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Every line so far, each with its line break: what a file would hold. */
  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  append(line: string): number {
    this.#lines.push(line);
    this.#starts.push(this.#size);
    this.#size += line.length + 1;
    return line.length;
  }

  appendEntry(head: LineHead, text: string): number {
    return this.append(`${head.toString()}${JSON.stringify(text)}}`);
  }

  read(position: number, length: number): string {
    const first = this.#lineAt(position);
    const single = this.#lines[first] ?? '';
    if (single.length >= length) return single;
    let last = first;
    while (last + 1 < this.#lines.length && (this.#starts[last + 1] ?? Infinity) < position + length) last += 1;
    return this.#lines.slice(first, last + 1).join('\n');
  }

  flush(): void {}

  close(): void {}

  #lineAt(position: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
