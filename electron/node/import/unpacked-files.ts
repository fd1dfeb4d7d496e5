import { closeSync, existsSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { temporaryFolder } from '../temporary';

/** Bytes of a file. */
export interface Place {
  /** Path of the file; it is there when this has been called. */
  readonly path: () => string;
  readonly start: number;
  /** Byte after the last one. */
  readonly end: number;
}

/** Bytes that are left free on the disk. */
const LEFT_FREE = 256 << 20;
/** Bytes between two looks at how many those are. */
const LOOK_EVERY = 64 << 20;
/** So many times its size may an archive come to, or to that many bytes: more is made to fill disks. */
const MOST_TIMES = 300;
const ALWAYS = 256 << 20;
/** Bytes that stay unpacked for the next who looks at the same archives, and those of the newest one. */
const KEPT = 1 << 30;

interface Unpacked {
  readonly file: string;
  readonly size: number;
  /** Why it ends before its end. */
  readonly fault: Error | undefined;
}

/** An archive that has to be unpacked to be looked into. */
interface Archive {
  /** Tells it, as it is now, from all others. */
  readonly key: string;
  /** For people. */
  readonly name: string;
  /** Bytes, packed. */
  readonly packed: number;
  readonly pieces: () => Iterable<Uint8Array>;
}

/**
 * Archives within files, which have to be read in several places, unpacked into a folder: an archive is unpacked once, and again when
 * somebody else's took its place.
 */
export class UnpackedFiles {
  readonly #folder: () => string;
  readonly #keeps: number;
  readonly #files = new Map<string, Unpacked>();
  #next = 1;

  /**
   * @param folder is asked for when it is needed, and is the caller's to remove
   * @param keeps bytes that stay when another archive is unpacked
   */
  constructor(folder: () => string, keeps = Infinity) {
    this.#folder = folder;
    this.#keeps = keeps;
  }

  /**
   * Where the bytes of an archive lie, unpacked. What is damaged ends there, with `fault`. Throws what the disk makes it throw, and when
   * the archive is made to fill it.
   */
  async unpack(archive: Archive): Promise<Place & { readonly fault: Error | undefined }> {
    const { size, fault } = this.#known(archive.key) ?? (await this.#unpack(archive));
    const path = (): string => (this.#known(archive.key) ?? this.#unpackAtOnce(archive)).file;
    return { path, start: 0, end: size, fault };
  }

  #known(key: string): Unpacked | undefined {
    const known = this.#files.get(key);
    if (!known) return undefined;
    this.#files.delete(key);
    if (!existsSync(known.file)) return undefined;
    // The last one is the one that was needed last.
    this.#files.set(key, known);
    return known;
  }

  async #unpack(archive: Archive): Promise<Unpacked> {
    const steps = this.#steps(archive);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      await setImmediate();
    }
  }

  #unpackAtOnce(archive: Archive): Unpacked {
    const steps = this.#steps(archive);
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
  }

  *#steps({ key, name, packed, pieces }: Archive): Generator<void, Unpacked, undefined> {
    const file = join(this.#folder(), `unpacked-${this.#next++}`);
    const fd = openSync(file, 'wx', 0o600);
    let whole = false;
    try {
      const unpacked = yield* written(fd, file, pieces(), { name, most: Math.max(ALWAYS, packed * MOST_TIMES) });
      whole = true;
      this.#forget();
      this.#files.set(key, unpacked);
      return unpacked;
    } finally {
      closeSync(fd);
      if (!whole) rmSync(file, { force: true });
    }
  }

  /** Removes those that were not needed for the longest time. */
  #forget(): void {
    let sum = [...this.#files.values()].reduce((all, { size }) => all + size, 0);
    for (const [key, { file, size }] of this.#files) {
      if (sum <= this.#keeps) return;
      this.#files.delete(key);
      rmSync(file, { force: true });
      sum -= size;
    }
  }
}

/** Writes all that can be unpacked. */
function* written(fd: number, file: string, pieces: Iterable<Uint8Array>, { name, most }: { readonly name: string; readonly most: number }): Generator<void, Unpacked, undefined> {
  const all = pieces[Symbol.iterator]();
  let size = 0;
  for (let looked = 0; ;) {
    const next = taken(all);
    if (next instanceof Error) return { file, size, fault: next };
    if (next.done === true) return { file, size, fault: undefined };
    for (let at = 0; at < next.value.length;) at += writeSync(fd, next.value, at);
    size += next.value.length;
    if (size > most) throw new Error(`${name} unpacks to more than ${MOST_TIMES} times its size, which no log does; it is not opened`);
    if (size - looked >= LOOK_EVERY) {
      looked = size;
      if (free(file) < LEFT_FREE + LOOK_EVERY) throw new Error(`${name} has to be unpacked to be read, and the disk with the temporary folder is full; make room there, or unpack it elsewhere and open the folder`);
    }
    yield;
  }
}

function taken(pieces: Iterator<Uint8Array, unknown>): IteratorResult<Uint8Array, unknown> | Error {
  try {
    return pieces.next();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function free(file: string): number {
  const { bavail, bsize } = statfsSync(file);
  return bavail * bsize;
}

let shared: UnpackedFiles | undefined;

/** Of this process, for who looks at archives now and then; they go when it ends. */
export function sharedUnpackedFiles(): UnpackedFiles {
  let folder: string | undefined;
  return (shared ??= new UnpackedFiles(() => (folder ??= temporaryFolder().path), KEPT));
}

/** What tells a file, as it is now, from all others. */
export function stampOf(file: string): string {
  const { mtimeMs, size, ino } = statSync(file);
  return `${file}:${ino}:${mtimeMs}:${size}`;
}
