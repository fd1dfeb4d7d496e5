import type { Inflater } from '../model';
import type { Packet } from './packets';
import type { Piece } from './tcp';
import { latin1, utf8 } from './text-of-bytes';

export type Taken =
  /** The first lines of HTTP, until the blank one. */
  | { readonly kind: 'http'; readonly head: string; readonly packet: Packet }
  | { readonly kind: 'message'; readonly text: string; readonly packet: Packet }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array; readonly packet: Packet }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string; readonly packet: Packet }
  | { readonly kind: 'ping' | 'pong'; readonly packet: Packet }
  /** What cannot be understood. */
  | { readonly kind: 'lost'; readonly why: string; readonly bytes: Uint8Array; readonly packet: Packet };

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const MOST = 64 * 1024 * 1024;

/** Reads one direction of a connection: the HTTP of the upgrade, then WebSocket frames (RFC 6455), put together to messages. */
export class WebSocketStream {
  #buffer = new Uint8Array(0);
  #inHttp: boolean | undefined;
  #message: { readonly opcode: number; readonly compressed: boolean; readonly parts: Uint8Array[] } | undefined;
  /** Set once both sides have agreed on permessage-deflate. */
  inflater: Inflater | undefined;

  take({ data, packet, gap }: Piece): Taken[] {
    const lost = gap && this.#buffer.length > 0 ? this.#lose(packet, 'Packets are missing from the capture.') : [];
    if (gap) this.#message = undefined;
    this.#buffer = joined(this.#buffer, data);
    // HTTP begins with a capital letter, as no frame of WebSocket does.
    this.#inHttp ??= /^[A-Z]/.test(latin1(this.#buffer.subarray(0, 1)));
    return [...lost, ...(this.#inHttp ? this.#http(packet) : []), ...(this.#inHttp ? [] : this.#frames(packet))];
  }

  #http(packet: Packet): Taken[] {
    const text = latin1(this.#buffer.subarray(0, 65_536));
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return [];
    this.#buffer = this.#buffer.slice(end + 4);
    const head = text.slice(0, end);
    // Only an upgrade leads to frames; after any other request another may follow.
    this.#inHttp = /^HTTP\/1\.\d 101/.test(head) || /^upgrade: *websocket/im.test(head) ? false : undefined;
    return [{ kind: 'http', head, packet }];
  }

  #frames(packet: Packet): Taken[] {
    const taken: Taken[] = [];
    for (;;) {
      const frame = frameOf(this.#buffer);
      if (frame === 'more') return taken;
      if (frame === 'none') return [...taken, ...this.#lose(packet, 'These bytes are no WebSocket frame; the capture may have begun in the middle of the connection.')];
      this.#buffer = this.#buffer.slice(frame.length);
      const one = this.#frame(frame, packet);
      if (one) taken.push(one);
    }
  }

  #frame({ opcode, last, compressed, payload }: Frame, packet: Packet): Taken | undefined {
    if (opcode === PING || opcode === PONG) return { kind: opcode === PING ? 'ping' : 'pong', packet };
    if (opcode === CLOSE) {
      const code = payload.length >= 2 ? ((payload[0] ?? 0) << 8) | (payload[1] ?? 0) : 1005;
      return { kind: 'close', code, reason: utf8(payload.subarray(2)) ?? '', packet };
    }
    if (opcode === TEXT || opcode === BINARY) this.#message = { opcode, compressed, parts: [] };
    const message = this.#message;
    if (!message) return { kind: 'lost', why: 'A message goes on of which the beginning is missing.', bytes: payload, packet };
    message.parts.push(payload);
    if (!last) return undefined;
    this.#message = undefined;
    return this.#whole(message.parts.reduce(joined), message, packet);
  }

  #whole(bytes: Uint8Array, { opcode, compressed }: { readonly opcode: number; readonly compressed: boolean }, packet: Packet): Taken {
    const content = compressed ? this.inflater?.message(bytes) : bytes;
    if (!content) return { kind: 'lost', why: 'The message is compressed (permessage-deflate), and what it refers to is not in the capture.', bytes, packet };
    const text = opcode === TEXT ? utf8(content) : undefined;
    return text === undefined ? { kind: 'binary', bytes: content, packet } : { kind: 'message', text, packet };
  }

  #lose(packet: Packet, why: string): Taken[] {
    const bytes = this.#buffer;
    this.#buffer = new Uint8Array(0);
    return [{ kind: 'lost', why, bytes, packet }];
  }
}

interface Frame {
  readonly opcode: number;
  readonly last: boolean;
  readonly compressed: boolean;
  readonly payload: Uint8Array;
  /** Bytes that the whole frame takes. */
  readonly length: number;
}

function frameOf(data: Uint8Array): Frame | 'more' | 'none' {
  const [first = 0, second = 0] = data;
  if (data.length < 2) return 'more';
  const opcode = first & 15;
  if ((first & 0x30) !== 0 || ![0, TEXT, BINARY, CLOSE, PING, PONG].includes(opcode)) return 'none';
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let size = second & 0x7f;
  let at = 2;
  if (size === 126) {
    if (data.length < 4) return 'more';
    size = view.getUint16(2);
    at = 4;
  } else if (size === 127) {
    if (data.length < 10) return 'more';
    size = Number(view.getBigUint64(2));
    at = 10;
  }
  if (size > MOST) return 'none';
  const masked = (second & 0x80) !== 0;
  const start = at + (masked ? 4 : 0);
  if (data.length < start + size) return 'more';
  const payload = data.slice(start, start + size);
  if (masked) for (let i = 0; i < size; i += 1) payload[i] = (payload[i] ?? 0) ^ (data[at + (i & 3)] ?? 0);
  return { opcode, last: (first & 0x80) !== 0, compressed: (first & 0x40) !== 0, payload, length: start + size };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
