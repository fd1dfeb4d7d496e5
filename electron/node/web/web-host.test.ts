import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ToHost, ToWindow, Wire } from '../../../shared/ipc/contract';
import { OneTimeDownloads } from '../downloads/one-time-downloads';
import { TemporaryHandOvers } from '../hand-over/hand-overs';
import { WebHost, type ServedAt } from './web-host';

const TOKEN = 'secret-of-this-run';
let root = '';
const handOvers = new TemporaryHandOvers();
const downloads = new OneTimeDownloads();
const running: ServedAt[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'web-host-'));
  await mkdir(join(root, 'window/assets'), { recursive: true });
  await writeFile(join(root, 'window/index.html'), '<!doctype html><title>Workbench</title>');
  await writeFile(join(root, 'window/assets/app-1a2b3c.js'), 'export {};');
  await writeFile(join(root, 'secret.txt'), 'not for you');
});
afterAll(() => rm(root, { recursive: true, force: true }));
afterEach(async () => {
  for (const host of running.splice(0)) await host.close();
});

async function start(options: { host?: string; window?: string; attach?: (wire: Wire<ToWindow, ToHost>) => Promise<void> } = {}): Promise<ServedAt> {
  const host = new WebHost({ root: join(root, options.window ?? 'window'), token: TOKEN, handOvers, downloads, attach: options.attach ?? echo });
  const served = await host.listen(options.host ?? '127.0.0.1', 0);
  running.push(served);
  return served;
}

function echo(wire: Wire<ToWindow, ToHost>): Promise<void> {
  wire.onMessage((message) => wire.send({ t: 'reply', n: message.n, reply: { ok: true, value: message.input } }));
  return Promise.resolve();
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function get(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk)).on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    }).on('error', reject).end();
  });
}

/** How an attempt to open the contract's WebSocket ends: opened and answered, closed with a code, or refused with a status. */
function open(port: number, path: string, headers: Record<string, string> = {}): Promise<{ answered?: unknown; code?: number; status?: number | undefined; cookie?: string | undefined }> {
  return new Promise((resolve) => {
    const ws = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    let cookie: string | undefined;
    ws.on('upgrade', (response) => (cookie = response.headers['set-cookie']?.[0]));
    ws.on('open', () => ws.send(JSON.stringify({ t: 'call', n: 1, name: 'x', input: 'hello' })));
    ws.on('message', (data: Buffer) => {
      resolve({ answered: JSON.parse(data.toString()) as unknown, cookie });
      ws.close();
    });
    ws.on('close', (code) => resolve({ code }));
    ws.on('unexpected-response', (_request, response) => resolve({ status: response.statusCode }));
    ws.on('error', () => undefined);
  });
}

const ANSWERED = { t: 'reply', n: 1, reply: { ok: true, value: 'hello' } };

describe('the headless host serves the window', () => {
  test('with a strict Content-Security-Policy that allows its own WebSocket alone', async () => {
    const { port } = await start();
    const { status, headers, body } = await get(port, '/');
    expect(status).toBe(200);
    expect(body).toContain('Workbench');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${port};`);
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('assets, whose names carry their content, are kept for ever', async () => {
    const { port } = await start();
    const { headers } = await get(port, '/assets/app-1a2b3c.js');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%5c..%5csecret.txt', '/%00', '/%', '//', '/nothing'])('%s leads nowhere', async (path) => {
    const { port } = await start();
    const { status, body } = await get(port, path);
    expect(status).toBe(404);
    expect(body).not.toContain('not for you');
  });

  test('a window that is not built is said so', async () => {
    const { port } = await start({ window: 'elsewhere' });
    expect(await get(port, '/')).toMatchObject({ status: 503, body: expect.stringContaining('npm run build') as string });
  });

  test('nothing but GET and HEAD is answered', async () => {
    const { port } = await start();
    expect(await get(port, '/', {}, 'POST')).toMatchObject({ status: 405 });
    expect(await get(port, '/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  test('the address that is printed holds the token where no log and no server sees it', async () => {
    const { url, port } = await start();
    expect(url).toBe(`http://127.0.0.1:${port}/#token=${TOKEN}`);
  });
});

