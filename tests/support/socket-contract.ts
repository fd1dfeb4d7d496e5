import { afterEach, describe, expect, test } from 'vitest';
import type {
  ConnectOptions, ConnectResult, Listening, ListenOptions, Socket, SocketClient, SocketHandler, SocketServer, UpgradeRequest,
} from '../../shared/platform/socket';

/** What one end was told, in order. */
export interface SocketLog extends SocketHandler {
  readonly seen: string[];
  socket: Socket | undefined;
}

export function socketLog(): SocketLog {
  const seen: string[] = [];
  return {
    seen,
    socket: undefined,
    onText: (text) => void seen.push(`text ${text}`),
    onBinary: (base64) => void seen.push(`binary ${base64}`),
    onPing: () => void seen.push('ping'),
    onPong: () => void seen.push('pong'),
    onClose: (code, reason) => void seen.push(`close ${code} ${reason}`.trim()),
    onError: () => undefined,
  };
}

/** Waits until `true` comes back, at most two seconds of real time. */
async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !condition(); turn += 1) await new Promise((resolve) => setTimeout(resolve, turn < 20 ? 0 : 5));
  expect(condition()).toBe(true);
}

/**
 * What every implementation of shared/platform/socket.ts must do, whatever it runs over.
 *
 * @param make a fresh server and client that can reach each other on 127.0.0.1
 */
export function socketContract(name: string, make: () => { server: SocketServer; client: SocketClient }): void {
  describe(`${name} as sockets`, () => {
    const open: Listening[] = [];
    afterEach(async () => {
      for (const listening of open.splice(0)) await listening.close();
    });

    async function pair(options: { decide?: ListenOptions['decide']; connect?: Partial<ConnectOptions>; target?: string } = {}) {
      const { server, client } = make();
      const far = socketLog();
      const near = socketLog();
      const requests: UpgradeRequest[] = [];
      const listening = await server.listen({
        host: '127.0.0.1',
        port: 0,
        decide: (request) => {
          requests.push(request);
          return options.decide?.(request) ?? { accept: true, protocol: request.protocols[0], handler: keep(far) };
        },
      });
      open.push(listening);
      const result: ConnectResult = await client.connect({
        url: `ws://127.0.0.1:${listening.port}${options.target ?? '/ocpp/CP1'}`, protocols: ['ocpp1.6'], timeoutMs: 5_000, handler: keep(near), ...options.connect,
      });
      return { result, listening, near, far, request: requests[0] };
    }

    test('carry text both ways, unchanged and in order', async () => {
      const { result, near, far } = await pair();
      expect(result.ok).toBe(true);
      for (const text of ['a', 'ä€😀', ' {"x" : 1} ', '']) near.socket?.send(text);
      far.socket?.send('down');
      await until(() => far.seen.length === 4 && near.seen.length === 1);
      expect(far.seen).toEqual(['text a', 'text ä€😀', 'text  {"x" : 1} ', 'text ']);
      expect(near.seen).toEqual(['text down']);
    });

    test('never call a handler inside send', async () => {
      const { near, far } = await pair();
      near.socket?.send('x');
      expect(far.seen).toEqual([]);
      await until(() => far.seen.length === 1);
    });

    test('show the server the request as it was sent', async () => {
      const { request } = await pair({ target: '/ocpp/CP%2F1?x=1', connect: { protocols: ['ocpp2.1', 'ocpp2.0.1'], basic: { user: 'CP/1', password: 'secret' } } });
      expect(request?.target).toBe('/ocpp/CP%2F1?x=1');
      expect(request?.protocols).toEqual(['ocpp2.1', 'ocpp2.0.1']);
      expect(request?.basic).toEqual({ user: 'CP/1', password: 'secret' });
      const authorization = request?.headers.find(([header]) => header.toLowerCase() === 'authorization');
      expect(authorization?.[1]).toBe('Basic Q1AvMTpzZWNyZXQ=');
      expect(request?.remoteAddress).toMatch(/127\.0\.0\.1/);
    });

    test('agree on the subprotocol that the server chose', async () => {
      const { result, far } = await pair({ connect: { protocols: ['ocpp2.1', 'ocpp1.6'] } });
      expect(result.ok && result.socket.protocol).toBe('ocpp2.1');
      expect(far.socket?.protocol).toBe('ocpp2.1');
    });

    test('tell a refused client the status', async () => {
      const { result } = await pair({ decide: () => ({ accept: false, status: 401, message: 'no', headers: [['WWW-Authenticate', 'Basic realm="x"']] }) });
      expect(result.ok).toBe(false);
      expect(!result.ok && result.status).toBe(401);
      const challenge = !result.ok && result.headers?.find(([header]) => header.toLowerCase() === 'www-authenticate')?.[1];
      expect(challenge).toBe('Basic realm="x"');
    });

    test('answer a failed attempt with a value', async () => {
      const { server, client } = make();
      const listening = await server.listen({ host: '127.0.0.1', port: 0, decide: () => ({ accept: false, status: 404, message: '' }) });
      await listening.close();
      const result = await client.connect({ url: `ws://127.0.0.1:${listening.port}/x`, protocols: [], timeoutMs: 5_000, handler: keep(socketLog()) });
      expect(result.ok).toBe(false);
      expect(!result.ok && result.code).toBe('ECONNREFUSED');
    });

    test('refuse a port that is in use, in a sentence', async () => {
      const { server } = make();
      const decide: ListenOptions['decide'] = () => ({ accept: false, status: 404, message: '' });
      const first = await server.listen({ host: '127.0.0.1', port: 0, decide });
      open.push(first);
      await expect(server.listen({ host: '127.0.0.1', port: first.port, decide })).rejects.toThrow(/in use/);
    });

    test.each([[1000, 'done'], [4001, 'replaced'], [3000, '']] as const)('close with %i and its reason at both ends, once', async (code, reason) => {
      const { near, far } = await pair();
      near.socket?.send('last words');
      near.socket?.close(code, reason);
      near.socket?.send('too late');
      near.socket?.close(1000);
      await until(() => near.seen.length > 0 && far.seen.length > 1);
      expect(far.seen).toEqual(['text last words', `close ${code} ${reason}`.trim()]);
      expect(near.seen).toEqual([`close ${code} ${reason}`.trim()]);
    });

    test('close with 1006 at both ends when the connection is dropped', async () => {
      const { near, far } = await pair();
      near.socket?.terminate();
      await until(() => near.seen.length > 0 && far.seen.length > 0);
      expect([...near.seen, ...far.seen]).toEqual(['close 1006', 'close 1006']);
    });

    test('answer a ping with a pong', async () => {
      const { near, far } = await pair();
      near.socket?.ping();
      await until(() => near.seen.length > 0);
      expect([far.seen, near.seen]).toEqual([['ping'], ['pong']]);
    });

    test('end every connection when the server stops', async () => {
      const { near, far, listening } = await pair();
      await listening.close();
      await until(() => near.seen.length > 0 && far.seen.length > 0);
      expect(near.seen).toEqual(['close 1006']);
    });
  });
}

function keep(log: SocketLog): (socket: Socket) => SocketHandler {
  return (socket) => {
    log.socket = socket;
    return log;
  };
}
