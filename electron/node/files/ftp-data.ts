import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { TlsListenOptions } from '../../../shared/platform/socket';
import { plainAddress } from '../http-headers';

/** How long a client may take to come, and to go on, ms. */
const PATIENCE_MS = 30_000;

/** The data connection of one transfer, for which the server listens (passive mode). Only who asked for it gets in. */
export class PassiveData {
  readonly port: number;
  readonly #server: Server;
  readonly #socket: Promise<Socket | undefined>;
  #open: Socket | undefined;

  private constructor(server: Server, remote: string, tls: TlsListenOptions | undefined) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    this.#socket = new Promise((resolve) => {
      const late = setTimeout(() => {
        resolve(undefined);
        this.close();
      }, PATIENCE_MS);
      server.on('connection', (plain: Socket) => {
        if (this.#open || plainAddress(plain.remoteAddress) !== remote) return void plain.destroy();
        clearTimeout(late);
        const socket = tls ? new TLSSocket(plain, { isServer: true, secureContext: createSecureContext({ cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.2' }) }) : plain;
        this.#open = socket;
        socket.setTimeout(PATIENCE_MS, () => socket.destroy());
        socket.on('error', () => socket.destroy());
        server.close();
        resolve(socket);
      });
      server.on('close', () => {
        clearTimeout(late);
        if (!this.#open) resolve(undefined);
      });
    });
  }

  /** @param local the address at which the client has reached the server */
  static open(local: string, remote: string, tls: TlsListenOptions | undefined): Promise<PassiveData> {
    return new Promise((resolve, reject) => {
      const server = createServer();
      server.once('error', reject);
      server.listen(0, local, () => resolve(new PassiveData(server, remote, tls)));
    });
  }

  close(): void {
    this.#server.close();
    this.#open?.destroy();
  }

  /** False when the connection broke before everything was sent. */
  async send(bytes: Uint8Array): Promise<boolean> {
    const socket = await this.#socket;
    if (!socket) return false;
    return new Promise((resolve) => {
      let sent = false;
      socket.on('close', () => resolve(sent));
      socket.end(bytes, () => (sent = true));
      socket.resume();
    });
  }

  async receive(limit: number): Promise<Buffer | 'too-large' | 'broken'> {
    const socket = await this.#socket;
    if (!socket) return 'broken';
    const chunks: Buffer[] = [];
    let size = 0;
    return new Promise((resolve) => {
      let ended = false;
      socket.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) {
          resolve('too-large');
          return void socket.destroy();
        }
        chunks.push(chunk);
      });
      socket.on('end', () => {
        ended = true;
        resolve(Buffer.concat(chunks));
        socket.end();
      });
      socket.on('close', () => { if (!ended) resolve('broken'); });
    });
  }
}
