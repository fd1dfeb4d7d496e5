import { ABORTED, failureOfStatus, type DownloadOptions, type DownloadResult, type FileTransfer, type TransferFailure, type TransferOptions, type UploadOptions, type UploadResult } from './file-transfer';
import { isRefusal, type FileListening, type FileListenOptions, type FileServer, type FileVisitor } from './file-server';
import { decoded, FILE_SCHEMES, readFileUrl, type FileScheme, type FileUrl } from './file-url';
import type { Clock } from './clock';
import type { MemoryTls } from './memory-tls';

const FIRST_FREE_PORT = 40_000;

/**
 * Files without a network: servers and clients that meet in memory. A transfer takes as long as the speed of the line says,
 * on the clock; without a speed, no time.
 */
export class MemoryFiles implements FileServer, FileTransfer {
  readonly schemes = FILE_SCHEMES;
  readonly #clock: Clock;
  readonly #tls: MemoryTls | undefined;
  readonly #listeners = new Map<number, { readonly scheme: FileScheme; readonly options: FileListenOptions }>();
  #nextPort = FIRST_FREE_PORT;

  /** @param tls what https and ftps need; without it they cannot be used */
  constructor(clock: Clock, tls?: MemoryTls) {
    this.#clock = clock;
    this.#tls = tls;
  }

  listen(options: FileListenOptions): Promise<FileListening> {
    const ports: Partial<Record<FileScheme, number>> = {};
    for (const scheme of FILE_SCHEMES) {
      const wanted = options.ports[scheme];
      if (wanted === undefined || ((scheme === 'https' || scheme === 'ftps') && !options.tls)) continue;
      const port = wanted === 0 ? this.#freePort() : wanted;
      if (this.#listeners.has(port)) return Promise.reject(new Error(`Port ${port} is in use already. Choose another one, or stop what listens there.`));
      this.#listeners.set(port, { scheme, options });
      ports[scheme] = port;
    }
    const close = (): Promise<void> => {
      for (const port of Object.values(ports)) this.#listeners.delete(port);
      return Promise.resolve();
    };
    return Promise.resolve({ ports, close });
  }

  async download(options: DownloadOptions): Promise<DownloadResult> {
    const found = await this.#reach(options);
    if ('ok' in found) return found;
    const { url, listener, visitor } = found;
    const served = listener.handler.read(pathOf(url), visitor);
    if (isRefusal(served)) return failureOfStatus(served.status, url.host) ?? ABORTED;
    const { bytes } = served;
    if (bytes.length > options.limit) {
      served.close(false);
      return { ok: false, fault: 'too-large', message: `The file has ${bytes.length} bytes, and there is room for ${options.limit}.` };
    }
    const complete = await this.#pass(bytes.length, options);
    served.close(complete);
    return complete ? { ok: true, bytes } : ABORTED;
  }

  async upload(options: UploadOptions): Promise<UploadResult> {
    const found = await this.#reach(options);
    if ('ok' in found) return found;
    const { url, listener, visitor } = found;
    const taken = listener.handler.write(pathOf(url), visitor);
    if (isRefusal(taken)) return failureOfStatus(taken.status, url.host) ?? ABORTED;
    if (options.bytes.length > taken.limit) return failureOfStatus(413, url.host) ?? ABORTED;
    if (!await this.#pass(options.bytes.length, options)) return ABORTED;
    taken.done(options.bytes, options.name);
    return { ok: true };
  }

  async #reach(options: TransferOptions): Promise<{ url: FileUrl; listener: FileListenOptions; visitor: FileVisitor } | TransferFailure> {
    await Promise.resolve();
    const read = readFileUrl(options.url);
    if (!read.ok) return read;
    const { url } = read;
    const listener = this.#listeners.get(url.port);
    if (listener?.scheme !== url.scheme) {
      return { ok: false, fault: 'unreachable', message: `Nobody listens at ${url.host}:${url.port}. Check host and port.` };
    }
    const { tls } = listener.options;
    if (url.scheme === 'https' || url.scheme === 'ftps') {
      const shaken = tls && await this.#tls?.shake({ ...(options.ca === undefined ? {} : { ca: options.ca }) }, tls, url.host);
      if (shaken?.ok !== true) return { ok: false, fault: 'certificate', message: shaken?.message ?? 'There is no TLS in this memory.' };
    }
    return { url, listener: listener.options, visitor: { scheme: url.scheme, remote: '127.0.0.1' } };
  }

  /** Lets the time pass that the bytes take; false when it was aborted meanwhile. */
  #pass(bytes: number, { speed, abort, onProgress }: TransferOptions): Promise<boolean> {
    if (abort?.aborted) return Promise.resolve(false);
    if (speed === undefined) {
      onProgress?.(bytes, bytes);
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const timer = this.#clock.after((bytes / speed) * 1000, () => {
        forget?.();
        onProgress?.(bytes, bytes);
        resolve(true);
      });
      const forget = abort?.onAbort(() => {
        timer.cancel();
        resolve(false);
      });
    });
  }

  #freePort(): number {
    while (this.#listeners.has(this.#nextPort)) this.#nextPort += 1;
    return this.#nextPort++;
  }
}

function pathOf({ path }: FileUrl): string {
  return decoded(path.split('?')[0] ?? '/');
}
