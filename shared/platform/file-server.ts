import type { FileScheme } from './file-url';
import type { TlsListenOptions } from './socket';

/** Serves files and takes them in, by HTTP, HTTPS and FTP. Adapters: electron/node/files, and memory-files.ts. */
export interface FileServer {
  /** Rejects with an Error whose message says what to do (port in use …). */
  listen(options: FileListenOptions): Promise<FileListening>;
}

export interface FileListenOptions {
  /** Address of the interface. */
  readonly host: string;
  /** Ports by protocol; 0 lets the system choose, an absent one is not offered. */
  readonly ports: Partial<Readonly<Record<FileScheme, number>>>;
  /** For https and ftps, which need it. */
  readonly tls?: TlsListenOptions;
  readonly handler: FileHandler;
}

export interface FileListening {
  readonly ports: Partial<Readonly<Record<FileScheme, number>>>;
  close(): Promise<void>;
}

/** Who asks. */
export interface FileVisitor {
  readonly scheme: FileScheme;
  readonly remote: string;
}

/** A status of HTTP, which FTP servers say in their own numbers. */
export interface FileRefusal {
  readonly status: 400 | 403 | 404 | 405 | 413 | 500 | 503;
}

/** What lies where. Paths are those of URLs, decoded; nothing in them ever reaches a disk. */
export interface FileHandler {
  /** Somebody wants a file. `close` of what it gives is called when they have it, or have gone. */
  read(path: string, visitor: FileVisitor): ServedFile | FileRefusal;
  /** Somebody wants to put a file: how large it may be, and what to do with it when it is there. */
  write(path: string, visitor: FileVisitor): TakenFile | FileRefusal;
}

export interface ServedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** @param complete whether all of it was sent */
  readonly close: (complete: boolean) => void;
}

export interface TakenFile {
  /** Bytes. */
  readonly limit: number;
  /** @param name that the sender gives it; absent when there is none */
  readonly done: (bytes: Uint8Array, name: string | undefined) => void;
}

export function isRefusal<Given extends object>(answer: Given | FileRefusal): answer is FileRefusal {
  return 'status' in answer;
}
