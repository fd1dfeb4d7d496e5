import type { ClientRequest, IncomingMessage } from 'node:http';
import type { ConnectOptions, ConnectResult, HeaderList, SocketClient } from '../../shared/platform/socket';
import { connectSentence, refusalSentence } from './connect-sentence';
import { headerList, writeBasic } from './http-headers';
import { codeOf } from './listen-sentence';
import { tlsFault } from './tls';
import { DEFLATE, OwnedWebSocket, WS_OPTIONS, WsSocket } from './ws-socket';

/** Characters of a refusal's body that are shown. */
const BODY_SHOWN = 300;

/** WebSocket connections from this machine, over `ws`. */
export class WsClient implements SocketClient {
  connect(options: ConnectOptions): Promise<ConnectResult> {
    return new Promise((resolve) => {
      let ws: OwnedWebSocket;
      try {
        // `ws` takes http:// as well, which would hide a slip.
        if (!/^wss?:\/\//i.test(options.url)) throw new SyntaxError(options.url);
        ws = new OwnedWebSocket(options.url, [], socketOptions(options));
      } catch (error) {
        resolve({ ok: false, message: impossibleSentence(error, options.url), ...coded(error) });
        return;
      }
      new Attempt(ws, options, resolve);
    });
  }
}

/** One attempt to connect, from the request to its only result. */
class Attempt {
  readonly #ws: OwnedWebSocket;
  readonly #options: ConnectOptions;
  readonly #resolve: (result: ConnectResult) => void;
  readonly #timer: NodeJS.Timeout;
  #headers: HeaderList = [];
  #protocol = '';

  constructor(ws: OwnedWebSocket, options: ConnectOptions, resolve: (result: ConnectResult) => void) {
    this.#ws = ws;
    this.#options = options;
    this.#resolve = resolve;
    this.#timer = setTimeout(() => this.#giveUp(), options.timeoutMs);
    ws.on('upgrade', (response) => this.#upgraded(response));
    ws.on('unexpected-response', (request, response) => this.#refused(request, response));
    ws.on('error', (error) => this.#fail({ message: connectSentence(error, options.url), ...coded(error), ...tlsFault(error) }));
    ws.on('open', () => this.#opened());
  }

  #upgraded(response: IncomingMessage): void {
    this.#headers = headerList(response.rawHeaders);
    this.#protocol = response.headers['sec-websocket-protocol'] ?? '';
    if (this.#protocol !== '' && !this.#options.protocols.includes(this.#protocol)) {
      const offered = this.#options.protocols.length === 0 ? 'none' : this.#options.protocols.join(', ');
      this.#fail({
        message: `The server chose the subprotocol ${this.#protocol}, which was not offered (offered: ${offered}). It is not built to the standard here (RFC 6455 §4.1).`,
        status: 101,
        headers: this.#headers,
      });
      this.#ws.terminate();
    }
    // `ws` gives up when a server agrees to none of the subprotocols; OCPP-J lets it do so and close afterwards, which is
    // to be seen. So `ws` was told of none.
    delete response.headers['sec-websocket-protocol'];
  }

  #opened(): void {
    this.#end();
    const socket = new WsSocket(this.#ws, this.#protocol);
    socket.handler = this.#options.handler(socket);
    this.#resolve({ ok: true, socket, status: 101, headers: this.#headers });
  }

  #refused(request: ClientRequest, response: IncomingMessage): void {
    let body = '';
    const finish = (): void => {
      const status = response.statusCode ?? 0;
      const words = body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim().slice(0, BODY_SHOWN);
      this.#fail({
        message: refusalSentence({ status, statusText: response.statusMessage ?? '', body: words, location: response.headers.location, authorized: request.hasHeader('authorization') }),
        status,
        headers: headerList(response.rawHeaders),
        body: body.slice(0, BODY_SHOWN * 10),
      });
      request.destroy();
    };
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      body += chunk;
      if (body.length > BODY_SHOWN * 10) finish();
    });
    response.on('end', finish);
    response.on('error', finish);
  }

  #giveUp(): void {
    const seconds = (this.#options.timeoutMs / 1000).toFixed(1).replace(/\.0$/, '');
    this.#fail({
      code: 'ETIMEDOUT',
      message: `${this.#options.url} did not answer within ${seconds} s. Check the address, and that no firewall drops the traffic.`,
    });
    this.#ws.terminate();
  }

  #fail(failure: Omit<Extract<ConnectResult, { ok: false }>, 'ok'>): void {
    this.#end();
    // An attempt that was given up may still report an error or two; they are of no interest, but must not be thrown.
    this.#ws.on('error', () => undefined);
    this.#resolve({ ok: false, ...failure });
  }

  #end(): void {
    clearTimeout(this.#timer);
    for (const event of ['upgrade', 'unexpected-response', 'error', 'open']) this.#ws.removeAllListeners(event);
  }
}

function socketOptions(options: ConnectOptions): ConstructorParameters<typeof OwnedWebSocket>[2] {
  const headers: Record<string, string> = {};
  if (options.protocols.length > 0) headers['Sec-WebSocket-Protocol'] = options.protocols.join(', ');
  if (options.basic) headers['Authorization'] = writeBasic(options.basic.user, options.basic.password, options.basic.bytes);
  for (const [name, value] of options.headers ?? []) headers[name] = value;
  return {
    ...WS_OPTIONS,
    headers,
    perMessageDeflate: options.compress === true ? DEFLATE : false,
    // A root that its forerunner has signed is trusted all the same (2.x Part 2, M05.FR.10).
    ...(options.ca === undefined ? {} : { ca: options.ca, allowPartialTrustChain: true }),
    ...(options.clientCertificate ?? {}),
  };
}

function impossibleSentence(error: unknown, url: string): string {
  if (error instanceof SyntaxError) return `${url} is no WebSocket URL; it would be like ws://127.0.0.1:9000/ocpp/CP1.`;
  return connectSentence(error, url);
}

function coded(error: unknown): { code?: string } {
  const code = codeOf(error);
  return code === undefined ? {} : { code };
}
