import { deflateRawSync, constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { importLog, type Imported } from '../../../shared/import/import';
import { loadValidator } from '../../../shared/ocpp/validate';
import { MessageInflater } from './inflater';

/** Captures are made here byte by byte, as tcpdump and Wireshark write them. */

const STATION = { ip: [10, 0, 0, 2], port: 50_000 };
const CSMS = { ip: [10, 0, 0, 1], port: 9000 };
type End = typeof STATION;

function ethernet(from: End, to: End, sequence: number, data: Uint8Array, flags = 0x18): Buffer {
  const tcp = Buffer.alloc(20);
  tcp.writeUInt16BE(from.port, 0);
  tcp.writeUInt16BE(to.port, 2);
  tcp.writeUInt32BE(sequence >>> 0, 4);
  tcp[12] = 5 << 4;
  tcp[13] = flags;
  const ip = Buffer.alloc(20);
  ip[0] = 0x45;
  ip.writeUInt16BE(40 + data.length, 2);
  ip[9] = 6;
  Buffer.from(from.ip).copy(ip, 12);
  Buffer.from(to.ip).copy(ip, 16);
  return Buffer.concat([Buffer.alloc(12), Buffer.from([8, 0]), ip, tcp, data]);
}

function pcap(frames: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt32LE(1, 20);
  return Buffer.concat([head, ...frames.map((frame, i) => {
    const record = Buffer.alloc(16);
    record.writeUInt32LE(1_735_786_800 + i, 0);
    record.writeUInt32LE(frame.length, 8);
    record.writeUInt32LE(frame.length, 12);
    return Buffer.concat([record, frame]);
  })]);
}

function pcapng(frames: readonly Buffer[]): Buffer {
  const block = (type: number, body: Buffer): Buffer => {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    const head = Buffer.alloc(8);
    head.writeUInt32LE(type, 0);
    head.writeUInt32LE(padded.length + 12, 4);
    return Buffer.concat([head, padded, head.subarray(4)]);
  };
  const section = Buffer.alloc(16, 0xff);
  section.writeUInt32LE(0x1a2b3c4d, 0);
  const face = Buffer.alloc(8);
  face.writeUInt16LE(1, 0);
  const packet = (frame: Buffer, i: number): Buffer => {
    const head = Buffer.alloc(20);
    const micros = BigInt(1_735_786_800 + i) * 1_000_000n;
    head.writeUInt32LE(Number(micros >> 32n), 4);
    head.writeUInt32LE(Number(micros & 0xffff_ffffn), 8);
    head.writeUInt32LE(frame.length, 12);
    head.writeUInt32LE(frame.length, 16);
    return block(6, Buffer.concat([head, frame]));
  };
  return Buffer.concat([block(0x0a0d0d0a, section), block(1, face), ...frames.map(packet)]);
}

function wsFrame(payload: Uint8Array, { masked = false, opcode = 1, compressed = false, last = true } = {}): Buffer {
  const head = [(last ? 0x80 : 0) | (compressed ? 0x40 : 0) | opcode];
  const mask = masked ? 0x80 : 0;
  if (payload.length < 126) head.push(mask | payload.length);
  else head.push(mask | 126, payload.length >> 8, payload.length & 0xff);
  const key = [1, 2, 3, 4];
  const body = masked ? Buffer.from(payload.map((byte, i) => byte ^ (key[i & 3] ?? 0))) : Buffer.from(payload);
  return Buffer.concat([Buffer.from(head), ...(masked ? [Buffer.from(key)] : []), body]);
}

const upgrade = (extensions = ''): Buffer => Buffer.from(`GET /ocpp/STATION%2D1 HTTP/1.1\r\nHost: csms.example:9000\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: ocpp2.0.1, ocpp1.6\r\n${extensions}\r\n`);
const accepted = (extensions = ''): Buffer => Buffer.from(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: ocpp2.0.1\r\n${extensions}\r\n`);
const HEARTBEAT = '[2,"1","Heartbeat",{}]';
const ANSWER = '[3,"1",{"currentTime":"2025-01-02T03:00:00Z"}]';

async function read(bytes: Buffer): Promise<Extract<Imported, { ok: true }>> {
  const imported = await importLog([{ name: 'test.pcap', text: '', bytes }], {}, { loadCheck: loadValidator, now: 0, inflater: () => new MessageInflater() });
  if (!imported.ok) throw new Error(imported.message);
  return imported;
}
const shown = ({ assembled }: Extract<Imported, { ok: true }>): string[] => assembled.entries.filter(({ kind }) => kind !== 'note').map(({ kind, direction, text }) => `${kind} ${direction ?? ''} ${kind === 'open' ? '' : text}`.trim());

/** The bytes of each direction, cut into segments of at most `size`. */
function conversation(steps: readonly (readonly [from: 'station' | 'csms', data: Buffer])[], size = 1400): Buffer[] {
  const next = { station: 1000, csms: 4_294_967_290 };
  const hello = [ethernet(STATION, CSMS, next.station - 1, new Uint8Array(), 0x02), ethernet(CSMS, STATION, next.csms - 1, new Uint8Array(), 0x12)];
  return hello.concat(steps.flatMap(([from, data]) => {
    const pieces: Buffer[] = [];
    for (let at = 0; at < data.length; at += size) {
      const piece = data.subarray(at, at + size);
      pieces.push(from === 'station' ? ethernet(STATION, CSMS, next.station, piece) : ethernet(CSMS, STATION, next.csms, piece));
      next[from] += piece.length;
    }
    return pieces;
  }));
}

const PLAIN: Parameters<typeof conversation>[0] = [
  ['station', upgrade()], ['csms', accepted()],
  ['station', wsFrame(Buffer.from(HEARTBEAT), { masked: true })], ['csms', wsFrame(Buffer.from(ANSWER))],
  ['station', wsFrame(new Uint8Array(), { masked: true, opcode: 9 })],
  ['station', wsFrame(Buffer.from([3, 232, 98, 121, 101]), { masked: true, opcode: 8 })],
];
const EXPECTED = ['open', `frame up ${HEARTBEAT}`, `frame down ${ANSWER}`, 'ping up', 'close up {"code":1000,"reason":"bye"}'];

describe('a capture', () => {
  test.each([['pcap', pcap], ['pcapng', pcapng]] as const)('%s: upgrade, masked messages, ping and close', async (_, write) => {
    const imported = await read(write(conversation(PLAIN)));
    expect(shown(imported)).toEqual(EXPECTED);
    const [connection] = imported.assembled.connections;
    expect(connection?.info).toMatchObject({ station: 'STATION-1', version: '2.0.1', url: 'ws://csms.example:9000/ocpp/STATION%2D1', subprotocol: 'ocpp2.0.1' });
    expect(new Date(imported.assembled.entries.find(({ kind }) => kind === 'frame')?.wall ?? 0).toISOString()).toBe('2025-01-02T03:00:04.000Z');
  });

  test('messages in any number of segments, out of order, sent twice, over the end of the sequence numbers', async () => {
    const segments = conversation(PLAIN, 7);
    const shuffled = segments.flatMap((segment, i) => (i % 5 === 3 ? [segments[i + 1] ?? segment, segment] : i % 5 === 4 ? [segment] : [segment]));
    // Which of two directions was first is no longer to be seen.
    expect(shown(await read(pcap(shuffled))).toSorted()).toEqual(EXPECTED.toSorted());
  });

  test('permessage-deflate: a message may refer to the ones before', async () => {
    const compress = (text: string, before: string): Buffer => deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH, ...(before === '' ? {} : { dictionary: Buffer.from(before) }) }).subarray(0, -4);
    const extension = 'Sec-WebSocket-Extensions: permessage-deflate\r\n';
    const second = '[2,"2","Heartbeat",{}]';
    expect(shown(await read(pcap(conversation([
      ['station', upgrade(extension)], ['csms', accepted(extension)],
      ['station', wsFrame(compress(HEARTBEAT, ''), { masked: true, compressed: true })],
      ['csms', wsFrame(compress(ANSWER, ''), { compressed: true })],
      ['station', wsFrame(compress(second, HEARTBEAT), { masked: true, compressed: true })],
    ]))))).toEqual(['open', `frame up ${HEARTBEAT}`, `frame down ${ANSWER}`, `frame up ${second}`]);
  });

  test('a message in several WebSocket frames is one message', async () => {
    const [first, rest] = [Buffer.from(HEARTBEAT.slice(0, 9)), Buffer.from(HEARTBEAT.slice(9))];
    expect(shown(await read(pcap(conversation([
      ['station', upgrade()], ['csms', accepted()],
      ['station', wsFrame(first, { masked: true, last: false })], ['station', wsFrame(rest, { masked: true, opcode: 0 })],
    ]))))).toEqual(['open', `frame up ${HEARTBEAT}`]);
  });

  test('one that begins in the middle of a connection is read from the next whole message on', async () => {
    const imported = await read(pcap(conversation(PLAIN.slice(2)).slice(2)));
    expect(shown(imported).slice(0, 2)).toEqual([`frame up ${HEARTBEAT}`, `frame down ${ANSWER}`]);
  });

  test('one that was cut off, and packets that are no TCP, are told of', async () => {
    const whole = pcap([...conversation(PLAIN), Buffer.concat([Buffer.alloc(12), Buffer.from([8, 6]), Buffer.alloc(28)])]);
    const { assembled } = await read(whole);
    expect(assembled.entries.some(({ kind, text }) => kind === 'note' && text.includes('no TCP'))).toBe(true);
    expect(shown(await read(whole.subarray(0, -100)))).toContain(`frame up ${HEARTBEAT}`);
  });
});
