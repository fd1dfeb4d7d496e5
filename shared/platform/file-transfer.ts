import type { Abort } from './abort';
import type { FileScheme } from './file-url';

/**
 * Files from and to other machines. Adapters over Node are in electron/node/files, one in memory is in
 * shared/platform/memory-files.ts. Failures are values: a transfer that fails is the commonest thing in the field.
 */
export interface FileTransfer {
  /** Protocols that it can use. */
  readonly schemes: readonly FileScheme[];
  download(options: DownloadOptions): Promise<DownloadResult>;
  upload(options: UploadOptions): Promise<UploadResult>;
}

export interface TransferOptions {
  readonly url: string;
  /** PEM of the authorities to trust instead of the system's (https, ftps). */
  readonly ca?: string;
  readonly abort?: Abort;
  /** Bytes so far, and in all when that is known. */
  readonly onProgress?: (bytes: number, total: number | undefined) => void;
  /** Bytes in a second, for whoever has a slow line; as fast as it goes when absent. */
  readonly speed?: number;
}

export interface DownloadOptions extends TransferOptions {
  /** Bytes; what is larger is given up. */
  readonly limit: number;
}

export interface UploadOptions extends TransferOptions {
  /** Of the file, for servers that want to know. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** With http and https: PUT when absent. */
  readonly method?: 'PUT' | 'POST';
}

/**
 * What went wrong: `bad-url` and `scheme` before anything was tried, `unreachable` when nobody answered, `certificate` when
 * the server is not trusted; `not-found`, `forbidden`, `unsupported` (the server does not do that) and `bad-request` as the
 * server said; `too-large` by either side; `broken` in the middle; `failed` is anything else.
 */
export type TransferFault =
  | 'bad-url' | 'scheme' | 'unreachable' | 'certificate' | 'not-found' | 'forbidden' | 'unsupported' | 'bad-request' | 'too-large' | 'broken' | 'aborted' | 'failed';

export interface TransferFailure {
  readonly ok: false;
  readonly fault: TransferFault;
  /** A sentence for a person. */
  readonly message: string;
}

export type DownloadResult = { readonly ok: true; readonly bytes: Uint8Array } | TransferFailure;
export type UploadResult = { readonly ok: true } | TransferFailure;

export const ABORTED: TransferFailure = { ok: false, fault: 'aborted', message: 'It was given up.' };

/** What an HTTP status of a server means for a transfer; undefined for one that says that all went well. */
export function failureOfStatus(status: number, host: string): TransferFailure | undefined {
  if (status >= 200 && status < 300) return undefined;
  const fail = (fault: TransferFault, what: string): TransferFailure => ({ ok: false, fault, message: `${host} ${what} (HTTP ${status}).` });
  switch (status) {
    case 400: return fail('bad-request', 'does not understand the request');
    case 401:
    case 403: return fail('forbidden', 'does not allow it');
    case 404:
    case 410: return fail('not-found', 'has nothing there');
    case 405:
    case 501: return fail('unsupported', 'does not support this operation there');
    case 413: return fail('too-large', 'takes no file as large');
    default: return fail('failed', status >= 500 ? 'failed' : 'refused it');
  }
}
