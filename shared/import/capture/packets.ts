import type { LogTime, Place } from '../model';
import { ByteQueue } from './byte-queue';

/** A packet of a capture file. */
export interface Packet {
  readonly time?: LogTime;
  /** Number of the link layer (https://www.tcpdump.org/linktypes.html). */
  readonly link: number;
  readonly data: Uint8Array;
  /** Of its bytes in the file; in a capture the packet's number, from 1, stands for the line. */
  readonly place: Place;
}

const PCAP_MICRO = 0xa1b2c3d4;
const PCAP_NANO = 0xa1b23c4d;
const PCAPNG = 0x0a0d0d0a;

/** Whether bytes begin as a capture file does. */
export function isCapture(bytes: Uint8Array): boolean {
  return bytes.length >= 24 && (classic(bytes) !== undefined || view(bytes).getUint32(0) === PCAPNG);
}

/** The packets of a pcap or pcapng file that comes in pieces; a file that was cut off gives those that are whole. */
export function* packets(chunks: Iterable<Uint8Array>): Generator<Packet, void, undefined> {
  const queue = new ByteQueue(chunks);
  const head = queue.peek(24);
  if (!head) return;
  const form = classic(head);
  if (form) yield* classicPackets(queue, form);
  else yield* nextGeneration(queue);
}

/** @param ms since 1970, where it is known */
function packet({ number, ms, link, start }: { readonly number: number; readonly ms?: number; readonly link: number; readonly start: number }, data: Uint8Array): Packet {
  return { link, data, place: { line: number, lastLine: number, start, end: start + data.length }, ...(ms === undefined ? {} : { time: { kind: 'full', ms, local: false } }) };
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

function* classicPackets(queue: ByteQueue, { little, perSecond }: { readonly little: boolean; readonly perSecond: number }): Generator<Packet, void, undefined> {
  const first = queue.take(24);
  if (!first) return;
  const link = view(first).getUint32(20, little) & 0xffff;
  for (let number = 1; ; number += 1) {
    const head = queue.take(16);
    if (!head) return;
    const said = view(head);
    const ms = said.getUint32(0, little) * 1000 + (said.getUint32(4, little) * 1000) / perSecond;
    const start = queue.position;
    const data = queue.take(said.getUint32(8, little));
    if (!data) return;
    yield packet({ number, ms, link, start }, data);
  }
}

interface Interface {
  readonly link: number;
  /** Units of its times in a second. */
  readonly perSecond: number;
}

/** pcapng: blocks, of which section headers, interfaces and packets matter (draft-ietf-opsawg-pcapng). */
function* nextGeneration(queue: ByteQueue): Generator<Packet, void, undefined> {
  let little = true;
  let interfaces: Interface[] = [];
  let number = 0;
  for (let head = queue.peek(12); head; head = queue.peek(12)) {
    if (view(head).getUint32(0) === PCAPNG) {
      little = view(head).getUint32(8, true) === 0x1a2b3c4d;
      interfaces = [];
    }
    const type = view(head).getUint32(0, little);
    const length = view(head).getUint32(4, little);
    const at = queue.position;
    const bytes = length < 12 ? undefined : queue.take(length);
    if (!bytes) return;
    const data = view(bytes);
    if (type === 1 && length >= 20) interfaces.push({ link: data.getUint16(8, little), perSecond: resolution(data, 16, length - 4, little) });
    else if (type === 6 && length >= 32) {
      const from = interfaces[data.getUint32(8, little)] ?? { link: 1, perSecond: 1e6 };
      const units = data.getUint32(12, little) * 2 ** 32 + data.getUint32(16, little);
      const captured = Math.min(data.getUint32(20, little), length - 32);
      number += 1;
      yield packet({ number, ms: (units * 1000) / from.perSecond, link: from.link, start: at + 28 }, bytes.subarray(28, 28 + captured));
    } else if (type === 3 && length >= 16) {
      number += 1;
      yield packet({ number, link: interfaces[0]?.link ?? 1, start: at + 12 }, bytes.subarray(12, length - 4));
    }
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
