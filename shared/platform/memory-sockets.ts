import { base64OfText } from './base64';
import type { MemoryTls } from './memory-tls';
import type {
  ConnectOptions, ConnectResult, HeaderList, Listening, ListenOptions, Socket, SocketClient, SocketHandler, SocketServer, UpgradeDecision,
  UpgradeRequest,
} from './socket';

const FIRST_FREE_PORT = 20_000;
const CLIENT_PORT = 50_000;

/**
 * WebSockets without a network: a server and a client that meet in memory. Messages arrive in order, each on a promise
 * turn of its own, so that a virtual clock's `settle` sees them through.
 */
export class MemorySockets implements SocketServer, SocketClient {
  readonly #listeners = new Map<number, { readonly options: ListenOptions; readonly sockets: Set<MemorySocket> }>();
  #nextPort = FIRST_FREE_PORT;
  #nextClient = CLIENT_PORT;
  /** While true, nobody is reached, as with a pulled network cable; open connections are not touched. */
  unreachable = false;
  readonly #tls: MemoryTls | undefined;

  /** @param tls what wss:// needs: without it, only ws:// can be listened for and connected to */
  constructor(tls?: MemoryTls) {
    this.#tls = tls;
  }

  listen(options: ListenOptions): Promise<Listening> {
    const port = options.port === 0 ? this.#freePort() : options.port;
    if (this.#listeners.has(port)) {
      return Promise.reject(new Error(`Port ${port} is in use already. Choose another one, or stop what listens there.`));
    }
    const sockets = new Set<MemorySocket>();
    this.#listeners.set(port, { options, sockets });
    const close = async (): Promise<void> => {
      this.#listeners.delete(port);
      for (const socket of [...sockets]) socket.terminate();
      await Promise.resolve();
    };
    return Promise.resolve({ host: options.host, port, close });
  }

