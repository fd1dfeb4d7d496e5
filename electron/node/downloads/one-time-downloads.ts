import { randomBytes } from 'node:crypto';
import type { Download, DownloadEnd, Downloads, Offered } from '../../../shared/workbench/download';
import type { CancelSignal } from '../../../shared/workbench/ports';

/** Milliseconds that a browser has to begin; it asks its person nothing before that. */
const PATIENCE_MS = 60_000;
/** How often it is looked whether the person still wants it, ms. */
const LOOK_EVERY_MS = 100;

/** A download that a browser has begun to fetch. */
export interface Begun extends Download {
  /** Says when nobody wants it any more. */
  readonly stop: AbortSignal;
  /** Tells how it ended; only the first word counts. */
  end(end: DownloadEnd): void;
}

/** Files that wait for a browser: each may be fetched once. */
export class OneTimeDownloads implements Downloads {
  readonly #waiting = new Map<string, Begun>();
  readonly #patienceMs: number;

  constructor(patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs;
  }

  offer(download: Download, signal: CancelSignal): Offered {
    const id = randomBytes(24).toString('base64url');
    const stop = new AbortController();
    const ended = new Promise<DownloadEnd>((resolve) => {
      const end = (how: DownloadEnd): void => {
        clearInterval(looking);
        clearTimeout(waiting);
        this.#waiting.delete(id);
        resolve(how);
      };
      const looking = setInterval(() => {
        if (!signal.aborted) return;
        stop.abort();
        end({ ok: false, cancelled: true, message: `Writing ${download.name} was cancelled.` });
      }, LOOK_EVERY_MS).unref();
      const waiting = setTimeout(() => {
        if (this.#waiting.has(id)) end({ ok: false, cancelled: false, message: `The browser did not fetch ${download.name}. Allow this page to download files, and try again.` });
      }, this.#patienceMs).unref();
      this.#waiting.set(id, { ...download, stop: stop.signal, end });
    });
    return { place: `download/${id}`, ended };
  }

  /** The download of that id, for the first who asks. */
  take(id: string): Begun | undefined {
    const begun = this.#waiting.get(id);
    this.#waiting.delete(id);
    return begun;
  }
}