describe('the headless host keeps strangers out', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'evil.example.'])('a page under the name %j (DNS rebinding) gets nothing', async (host) => {
    const { port } = await start();
    expect(await get(port, '/', { Host: host })).toMatchObject({ status: 403 });
    expect(await open(port, `/host?token=${TOKEN}`, { Host: host })).toMatchObject({ status: 403 });
  });

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]', '192.168.1.5'])('%s is a name of this machine', async (host) => {
    const { port } = await start();
    expect(await get(port, '/', { Host: `${host}:${port}` })).toMatchObject({ status: 200 });
  });

  test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'file://'])('a page of the origin %s gets no connection, token or not', async (origin) => {
    const { port } = await start();
    expect(await open(port, `/host?token=${TOKEN}`, { Origin: origin })).toMatchObject({ status: 403 });
    expect(await get(port, '/', { Origin: origin })).toMatchObject({ status: 403 });
  });

  test('the page itself, with the token, gets a connection and a cookie', async () => {
    const { port } = await start();
    const opened = await open(port, `/host?token=${TOKEN}`, { Origin: `http://127.0.0.1:${port}` });
    expect(opened.answered).toEqual(ANSWERED);
    expect(opened.cookie).toBe(`ocpp-workbench-${port}=${TOKEN}; HttpOnly; SameSite=Strict; Path=/`);
  });

  test.each(['/host', '/host?token=', '/host?token=wrong', `/host?token=${TOKEN}x`])('%s, without the right token, is closed with 4401 before a word is said', async (path) => {
    const attached: unknown[] = [];
    const { port } = await start({ attach: (wire) => Promise.resolve(void attached.push(wire)) });
    expect(await open(port, path)).toEqual({ code: 4401 });
    expect(attached).toEqual([]);
  });

  test('the cookie stands for the token, on this port alone', async () => {
    const { port } = await start();
    expect((await open(port, '/host', { Cookie: `a=b; ocpp-workbench-${port}=${TOKEN}` })).answered).toEqual(ANSWERED);
    expect(await open(port, '/host', { Cookie: `ocpp-workbench-1=${TOKEN}` })).toEqual({ code: 4401 });
  });

  test('a token in the address is traded for a cookie and vanishes from it', async () => {
    const { port } = await start();
    const { status, headers } = await get(port, `/?token=${TOKEN}`);
    expect([status, headers.location]).toEqual([303, '/']);
    expect(headers['set-cookie']?.[0]).toContain('HttpOnly; SameSite=Strict');
    expect(await get(port, '/?token=wrong')).toMatchObject({ status: 401 });
  });

  test('there is one endpoint', async () => {
    const { port } = await start();
    expect(await open(port, `/other?token=${TOKEN}`)).toMatchObject({ status: 404 });
  });

  test.each(['GET // HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', 'nonsense\r\n\r\n', 'GET /host HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'])('nonsense (%j) is refused and harms nothing', async (text) => {
    const { port } = await start();
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      let heard = '';
      socket.on('data', (chunk) => (heard += chunk.toString())).on('close', () => resolve(heard)).on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await get(port, '/')).toMatchObject({ status: 200 });
  });
});

describe('files are handed over to the headless host', () => {
  function put(port: number, place: string, headers: Record<string, string | number> = {}, body = 'one'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path: place, method: 'PUT', headers: { 'Content-Length': body.length, ...headers } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk)).on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: text }));
      }).on('error', reject);
      sent.end(body);
    });
  }

  async function begun() {
    const [{ port }, answer] = await Promise.all([start(), handOvers.begin([{ name: 'a.log', size: 6 }])]);
    if (!answer.ok) throw new Error(answer.message);
    return { port, handOver: answer.handOver, place: `/hand-over/${answer.handOver.id}/0` };
  }

  test('piece by piece, by the page that has the token or the cookie', async () => {
    const { port, handOver, place } = await begun();
    expect(await put(port, `${place}/0?token=${TOKEN}`, { Origin: `http://127.0.0.1:${port}` })).toMatchObject({ status: 204, body: '' });
    expect(await put(port, `${place}/3`, { Cookie: `ocpp-workbench-${port}=${TOKEN}` }, 'two')).toMatchObject({ status: 204, body: '' });
    expect(handOver.complete).toBe(true);
    expect(await readFile(handOver.paths[0] ?? '', 'utf8')).toBe('onetwo');
    handOver.remove();
  });

  test.each<[string, string, Record<string, string | number>, number]>([
    ['without a token', '', {}, 401],
    ['with a wrong token', '?token=wrong', {}, 401],
    ['from a page of elsewhere', `?token=${TOKEN}`, { Origin: 'http://evil.example' }, 403],
    ['under a name of elsewhere (DNS rebinding)', `?token=${TOKEN}`, { Host: 'evil.example' }, 403],
    ['in a piece that is too large', `?token=${TOKEN}`, { 'Content-Length': 17 << 20 }, 413],
  ])('but not %s', async (_, query, headers, status) => {
    const { port, handOver, place } = await begun();
    expect((await put(port, `${place}/0${query}`, headers)).status).toBe(status);
    expect(await readFile(handOver.paths[0] ?? '', 'utf8')).toBe('');
    handOver.remove();
  });

  test.each(['/hand-over/elsewhere/0/0', '/hand-over/..%2f..%2fetc/0/0', '/hand-over//0/0'])('%s is no place for any', async (place) => {
    const { port } = await start();
    expect([404, 410]).toContain((await put(port, `${place}?token=${TOKEN}`)).status);
    expect(await get(port, `${place}?token=${TOKEN}`)).toMatchObject({ status: 405 });
  });
});

