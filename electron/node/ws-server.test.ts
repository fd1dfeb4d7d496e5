import { connect } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Listening, ListenOptions, Socket, SocketHandler, UpgradeDecision } from '../../shared/platform/socket';
import { networkAddresses } from './network-addresses';
import { WsServer } from './ws-server';

const listening: Listening[] = [];
afterEach(async () => {
  for (const one of listening.splice(0)) await one.close();
});

const SILENT: SocketHandler = {
  onText: () => undefined, onBinary: () => undefined, onPing: () => undefined, onPong: () => undefined, onClose: () => undefined, onError: () => undefined,
};
const welcome = (handler: Partial<SocketHandler> = {}) => (): UpgradeDecision => ({ accept: true, protocol: 'ocpp1.6', handler: () => ({ ...SILENT, ...handler }) });

async function listen(decide: ListenOptions['decide'], options: Partial<ListenOptions> = {}): Promise<number> {
  const one = await new WsServer().listen({ host: '127.0.0.1', port: 0, decide, ...options });
  listening.push(one);
  return one.port;
}

/** What a server says to a raw request, until it hangs up. */
function raw(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    socket.on('data', (chunk) => (heard += chunk.toString()))
      .on('close', () => resolve(heard))
      .on('error', reject);
  });
}

const HANDSHAKE = ['GET /ocpp/CP1 HTTP/1.1', 'Host: csms', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='];
const without = (name: string): string[] => HANDSHAKE.filter((line) => !line.startsWith(name));

/** IPv6 is not everywhere. */
const LOOPBACKS = ['127.0.0.1', '::1'].filter((address) => networkAddresses().some((one) => one.address === address));

describe('a WebSocket server', () => {
  test('refuses with status, headers and words of the decision', async () => {
    const port = await listen(() => ({ accept: false, status: 401, message: 'The password of CP1 is wrong.', headers: [['WWW-Authenticate', 'Basic realm="OCPP"']] }));
    const answer = await raw(port, HANDSHAKE);
    expect(answer).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
    expect(answer).toContain('WWW-Authenticate: Basic realm="OCPP"');
    expect(answer).toContain('Content-Type: text/plain; charset=utf-8');
    expect(answer).toMatch(/\r\n\r\nThe password of CP1 is wrong\.\n$/);
  });

  test('answers a browser in words, with HTTP 426', async () => {
    const port = await listen(welcome());
    const response = await fetch(`http://127.0.0.1:${port}/ocpp/CP1`);
    expect(response.status).toBe(426);
    expect(response.headers.get('upgrade')).toBe('websocket');
    expect(await response.text()).toMatch(/ws:\/\/ instead of http:\/\//);
  });

  test.each<[string, string[]]>([
    ['without a key', without('Sec-WebSocket-Key')],
    ['without a version', without('Sec-WebSocket-Version')],
    ['of another protocol', [...without('Upgrade'), 'Upgrade: h2c']],
    ['by another method', ['POST /ocpp/CP1 HTTP/1.1', ...HANDSHAKE.slice(1)]],
    ['with a broken list of subprotocols', [...HANDSHAKE, 'Sec-WebSocket-Protocol: ocpp1.6,,']],
  ])('refuses a handshake %s before anybody is asked', async (_what, lines) => {
    const decide = vi.fn(welcome());
    const port = await listen(decide);
    expect(await raw(port, lines)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(decide).not.toHaveBeenCalled();
  });

  test.each([
    ['Basic Q1AxOnBh w6Q=', undefined],
    ['Basic Q1AxOnDDpDpzcw==', { user: 'CP1', password: 'pä:ss' }],
    ['basic Q1AxOg==', { user: 'CP1', password: '' }],
    ['Basic Q1Ax', undefined],
    ['Bearer Q1AxOg==', undefined],
    // A 1.6 AuthorizationKey of any bytes (ff fe fd): every byte is a character of its own.
    ['Basic Q1AxOv/+/Q==', { user: 'CP1', password: 'ÿþý' }],
  ])('reads the credentials in “%s”', async (header, basic) => {
    const seen: unknown[] = [];
    const port = await listen((request) => {
      seen.push(request.basic);
      return { accept: false, status: 401, message: '' };
    });
    await raw(port, [...HANDSHAKE, `Authorization: ${header}`]);
    expect(seen).toEqual([basic]);
  });

  test.each(LOOPBACKS)('names the address of a station at %s plainly', async (host) => {
    const seen: string[] = [];
    const port = await listen((request) => {
      seen.push(request.remoteAddress);
      return { accept: false, status: 403, message: '' };
    }, { host: host === '::1' ? '::' : host });
    await new Promise((resolve) => new WebSocket(`ws://${host === '::1' ? '[::1]' : host}:${port}/CP1`).on('error', resolve));
    await new Promise((resolve) => new WebSocket(`ws://127.0.0.1:${port}/CP1`).on('error', resolve));
    expect(seen).toEqual([host, '127.0.0.1']);
  });

  test('hands on text that is no UTF-8 instead of hanging up (OCPP-J allows text alone; the log shows the rest)', async () => {
    const told: string[] = [];
    const port = await listen(welcome({ onText: (text) => void told.push(text), onBinary: (base64) => void told.push(base64), onClose: (code) => void told.push(`close ${code}`) }));
    const ws = new WebSocket(`ws://127.0.0.1:${port}/CP1`, 'ocpp1.6');
    await new Promise((resolve) => ws.on('open', resolve));
    ws.send(Buffer.from([0x5b, 0xff]), { binary: false });
    ws.send('after');
    ws.close(1000);
    await new Promise((resolve) => ws.on('close', resolve));
    expect(told).toEqual(['W/8=', 'after', 'close 1000']);
  });

  test.each([
    ['', 0], ['a', 125], ['a', 126], ['a', 65_535], ['a', 65_536], ['✓', 41], ['✓', 42], ['✓', 21_845], ['✓', 21_846], ['😀', 31], ['😀', 32],
  ])('sends %s × %i as it is, whatever length its frame has to announce (RFC 6455 §5.2)', async (character, count) => {
    let socket: Socket | undefined;
    const port = await listen(() => ({ accept: true, protocol: 'ocpp1.6', handler: (open) => ((socket = open), SILENT) }));
    const ws = new WebSocket(`ws://127.0.0.1:${port}/CP1`, 'ocpp1.6');
    const received: string[] = [];
    ws.on('message', (data: Buffer) => void received.push(data.toString()));
    await new Promise((resolve) => ws.on('open', resolve));
    const texts = [character.repeat(count), 'after it'];
    for (const text of texts) socket?.send(text);
    await vi.waitFor(() => expect(received).toHaveLength(2));
    expect(received).toEqual(texts);
    ws.terminate();
  });

  test.each([false, true])('keeps the order of messages, pings and the close frame of one turn (compressed: %s)', async (compress) => {
    let socket: Socket | undefined;
    const port = await listen(() => ({ accept: true, protocol: 'ocpp1.6', handler: (open) => ((socket = open), SILENT) }), { compress });
    const ws = new WebSocket(`ws://127.0.0.1:${port}/CP1`, 'ocpp1.6', { perMessageDeflate: compress });
    const told: string[] = [];
    ws.on('message', (data: Buffer) => void told.push(data.toString())).on('ping', () => void told.push('ping'));
    await new Promise((resolve) => ws.on('open', resolve));
    const closed = new Promise((resolve) => ws.on('close', (code) => { told.push(`close ${code}`); resolve(undefined); }));
    socket?.send('one');
    socket?.ping();
    socket?.send('two');
    socket?.close(1001);
    socket?.send('too late');
    await closed;
    expect(told).toEqual(['one', 'ping', 'two', 'close 1001']);
  });

  test('answers a message before the ping that comes together with it', async () => {
    const port = await listen(() => ({ accept: true, protocol: undefined, handler: (socket) => ({ ...SILENT, onText: (text) => socket.send(`answer to ${text}`) }) }));
    const heard = await new Promise<string>((resolve, reject) => {
      let all = '';
      const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(`${HANDSHAKE.join('\r\n')}\r\n\r\n`));
      socket.once('data', () => socket.write(Buffer.concat([Buffer.from([0x81, 0x85, 0, 0, 0, 0]), Buffer.from('hello'), Buffer.from([0x89, 0x82, 0, 0, 0, 0]), Buffer.from('hi')])));
      socket.on('data', (chunk) => { all += chunk.toString('latin1'); if (all.endsWith('\x02hi')) socket.destroy(); }).on('close', () => resolve(all)).on('error', reject);
    });
    expect(heard.endsWith('answer to hello\x8a\x02hi')).toBe(true);
  });

  test.each([
    ['a close frame', Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe8])],
    ['the end of the connection', Buffer.alloc(0)],
  ])('answers a message that comes together with %s', async (_what, last) => {
    const port = await listen(() => ({ accept: true, protocol: undefined, handler: (socket) => ({ ...SILENT, onText: (text) => socket.send(`answer to ${text}`) }) }));
    const heard = await new Promise<Buffer>((resolve, reject) => {
      const chunks: Buffer[] = [];
      const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(`${HANDSHAKE.join('\r\n')}\r\n\r\n`));
      socket.once('data', () => socket.end(Buffer.concat([Buffer.from([0x81, 0x85, 0, 0, 0, 0]), Buffer.from('hello'), last])));
      socket.on('data', (chunk) => void chunks.push(chunk)).on('close', () => resolve(Buffer.concat(chunks))).on('error', reject);
    });
    expect(heard.toString('latin1')).toContain('answer to hello');
  });

  test('loses nothing of what a hundred stations are told in one turn', async () => {
    const open: Socket[] = [];
    const port = await listen(() => ({ accept: true, protocol: 'ocpp1.6', handler: (socket) => (open.push(socket), SILENT) }));
    const clients = await Promise.all(Array.from({ length: 100 }, async (_, i) => {
      const ws = new WebSocket(`ws://127.0.0.1:${port}/CP${i}`, 'ocpp1.6');
      const received: string[] = [];
      ws.on('message', (data: Buffer) => void received.push(data.toString()));
      await new Promise((resolve) => ws.on('open', resolve));
      return { ws, received };
    }));
    for (const socket of open) for (const text of ['one', 'two']) socket.send(text);
    await vi.waitFor(() => expect(clients.map(({ received }) => received)).toEqual(clients.map(() => ['one', 'two'])));
    for (const { ws } of clients) ws.terminate();
  });

  test('shortens a reason to what a close frame can carry, without breaking a character', async () => {
    let socket: Socket | undefined;
    const port = await listen(() => ({ accept: true, protocol: 'ocpp1.6', handler: (open) => ((socket = open), SILENT) }));
    const ws = new WebSocket(`ws://127.0.0.1:${port}/CP1`, 'ocpp1.6');
    await new Promise((resolve) => ws.on('open', resolve));
    const closed = new Promise<[number, string]>((resolve) => ws.on('close', (code, reason) => resolve([code, reason.toString()])));
    socket?.close(4000, '✓'.repeat(100));
    expect(await closed).toEqual([4000, '✓'.repeat(41)]);
  });

  test.each([[1004], [1005], [1006], [999], [5000], [2000]])('closes with 1000 instead of %i, which no close frame may carry', async (code) => {
    let socket: Socket | undefined;
    const port = await listen(() => ({ accept: true, protocol: 'ocpp1.6', handler: (open) => ((socket = open), SILENT) }));
    const ws = new WebSocket(`ws://127.0.0.1:${port}/CP1`, 'ocpp1.6');
    await new Promise((resolve) => ws.on('open', resolve));
    const closed = new Promise<number>((resolve) => ws.on('close', resolve));
    socket?.close(code, '');
    expect(await closed).toBe(1000);
  });

  test.each([[true, 'permessage-deflate'], [false, '']])('offers compression when it is wanted (%s)', async (compress, extensions) => {
    const port = await listen(welcome(), { compress });
    const ws = new WebSocket(`ws://127.0.0.1:${port}/CP1`, 'ocpp1.6', { perMessageDeflate: true });
    await new Promise((resolve) => ws.on('open', resolve));
    expect(ws.extensions).toBe(extensions);
    ws.terminate();
  });

  test.each<[string, Partial<ListenOptions>, RegExp]>([
    ['an address of another machine', { host: '192.0.2.1' }, /No network interface of this machine has the address 192\.0\.2\.1/],
    ['a name that nobody knows', { host: 'no-such-host.invalid' }, /no-such-host\.invalid is no address and no name/],
    ['a port beyond all ports', { port: 70_000 }, /70000 is no port/],
  ])('cannot listen at %s, and says what to do', async (_what, options, sentence) => {
    await expect(listen(welcome(), options)).rejects.toThrow(sentence);
  });
});
