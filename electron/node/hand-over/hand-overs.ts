import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import type { HandedFile, HandOvers } from '../../../shared/workbench/hand-over';
import { removeLeftOvers, temporaryFolder } from '../temporary';
import { ArrivingFiles, megabytes, type Taken } from './arriving-files';

/** Files of windows in temporary folders, which go when nobody needs them, at the latest with this process or at the start of the next. */
export class TemporaryHandOvers implements HandOvers {
  readonly #arriving = new Map<string, ArrivingFiles>();
  readonly #free: () => Promise<number>;

  /** @param free bytes that the disk has left */
  constructor(free: () => Promise<number> = freeBytes) {
    this.#free = free;
    // What a process that was ended left behind may be large.
    setImmediate(removeLeftOvers);
  }

  async begin(files: readonly HandedFile[]): ReturnType<HandOvers['begin']> {
    try {
      const size = files.reduce((sum, file) => sum + file.size, 0);
      const free = await this.#free();
      if (size > free) return { ok: false, message: `${files.length === 1 ? `${files[0]?.name ?? ''} has` : 'These files have'} ${megabytes(size)}, and the disk of the host has only ${megabytes(free)} left in ${tmpdir()}. Make room there, or start the host with another temporary folder (TMPDIR).` };
      const arriving = new ArrivingFiles(files, temporaryFolder(), (id) => this.#arriving.delete(id));
      this.#arriving.set(arriving.id, arriving);
      return { ok: true, handOver: arriving };
    } catch (error) {
      return { ok: false, message: `The host cannot keep files in ${tmpdir()} (${error instanceof Error ? error.message : String(error)}).` };
    }
  }

  async keep(name: string, text: string): ReturnType<HandOvers['begin']> {
    const bytes = Buffer.from(text, 'utf8');
    const begun = await this.begin([{ name, size: bytes.length }]);
    if (!begun.ok) return begun;
    const taken = await this.take(begun.handOver.id, 0, 0, Readable.from([bytes]));
    if (taken.status === 204) return begun;
    begun.handOver.remove();
    return { ok: false, message: taken.message };
  }

  /**
   * Takes a piece of a file.
   *
   * @param file position of the file
   * @param at where in the file the piece begins, bytes
   */
  async take(id: string, file: number, at: number, piece: AsyncIterable<Uint8Array>): Promise<Taken> {
    const arriving = this.#arriving.get(id);
    return arriving ? arriving.take(file, at, piece) : { status: 410, message: 'These files are not wanted any more.' };
  }
}

async function freeBytes(): Promise<number> {
  const { bavail, bsize } = await statfs(tmpdir());
  return bavail * bsize;
}
