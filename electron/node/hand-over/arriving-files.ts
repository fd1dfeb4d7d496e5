import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { HandedFile, HandOver } from '../../../shared/workbench/hand-over';
import type { Temporary } from '../temporary';

/** How a piece was taken, in terms of HTTP; a sentence unless it is there. */
export type Taken = { readonly status: 204 } | { readonly status: 404 | 409 | 410 | 413 | 500 | 507; readonly message: string };

/** Bytes that are written at once. */
const AT_ONCE = 512 << 10;

interface Arriving extends HandedFile {
  readonly path: string;
  /** Bytes from the beginning that are there. */
  received: number;
}

/** Files of one window that arrive piece by piece, each under its number in a folder of their own: their names reach no disk. */
export class ArrivingFiles implements HandOver {
  readonly id = randomBytes(24).toString('base64url');
  readonly #files: readonly Arriving[];
  readonly #folder: Temporary;
  readonly #onGone: (id: string) => void;
  #writing = 0;
  #gone = false;

  /**
   * Throws as fs does.
   *
   * @param placeOf where a file is put, by its number
   */
  constructor(files: readonly HandedFile[], folder: Temporary, onGone: (id: string) => void, placeOf = (number: number): string => made(path.join(folder.path, String(number)))) {
    this.#folder = folder;
    this.#onGone = onGone;
    try {
      this.#files = files.map((file, at) => ({ ...file, path: placeOf(at + 1), received: 0 }));
    } catch (error) {
      folder.remove();
      throw error;
    }
  }

  get paths(): readonly string[] {
    return this.#files.map((file) => file.path);
  }

  get complete(): boolean {
    return !this.#gone && this.#files.every(({ size, received }) => received === size);
  }

  remove(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#onGone(this.id);
    if (this.#writing === 0) this.#folder.remove();
  }

  /** Writes a piece of a file where it belongs; a piece may come again, but none may be left out. */
  async take(file: number, at: number, piece: AsyncIterable<Uint8Array>): Promise<Taken> {
    const into = this.#files[file];
    if (!into) return { status: 404, message: `There are ${this.#files.length} files, and none with the number ${file}.` };
    if (at > into.received) return { status: 409, message: `Of ${into.name}, the piece from byte ${into.received} on is missing.` };
    this.#writing += 1;
    try {
      const handle = await open(into.path, 'r+');
      try {
        return await this.#write(handle, into, at, piece);
      } finally {
        await handle.close();
      }
    } catch (error) {
      return this.#gone ? GONE : fault(into, error);
    } finally {
      this.#writing -= 1;
      if (this.#gone && this.#writing === 0) this.#folder.remove();
    }
  }

  async #write(handle: FileHandle, into: Arriving, from: number, piece: AsyncIterable<Uint8Array>): Promise<Taken> {
    let at = from;
    // The next bytes are asked for when these are written.
    for await (const bytes of together(piece)) {
      if (this.#gone) return GONE;
      if (at + bytes.length > into.size) return { status: 413, message: `${into.name} was said to have ${into.size} bytes, and has more.` };
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
        done += bytesWritten;
      }
      at += bytes.length;
    }
    into.received = Math.max(into.received, at);
    return { status: 204 };
  }
}

/** The same bytes in fewer pieces: each write takes a turn of its own. */
async function* together(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < AT_ONCE) continue;
    yield Buffer.concat(held);
    held = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(held);
}

const GONE: Taken = { status: 410, message: 'These files are not wanted any more.' };

function made(file: string): string {
  closeSync(openSync(file, 'wx', 0o600));
  return file;
}

function fault({ name, size }: Arriving, error: unknown): Taken {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return { status: 507, message: `The disk of the host is full: ${name} (${megabytes(size)}) has no room in its temporary folder. Make room there, and hand it over again.` };
  return { status: 500, message: `${name} cannot be kept by the host (${error instanceof Error ? error.message : String(error)}).` };
}

/** A size for people. */
export function megabytes(bytes: number): string {
  return bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MB`;
}
