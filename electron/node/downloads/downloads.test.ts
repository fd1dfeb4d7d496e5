import { createHash } from 'node:crypto';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { Download, DownloadEnd } from '../../../shared/workbench/download';
import { answerDownload } from './answer-download';
import { dispositionOf, fileName } from './disposition';
import { OneTimeDownloads } from './one-time-downloads';

const servers: Server[] = [];
afterEach(() => { for (const server of servers.splice(0)) { server.closeAllConnections(); server.close(); } });

/** A server that hands out what is offered, as the headless host does. */
async function serving(downloads: OneTimeDownloads): Promise<number> {
  const server = createServer((request, response) => {
    void answerDownload(downloads, request.method ?? '', request.url ?? '', response).then((refused) => {
      if (refused) response.writeHead(refused.status).end(refused.message);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const answerOf = (port: number, place: string): Promise<IncomingMessage> => new Promise((resolve, reject) => { get({ host: '127.0.0.1', port, path: `/${place}` }, resolve).on('error', reject); });

/** What came, and whether the answer came to its end. */
async function read(answer: IncomingMessage): Promise<{ readonly bytes: number; readonly hash: string; readonly whole: boolean }> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of answer as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
    }
  } catch {
    return { bytes, hash: '', whole: false };
  }
  return { bytes, hash: hash.digest('hex'), whole: answer.complete };
}

const WANTED = { aborted: false };
const offer = (downloads: OneTimeDownloads, pieces: Download['pieces'], signal = WANTED) => downloads.offer({ name: 'a log.csv', pieces }, signal);

/** Lines of 1 kB; `taken` counts them as they are made. */
function* lines(count: number, taken: { lines: number }, fault?: Error): Generator<string> {
  for (; taken.lines < count; taken.lines += 1) yield `${String(taken.lines).padEnd(1022, 'é')}\n`;
  if (fault) throw fault;
}

describe('a file that a browser fetches', () => {
  test('comes whole, under its name, once', async () => {
    const downloads = new OneTimeDownloads();
    const port = await serving(downloads);
    const { place, ended } = offer(downloads, lines(3000, { lines: 0 }));
    const answer = await answerOf(port, place);
    expect(answer.headers).toMatchObject({ 'content-disposition': dispositionOf('a log.csv'), 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    const expected = createHash('sha256').update([...lines(3000, { lines: 0 })].join('')).digest('hex');
    expect(await read(answer)).toMatchObject({ hash: expected, whole: true });
    expect(await ended).toEqual({ ok: true });
    expect((await answerOf(port, place)).statusCode).toBe(410);
  });

  test('is not used up by who only looks, and is nobody else’s', async () => {
    const downloads = new OneTimeDownloads();
    const port = await serving(downloads);
    const { place, ended } = offer(downloads, ['text']);
    expect((await fetch(`http://127.0.0.1:${port}/${place}`, { method: 'HEAD' })).status).toBe(405);
    expect((await answerOf(port, 'download/AAAA')).statusCode).toBe(410);
    expect((await answerOf(port, 'download/../x')).statusCode).toBe(404);
    expect(await read(await answerOf(port, place))).toMatchObject({ bytes: 4, whole: true });
    expect(await ended).toEqual({ ok: true });
  });

  test('is made no faster than it is taken', async () => {
    const downloads = new OneTimeDownloads();
    const port = await serving(downloads);
    const taken = { lines: 0 };
    const { place, ended } = offer(downloads, lines(200_000, taken));
    const answer = await answerOf(port, place);
    answer.pause();
    let before = -1;
    await expect.poll(() => { const same = before === taken.lines; before = taken.lines; return same; }, { interval: 200, timeout: 10_000 }).toBe(true);
    expect(taken.lines).toBeLessThan(50_000);
    answer.destroy();
    expect(await ended).toEqual({ ok: false, cancelled: true, message: 'The browser ended the download of a log.csv before all of it was there.' });
    expect(taken.lines).toBeLessThan(50_000);
  });

  test('is broken off when it cannot be written to its end', async () => {
    const downloads = new OneTimeDownloads();
    const port = await serving(downloads);
    const { place, ended } = offer(downloads, lines(2000, { lines: 0 }, new Error('the disk is gone')));
    expect(await read(await answerOf(port, place))).toMatchObject({ whole: false });
    expect(await ended).toEqual({ ok: false, cancelled: false, message: 'a log.csv could not be written to its end (the disk is gone). What the browser has of it is not whole.' });
  });

  test.each(['before it began', 'while it was stalled'])('is broken off when a person cancels it %s', async (when) => {
    const downloads = new OneTimeDownloads();
    const port = await serving(downloads);
    const signal = { aborted: false };
    const { place, ended } = offer(downloads, lines(200_000, { lines: 0 }), signal);
    const answer = when === 'before it began' ? undefined : await answerOf(port, place);
    answer?.pause();
    signal.aborted = true;
    expect(await ended).toEqual({ ok: false, cancelled: true, message: 'Writing a log.csv was cancelled.' });
    if (answer) expect(await read(answer)).toMatchObject({ whole: false });
    else expect((await answerOf(port, place)).statusCode).toBe(410);
  });

  test('that nobody fetches is told of, and cannot be had any more', async () => {
    const downloads = new OneTimeDownloads(1);
    const port = await serving(downloads);
    const { place, ended } = offer(downloads, ['text']);
    expect(await ended).toEqual({ ok: false, cancelled: false, message: 'The browser did not fetch a log.csv. Allow this page to download files, and try again.' } satisfies DownloadEnd);
    expect((await answerOf(port, place)).statusCode).toBe(410);
  });
});

describe('the name of a file', () => {
  test.each([
    ['log.csv', 'log.csv'], ['../../etc/passwd', '_.._etc_passwd'], ['C:\\logs\\a.csv', 'C__logs_a.csv'], ['.hidden', 'hidden'], ['a\r\nb: c\u202egpj.exe', 'a__b_ c_gpj.exe'], ['', 'download'], ['...', 'download'], ['\ud800x', '_x'],
  ])('%j is %j for a person', (name, expected) => {
    expect(fileName(name)).toBe(expected);
  });

  test('keeps its end when it is long, and its letters in a header', () => {
    expect(fileName(`${'ä'.repeat(300)}.ocppj.jsonl`)).toMatch(/^ä{96}…ä{11}\.ocppj\.jsonl$/);
    expect(dispositionOf('Säule "7"\n.csv')).toBe('attachment; filename="S_ule _7__.csv"; filename*=UTF-8\'\'S%C3%A4ule%20_7__.csv');
  });
});
