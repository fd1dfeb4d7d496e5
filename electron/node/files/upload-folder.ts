import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { UploadStore } from '../../../shared/csms/files/api';

/** Uploads as files in a folder, which is made when the first comes. Never replaces a file. */
export class UploadFolder implements UploadStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  async save(name: string, bytes: Uint8Array): Promise<string> {
    await mkdir(this.#folder, { recursive: true });
    const plain = basename(name);
    for (let number = 1; ; number += 1) {
      const path = join(this.#folder, number === 1 ? plain : `${number}-${plain}`);
      try {
        await writeFile(path, bytes, { flag: 'wx' });
        return path;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number > 99) throw error;
      }
    }
  }

  /** Only what lies in the folder itself. */
  async read(stored: string): Promise<Uint8Array> {
    const path = join(this.#folder, basename(stored));
    if (path !== resolve(stored)) throw new Error(`${stored} is no upload.`);
    return readFile(path);
  }
}
