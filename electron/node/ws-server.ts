import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { type Server as WebSocketServerOf, WebSocketServer } from 'ws';
import type { Listening, ListenOptions, SocketServer, UpgradeDecision, UpgradeRequest } from '../../shared/platform/socket';
import { headerList, plainAddress, readBasic, splitList } from './http-headers';
import { listenSentence } from './listen-sentence';
import { peerCertificate, refusedSentence, serverTls } from './tls';
import { DEFLATE, OwnedWebSocket, WS_OPTIONS, WsSocket } from './ws-socket';

const ONLY_WEBSOCKETS =
  'Charging stations connect here by WebSocket: ws:// instead of http://, with the identity of the station at the end of the path.\n';

type Accepted = Extract<UpgradeDecision, { accept: true }>;

/** WebSocket servers of this machine, over `ws`. */
export class WsServer implements SocketServer {
  listen(options: ListenOptions): Promise<Listening> {
    return new WsListener(options).start();
  }
}

/** One address that is listened at. */
class WsListener {
  readonly #options: ListenOptions;
  readonly #http: Server;
  readonly #ws: WebSocketServerOf<typeof OwnedWebSocket>;
  readonly #open = new Set<WsSocket>();
  readonly #accepted = new WeakMap<IncomingMessage, Accepted>();

  constructor(options: ListenOptions) {
    this.#options = options;
    this.#http = options.tls ? createSecureServer(serverTls(options.tls), answerPlainRequest) : createServer(answerPlainRequest);
    this.#http.on('tlsClientError', (error: Error, socket: TLSSocket) => {
      options.onTlsFailure?.(refusedSentence(error, socket), plainAddress(socket.remoteAddress), socket.remotePort ?? 0);
    });
    this.#ws = new WebSocketServer({
      ...WS_OPTIONS,
      noServer: true,
      clientTracking: false,
      WebSocket: OwnedWebSocket,
      perMessageDeflate: options.compress === true ? DEFLATE : false,
      verifyClient: ({ req }: { req: IncomingMessage }, answer: Verdict) => this.#verify(req, answer),
      handleProtocols: (_offered, request) => this.#accepted.get(request)?.protocol ?? false,
    });
    this.#http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#ws.handleUpgrade(request, socket, head, (ws, of) => this.#welcome(ws, of));
    });
  }

  start(): Promise<Listening> {
    const { host, port } = this.#options;
    return new Promise((resolve, reject) => {
      const fail = (error: unknown): void => reject(new Error(listenSentence(error, host, port), { cause: error }));
      this.#http.once('error', fail);
      try {
        this.#http.listen(port, host, () => {
          this.#http.off('error', fail);
          // A connection that cannot be accepted (too many open files) is lost, but the others go on.
          this.#http.on('error', () => undefined);
          const address = this.#http.address();
          resolve({ host, port: typeof address === 'object' && address ? address.port : port, close: () => this.#close() });
        });
      } catch (error) {
        fail(error);
      }
    });
  }

  #verify(request: IncomingMessage, answer: Verdict): void {
    const decision = this.#options.decide(upgradeRequest(request));
    if (decision instanceof Promise) void decision.then((late) => this.#answer(request, late, answer), (error: unknown) => answer(false, 500, `${String(error)}\n`));
    else this.#answer(request, decision, answer);
  }

  #answer(request: IncomingMessage, decision: UpgradeDecision, answer: Verdict): void {
    // `ws` looks at the same, and then tells nobody.
    if (decision.accept && !(request.socket.readable && request.socket.writable)) decision.gone?.();
    if (decision.accept) {
      this.#accepted.set(request, decision);
      answer(true);
      return;
    }
    const headers = Object.fromEntries(decision.headers ?? []);
    answer(false, decision.status, `${decision.message}\n`, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  }

  #welcome(ws: OwnedWebSocket, request: IncomingMessage): void {
    const accepted = this.#accepted.get(request);
    if (!accepted) return ws.terminate();
    const socket = new WsSocket(ws, ws.protocol, this.#open, request.socket);
    socket.handler = accepted.handler(socket);
  }

  #close(): Promise<void> {
    return new Promise((resolve) => {
      this.#http.close(() => resolve());
      this.#http.closeAllConnections();
      for (const socket of this.#open) socket.terminate();
    });
  }
}

type Verdict = (accept: boolean, status?: number, message?: string, headers?: OutgoingHttpHeaders) => void;

function upgradeRequest(request: IncomingMessage): UpgradeRequest {
  const basic = readBasic(request.headers.authorization);
  const { socket } = request;
  const clientCertificate = socket instanceof TLSSocket ? peerCertificate(socket) : undefined;
  return {
    target: request.url ?? '/',
    headers: headerList(request.rawHeaders),
    protocols: splitList(request.headers['sec-websocket-protocol']),
    ...(basic ? { basic } : {}),
    ...(socket instanceof TLSSocket ? { secure: true } : {}),
    ...(clientCertificate ? { clientCertificate } : {}),
    remoteAddress: plainAddress(request.socket.remoteAddress),
    remotePort: request.socket.remotePort ?? 0,
  };
}

function answerPlainRequest(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(426, { 'Content-Type': 'text/plain; charset=utf-8', Upgrade: 'websocket', Connection: 'Upgrade, close' });
  response.end(ONLY_WEBSOCKETS);
}
