import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import { createServer as createTcp, type AddressInfo, type Server as TcpServer, type Socket as TcpSocket } from 'node:net';
import { createHash } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ConnectOptions, ConnectResult, SocketHandler } from '../../shared/platform/socket';
import { TestAuthority, type Certificate } from '../../tests/support/certificates';
import { WsClient } from './ws-client';

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const step of cleanUp.splice(0)) step();
});

function port(server: Server | TcpServer): Promise<number> {
  cleanUp.push(() => server.close());
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

/** What the connection of this test told. */
let events: string[] = [];

function noting(events: string[]): SocketHandler {
  return {
    onText: (text) => void events.push(`text ${text}`),
    onBinary: (base64) => void events.push(`binary ${base64}`),
    onPing: () => undefined,
    onPong: () => undefined,
    onClose: (code) => void events.push(`close ${code}`),
    onError: (message) => void events.push(`error ${message}`),
  };
}

async function connect(url: string, options: Partial<ConnectOptions> = {}): Promise<ConnectResult> {
  events = [];
  const handler = noting(events);
  const result = await new WsClient().connect({ url, protocols: ['ocpp2.0.1'], timeoutMs: 5000, handler: () => handler, ...options });
  if (result.ok) cleanUp.push(() => result.socket.terminate());
  return result;
}

async function failure(url: string, options?: Partial<ConnectOptions>): Promise<Extract<ConnectResult, { ok: false }>> {
  const result = await connect(url, options);
  if (result.ok) throw new Error('connected');
  return result;
}

const answering = (listener: RequestListener): Promise<number> => port(createHttp(listener));

describe('an attempt to connect that fails is explained', () => {
  test('a name that nobody knows', async () => {
    const { message, code } = await failure('ws://no-such-host.invalid:9000/CP1');
    expect(code).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
    expect(message).toMatch(/host name of no-such-host\.invalid:9000/);
  });

  test.each<[number, Record<string, string>, string, RegExp]>([
    [401, {}, 'Unknown station', /wants a password, and none was given \(HTTP 401\).*“Unknown station”/],
    [403, {}, '', /forbids/],
    [404, {}, '<html><body><h1>Not   found</h1></body></html>', /no such path or station \(HTTP 404\).*“Not found”/],
    [302, { Location: 'wss://other.example/ocpp' }, '', /sends on to wss:\/\/other\.example\/ocpp/],
    [200, {}, 'Hello', /answers as a web server/],
    [426, {}, '', /another protocol \(HTTP 426\)/],
    [503, {}, '', /failed \(HTTP 503 Service Unavailable\)/],
    [418, {}, 'x'.repeat(100_000), /HTTP 418/],
  ])('HTTP %i instead of a WebSocket', async (status, headers, body, sentence) => {
    const at = await answering((_request, response) => response.writeHead(status, headers).end(body));
    const result = await failure(`ws://127.0.0.1:${at}/CP1`);
    expect(result.message).toMatch(sentence);
    expect(result.message.length).toBeLessThan(1000);
    expect(result.status).toBe(status);
    for (const [name, value] of Object.entries(headers)) expect(result.headers).toContainEqual([name, value]);
  });

  test('a server that takes the connection and says nothing', async () => {
    const at = await port(createTcp());
    const result = await failure(`ws://127.0.0.1:${at}/CP1`, { timeoutMs: 200 });
    expect(result).toMatchObject({ code: 'ETIMEDOUT', message: expect.stringContaining('within 0.2 s') as string });
  });

  test('a server that hangs up', async () => {
    const at = await port(createTcp((socket) => socket.destroy()));
    expect((await failure(`ws://127.0.0.1:${at}/CP1`)).message).toMatch(/closed the connection during the handshake/);
  });

  test('a server that answers with nonsense', async () => {
    const at = await port(createTcp((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')));
    expect((await failure(`ws://127.0.0.1:${at}/CP1`)).message).toMatch(/^Connecting to 127\.0\.0\.1:\d+ failed/);
  });

  test('a server that chooses a subprotocol which was not offered (RFC 6455 §4.1)', async () => {
    const at = await port(handshaking('ocpp9.9'));
    const result = await failure(`ws://127.0.0.1:${at}/CP1`);
    expect(result.message).toMatch(/chose the subprotocol ocpp9\.9, which was not offered \(offered: ocpp2\.0\.1\)/);
    expect(result.status).toBe(101);
  });

  test('an impossible header', async () => {
    expect((await failure('ws://127.0.0.1:1/CP1', { headers: [['X-Bad', 'line\r\nbreak']] })).message).toMatch(/failed/);
  });
});

/** A WebSocket server that chooses what it likes. */
function handshaking(protocol: string): TcpServer {
  return createTcp((socket: TcpSocket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      const key = /sec-websocket-key: (.*)\r\n/i.exec(data.toString())?.[1] ?? '';
      const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
      socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`);
    });
  });
}

describe('what a peer sends that is no text', () => {
  async function peer(options: ConstructorParameters<typeof WebSocketServer>[0] = {}): Promise<{ url: string; far: Promise<WebSocket> }> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', ...options });
    cleanUp.push(() => server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/CP1`, far: new Promise((resolve) => server.once('connection', resolve)) };
  }
  const seen = async (count: number): Promise<string[]> => {
    for (let turn = 0; turn < 4000 && events.length < count; turn += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    return events;
  };

  test('arrives as base64, and the connection lives on', async () => {
    const { url, far } = await peer();
    const result = await connect(url);
    expect(result.ok).toBe(true);
    const ws = await far;
    ws.send(Buffer.from([0xff, 0xfe]), { binary: true });
    ws.send(Buffer.from([0x5b, 0xc3, 0x28]), { binary: false });
    ws.send('after');
    expect(await seen(3)).toEqual(['binary //4=', 'binary W8Mo', 'text after']);
  });

  test('breaking the framing ends the connection, with a word about it', async () => {
    const at = await port(createTcp((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (data) => {
        const key = /sec-websocket-key: (.*)\r\n/i.exec(data.toString())?.[1] ?? '';
        const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
        socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
        // Reserved bits are set without an extension (RFC 6455 §5.2).
        setTimeout(() => socket.end(Buffer.from([0xf1, 0x01, 0x61])), 20);
      });
    }));
    expect((await connect(`ws://127.0.0.1:${at}/CP1`)).ok).toBe(true);
    const told = await seen(2);
    expect(told[0]).toMatch(/^error The WebSocket broke: .*RSV/);
    expect(told[1]).toMatch(/^close (1002|1006)$/);
  });

  test.each([true, false])('compression is used when both ends want it (%s)', async (compress) => {
    const { url, far } = await peer({ perMessageDeflate: true });
    const result = await connect(url, { compress });
    expect((await far).extensions).toBe(compress ? 'permessage-deflate' : '');
    if (result.ok) result.socket.send(`[2,"1","DataTransfer",{"data":"${'x'.repeat(5000)}"}]`);
    const text = await new Promise<string>((resolve) => void far.then((ws) => ws.once('message', (data: Buffer) => resolve(data.toString()))));
    expect(text).toHaveLength(5034);
  });
});

describe('security profiles 2 and 3', () => {
  let authority: TestAuthority;
  let other: TestAuthority;
  let server: Certificate;
  beforeAll(async () => {
    authority = await TestAuthority.create('Test CSMS root');
    other = await TestAuthority.create('Some other root');
    server = await authority.issue('csms', { ip: ['127.0.0.1'] });
  });

  async function secure(options: ServerOptions): Promise<string> {
    const https = createHttps(options);
    const sockets = new WebSocketServer({ server: https });
    sockets.on('error', () => undefined);
    https.on('tlsClientError', () => undefined);
    return `wss://127.0.0.1:${await port(https)}/ocpp/CP1`;
  }

  test('a CSMS whose authority is given is trusted', async () => {
    const url = await secure(server);
    expect(await connect(url, { ca: authority.cert, basic: { user: 'CP1', password: 'secret' } })).toMatchObject({ ok: true });
  });

  test.each<[string, () => Partial<ConnectOptions>]>([
    ['the system trusts none of this', () => ({})],
    ['another authority is trusted', () => ({ ca: other.cert })],
  ])('a CSMS is refused when %s', async (_why, options) => {
    const result = await failure(await secure(server), options());
    expect(result.message).toMatch(/not signed by an authority that is trusted here/);
  });

  test('a certificate for another name is refused', async () => {
    const url = await secure(await authority.issue('csms', { dns: ['csms.example'] }));
    expect(await failure(url, { ca: authority.cert })).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID', message: expect.stringContaining('another host name') as string });
  });

  test('a certificate that has expired is refused', async () => {
    const url = await secure(await authority.issue('csms', { ip: ['127.0.0.1'], expired: true }));
    expect(await failure(url, { ca: authority.cert })).toMatchObject({ code: 'CERT_HAS_EXPIRED', message: expect.stringContaining('has expired') as string });
  });

  test('a station with its own certificate is let in (profile 3)', async () => {
    const url = await secure({ ...server, ca: authority.cert, requestCert: true, rejectUnauthorized: true });
    expect(await connect(url, { ca: authority.cert, clientCertificate: await authority.issue('CP1') })).toMatchObject({ ok: true });
  });

  test.each<[string, () => Promise<Partial<ConnectOptions>>]>([
    ['none', () => Promise.resolve({})],
    ["another authority's", async () => ({ clientCertificate: await other.issue('CP1') })],
  ])('a station with %s certificate learns that one is wanted (profile 3)', async (_which, options) => {
    const url = await secure({ ...server, ca: authority.cert, requestCert: true, rejectUnauthorized: true });
    const result = await failure(url, { ca: authority.cert, ...(await options()) });
    expect(result.message).toMatch(/client certificate/);
  });

  test('a certificate and key that do not belong together are explained', async () => {
    const [one, two] = [await authority.issue('CP1'), await authority.issue('CP2')];
    const result = await failure(await secure(server), { ca: authority.cert, clientCertificate: { cert: one.cert, key: two.key } });
    expect(result.message).toMatch(/certificate or key.*cannot be used/);
  });

  test('a key that is none is explained', async () => {
    const { cert } = await authority.issue('CP1');
    const result = await failure(await secure(server), { ca: authority.cert, clientCertificate: { cert, key: '-----BEGIN NONSENSE-----' } });
    expect(result.message).toMatch(/certificate or key.*cannot be used/);
  });

  test('a server without TLS is told from one with it', async () => {
    const at = await answering((_request, response) => response.end('plain'));
    expect((await failure(`wss://127.0.0.1:${at}/CP1`)).message).toMatch(/does not speak TLS/);
  });

  test('a server with TLS is told from one without', async () => {
    const url = (await secure(server)).replace('wss:', 'ws:');
    expect((await failure(url)).message).toMatch(/wss:\/\//);
  });
});
