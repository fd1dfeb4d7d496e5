import http from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { AddressInfo } from 'node:net';
import type Electron from 'electron';
import { note, refuse } from './misuse';

type SchemeHandler = (request: Request) => Response | Promise<Response>;

/**
 * Custom schemes. Chromium alone does not know them, so each host of a scheme gets a name under `.localhost`, which is
 * a secure context as a privileged scheme is; a server on loopback asks the program's own handler and passes on what it
 * answers, headers and all. The program sees its own addresses only.
 */
class Schemes {
  readonly #handlers = new Map<string, SchemeHandler>();
  readonly #privileges = new Map<string, Electron.Privileges>();
  #server: http.Server | undefined;
  #port = 0;
  ready = false;

  registerSchemesAsPrivileged(schemes: readonly Electron.CustomScheme[]): void {
    if (this.ready) refuse('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (this.#privileges.size > 0) note('protocol.registerSchemesAsPrivileged is called twice; the second call undoes the first.');
    for (const { scheme, privileges } of schemes) {
      this.#privileges.set(scheme, privileges ?? {});
      if (privileges?.bypassCSP) note(`The scheme ${scheme} bypasses the Content-Security-Policy.`);
    }
  }

  handle(scheme: string, handler: (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>): void {
    if (!this.ready) refuse('protocol.handle needs the app to be ready');
    if (this.#handlers.has(scheme)) refuse(`Failed to register protocol: ${scheme}`);
    const privileges = this.#privileges.get(scheme);
    if (!privileges?.standard || !privileges.secure) note(`The scheme ${scheme} is not registered as standard and secure.`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** Address under which Chromium finds what the program calls `address`. */
  toChromium(address: string): string {
    const url = new URL(address);
    const scheme = url.protocol.slice(0, -1);
    if (!this.#handlers.has(scheme)) return address;
    return `http://${url.host || 'none'}.${scheme}.localhost:${this.#port}${url.pathname}${url.search}${url.hash}`;
  }

  /** The other way round. */
  toProgram(address: string): string {
    const found = /^http:\/\/([^/]+)\.([a-z][a-z0-9+-]*)\.localhost:(\d+)(.*)$/.exec(address);
    if (!found || Number(found[3]) !== this.#port) return address;
    return `${found[2]}://${found[1]}${found[4]}`;
  }

  async start(): Promise<void> {
    const server = http.createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        note(`The handler of ${request.url ?? ''} failed: ${String(error)}`);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const address = this.toProgram(`http://${request.headers.host ?? ''}${request.url ?? '/'}`);
    const handler = this.#handlers.get(new URL(address).protocol.slice(0, -1));
    if (!handler) {
      response.writeHead(404).end();
      return;
    }
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      // Electron's requests of a custom scheme bear no address of a server on loopback.
      if (typeof value === 'string' && !['host', 'connection'].includes(name)) headers.set(name, this.toProgramHeader(name, value));
    }
    const body = request.method === 'PUT' || request.method === 'POST' ? { body: Readable.toWeb(request) as BodyInit, duplex: 'half' } : {};
    const answer = await handler(new Request(address, { method: request.method ?? 'GET', headers, ...body }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (answer.body) Readable.fromWeb(answer.body as ReadableStream).pipe(response);
    else response.end();
  }

  private toProgramHeader(name: string, value: string): string {
    if (name === 'origin') return this.toProgram(`${value}/`).replace(/\/$/, '');
    return name === 'referer' ? this.toProgram(value) : value;
  }
}

export const schemes = new Schemes();
