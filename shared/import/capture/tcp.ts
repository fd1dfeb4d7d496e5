import type { Packet } from './packets';

/** A TCP segment of a packet. */
export interface Segment {
  readonly packet: Packet;
  /** Address and port of its sender and of its receiver. */
  readonly from: string;
  readonly to: string;
  readonly sequence: number;
  readonly starts: boolean;
  readonly ends: boolean;
  /** As long as it was on the wire; zeros stand for what the capture does not hold of it. */
  readonly data: Uint8Array;
  /** Bytes at its end that the capture does not hold, since it was told to keep only the beginning of each packet. */
  readonly missing: number;
}

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const VLANS = [0x8100, 0x88a8];

/** The TCP segment in a packet; undefined when it holds none that can be read. */
export function segmentOf(packet: Packet): Segment | undefined {
  const ip = networkPart(packet);
  if (!ip || ip.length < 20) return undefined;
  return (ip[0] ?? 0) >> 4 === 4 ? inIpv4(packet, ip) : inIpv6(packet, ip);
}

/** What lies above the link layer, when it is IP. */
export function networkPart({ link, data }: Pick<Packet, 'link' | 'data'>): Uint8Array | undefined {
  switch (link) {
    case 1: return ethernet(data);
    case 0:
    case 108: return data.subarray(4);
    case 101:
    case 228:
    case 229: return data;
    case 113: return data.length > 16 && isIp(word(data, 14)) ? data.subarray(16) : undefined;
    case 276: return data.length > 20 && isIp(word(data, 0)) ? data.subarray(20) : undefined;
    default: return undefined;
  }
}

function ethernet(data: Uint8Array): Uint8Array | undefined {
  let at = 12;
  while (VLANS.includes(word(data, at))) at += 4;
  return isIp(word(data, at)) ? data.subarray(at + 2) : undefined;
}

function isIp(type: number): boolean {
  return type === IPV4 || type === IPV6;
}

function inIpv4(packet: Packet, ip: Uint8Array): Segment | undefined {
  if (ip[9] !== 6) return undefined;
  const header = ((ip[0] ?? 0) & 15) * 4;
  const total = word(ip, 2);
  const address = (at: number): string => ip.subarray(at, at + 4).join('.');
  return segment(packet, ip.subarray(header, total === 0 ? ip.length : Math.min(total, ip.length)), Math.max(0, total - ip.length), address(12), address(16));
}

function inIpv6(packet: Packet, ip: Uint8Array): Segment | undefined {
  if (ip[6] !== 6 || ip.length < 40) return undefined;
  const address = (at: number): string => Array.from({ length: 8 }, (_, i) => word(ip, at + i * 2).toString(16)).join(':');
  return segment(packet, ip.subarray(40, Math.min(40 + word(ip, 4), ip.length)), Math.max(0, 40 + word(ip, 4) - ip.length), address(8), address(24));
}

function segment(packet: Packet, tcp: Uint8Array, missing: number, from: string, to: string): Segment | undefined {
  if (tcp.length < 20) return undefined;
  const flags = tcp[13] ?? 0;
  const data = tcp.subarray(((tcp[12] ?? 0) >> 4) * 4);
  return {
    packet, from: `${from}:${word(tcp, 0)}`, to: `${to}:${word(tcp, 2)}`,
    sequence: word(tcp, 4) * 0x1_0000 + word(tcp, 6),
    starts: (flags & 2) !== 0, ends: (flags & 5) !== 0,
    data: missing === 0 ? data : withZeros(data, missing), missing,
  };
}

function withZeros(data: Uint8Array, count: number): Uint8Array {
  const long = new Uint8Array(data.length + count);
  long.set(data);
  return long;
}

function word(data: Uint8Array, at: number): number {
  return ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0);
}

/** Bytes of one direction in their order, each piece with the packet that brought it. */
export interface Piece {
  readonly packet: Packet;
  readonly data: Uint8Array;
  /** Bytes were lost before it. */
  readonly gap: boolean;
  /** Bytes at its end that the capture does not hold; zeros stand for them. */
  readonly missing: number;
}

/** Most segments that wait for one which is missing. */
const MOST_WAITING = 64;

/** Puts the segments of one direction of a connection in order: repeated bytes are left out, lost ones are told of. */
export class Reassembly {
  #next: number | undefined;
  readonly #waiting: Segment[] = [];

  take(segment: Segment): Piece[] {
    if (segment.starts) {
      this.#next = (segment.sequence + 1) >>> 0;
      return [];
    }
    if (segment.data.length === 0) return [];
    this.#next ??= segment.sequence;
    this.#waiting.push(segment);
    const pieces = this.#inOrder(false);
    return this.#waiting.length > MOST_WAITING ? [...pieces, ...this.#overGap()] : pieces;
  }

  /** What still waits at the capture's end, over whatever is missing. */
  end(): Piece[] {
    const pieces: Piece[] = [];
    while (this.#waiting.length > 0) pieces.push(...this.#overGap());
    return pieces;
  }

  #overGap(): Piece[] {
    const first = this.#waiting.toSorted((a, b) => distance(this.#next, a) - distance(this.#next, b))[0];
    if (!first) return [];
    this.#next = first.sequence;
    return this.#inOrder(true);
  }

  #inOrder(gapBefore: boolean): Piece[] {
    const pieces: Piece[] = [];
    let gap = gapBefore;
    for (;;) {
      const at = this.#waiting.findIndex((segment) => distance(this.#next, segment) <= 0);
      const [segment] = at < 0 ? [] : this.#waiting.splice(at, 1);
      if (!segment) return pieces;
      const known = -distance(this.#next, segment);
      if (known >= segment.data.length) continue;
      const data = segment.data.subarray(known);
      this.#next = ((this.#next ?? 0) + data.length) >>> 0;
      pieces.push({ packet: segment.packet, data, gap, missing: Math.min(segment.missing, data.length) });
      gap = false;
    }
  }
}

/** Bytes from `next` to the segment's beginning, negative when it begins before; sequence numbers wrap at 2^32. */
function distance(next: number | undefined, { sequence }: Segment): number {
  return (sequence - (next ?? sequence)) | 0;
}
