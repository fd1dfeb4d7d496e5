/** A packet of a capture file. */
export interface Packet {
  /** From 1. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly ms: number;
  /** Number of the link layer (https://www.tcpdump.org/linktypes.html). */
  readonly link: number;
  readonly data: Uint8Array;
  /** Where its data begins in the file. */
  readonly start: number;
}

const PCAP_MICRO = 0xa1b2c3d4;
const PCAP_NANO = 0xa1b23c4d;
const PCAPNG = 0x0a0d0d0a;

/** Whether bytes begin as a capture file does. */
export function isCapture(bytes: Uint8Array): boolean {
  return bytes.length >= 24 && (classic(bytes) !== undefined || view(bytes).getUint32(0) === PCAPNG);
}

/** The packets of a pcap or pcapng file; a file that was cut off gives those that are whole. */
export function* packets(bytes: Uint8Array): Generator<Packet, void, undefined> {
  const form = classic(bytes);
  if (form) yield* classicPackets(bytes, form);
  else yield* nextGeneration(bytes);
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function classic(bytes: Uint8Array): { readonly little: boolean; readonly perSecond: number } | undefined {
  const data = view(bytes);
  for (const little of [false, true]) {
    const magic = data.getUint32(0, little);
    if (magic === PCAP_MICRO) return { little, perSecond: 1e6 };
    if (magic === PCAP_NANO) return { little, perSecond: 1e9 };
  }
  return undefined;
}

function* classicPackets(bytes: Uint8Array, { little, perSecond }: { readonly little: boolean; readonly perSecond: number }): Generator<Packet, void, undefined> {
  const data = view(bytes);
  const link = data.getUint32(20, little) & 0xffff;
  let number = 0;
  for (let at = 24; at + 16 <= bytes.length; ) {
    const length = data.getUint32(at + 8, little);
    const start = at + 16;
    if (start + length > bytes.length) return;
    number += 1;
    yield { number, ms: data.getUint32(at, little) * 1000 + (data.getUint32(at + 4, little) * 1000) / perSecond, link, data: bytes.subarray(start, start + length), start };
    at = start + length;
  }
}

interface Interface {
  readonly link: number;
  /** Units of its times in a second. */
  readonly perSecond: number;
}

/** pcapng: blocks, of which section headers, interfaces and packets matter (draft-ietf-opsawg-pcapng). */
function* nextGeneration(bytes: Uint8Array): Generator<Packet, void, undefined> {
  const data = view(bytes);
  let little = true;
  let interfaces: Interface[] = [];
  let number = 0;
  for (let at = 0; at + 12 <= bytes.length; ) {
    if (data.getUint32(at) === PCAPNG) {
      little = data.getUint32(at + 8, true) === 0x1a2b3c4d;
      interfaces = [];
    }
    const type = data.getUint32(at, little);
    const length = data.getUint32(at + 4, little);
    if (length < 12 || at + length > bytes.length) return;
    if (type === 1) interfaces.push({ link: data.getUint16(at + 8, little), perSecond: resolution(data, at + 16, at + length - 4, little) });
    else if (type === 6 && length >= 32) {
      const from = interfaces[data.getUint32(at + 8, little)] ?? { link: 1, perSecond: 1e6 };
      const units = data.getUint32(at + 12, little) * 2 ** 32 + data.getUint32(at + 16, little);
      const captured = Math.min(data.getUint32(at + 20, little), length - 32);
      number += 1;
      yield { number, ms: (units * 1000) / from.perSecond, link: from.link, data: bytes.subarray(at + 28, at + 28 + captured), start: at + 28 };
    } else if (type === 3 && length >= 16) {
      number += 1;
      yield { number, ms: Number.NaN, link: interfaces[0]?.link ?? 1, data: bytes.subarray(at + 12, at + length - 4), start: at + 12 };
    }
    at += length;
  }
}

/** The option if_tsresol of an interface; microseconds without it. */
function resolution(data: DataView, from: number, to: number, little: boolean): number {
  for (let at = from; at + 4 <= to; ) {
    const code = data.getUint16(at, little);
    const length = data.getUint16(at + 2, little);
    if (code === 0) break;
    if (code === 9 && length >= 1) {
      const value = data.getUint8(at + 4);
      return value & 0x80 ? 2 ** (value & 0x7f) : 10 ** value;
    }
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return 1e6;
}
