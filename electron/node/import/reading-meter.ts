/** Measures how far the files of a log have been read. */
export class ReadingMeter {
  readonly #files: FileGauge[] = [];
  #unknown = false;

  /** A gauge for one more file, or for a part of one, that has `size` bytes. */
  gauge(size: number): FileGauge {
    const gauge = new FileGauge(size);
    this.#files.push(gauge);
    return gauge;
  }

  /** A file of which the lines are not counted. */
  unknown(): void {
    this.#unknown = true;
  }

  /** Share of all bytes, 0 to 1. */
  get share(): number {
    const size = this.#files.reduce((sum, file) => sum + file.size, 0);
    return size === 0 ? 1 : this.#files.reduce((sum, file) => sum + file.bytes, 0) / size;
  }

  /** Lines of all files; undefined unless each was read to its end. */
  get lines(): number | undefined {
    let sum = 0;
    for (const { lines } of this.#files) {
      if (lines === undefined) return undefined;
      sum += lines;
    }
    return this.#unknown ? undefined : sum;
  }
}

/** Of one file: the most that was read of it at one go. */
export class FileGauge {
  /** Bytes. */
  readonly size: number;
  bytes = 0;
  /** Undefined until it was read to its end. */
  lines: number | undefined;

  constructor(size: number) {
    this.size = size;
  }

  *read(pieces: Iterable<Uint8Array>): Generator<Uint8Array, void, undefined> {
    let bytes = 0;
    for (const piece of pieces) {
      yield piece;
      bytes += piece.length;
      if (bytes > this.bytes) this.bytes = bytes;
    }
  }

  *counted(pieces: Iterable<string>): Generator<string, void, undefined> {
    let lines = 0;
    let last = '\n';
    for (const piece of pieces) {
      for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) lines += 1;
      last = piece.at(-1) ?? last;
      yield piece;
    }
    this.lines = lines + (last === '\n' ? 0 : 1);
  }
}
