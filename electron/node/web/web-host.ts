import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { hostname } from 'node:os';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ToHost, ToWindow, Wire } from '../../../shared/ipc/contract';
import { answerDownload, isDownloadPath } from '../downloads/answer-download';
import type { OneTimeDownloads } from '../downloads/one-time-downloads';
import { answerPiece, isPiecePath } from '../hand-over/answer-piece';
import type { TemporaryHandOvers } from '../hand-over/hand-overs';
import { listenSentence } from '../listen-sentence';
import { wsWire } from '../ws-wire';
import { Access, cookieOf } from './access';
import { contentSecurityPolicy, WindowFiles } from './window-files';

/** Where the page speaks to its host. */
const ENDPOINT = '/host';
/** Close code for a wrong token: a browser shows a page no HTTP status of a refused WebSocket. */
const UNAUTHORIZED = 4401;
const GOING_AWAY = 1001;
const NOT_KNOWN = { status: 401, message: 'The token is not the one of this host. Use the address that it printed when it started.' };
/** How long a window and a request under way may take to end when the host stops. */
const PATIENCE_MS = 500;
/** A window sends a pasted text and firmware in one piece each. */
const MAX_PAYLOAD = 256 * 1024 * 1024;

export interface WebHostOptions {
  /** Folder of the built window. */
  readonly root: string;
  readonly token: string;
  /** Takes files from windows. */
  readonly handOvers: TemporaryHandOvers;
  /** Hands files to windows. */
  readonly downloads: OneTimeDownloads;
  /** Takes the wire of a window; what the window sends waits until it resolves. */
  readonly attach: (wire: Wire<ToWindow, ToHost>) => Promise<void>;
}

