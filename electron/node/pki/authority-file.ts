import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AuthorityKeys, AuthorityStore, Issuer } from '../../../shared/csms/authority/authority';

/** An authority's keys in a file that its user alone can read. */
export class AuthorityFile implements AuthorityStore {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** undefined when there is no such file; one that cannot be read is not replaced, but said. */
  async load(): Promise<AuthorityKeys | undefined> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    const keys = read(text);
    if (!keys) throw new Error(`${this.#path} does not hold the keys of an authority. Remove it to have new ones made; stations then need the new root.`);
    return keys;
  }

  /** The file appears whole or not at all. */
  async save({ root, rootKey, v2g }: AuthorityKeys): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    const beside = `${this.#path}.new`;
    await writeFile(beside, JSON.stringify({ root, rootKey, ...(v2g ? { v2g } : {}) }, null, 2), { mode: 0o600 });
    await rename(beside, this.#path);
  }
}

function read(text: string): AuthorityKeys | undefined {
  try {
    const { root, rootKey, v2g } = JSON.parse(text) as { root?: unknown; rootKey?: unknown; v2g?: Partial<Record<keyof Issuer, unknown>> };
    if (typeof root !== 'string' || typeof rootKey !== 'string') return undefined;
    const { certificate, key } = v2g ?? {};
    return { root, rootKey, ...(typeof certificate === 'string' && typeof key === 'string' ? { v2g: { certificate, key } } : {}) };
  } catch {
    return undefined;
  }
}
