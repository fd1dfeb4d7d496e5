import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { dispositionOf } from './disposition';
import type { Begun, OneTimeDownloads } from './one-time-downloads';

/** Bytes, about, that are written at once. */
const AT_ONCE = 256 << 10;

const PATH = /^\/download\/([\w-]{1,64})$/;

/** Whether a path is a place where files are fetched. */
export function isDownloadPath(pathname: string): boolean {
  return pathname.startsWith('/download/');
}

/**
 * Answers a request for a file, as far as it is allowed. Who may ask has been looked at before. Gives a refusal, or settles when the
 * browser has the file or there is no more of it.
 */
export async function answerDownload(downloads: OneTimeDownloads, method: string, pathname: string, response: ServerResponse): Promise<{ readonly status: 404 | 405 | 410; readonly message: string } | undefined> {
  // A HEAD would use it up, and nobody would have it.
  if (method !== 'GET') return { status: 405, message: 'Files are got here.' };
  const [, id] = PATH.exec(pathname) ?? [];
  if (id === undefined) return { status: 404, message: 'There is nothing here.' };
  const begun = downloads.take(id);
  if (!begun) return { status: 410, message: 'This file was fetched before, or is not wanted any more. Save or export it anew.' };
  await send(begun, response);
  return undefined;
}

async function send(begun: Begun, response: ServerResponse): Promise<void> {
  const { name, pieces, stop } = begun;
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream', 'Content-Disposition': dispositionOf(name), 'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'; sandbox", 'Cross-Origin-Resource-Policy': 'same-origin', 'Referrer-Policy': 'no-referrer',
  });
  // What cannot be gone on with is broken off, so that no browser takes it for whole: its length is not told before.
  try {
    await pipeline(bytesOf(pieces), response, { signal: stop });
    begun.end({ ok: true });
  } catch (error) {
    response.destroy();
    if (isGone(error)) begun.end({ ok: false, cancelled: true, message: `The browser ended the download of ${name} before all of it was there.` });
    else begun.end({ ok: false, cancelled: false, message: `${name} could not be written to its end (${error instanceof Error ? error.message : String(error)}). What the browser has of it is not whole.` });
  }
}

async function* bytesOf(pieces: Begun['pieces']): AsyncGenerator<Uint8Array, void, undefined> {
  if (Symbol.asyncIterator in pieces) {
    yield* pieces;
    return;
  }
  let held: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < AT_ONCE) continue;
    yield Buffer.from(held.join(''), 'utf8');
    held = [];
    length = 0;
    // Others have their turn, however fast the line is.
    await setImmediate();
  }
  if (length > 0) yield Buffer.from(held.join(''), 'utf8');
}

function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}