export interface ServedAt {
  /** With the token: whoever has it, has the workbench. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the window to browsers, and speaks the contract with it. */
export class WebHost {
  readonly #options: WebHostOptions;
  readonly #files: WindowFiles;
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, clientTracking: true, maxPayload: MAX_PAYLOAD });
  #access: Access;
  #port = 0;

  constructor(options: WebHostOptions) {
    this.#options = options;
    this.#files = new WindowFiles(options.root);
    this.#access = new Access(options.token, []);
    this.#http = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
    this.#http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => this.#upgrade(request, socket, head));
    this.#sockets.on('headers', (headers: string[], request: IncomingMessage) => {
      // So that a reload finds its way although the page may have dropped the token from its address.
      if (this.#authorized(request)) headers.push(`Set-Cookie: ${this.#cookie()}`);
    });
  }

  /** Rejects with an Error whose message says what to do (port in use …). */
  listen(host: string, port: number): Promise<ServedAt> {
    this.#access = new Access(this.#options.token, [host, hostname(), `${hostname()}.local`]);
    return new Promise((resolve, reject) => {
      const fail = (error: unknown): void => reject(new Error(listenSentence(error, host, port), { cause: error }));
      this.#http.once('error', fail);
      this.#http.listen(port, host, () => {
        this.#http.off('error', fail);
        this.#http.on('error', () => undefined);
        const address = this.#http.address();
        this.#port = typeof address === 'object' && address ? address.port : port;
        resolve({ url: `http://${authority(host, this.#port)}/#token=${this.#options.token}`, port: this.#port, close: () => this.#close() });
      });
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, headers } = request;
    if (!this.#access.hostAllowed(headers.host) || !this.#access.originAllowed(headers)) return refuse(response, 403, 'This host is not to be reached under that name or from that page.');
    const { pathname, params } = targetOf(request);
    if (isPiecePath(pathname)) return this.#takePiece(request, response, pathname);
    if (isDownloadPath(pathname)) return this.#handOut(request, response, pathname);
    if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405, 'Only GET is answered here.', { Allow: 'GET, HEAD' });
    const token = params.get('token');
    if (pathname === '/' && token !== null) return this.#signIn(response, token);
    const policy = contentSecurityPolicy(`ws://${headers.host ?? ''}`);
    const answer = await this.#files.answer(pathname, policy);
    response.writeHead(answer.status, { ...answer.headers, 'Content-Length': answer.body.byteLength });
    response.end(method === 'HEAD' ? undefined : answer.body);
  }

  /** A piece of a file that a page hands over; as guarded as the socket over which it was announced. */
  async #takePiece(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    const { method = '', headers } = request;
    const taken = this.#authorized(request) ? await answerPiece(this.#options.handOvers, { method, pathname, length: headers['content-length'], body: request }) : NOT_KNOWN;
    if (!('message' in taken)) {
      response.writeHead(taken.status, { 'Cache-Control': 'no-store' });
      response.end();
      return;
    }
    // Who is refused has nothing more to say.
    refuse(response, taken.status, taken.message, request.complete ? {} : { Connection: 'close' });
  }

  /** A file that a page was told of; as guarded as the socket over which it was. */
  async #handOut(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    const { method = '', headers } = request;
    if (!this.#access.siteAllowed(headers)) return refuse(response, 403, 'Files are for the page of this host alone.');
    const refused = this.#authorized(request) ? await answerDownload(this.#options.downloads, method, pathname, response) : NOT_KNOWN;
    if (refused) refuse(response, refused.status, refused.message);
  }

  /** Trades the token in an address for a cookie, so that it stays in no history. */
  #signIn(response: ServerResponse, token: string): void {
    if (!this.#access.tokenFits(token)) return refuse(response, 401, 'The token in this address is not the one of this host. Use the address that it printed when it started.');
    response.writeHead(303, { Location: '/', 'Set-Cookie': this.#cookie(), 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
    response.end();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const { pathname } = targetOf(request);
    const { headers } = request;
    if (pathname !== ENDPOINT) return refuseUpgrade(socket, 404, 'Not Found');
    if (!this.#access.hostAllowed(headers.host) || !this.#access.originAllowed(headers)) return refuseUpgrade(socket, 403, 'Forbidden');
    this.#sockets.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws, request));
  }

  #welcome(ws: WebSocket, request: IncomingMessage): void {
    // A broken connection closes; the close is what the wire tells of.
    ws.on('error', () => undefined);
    if (!this.#authorized(request)) return ws.close(UNAUTHORIZED, 'The token is wrong');
    ws.pause();
    this.#options.attach(wsWire<ToWindow, ToHost>(ws)).then(() => ws.resume(), () => ws.close(1011, 'The host could not start'));
  }

  #authorized(request: IncomingMessage): boolean {
    return this.#access.tokenFits(targetOf(request).params.get('token')) || this.#access.tokenFits(cookieOf(request.headers.cookie, this.#cookieName()));
  }

  #cookie(): string {
    return `${this.#cookieName()}=${this.#options.token}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Cookies are shared by all ports of a host; several workbenches must not take each other's. */
  #cookieName(): string {
    return `ocpp-workbench-${this.#port}`;
  }

  #close(): Promise<void> {
    for (const ws of this.#sockets.clients) ws.close(GOING_AWAY, 'The host stops');
    return new Promise((resolve) => {
      const patience = setTimeout(() => {
        for (const ws of this.#sockets.clients) ws.terminate();
        this.#http.closeAllConnections();
      }, PATIENCE_MS);
      this.#http.close(() => {
        clearTimeout(patience);
        resolve();
      });
      this.#http.closeIdleConnections();
    });
  }
}

/** Path, still encoded, and query of a request. Not by `URL`, which throws at some of what anybody may send. */
function targetOf(request: IncomingMessage): { readonly pathname: string; readonly params: URLSearchParams } {
  const [pathname = '/', query = ''] = (request.url ?? '/').split('?', 2);
  return { pathname, params: new URLSearchParams(query) };
}

function refuse(response: ServerResponse, status: number, message: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers });
  response.end(`${message}\n`);
}

function refuseUpgrade(socket: Duplex, status: number, words: string): void {
  socket.end(`HTTP/1.1 ${status} ${words}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Host and port as a URL has them; an address for "all interfaces" is reached by loopback. */
function authority(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `${name.includes(':') ? `[${name}]` : name}:${port}`;
}
