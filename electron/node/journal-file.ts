import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { LONGEST_HEAD, type JournalStorage, type LineHead } from '../../shared/platform/journal-storage';

/** Bytes that are written at once. */
const BATCH = 64 * 1024;
/** Longest time that a line stays in this process, ms. */
const DELAY_MS = 50;
const LINE_BREAK = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const PLAIN = 0;
const ESCAPED = 1;
const REFUSED = 2;
/** What to do with each byte of an ASCII text within a JSON string: one look for nearly all of them. */
const TREATMENTS = Uint8Array.from({ length: 256 }, (_, byte) => (byte === QUOTE || byte === BACKSLASH ? ESCAPED : byte < SPACE ? REFUSED : PLAIN));
const CLOSING_BRACE = 0x7d;
/** Most bytes of UTF-8 for one UTF-16 unit. */
const UTF8_UNIT = 3;

export interface FileStorageOptions {
  /** Where writing goes on; the file's size. */
  readonly size: number;
  readonly writable: boolean;
  /** Called when the storage is closed. */
  readonly onClose?: () => void;
  /** Told once when the disk takes nothing more, and again after it has. The lines are kept in memory meanwhile. */
  readonly onFailure?: (message: string) => void;
}

/**
 * A journal's lines in a file, in UTF-8. They are collected and written together: when there are 64 kB of them, when
 * somebody wants to look, and after 50 ms at the latest.
 */
export class FileStorage implements JournalStorage {
  readonly path: string;
  readonly #fd: number;
  readonly #writable: boolean;
  readonly #onFailure: ((message: string) => void) | undefined;
  readonly #onClose: (() => void) | undefined;
  #buffer = Buffer.allocUnsafe(2 * BATCH);
  #used = 0;
  /** Bytes that are in the file. */
  #written: number;
  #timer: NodeJS.Timeout | undefined;
  #failing = false;
  #closed = false;

  /** @param flags as of fs.open: 'r', 'r+', 'wx+'. Throws as fs.openSync does. */
  constructor(path: string, flags: 'r' | 'r+' | 'wx+', options: FileStorageOptions) {
    this.path = path;
    this.#fd = openSync(path, flags);
    this.#written = options.size;
    this.#writable = options.writable;
    this.#onFailure = options.onFailure;
    this.#onClose = options.onClose;
  }

  get size(): number {
    return this.#written + this.#used;
  }

  /** Of a file that another writes: there are `size` bytes of whole lines in it now. */
  grow(size: number): void {
    this.#written = size;
  }

  append(line: string): number {
    this.#prepare(line.length * UTF8_UNIT + 1);
    return this.#end(this.#buffer.write(line, this.#used, 'utf8'));
  }

  appendEntry(head: LineHead, text: string): number {
    this.#prepare(LONGEST_HEAD + 2 * text.length + 4 + text.length * UTF8_UNIT);
    const start = head.write(this.#buffer, this.#used);
    const quoted = quoteAscii(this.#buffer, start, text);
    if (quoted === 0) return this.append(`${head.toString()}${JSON.stringify(text)}}`);
    this.#buffer[start + quoted] = CLOSING_BRACE;
    return this.#end(start + quoted + 1 - this.#used);
  }

  read(position: number, length: number): string {
    const inFile = Math.max(0, Math.min(length, this.#written - position));
    if (inFile === 0) return this.#buffer.toString('utf8', position - this.#written, position - this.#written + length);
    const bytes = Buffer.allocUnsafe(length);
    const got = this.readBytes(bytes, position, inFile);
    if (got === inFile && inFile < length) this.#buffer.copy(bytes, inFile, 0, length - inFile);
    return bytes.toString('utf8', 0, got === inFile ? length : got);
  }

  /** Reads bytes of the file into `into`; returns how many there were. */
  readBytes(into: Buffer, position: number, length: number, offset = 0): number {
    let got = 0;
    while (got < length) {
      const more = readSync(this.#fd, into, offset + got, length - got, position + got);
      if (more === 0) break;
      got += more;
    }
    return got;
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    let done = 0;
    try {
      while (done < this.#used) done += writeSync(this.#fd, this.#buffer, done, this.#used - done, this.#written + done);
      if (this.#failing) this.#recovered();
    } catch (error) {
      this.#failed(error);
    }
    if (done > 0) {
      this.#buffer.copyWithin(0, done, this.#used);
      this.#used -= done;
      this.#written += done;
    }
    // After a burst or a full disk the buffer has grown; it need not stay so.
    if (this.#used === 0 && this.#buffer.length > 2 * BATCH) this.#buffer = Buffer.allocUnsafe(2 * BATCH);
  }

  close(): void {
    if (this.#closed) return;
    this.flush();
    this.#closed = true;
    clearTimeout(this.#timer);
    closeSync(this.#fd);
    this.#onClose?.();
  }

  #prepare(bytes: number): void {
    if (!this.#writable || this.#closed) throw new Error(`The journal ${this.path} is open for reading alone.`);
    if (this.#used + bytes > this.#buffer.length) this.#makeRoom(bytes);
  }

  /** Ends the line of which `length` bytes were written at the end of the buffer. */
  #end(length: number): number {
    this.#buffer[this.#used + length] = LINE_BREAK;
    this.#used += length + 1;
    if (this.#used >= BATCH && !this.#failing) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), DELAY_MS);
    return length;
  }

  #makeRoom(bytes: number): void {
    if (!this.#failing) this.flush();
    if (this.#used + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#used + bytes, 2 * this.#buffer.length));
    this.#buffer.copy(larger, 0, 0, this.#used);
    this.#buffer = larger;
  }

  #failed(error: unknown): void {
    this.#timer = this.#closed ? undefined : setTimeout(() => this.flush(), 1000);
    if (this.#failing) return;
    this.#failing = true;
    const why = error instanceof Error ? error.message : String(error);
    this.#onFailure?.(`The journal ${this.path} cannot be written (${why}). New entries are kept in memory; make room on the disk, and they will be written.`);
  }

  #recovered(): void {
    this.#failing = false;
    this.#onFailure?.(`The journal ${this.path} is written again; nothing was lost.`);
  }
}

/**
 * Writes an ASCII text without control characters as a JSON string at `at`, which is what nearly every frame is: twice
 * as fast as JSON.stringify, and no string is made. Returns how many bytes it took, 0 when the text is not like that.
 */
function quoteAscii(buffer: Buffer, at: number, text: string): number {
  // The raw text goes where the quoted one, at most twice as long, cannot overtake it.
  const start = at + text.length + 2;
  const end = start + text.length;
  if (buffer.write(text, start, 'utf8') !== text.length) return 0;
  let write = at;
  buffer[write++] = QUOTE;
  for (let read = start; read < end; read += 1) {
    const byte = buffer[read] ?? 0;
    const treatment = TREATMENTS[byte] ?? REFUSED;
    if (treatment !== PLAIN) {
      if (treatment === REFUSED) return 0;
      buffer[write++] = BACKSLASH;
    }
    buffer[write++] = byte;
  }
  buffer[write++] = QUOTE;
  return write - at;
}
