import { seenText } from '../line-view';
import { timeIn } from '../log-time';
import type { LogTime } from '../model';
import { placeOfLine, sourceLines, type SourceLine } from '../source-lines';
import { linkOf } from './link-of-bytes';
import type { Packet } from './packets';
import { segmentOf } from './tcp';

/** A packet that a text shows as hexadecimal digits, and what stood above them; or a line that belongs to none. */
export type Dumped =
  | { readonly kind: 'packet'; readonly packet: Packet; readonly title: string }
  | { readonly kind: 'line'; readonly line: SourceLine; readonly why?: string };

/** tcpdump: `\t0x0010:  0a14 1e01 9fbe …  ….`; tshark, Wireshark and text2pcap: `0010  00 3c 12 c9 …   .<…`. */
const TCPDUMP = /^\s*0x([\da-f]{4,8}): {1,3}((?:[\da-f]{4} )*(?:[\da-f]{4}|[\da-f]{2}))(?: {2,}.*)?$/i;
const OTHERS = /^\s*([\da-f]{4,8}):? {1,4}((?:[\da-f]{2} {1,2})*[\da-f]{2})(?: *| {2,}.*)$/i;
const MOST_IN_ROW = 16;
/** tshark shows each packet once more as it was put together, unmasked and unpacked; `Frame (227 bytes):` stands above the packet itself. */
const TITLE = /^(\S.{0,80}) \(\d{1,9} bytes?\):$/;
/** Above a packet: tcpdump's line, a row of the list of packets, or its tree. */
const BEGINS = /^Frame (?:\d+: |\(\d)|^No\. {1,9}Time |^ {0,9}\d{1,9} +\d{1,10}(?:[.:,-]\d{1,10}){1,8} +\S|^(?:\S{1,30} ){0,2}(?:IP6?|ARP|[\da-f:]{17} .{0,60}) /i;
/** A packet is not longer, bytes; and no more lines stand above one. */
const LONGEST = 1 << 18;
const MOST_ABOVE = 50_000;

interface Begun {
  readonly above: readonly SourceLine[];
  readonly bytes: number[];
  readonly first: SourceLine;
  last: SourceLine;
  /** Bytes of it that were shown so far; of what it is shown as now, when that is no longer the packet itself. */
  shown: number;
  again: boolean;
}

/** A row with which a dump begins. */
const BEGINNING = /^\s*(?:0x)?0000(?:0000)?:? {1,4}[\da-f]{2} ?[\da-f]{2}/im;

/** Whether a text shows a packet of TCP so: none does by chance. */
export function showsPackets(text: string): boolean {
  if (!BEGINNING.test(text)) return false;
  for (const one of dumpedPackets(sourceLines(text))) if (one.kind === 'packet' && segmentOf(one.packet)) return true;
  return false;
}

/** The packets that the lines of a text show as hexadecimal digits. */
export function* dumpedPackets(lines: Iterable<SourceLine>): Generator<Dumped, void, undefined> {
  let above: SourceLine[] = [];
  let begun: Begun | undefined;
  for (const line of lines) {
    const text = seenText(line.text);
    const row = rowOf(text);
    if (begun && row?.offset === begun.shown && begun.bytes.length < LONGEST) {
      if (!begun.again) begun.bytes.push(...row.bytes);
      begun.shown += row.bytes.length;
      begun.last = line;
      continue;
    }
    const title = row ? undefined : TITLE.exec(text)?.[1];
    if (begun && title !== undefined && !/^(?:Frame|Packet)\b/.test(title)) {
      [begun.again, begun.shown] = [true, 0];
      begun.last = line;
      continue;
    }
    if (line.text.trim() === '') continue;
    if (begun) yield packetOf(begun);
    begun = undefined;
    if (row?.offset === 0) {
      const from = above.findIndex((one) => BEGINS.test(seenText(one.text)));
      const own = from < 0 ? [] : above.slice(from);
      for (const one of from < 0 ? above : above.slice(0, from)) yield { kind: 'line', line: one };
      above = [];
      begun = { above: own, bytes: [...row.bytes], first: line, last: line, shown: row.bytes.length, again: false };
    } else if (row) yield* lost(above.splice(0), line);
    else above.push(line);
    if (above.length > MOST_ABOVE) for (const one of above.splice(0)) yield { kind: 'line', line: one };
  }
  if (begun) yield packetOf(begun);
  for (const line of above) yield { kind: 'line', line };
}

function* lost(above: readonly SourceLine[], line: SourceLine): Generator<Dumped, void, undefined> {
  for (const one of above) yield { kind: 'line', line: one };
  yield { kind: 'line', line, why: 'This row of bytes does not go on where the one before it ended; rows are missing.' };
}

function rowOf(text: string): { readonly offset: number; readonly bytes: readonly number[] } | undefined {
  const [, offset, digits = ''] = TCPDUMP.exec(text) ?? OTHERS.exec(text) ?? [];
  if (offset === undefined) return undefined;
  const bytes = (digits.replaceAll(' ', '').match(/../g) ?? []).slice(0, MOST_IN_ROW).map((byte) => Number.parseInt(byte, 16));
  return { offset: Number.parseInt(offset, 16), bytes };
}

function packetOf({ above, bytes, first, last }: Begun): Dumped {
  const { line, start } = placeOfLine(above[0] ?? first);
  const { lastLine, end } = placeOfLine(last);
  const data = Uint8Array.from(bytes);
  const time = timeOf(above.map(({ text }) => seenText(text)));
  return { kind: 'packet', packet: { link: linkOf(data), data, place: { line, lastLine, start, end }, ...(time ? { time } : {}) }, title: (above[0] ?? first).text.trim() };
}

/** As the tree says it, or else the line of tcpdump or of the list of packets. */
function timeOf(above: readonly string[]): LogTime | undefined {
  for (const name of ['Epoch Time: ', 'Epoch Arrival Time: ', 'UTC Arrival Time: ', 'Arrival Time: ']) {
    const line = above.find((one) => one.trimStart().startsWith(name));
    const time = line === undefined ? undefined : timeIn(line.trimStart().slice(name.length));
    if (time) return time;
  }
  for (const line of above) {
    const elapsed = /^ {0,9}\d+ +(\d{1,9}\.\d{1,9}) /.exec(line)?.[1];
    if (elapsed !== undefined) return { kind: 'elapsed', ms: Number(elapsed) * 1000 };
    const time = timeIn(line);
    if (time) return time;
  }
  return undefined;
}
