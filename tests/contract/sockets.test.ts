import { afterEach, describe, expect, test } from 'vitest';
import { WsClient } from '../../electron/node/ws-client';
import { WsServer } from '../../electron/node/ws-server';
import { MemorySockets } from '../../shared/platform/memory-sockets';
import type {
  ConnectOptions, ConnectResult, Listening, Socket, SocketClient, SocketHandler, SocketServer, UpgradeDecision, UpgradeRequest,
} from '../../shared/platform/socket';

/** What happened to one end, in order. */
class Witness implements SocketHandler {
  readonly events: string[] = [];
  #waiting: (() => void)[] = [];

  constructor(readonly socket: Socket) {}

  onText(text: string): void {
    this.#note(`text ${text}`);
  }
  onBinary(base64: string): void {
    this.#note(`binary ${base64}`);
  }
  onPing(): void {
    this.#note('ping');
  }
  onPong(): void {
    this.#note('pong');
  }
  onClose(code: number, reason: string): void {
    this.#note(`close ${code} ${reason}`.trimEnd());
  }
  onError(): void {
    // An end that is cut off may or may not report why; what counts is the close.
  }

  /** Resolves when `count` events have been seen. */
  async seen(count: number): Promise<readonly string[]> {
    while (this.events.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.events;
  }

  #note(event: string): void {
    this.events.push(event);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}

const memory = (): { server: SocketServer; client: SocketClient } => {
  const sockets = new MemorySockets();
  return { server: sockets, client: sockets };
};
const network = (): { server: SocketServer; client: SocketClient } => ({ server: new WsServer(), client: new WsClient() });

describe.each([['memory', memory], ['ws', network]] as const)('sockets over %s', (_name, make) => {
  const listening: Listening[] = [];
  afterEach(async () => {
    for (const one of listening.splice(0)) await one.close();
  });

  /** A server that decides as asked, and a way to connect to it. */
  async function setUp(decide: (request: UpgradeRequest, accept: (protocol?: string) => UpgradeDecision) => UpgradeDecision) {
    const { server, client } = make();
    const served: Witness[] = [];
    const requests: UpgradeRequest[] = [];
    const place = await server.listen({
      host: '127.0.0.1',
      port: 0,
      decide: (request) => {
        requests.push(request);
        return decide(request, (protocol) => ({
          accept: true,
          protocol,
          handler: (socket) => {
            const witness = new Witness(socket);
            served.push(witness);
            return witness;
          },
        }));
      },
    });
    listening.push(place);
    let connected: Witness | undefined;
    const connect = async (options: Partial<ConnectOptions> & { target?: string } = {}): Promise<ConnectResult> =>
      client.connect({
        url: `ws://127.0.0.1:${place.port}${options.target ?? '/ocpp/CP1'}`,
        protocols: ['ocpp2.0.1', 'ocpp1.6'],
        timeoutMs: 5000,
        handler: (socket) => (connected = new Witness(socket)),
        ...options,
      });
    const pair = async (options: Partial<ConnectOptions> = {}): Promise<{ near: Witness; far: Witness }> => {
      const result = await connect(options);
      const [far] = served;
      if (!result.ok || !connected || !far) throw new Error('not connected');
      return { near: connected, far };
    };
    return { server, client, place, requests, served, connect, pair };
  }

  test('the server sees target, offered subprotocols, headers, credentials and origin of a request', async () => {
    const { requests, connect } = await setUp((_request, accept) => accept('ocpp1.6'));
    await connect({ target: '/ocpp/CP%2F1?x=%C3%A9', basic: { user: 'CP/1', password: 'pä:ss' }, headers: [['X-Vendor', 'Unit']] });
    const [request] = requests;
    expect(request?.target).toBe('/ocpp/CP%2F1?x=%C3%A9');
    expect(request?.protocols).toEqual(['ocpp2.0.1', 'ocpp1.6']);
    expect(request?.basic).toEqual({ user: 'CP/1', password: 'pä:ss' });
    expect(request?.headers).toContainEqual(['X-Vendor', 'Unit']);
    expect(request?.headers.map(([name]) => name)).toContain('Sec-WebSocket-Key');
    expect(request?.remoteAddress).toBe('127.0.0.1');
    expect(request?.remotePort).toBeGreaterThan(0);
  });

  test('both ends know the subprotocol that was chosen', async () => {
    const { pair } = await setUp((_request, accept) => accept('ocpp1.6'));
    const { near, far } = await pair();
    expect([near.socket.protocol, far.socket.protocol]).toEqual(['ocpp1.6', 'ocpp1.6']);
  });

  test('a server that chooses no subprotocol is connected to, so that its close can be seen (OCPP-J 1.6 §3.1.2)', async () => {
    const { pair } = await setUp((_request, accept) => accept());
    const { near, far } = await pair();
    expect([near.socket.protocol, far.socket.protocol]).toEqual(['', '']);
    far.socket.close(1002, 'no common version');
    expect(await near.seen(1)).toEqual(['close 1002 no common version']);
  });

  test('a station that offers no subprotocol is asked about all the same', async () => {
    const { requests, pair } = await setUp((_request, accept) => accept());
    const { near } = await pair({ protocols: [] });
    expect(requests[0]?.protocols).toEqual([]);
    expect(near.socket.protocol).toBe('');
  });

  test('a refused upgrade comes back as status, headers and a sentence', async () => {
    const { connect, served } = await setUp(() => ({
      accept: false, status: 401, message: 'The password is wrong.', headers: [['WWW-Authenticate', 'Basic realm="OCPP"']],
    }));
    const result = await connect();
    if (result.ok) throw new Error('connected');
    expect(result.status).toBe(401);
    expect(result.message).toMatch(/401.*The password is wrong\./s);
    expect(result.headers).toContainEqual(['WWW-Authenticate', 'Basic realm="OCPP"']);
    expect(served).toEqual([]);
  });

  test('texts arrive complete and in order, in both directions', async () => {
    const { pair } = await setUp((_request, accept) => accept('ocpp1.6'));
    const { near, far } = await pair();
    const texts = ['[2,"1","Heartbeat",{}]', '', 'ünï✓🔌', 'x'.repeat(1_000_000), '\ufeffBOM', '\u0000'];
    for (const text of texts) near.socket.send(text);
    for (const text of texts) far.socket.send(text);
    expect(await far.seen(texts.length)).toEqual(texts.map((text) => `text ${text}`));
    expect(await near.seen(texts.length)).toEqual(texts.map((text) => `text ${text}`));
  });

  test('nothing is delivered inside send', async () => {
    const { pair } = await setUp((_request, accept) => accept('ocpp1.6'));
    const { near, far } = await pair();
    near.socket.send('a');
    expect(far.events).toEqual([]);
    await far.seen(1);
  });

  test('a ping is seen at the far end and its pong at the near one', async () => {
    const { pair } = await setUp((_request, accept) => accept('ocpp1.6'));
    const { near, far } = await pair();
    near.socket.ping();
    expect(await near.seen(1)).toEqual(['pong']);
    expect(far.events).toEqual(['ping']);
  });

  test('what was sent before a close arrives before it; both ends learn code and reason, once', async () => {
    const { pair } = await setUp((_request, accept) => accept('ocpp1.6'));
    const { near, far } = await pair();
    near.socket.send('last');
    near.socket.close(4001, 'enough');
    near.socket.close(1000, 'twice');
    expect(await far.seen(2)).toEqual(['text last', 'close 4001 enough']);
    expect(await near.seen(1)).toEqual(['close 4001 enough']);
  });

  test('a close without a code is 1005 to both ends (RFC 6455 §7.1.5)', async () => {
    const { pair } = await setUp((_request, accept) => accept('ocpp1.6'));
    const { near, far } = await pair();
    far.socket.close();
    expect(await near.seen(1)).toEqual(['close 1005']);
    expect(await far.seen(1)).toEqual(['close 1005']);
  });

  test('a dropped connection is 1006 to both ends (RFC 6455 §7.1.5)', async () => {
    const { pair } = await setUp((_request, accept) => accept('ocpp1.6'));
    const { near, far } = await pair();
    near.socket.terminate();
    expect(await far.seen(1)).toEqual(['close 1006']);
    expect(await near.seen(1)).toEqual(['close 1006']);
  });

  test('a closed socket takes every call and does nothing', async () => {
    const { pair } = await setUp((_request, accept) => accept('ocpp1.6'));
    const { near, far } = await pair();
    far.socket.close(1000);
    await near.seen(1);
    near.socket.send('late');
    near.socket.ping();
    near.socket.close(1000);
    near.socket.terminate();
    await far.seen(1);
    expect(near.events).toEqual(['close 1000']);
    expect(far.events).toEqual(['close 1000']);
  });

  test('a server that stops drops its connections and is found no more', async () => {
    const { pair, place, connect } = await setUp((_request, accept) => accept('ocpp1.6'));
    const { near, far } = await pair();
    await place.close();
    expect(await near.seen(1)).toEqual(['close 1006']);
    expect(await far.seen(1)).toEqual(['close 1006']);
    const again = await connect();
    expect(again).toMatchObject({ ok: false, code: 'ECONNREFUSED' });
    if (!again.ok) expect(again.message).toContain(`127.0.0.1:${place.port}`);
  });

  test('a port in use is refused with a sentence that names it', async () => {
    const { server, place } = await setUp((_request, accept) => accept());
    await expect(server.listen({ host: '127.0.0.1', port: place.port, decide: () => ({ accept: false, status: 503, message: '' }) }))
      .rejects.toThrow(new RegExp(`Port ${place.port} is in use`));
  });

  test.each(['', 'nonsense', 'http://127.0.0.1/CP1', 'ftp://127.0.0.1/CP1', 'ws://'])('%j as a URL fails with a sentence, not with an exception', async (url) => {
    const { client } = make();
    const result = await client.connect({ url, protocols: ['ocpp1.6'], timeoutMs: 1000, handler: (socket) => new Witness(socket) });
    expect(result).toMatchObject({ ok: false });
    if (!result.ok) expect(result.message).toMatch(/no WebSocket URL/);
  });
});
