import type { JsonObject } from '../../ocpp/json';
import { tokenKey } from './token-book';

/** One entry of a Local Authorization List; without `info` a differential update removes the token. */
export interface LocalListEntry {
  readonly idToken: string;
  readonly type?: string;
  readonly info?: JsonObject;
}

/** The Local Authorization List that a station was sent. */
export class LocalList {
  /** 0 is an empty list, -1 a station that has none (1.6 §5.10). */
  version = 0;
  readonly #entries = new Map<string, LocalListEntry>();

  replace(version: number, entries: readonly LocalListEntry[]): void {
    this.#entries.clear();
    this.change(version, entries);
  }

  change(version: number, entries: readonly LocalListEntry[]): void {
    this.version = version;
    for (const entry of entries) {
      const key = `${tokenKey(entry.idToken)} ${entry.type ?? ''}`;
      if (entry.info) this.#entries.set(key, entry);
      else this.#entries.delete(key);
    }
  }

  entries(): readonly LocalListEntry[] {
    return [...this.#entries.values()];
  }
}
