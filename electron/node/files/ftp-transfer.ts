import { Readable, Writable } from 'node:stream';
import { Client, FTPError } from 'basic-ftp';
import { ABORTED, type DownloadOptions, type DownloadResult, type TransferFailure, type TransferOptions, type UploadOptions, type UploadResult } from '../../../shared/platform/file-transfer';
import { decoded, type FileUrl } from '../../../shared/platform/file-url';
import { fail, failureOf, IDLE_MS, pace } from './transfer-fault';

/** The port of FTPS from the first byte on; on any other the connection is made secure by AUTH TLS. */
const IMPLICIT_PORT = 990;
const CHUNK = 16 * 1024;

export async function ftpDownload(options: DownloadOptions, url: FileUrl): Promise<DownloadResult> {
  const chunks: Buffer[] = [];
  let size = 0;
  const into = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      size += chunk.length;
      if (size > options.limit) return done(new TooLarge(options.limit));
      chunks.push(chunk);
      options.onProgress?.(size, undefined);
      void Promise.resolve(pace(chunk.length, options.speed)).then(() => done());
    },
  });
  const failure = await withClient(options, url, async (client) => { await client.downloadTo(into, pathOf(url)); });
  return failure ?? { ok: true, bytes: Buffer.concat(chunks) };
}

export async function ftpUpload(options: UploadOptions, url: FileUrl): Promise<UploadResult> {
  const failure = await withClient(options, url, async (client) => { await client.uploadFrom(Readable.from(paced(options)), pathOf(url)); });
  return failure ?? { ok: true };
}

async function* paced({ bytes, speed, onProgress }: UploadOptions): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = Buffer.from(bytes.subarray(at, at + CHUNK));
    await pace(chunk.length, speed);
    yield chunk;
    onProgress?.(Math.min(at + CHUNK, bytes.length), bytes.length);
  }
}

class TooLarge extends Error {
  constructor(limit: number) {
    super(`The file has more than ${limit} bytes, for which there is room.`);
  }
}

/** Connects in passive mode and does something; what went wrong, or nothing. */
async function withClient({ abort, ca }: TransferOptions, { scheme, host, port, user, password }: FileUrl, run: (client: Client) => Promise<void>): Promise<TransferFailure | undefined> {
  if (abort?.aborted) return ABORTED;
  const client = new Client(IDLE_MS);
  const forget = abort?.onAbort(() => client.close());
  const place = `${host}:${port}`;
  let begun = false;
  try {
    await client.access({
      host, port, user: user ?? 'anonymous', password: password ?? 'anonymous@',
      secure: scheme === 'ftp' ? false : port === IMPLICIT_PORT ? 'implicit' : true,
      ...(ca === undefined ? {} : { secureOptions: { ca, host } }),
    });
    begun = true;
    await run(client);
    return abort?.aborted ? ABORTED : undefined;
  } catch (error) {
    if (abort?.aborted) return ABORTED;
    if (error instanceof TooLarge) return fail('too-large', error.message);
    return error instanceof FTPError ? failureOfReply(error.code, place, error.message) : failureOf(error, place, begun);
  } finally {
    forget?.();
    client.close();
  }
}

/** What a reply of a server means (RFC 959 §4.2). */
function failureOfReply(code: number, place: string, words: string): TransferFailure {
  const said = `${place} answers: ${words.trim()}`;
  switch (code) {
    case 530:
    case 532:
    case 553: return fail('forbidden', said);
    case 550: return fail('not-found', said);
    case 500:
    case 501: return fail('bad-request', said);
    case 502:
    case 504: return fail('unsupported', said);
    case 552: return fail('too-large', said);
    case 421: return fail('unreachable', said);
    default: return fail('failed', said);
  }
}

/** RFC 1738 §3.2.2: relative to where the login leads. */
function pathOf({ path }: FileUrl): string {
  return decoded(path.replace(/^\//, '').replace(/;type=[aid]$/i, ''));
}
