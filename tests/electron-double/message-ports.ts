import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { note } from './misuse';
import { decodeValue, encodeValue } from './page/values.mjs';

/** Where the messages of a port go: its twin in this process, or a port in a page. */
interface Peer {
  post(data: string, ports: readonly MessagePortMain[]): void;
  close(): void;
}

type PortApi = Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>;

/** A port in the main process. Messages wait until `start`, and a port that was handed on is of no more use here. */
export class MessagePortMain extends EventEmitter implements PortApi {
  #peer: Peer | undefined;
  #started = false;
  #closed = false;
  #neutered = false;
  #waiting: { data: string; ports: readonly MessagePortMain[] }[] = [];

  /** Joins two ports of this process. */
  static pair(): [MessagePortMain, MessagePortMain] {
    const one = new MessagePortMain();
    const two = new MessagePortMain();
    one.#peer = { post: (data, ports) => two.take(data, ports), close: () => two.lose() };
    two.#peer = { post: (data, ports) => one.take(data, ports), close: () => one.lose() };
    return [one, two];
  }

  /** A port whose other end is in a page. */
  static to(peer: Peer): MessagePortMain {
    const port = new MessagePortMain();
    port.#peer = peer;
    return port;
  }

  postMessage(message: unknown, transfer: readonly Electron.MessagePortMain[] = []): void {
    if (this.#neutered) note('A message is posted on a port that was handed on.');
    const data = encodeOrNote('MessagePortMain.postMessage', message);
    if (this.#closed) return;
    const ports = transfer.map(ownPort);
    queueMicrotask(() => this.#peer?.post(data, ports));
  }

  start(): void {
    this.#started = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { data, ports } of waiting) this.take(data, ports);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#peer?.close();
    queueMicrotask(() => this.emit('close'));
  }

  /** A message from the other end. */
  take(data: string, ports: readonly MessagePortMain[]): void {
    if (this.#closed) return;
    if (this.#started) this.emit('message', { data: decodeValue(data) as unknown, ports });
    else this.#waiting.push({ data, ports });
  }

  /** The other end is gone. */
  lose(): void {
    if (this.#closed) return;
    this.#closed = true;
    queueMicrotask(() => this.emit('close'));
  }

  /** Hands this end to a page: what arrives here goes there from now on. */
  handTo(page: Peer): Peer {
    if (this.#neutered) note('A port is handed on twice.');
    this.#neutered = true;
    const peer = this.#peer;
    this.take = (data, ports) => page.post(data, ports);
    this.lose = () => page.close();
    for (const { data, ports } of this.#waiting) page.post(data, ports);
    this.#waiting = [];
    return { post: (data, ports) => peer?.post(data, ports), close: () => peer?.close() };
  }
}

/** Two ports that are joined. */
export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;
  constructor() {
    [this.port1, this.port2] = MessagePortMain.pair();
  }
}

/** The double's own port behind what the program holds. */
export function ownPort(port: Electron.MessagePortMain | MessagePortMain): MessagePortMain {
  if (port instanceof MessagePortMain) return port;
  throw new TypeError('Invalid value for transfer');
}

/** The value as text; notes and throws what Electron throws when it cannot be cloned. */
export function encodeOrNote(where: string, value: unknown): string {
  try {
    return encodeValue(value);
  } catch (error) {
    note(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    throw error;
  }
}
