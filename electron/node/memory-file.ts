import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isJsonObject, type JsonObject, type JsonValue } from '../../shared/ocpp/json';
import type { Memory } from '../../shared/workbench/ports';

/**
 * What windows remember, in one JSON file. Each write goes to a file of its own first and then takes the old one's
 * place, so that a machine that stops in the middle leaves one or the other.
 */
export class MemoryFile implements Memory {
  readonly #path: string;
  readonly #mode: number;
  #values: Promise<JsonObject> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #waiting = false;

  /** @param mode of the file, where there are such things */
  constructor(path: string, mode = 0o644) {
    this.#path = path;
    this.#mode = mode;
  }

  async get(key: string): Promise<JsonValue | undefined> {
    const values = await this.#load();
    return Object.hasOwn(values, key) ? values[key] : undefined;
  }

  /** Resolves when the value is in the file; several at once share one write. Rejects when the file cannot be written. */
  async set(key: string, value: JsonValue): Promise<void> {
    const values = await this.#load();
    values[key] = value;
    if (!this.#waiting) {
      this.#waiting = true;
      this.#writing = this.#writing.catch(() => undefined).then(() => this.#write(values));
    }
    return this.#writing;
  }

  #load(): Promise<JsonObject> {
    this.#values ??= readFile(this.#path, 'utf8').then(
      (text) => {
        const value: unknown = JSON.parse(text);
        return isJsonObject(value) ? value : {};
      },
    ).catch(() => ({}));
    return this.#values;
  }

  async #write(values: JsonObject): Promise<void> {
    this.#waiting = false;
    await mkdir(dirname(this.#path), { recursive: true });
    const beside = `${this.#path}.new`;
    await writeFile(beside, JSON.stringify(values), { mode: this.#mode });
    await rename(beside, this.#path);
  }
}
