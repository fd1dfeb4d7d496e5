import type { CancelSignal } from './ports';

/** A file on its way to a browser. */
export interface Download {
  readonly name: string;
  /** What is in it, in UTF-8 where it is text; each piece is made when the browser has room for it. */
  readonly pieces: Iterable<string> | AsyncIterable<Uint8Array>;
}

/** Hands files to windows that the host has no dialog for: those of a browser, which fetches them over HTTP. */
export interface Downloads {
  /** Offers a file, to be fetched once, at a place that nobody can guess. */
  offer(download: Download, signal: CancelSignal): Offered;
}

export interface Offered {
  /** Where it is fetched: a path of where the page came from. */
  readonly place: string;
  /** Settles when the browser has all of it, or there is no more of it to be had. */
  readonly ended: Promise<DownloadEnd>;
}

export type DownloadEnd =
  | { readonly ok: true }
  | { readonly ok: false; /** A person wanted no more of it. */ readonly cancelled: boolean; /** A sentence. */ readonly message: string };
