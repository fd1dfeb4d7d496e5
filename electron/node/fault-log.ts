import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';

/** A log that has grown beyond is put aside, bytes. */
const LIMIT = 1024 * 1024;

/** Faults of the program itself, in a text file that a person can pass on. */
export class FaultLog {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Writes a fault down. Never throws: who reports a fault must not cause another. */
  readonly write = (message: string, cause?: unknown): void => {
    const detail = cause instanceof Error ? (cause.stack ?? cause.message) : cause === undefined ? '' : inspect(cause);
    const text = `${new Date().toISOString()} ${message}${detail === '' ? '' : `\n${detail}`}\n`;
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true });
      if ((statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(this.#file, `${this.#file}.old`);
      appendFileSync(this.#file, text);
    } catch {
      process.stderr.write(text);
    }
  };
}