describe('files are fetched from the headless host', () => {
  async function offered() {
    const { port } = await start();
    const { place, ended } = downloads.offer({ name: 'a log.csv', pieces: ['one', 'two'] }, { aborted: false });
    return { port, path: `/${place}`, ended };
  }

  test.each<[string, (port: number) => Record<string, string>]>([
    ['a link on its page', (port) => ({ Cookie: `ocpp-workbench-${port}=${TOKEN}`, 'Sec-Fetch-Site': 'same-origin' })],
    ['a browser that says nothing of where the link stands', (port) => ({ Cookie: `ocpp-workbench-${port}=${TOKEN}` })],
  ])('once, by %s', async (_, headers) => {
    const { port, path, ended } = await offered();
    expect(await get(port, path, headers(port))).toMatchObject({ status: 200, body: 'onetwo', headers: { 'content-disposition': expect.stringContaining('attachment; filename="a log.csv"') as string } });
    expect(await ended).toEqual({ ok: true });
    expect(await get(port, path, headers(port))).toMatchObject({ status: 410 });
  });

  test.each<[string, string, Record<string, string>, number]>([
    ['without a token', '', {}, 401],
    ['with a wrong token', '?token=wrong', {}, 401],
    ['from a page of elsewhere', `?token=${TOKEN}`, { Origin: 'http://evil.example' }, 403],
    ['by a link on a page of elsewhere', `?token=${TOKEN}`, { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['by a link on another port of this machine', `?token=${TOKEN}`, { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['under a name of elsewhere (DNS rebinding)', `?token=${TOKEN}`, { Host: 'evil.example' }, 403],
  ])('but not %s, which does not use it up', async (_, query, headers, status) => {
    const { port, path, ended } = await offered();
    expect((await get(port, path + query, headers)).status).toBe(status);
    expect(await get(port, `${path}?token=${TOKEN}`)).toMatchObject({ status: 200 });
    expect(await ended).toEqual({ ok: true });
  });
});

describe('the course of a headless host', () => {
  test('what a window says before the workbench is ready waits for it', async () => {
    let ready = (): void => undefined;
    const started = new Promise<void>((resolve) => (ready = resolve));
    const { port } = await start({
      attach: async (wire) => {
        await started;
        await echo(wire);
      },
    });
    const opened = open(port, `/host?token=${TOKEN}`);
    setTimeout(ready, 100);
    expect((await opened).answered).toEqual(ANSWERED);
  });

  test('windows are told when it stops', async () => {
    let attached = (): void => undefined;
    const windowIsThere = new Promise<void>((resolve) => (attached = resolve));
    const host = await start({ attach: () => Promise.resolve(attached()) });
    const { port } = host;
    const gone = open(port, `/host?token=${TOKEN}`);
    await windowIsThere;
    await host.close();
    expect(await gone).toEqual({ code: 1001 });
    await expect(get(port, '/')).rejects.toThrow('ECONNREFUSED');
  });

  test('a port in use is refused with a sentence', async () => {
    const { port } = await start();
    const second = new WebHost({ root, token: TOKEN, handOvers, downloads, attach: echo });
    await expect(second.listen('127.0.0.1', port)).rejects.toThrow(`Port ${port} is in use already.`);
  });
});