  async connect(options: ConnectOptions): Promise<ConnectResult> {
    await Promise.resolve();
    const address = readUrl(options.url);
    if (!address) return { ok: false, message: `${options.url} is no WebSocket URL; it would be like ws://127.0.0.1:9000/ocpp/CP1.` };
    const listener = this.unreachable ? undefined : this.#listeners.get(address.port);
    if (!listener) {
      return { ok: false, code: 'ECONNREFUSED', message: `Nobody listens at ${address.host}:${address.port}. Check host and port, and that the CSMS runs.` };
    }
    const { tls } = listener.options;
    if ((tls !== undefined) !== address.secure) return mismatch(address);
    const handshake = tls ? await this.#tls?.shake(options, tls, address.host) : undefined;
    if (tls && !handshake) return { ok: false, message: 'These sockets have no TLS.' };
    if (handshake?.ok === false) {
      const { seenByServer, ...failure } = handshake;
      if (seenByServer !== undefined) listener.options.onTlsFailure?.(seenByServer, '127.0.0.1', this.#nextClient++);
      return failure;
    }
    const request = { ...this.#request(options, address), ...(handshake ? { secure: true } : {}), ...(handshake?.peer ? { clientCertificate: handshake.peer } : {}) };
    const decided = listener.options.decide(request);
    const decision = decided instanceof Promise ? await decided : decided;
    await Promise.resolve();
    if (!decision.accept) return refused(decision);
    return accepted(options, decision, listener.sockets);
  }

  /** Drops every open connection of every listener, as a network that fails would. */
  dropAll(): void {
    for (const { sockets } of this.#listeners.values()) for (const socket of [...sockets]) socket.terminate();
  }

  #freePort(): number {
    while (this.#listeners.has(this.#nextPort)) this.#nextPort += 1;
    return this.#nextPort++;
  }

  #request(options: ConnectOptions, address: Address): UpgradeRequest {
    const headers: (readonly [string, string])[] = [
      ['Host', `${address.host}:${address.port}`],
      ['Connection', 'Upgrade'],
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Version', '13'],
      ['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA=='],
    ];
    const { basic, protocols } = options;
    if (protocols.length > 0) headers.push(['Sec-WebSocket-Protocol', protocols.join(',')]);
    if (basic) headers.push(['Authorization', `Basic ${base64OfText(`${basic.user}:${basic.password}`)}`]);
    return {
      target: address.target,
      headers: [...headers, ...(options.headers ?? [])],
      protocols,
      ...(basic ? { basic } : {}),
      remoteAddress: '127.0.0.1',
      remotePort: this.#nextClient++,
    };
  }
}

interface Address {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  readonly target: string;
}

function readUrl(url: string): Address | undefined {
  const [, scheme, host, port, target] = /^(wss?):\/\/(\[[^\]]+\]|[^/:?#]+)(?::(\d+))?([/?][^#]*)?$/.exec(url) ?? [];
  if (scheme === undefined || host === undefined) return undefined;
  const path = target ?? '/';
  return { secure: scheme === 'wss', host, port: port === undefined ? (scheme === 'ws' ? 80 : 443) : Number(port), target: path.startsWith('/') ? path : `/${path}` };
}

function mismatch({ secure, host, port }: Address): ConnectResult {
  return secure
    ? { ok: false, code: 'EPROTO', message: `${host}:${port} does not speak TLS. Then the URL starts with ws:// instead of wss://.` }
    : { ok: false, code: 'ECONNRESET', message: `${host}:${port} closed the connection during the handshake. It may speak TLS: then the URL starts with wss://.` };
}

function refused(decision: Extract<UpgradeDecision, { accept: false }>): ConnectResult {
  const headers: HeaderList = decision.headers ?? [];
  return { ok: false, status: decision.status, headers, message: `The server refused the connection with HTTP ${decision.status}: ${decision.message}` };
}

function accepted(options: ConnectOptions, decision: Extract<UpgradeDecision, { accept: true }>, open: Set<MemorySocket>): ConnectResult {
  const protocol = decision.protocol ?? '';
  const server = new MemorySocket(protocol);
  const client = new MemorySocket(protocol);
  open.add(server);
  server.gone = () => void open.delete(server);
  server.join(client);
  server.handler = decision.handler(server);
  client.handler = options.handler(client);
  const headers: HeaderList = protocol === '' ? [] : [['Sec-WebSocket-Protocol', protocol]];
  return { ok: true, socket: client, status: 101, headers };
}

type Event = (handler: SocketHandler) => void;

/** One end of a connection in memory. */
class MemorySocket implements Socket {
  readonly protocol: string;
  readonly bufferedBytes = 0;
  handler: SocketHandler | undefined;
  /** Called once, when the socket is gone. */
  gone: (() => void) | undefined;
  #other: MemorySocket | undefined;
  #state: 'open' | 'closing' | 'closed' = 'open';
  /** What came while nothing is read. */
  #held: Event[] | undefined;

  constructor(protocol: string) {
    this.protocol = protocol;
  }

  join(other: MemorySocket): void {
    this.#other = other;
    other.#other = this;
  }

  send(text: string): void {
    if (this.#state === 'open') this.#other?.take((handler) => handler.onText(text));
  }

  sendBytes(base64: string, asText = false): void {
    if (this.#state === 'open') this.#other?.take((handler) => handler.onBinary(base64, asText));
  }

  pause(): void {
    this.#held ??= [];
  }

  resume(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const event of held) this.take(event);
  }

  ping(): void {
    if (this.#state !== 'open') return;
    this.#other?.take((handler) => {
      handler.onPing();
      this.take((own) => own.onPong());
    });
  }

  close(code = 1005, reason = ''): void {
    if (this.#state !== 'open') return;
    this.#state = 'closing';
    // What this end sent before arrives before; the other end's answer to the close frame closes this one.
    const other = this.#other;
    void Promise.resolve().then(() => {
      other?.end(code, reason);
      void Promise.resolve().then(() => this.end(code, reason));
    });
  }

  terminate(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closing';
    const other = this.#other;
    void Promise.resolve().then(() => {
      this.end(1006, '');
      other?.end(1006, '');
    });
  }

  take(event: Event): void {
    if (this.#held) return void this.#held.push(event);
    void Promise.resolve().then(() => {
      if (this.#state !== 'closed' && this.handler) event(this.handler);
    });
  }

  end(code: number, reason: string): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.gone?.();
    this.handler?.onClose(code, reason);
  }
}
