import type { Inflater } from '../model';
import type { Packet } from './packets';
import type { Piece } from './tcp';
import { latin1, utf8 } from './text-of-bytes';

export type Taken =
  /** The first lines of HTTP, until the blank one; `cut` when the capture does not hold them to there. */
  | { readonly kind: 'http'; readonly head: string; readonly cut: boolean; readonly packet: Packet }
  | { readonly kind: 'message'; readonly text: string; readonly cut: boolean; readonly masked: boolean; readonly packet: Packet }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array; readonly masked: boolean; readonly packet: Packet }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string; readonly masked: boolean; readonly packet: Packet }
  | { readonly kind: 'ping' | 'pong'; readonly masked: boolean; readonly packet: Packet }
  /** What cannot be understood. */
  | { readonly kind: 'lost'; readonly why: string; readonly bytes: Uint8Array; readonly packet: Packet };

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const MOST = 64 * 1024 * 1024;

/** A message of which frames are still to come. */
interface Begun {
  readonly opcode: number;
  readonly compressed: boolean;
  readonly masked: boolean;
  readonly parts: Uint8Array[];
  /** What follows on its parts is not in the capture. */
  cut: boolean;
}

/** Reads one direction of a connection: the HTTP of the upgrade, then WebSocket frames (RFC 6455), put together to messages. */
export class WebSocketStream {
  #buffer = new Uint8Array(0);
  /** Parts of the buffer that the capture does not hold, in their order. */
  #holes: { readonly from: number; readonly to: number }[] = [];
  #inHttp: boolean | undefined;
  #message: Begun | undefined;
  /** Set once both sides have agreed on permessage-deflate. */
  inflater: Inflater | undefined;
  /** Whether each message is compressed for itself (RFC 7692 §7.1.1). */
  independent = false;

  take({ data, packet, gap, missing }: Piece): Taken[] {
    const lost = gap ? this.#lose(packet, 'Packets are missing from the capture.') : [];
    this.#buffer = joined(this.#buffer, data);
    if (missing > 0) this.#holes.push({ from: this.#buffer.length - missing, to: this.#buffer.length });
    // HTTP begins with a capital letter, as no frame of WebSocket does.
    this.#inHttp ??= /^[A-Z]/.test(latin1(this.#buffer.subarray(0, 1)));
    return [...lost, ...(this.#inHttp ? this.#http(packet) : []), ...(this.#inHttp ? [] : this.#frames(packet))];
  }

  #http(packet: Packet): Taken[] {
    const hole = this.#holes[0]?.from;
    const text = latin1(this.#buffer.subarray(0, Math.min(65_536, hole ?? 65_536)));
    const end = text.indexOf('\r\n\r\n');
    if (end < 0 && hole === undefined) return [];
    this.#pass(end < 0 ? this.#buffer.length : end + 4);
    const head = end < 0 ? text : text.slice(0, end);
    // Only an upgrade leads to frames; after any other request another may follow.
    this.#inHttp = /^HTTP\/1\.\d 101/.test(head) || /^upgrade: *websocket/im.test(head) ? false : undefined;
    return [{ kind: 'http', head, cut: end < 0, packet }];
  }

  #frames(packet: Packet): Taken[] {
    const taken: Taken[] = [];
    for (;;) {
      const hole = this.#holes[0]?.from;
      if (hole !== undefined && hole < headLength(this.#buffer, hole)) return [...taken, ...this.#lose(packet, 'The capture holds only the beginning of this packet.')];
      const frame = frameOf(this.#buffer);
      if (frame === 'more') return taken;
      if (frame === 'none') return [...taken, ...this.#lose(packet, 'These bytes are no WebSocket frame; the capture may have begun in the middle of the connection.')];
      const known = hole === undefined ? frame.payload.length : Math.min(frame.payload.length, hole - (frame.length - frame.payload.length));
      this.#pass(frame.length);
      const one = this.#frame(frame, known, packet);
      if (one) taken.push(one);
    }
  }

  /** @param known bytes of the payload that the capture holds */
  #frame({ opcode, last, compressed, masked, payload }: Frame, known: number, packet: Packet): Taken | undefined {
    if (opcode === PING || opcode === PONG) return { kind: opcode === PING ? 'ping' : 'pong', masked, packet };
    if (opcode === CLOSE) {
      const code = known >= 2 ? ((payload[0] ?? 0) << 8) | (payload[1] ?? 0) : 1005;
      return { kind: 'close', code, reason: utf8(payload.subarray(2, known)) ?? '', masked, packet };
    }
    if (opcode === TEXT || opcode === BINARY) this.#message = { opcode, compressed, masked, parts: [], cut: false };
    const message = this.#message;
    if (!message) return { kind: 'lost', why: 'A message goes on of which the beginning is missing.', bytes: payload.subarray(0, known), packet };
    if (!message.cut) message.parts.push(payload.subarray(0, known));
    message.cut ||= known < payload.length;
    if (!last) return undefined;
    this.#message = undefined;
    return this.#whole(message.parts.reduce(joined, new Uint8Array(0)), message, packet);
  }

  #whole(bytes: Uint8Array, { opcode, compressed, masked, cut }: Begun, packet: Packet): Taken {
    if (compressed && cut) {
      this.#forget();
      return { kind: 'lost', why: 'The message is compressed (permessage-deflate), and the capture holds only its beginning.', bytes, packet };
    }
    const content = compressed ? this.inflater?.message(bytes) : bytes;
    if (!content) return { kind: 'lost', why: 'The message is compressed (permessage-deflate), and what it refers to is not in the capture.', bytes, packet };
    const text = opcode !== TEXT ? undefined : cut ? beginning(content) : utf8(content);
    return text === undefined ? { kind: 'binary', bytes: content, masked, packet } : { kind: 'message', text, cut, masked, packet };
  }

  #lose(packet: Packet, why: string): Taken[] {
    const bytes = this.#buffer.slice(0, this.#holes[0]?.from);
    this.#pass(this.#buffer.length);
    this.#message = undefined;
    this.#forget();
    return bytes.length > 0 ? [{ kind: 'lost', why, bytes, packet }] : [];
  }

  /** What was compressed may refer to a message that is lost. */
  #forget(): void {
    if (!this.independent) this.inflater = undefined;
  }

  #pass(count: number): void {
    this.#buffer = this.#buffer.slice(count);
    this.#holes = this.#holes.filter(({ to }) => to > count).map(({ from, to }) => ({ from: Math.max(0, from - count), to: to - count }));
  }
}

/** Text of which the end is missing, maybe within a character. */
function beginning(bytes: Uint8Array): string | undefined {
  for (let fewer = 0; fewer < 4; fewer += 1) {
    const text = utf8(bytes.subarray(0, Math.max(0, bytes.length - fewer)));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Bytes before a frame's payload, as far as the `known` ones tell. */
function headLength(data: Uint8Array, known: number): number {
  if (known < 2) return 2;
  const second = data[1] ?? 0;
  const size = second & 0x7f;
  return 2 + (size === 126 ? 2 : size === 127 ? 8 : 0) + (second & 0x80 ? 4 : 0);
}

interface Frame {
  readonly opcode: number;
  readonly last: boolean;
  readonly compressed: boolean;
  /** As what a client sends is, and nothing else (RFC 6455 §5.1). */
  readonly masked: boolean;
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
  return { opcode, last: (first & 0x80) !== 0, compressed: (first & 0x40) !== 0, masked, payload, length: start + size };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
