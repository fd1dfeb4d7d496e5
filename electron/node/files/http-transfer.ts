import { request as plainRequest, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { Readable } from 'node:stream';
import { ABORTED, failureOfStatus, type DownloadOptions, type DownloadResult, type TransferFailure, type TransferOptions, type UploadOptions, type UploadResult } from '../../../shared/platform/file-transfer';
import { fail, failureOf, IDLE_MS, pace } from './transfer-fault';

const MOST_REDIRECTS = 5;
const CHUNK = 16 * 1024;

/** What is asked for, and what is sent along. */
interface Wanted {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array;
}

export async function httpDownload(options: DownloadOptions, redirects = 0): Promise<DownloadResult> {
  const { limit, onProgress, speed, abort } = options;
  const answered = await ask(options, { method: 'GET' });
  if ('ok' in answered) return answered;
  const { response, host } = answered;
  const to = response.headers.location;
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400 && to !== undefined) {
    response.destroy();
    if (redirects >= MOST_REDIRECTS || !URL.canParse(to, options.url)) return fail('failed', `${host} sends on and on.`);
    return httpDownload({ ...options, url: new URL(to, options.url).toString() }, redirects + 1);
  }
  const refused = failureOfStatus(status, host);
  const total = response.headers['content-length'] === undefined ? undefined : Number(response.headers['content-length']);
  if (refused || (total ?? 0) > limit) {
    response.destroy();
    return refused ?? fail('too-large', `The file has ${total} bytes, and there is room for ${limit}.`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) {
        response.destroy();
        return fail('too-large', `The file has more than ${limit} bytes, for which there is room.`);
      }
      chunks.push(chunk);
      onProgress?.(size, total);
      await pace(chunk.length, speed);
    }
  } catch (error) {
    return abort?.aborted ? ABORTED : failureOf(error, host, true);
  }
  if (abort?.aborted) return ABORTED;
  return response.complete ? { ok: true, bytes: Buffer.concat(chunks) } : fail('broken', `The transfer broke off after ${size} bytes.`);
}

export async function httpUpload(options: UploadOptions): Promise<UploadResult> {
  const { name, bytes, method = 'PUT', abort } = options;
  const answered = await ask(options, {
    method, body: bytes,
    headers: {
      'Content-Type': 'application/octet-stream', 'Content-Length': bytes.length,
      // N01.FR.19
      'Content-Disposition': `form-data; name="uploadfile"; filename="${name.replace(/["\\\r\n]/g, '_')}"`,
    },
  });
  if ('ok' in answered) return abort?.aborted ? ABORTED : answered;
  answered.response.resume();
  return failureOfStatus(answered.response.statusCode ?? 0, answered.host) ?? { ok: true };
}

/** Sends a request; resolves as soon as its answer begins. */
function ask(options: TransferOptions, { method, headers = {}, body }: Wanted): Promise<{ readonly response: IncomingMessage; readonly host: string } | TransferFailure> {
  const { abort, ca } = options;
  if (abort?.aborted) return Promise.resolve(ABORTED);
  if (!URL.canParse(options.url)) return Promise.resolve(fail('bad-url', 'It is no URL.'));
  const url = new URL(options.url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return Promise.resolve(fail('scheme', `${url.protocol} is no protocol of the web.`));
  const settings: RequestOptions & { ca?: string } = {
    method, headers: { 'User-Agent': 'OCPP-Workbench', ...headers }, timeout: IDLE_MS, agent: false, ...(ca === undefined ? {} : { ca }),
  };
  return new Promise((resolve) => {
    const request: ClientRequest = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, settings);
    let answered = false;
    const forget = abort?.onAbort(() => request.destroy(new Error('given up')));
    request.on('response', (response) => {
      answered = true;
      response.on('close', () => forget?.());
      resolve({ response, host: url.host });
    });
    request.on('timeout', () => request.destroy(new Error(`no answer for ${IDLE_MS / 1000} s`)));
    request.on('error', (error) => {
      forget?.();
      if (!answered) resolve(abort?.aborted ? ABORTED : failureOf(error, url.host, false));
    });
    if (body) Readable.from(piecesOf(body, options), { objectMode: false }).pipe(request);
    else request.end();
  });
}

/** In pieces, so that a slow line can be told from a fast one. */
async function* piecesOf(body: Uint8Array, { speed, onProgress }: TransferOptions): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += CHUNK) {
    const chunk = body.subarray(at, at + CHUNK);
    await pace(chunk.length, speed);
    yield chunk;
    onProgress?.(Math.min(at + CHUNK, body.length), body.length);
  }
}
