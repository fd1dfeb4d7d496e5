import { isAscii, isUtf8 } from 'node:buffer';
import type { Socket as NetSocket } from 'node:net';
import { WebSocket } from 'ws';
import type { Socket, SocketHandler } from '../../shared/platform/socket';
import { flushSoon, type Sending } from './outbox';
import { textFrames } from './text-frame';

/** RFC 6455 §5.5: a control frame carries 125 bytes, two of which are the close code. */
const REASON_BYTES = 123;

/**
 * Options that both ends share. Text that is no UTF-8 must reach the log instead of closing the connection, so the check
 * is ours; and a peer that never answers a close frame is dropped after `closeTimeout` milliseconds.
 */
export const WS_OPTIONS = { skipUTF8Validation: true, maxPayload: 256 * 1024 * 1024, closeTimeout: 10_000 } as const;

/**
 * Small frames are not worth compressing, and a context kept over from frame to frame costs 200 kB a connection.
 */
export const DEFLATE = { threshold: 512, serverNoContextTakeover: true, clientNoContextTakeover: true } as const;

/**
 * A WebSocket of `ws` that knows whose it is, so that all of them share the same few listeners. What waits to be sent goes
 * before a frame of control, also before one that `ws` sends by itself.
 */
export class OwnedWebSocket extends WebSocket {
  owner: WsSocket | undefined;

  override close(code?: number, reason?: string | Buffer): void {
    this.owner?.flush();
    super.close(code, reason);
  }

  override ping(...what: []): void {
    this.owner?.flush();
    super.ping(...what);
  }

  override pong(...what: []): void {
    this.owner?.flush();
    super.pong(...what);
  }
}

/** A WebSocket over the network. */
export class WsSocket implements Socket, Sending {
  readonly protocol: string;
  handler: SocketHandler | undefined;
  readonly #ws: OwnedWebSocket;
  readonly #home: Set<WsSocket> | undefined;
  readonly #net: NetSocket | undefined;
  /** Texts to be sent at the end of this turn; undefined when there is none. */
  #waiting: string[] | undefined;

  /**
   * @param home holds the socket for as long as it is open
   * @param net the connection below, of a server's socket whose frames are neither masked nor compressed
   */
  constructor(ws: OwnedWebSocket, protocol: string, home?: Set<WsSocket>, net?: NetSocket) {
    this.#ws = ws;
    this.#net = ws.extensions === '' ? net : undefined;
    this.protocol = protocol;
    this.#home = home;
    home?.add(this);
    ws.owner = this;
    // `ws` ends its side as soon as the other side has ended: the answers to its last messages go before.
    this.#net?.prependListener('end', () => this.flush());
    ws.on('message', onMessage);
    ws.on('ping', onPing);
    ws.on('pong', onPong);
    ws.on('error', onError);
    ws.on('close', onClose);
  }

  get bufferedBytes(): number {
    return this.#ws.bufferedAmount + (this.#waiting ?? []).reduce((sum, text) => sum + text.length, 0);
  }

  /** What is sent in one turn leaves in one write: answering a burst costs a third otherwise. */
  send(text: string): void {
    if (this.#ws.readyState !== WebSocket.OPEN) return;
    if (!this.#net) return this.#ws.send(text);
    if (this.#waiting) return void this.#waiting.push(text);
    this.#waiting = [text];
    flushSoon(this);
  }

  sendBytes(base64: string, asText = false): void {
    if (this.#ws.readyState !== WebSocket.OPEN) return;
    this.flush();
    this.#ws.send(Buffer.from(base64, 'base64'), { binary: !asText });
  }

  pause(): void {
    this.#ws.pause();
  }

  resume(): void {
    this.#ws.resume();
  }

  ping(): void {
    if (this.#ws.readyState === WebSocket.OPEN) this.#ws.ping();
  }

  close(code?: number, reason?: string): void {
    if (code === undefined) this.#ws.close();
    else this.#ws.close(sendable(code) ? code : 1000, shortened(reason ?? ''));
  }

  terminate(): void {
    this.#ws.terminate();
  }

  /** Called at the end of a turn in which something was sent, and before. */
  flush(): void {
    const texts = this.#waiting;
    if (!texts) return;
    this.#waiting = undefined;
    // `ws` would write header and text of each message as two pieces, for twice the price.
    if (this.#ws.readyState === WebSocket.OPEN) this.#net?.write(textFrames(texts));
  }

  /** Called by the shared listener, once. */
  closed(code: number, reason: string): void {
    this.#home?.delete(this);
    this.handler?.onClose(code, reason);
  }
}

function sendable(code: number): boolean {
  return (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || (code >= 3000 && code <= 4999);
}

function shortened(reason: string): string {
  if (Buffer.byteLength(reason) <= REASON_BYTES) return reason;
  let cut = '';
  let bytes = 0;
  for (const character of reason) {
    bytes += Buffer.byteLength(character);
    if (bytes > REASON_BYTES) break;
    cut += character;
  }
  return cut;
}

function ownerOf(ws: WebSocket): WsSocket | undefined {
  return ws instanceof OwnedWebSocket ? ws.owner : undefined;
}

function onMessage(this: WebSocket, data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean): void {
  const handler = ownerOf(this)?.handler;
  if (!handler) return;
  const bytes = Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
  // ASCII, which nearly every message is, is read faster as what it is a part of, too.
  if (!isBinary && isAscii(bytes)) handler.onText(bytes.toString('latin1'));
  else if (isBinary || !isUtf8(bytes)) handler.onBinary(bytes.toString('base64'), !isBinary);
  else handler.onText(bytes.toString('utf8'));
}

function onPing(this: WebSocket): void {
  ownerOf(this)?.handler?.onPing();
}

function onPong(this: WebSocket): void {
  ownerOf(this)?.handler?.onPong();
}

function onError(this: WebSocket, error: Error): void {
  ownerOf(this)?.handler?.onError(`The WebSocket broke: ${error.message}.`);
}

function onClose(this: WebSocket, code: number, reason: Buffer): void {
  ownerOf(this)?.closed(code, reason.toString('utf8'));
}
