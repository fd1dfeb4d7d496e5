import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isRefusal, type FileHandler, type FileRefusal, type FileVisitor, type ServedFile } from '../../../shared/platform/file-server';
import { decoded } from '../../../shared/platform/file-url';
import { plainAddress } from '../http-headers';
import { fileInForm, nameInDisposition } from './multipart';

/** What a form adds around a file, bytes. */
const FORM_ROOM = 16 * 1024;

/** Answers GET and HEAD with files, and takes them by PUT and POST (N01.FR.18). */
export function answerFiles(scheme: 'http' | 'https', handler: FileHandler): RequestListener {
  return (request, response) => {
    response.on('error', () => undefined);
    request.on('error', () => undefined);
    const path = decoded((request.url ?? '/').split('?')[0] ?? '/');
    const visitor: FileVisitor = { scheme, remote: plainAddress(request.socket.remoteAddress) };
    switch (request.method) {
      case 'GET':
      case 'HEAD': return give(request, response, handler.read(path, visitor));
      case 'PUT':
      case 'POST': return void take(request, response, handler, path, visitor);
      default: return refuse(request, response, { status: 405 });
    }
  };
}

function give(request: IncomingMessage, response: ServerResponse, served: ServedFile | FileRefusal): void {
  if (isRefusal(served)) return refuse(request, response, served);
  const { bytes, name } = served;
  const from = startOf(request.headers.range, bytes.length);
  response.writeHead(from === undefined ? 200 : 206, {
    'Content-Type': 'application/octet-stream', 'Content-Length': bytes.length - (from ?? 0), 'Accept-Ranges': 'bytes', 'X-Content-Type-Options': 'nosniff',
    'Content-Disposition': `attachment; filename="${name}"`,
    ...(from === undefined ? {} : { 'Content-Range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
  });
  response.on('close', () => served.close(response.writableFinished && request.method === 'GET'));
  response.end(request.method === 'HEAD' ? undefined : bytes.subarray(from ?? 0));
}

/** Where a resumed download goes on; undefined when all of it is wanted. */
function startOf(range: string | undefined, size: number): number | undefined {
  const [, from] = /^bytes=(\d+)-(?:\d*)$/.exec(range ?? '') ?? [];
  return from === undefined || Number(from) >= size ? undefined : Number(from);
}

async function take(request: IncomingMessage, response: ServerResponse, handler: FileHandler, path: string, visitor: FileVisitor): Promise<void> {
  const taken = handler.write(path, visitor);
  if (isRefusal(taken)) return refuse(request, response, taken);
  const type = request.headers['content-type'] ?? '';
  const form = /^multipart\/form-data/i.test(type);
  const room = taken.limit + (form ? FORM_ROOM : 0);
  if (Number(request.headers['content-length'] ?? 0) > room) return refuse(request, response, { status: 413 });
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > room) return refuse(request, response, { status: 413 });
      chunks.push(chunk);
    }
  } catch {
    // The sender has gone: there is nobody to answer.
    return;
  }
  const body = Buffer.concat(chunks);
  const file = form ? fileInForm(body, type) : { bytes: body, name: nameInDisposition(request.headers['content-disposition']) };
  if (!file) return refuse(request, response, { status: 400 });
  if (file.bytes.length > taken.limit) return refuse(request, response, { status: 413 });
  taken.done(file.bytes, file.name);
  response.writeHead(request.method === 'PUT' ? 201 : 200, { 'Content-Length': 0 }).end();
}

const WORDS: Readonly<Record<FileRefusal['status'], string>> = {
  400: 'This request cannot be understood.', 403: 'This is not allowed.', 404: 'There is nothing here.', 405: 'This cannot be done here.',
  413: 'The file is too large.', 500: 'This server has failed.', 503: 'This server is not available just now.',
};

function refuse(request: IncomingMessage, response: ServerResponse, { status }: FileRefusal): void {
  const text = `${WORDS[status]}\n`;
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(text),
    ...(status === 405 ? { Allow: 'GET, HEAD, PUT, POST' } : {}), ...(request.complete ? {} : { Connection: 'close' }),
  });
  response.end(text);
  // What a sender still sends is read away, so that it sees the answer.
  request.resume();
}
