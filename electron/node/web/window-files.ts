import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What the page may do. `connect` names what it may reach beside its own origin. */
export function contentSecurityPolicy(connect = ''): string {
  return [
    "default-src 'none'", "script-src 'self'", "worker-src 'self'", "style-src 'self' 'unsafe-inline'", "font-src 'self' data:", "img-src 'self' data:",
    `connect-src 'self'${connect === '' ? '' : ` ${connect}`}`, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; ');
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

export interface FileAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const NOT_BUILT = 'The window has not been built yet: run `npm run build` and load this page again.\n';

/** The built window as files, with the headers that keep it safe and quick. The same for the browser and for the desktop. */
export class WindowFiles {
  readonly #root: string;

  /** @param root folder with index.html */
  constructor(root: string) {
    this.#root = path.resolve(root);
  }

  /**
   * The answer to a GET.
   *
   * @param pathname of the URL, still percent-encoded
   */
  async answer(pathname: string, policy: string): Promise<FileAnswer> {
    const file = this.#fileOf(pathname);
    const body = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    if (file !== undefined && body) {
      return { status: 200, headers: { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'Cache-Control': this.#cacheOf(file), ...safety(policy) }, body };
    }
    const isPage = file === path.join(this.#root, 'index.html');
    return {
      status: isPage ? 503 : 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...safety(policy) },
      body: Buffer.from(isPage ? NOT_BUILT : 'There is nothing here.\n'),
    };
  }

  #fileOf(pathname: string): string | undefined {
    let name: string;
    try {
      name = decodeURIComponent(pathname);
    } catch {
      return undefined;
    }
    if (name.includes('\0') || name.includes('\\')) return undefined;
    const file = path.join(this.#root, name === '/' ? 'index.html' : name);
    return file.startsWith(this.#root + path.sep) ? file : undefined;
  }

  /** Names of assets carry a hash of their content, so they may be kept for ever. */
  #cacheOf(file: string): string {
    return path.relative(this.#root, file).startsWith(`assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache';
  }
}

function safety(policy: string): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
