import type { OcppVersion } from '../../ocpp/version';
import { framesInLines } from '../frames-in-lines';
import { stationIn, versionIn } from '../line-context';
import { seenText } from '../line-view';
import type { Found, Reader, Source } from '../model';
import { byteLength, sourceLines, type SourceLine } from '../source-lines';
import { otherLine } from '../text-log';

/** Wireshark's Follow Stream as text (`tshark -z follow,tcp,ascii,0`): what both ends sent, in turns. */
export const followStream: Reader = {
  id: 'follow-stream',
  title: 'Wireshark Follow Stream',
  detect: ({ text }) => (HEAD.test(text) && /^Node 0: /m.test(text) ? 1 : 0),
  read,
};

const HEAD = /^Follow: (\w{1,20}),(?:ascii|utf-?8|ebcdic)/m;
/** Before each turn its length in bytes; a tab says that the second end sent it. */
const TURN = /^(\t?)(\d{1,9})$/;

/** Why the station's messages are missing. */
export const MASKED = 'A client masks what it sends (RFC 6455), and this view shows it masked, so what the station sent is not to be seen here. Open the capture itself, or export it with tshark -V, -T json or -T pdml.';

interface Turn {
  /** The end that sent it: 0 or 1. */
  readonly node: number;
  readonly bytes: number;
  readonly lines: SourceLine[];
}

/** What is known of the connection so far. */
interface Ends {
  /** The turns are messages, not what went over TCP. */
  readonly unmasked: boolean;
  client?: number;
  upgraded: boolean;
  station?: string;
  version?: OcppVersion;
}

function* read(source: Source): Generator<Found, void, undefined> {
  let ends: Ends = { unmasked: false, upgraded: false };
  let turn: Turn | undefined;
  for (const line of sourceLines(source)) {
    const text = seenText(line.text);
    const over = turn === undefined || line.start - (turn.lines[0]?.start ?? line.start) >= turn.bytes;
    const [, tab, bytes] = over ? (TURN.exec(text) ?? []) : [];
    const rule = over && /^={10,}$/.test(text);
    if (bytes === undefined && !rule) {
      if (turn) turn.lines.push(line);
      else {
        const followed = HEAD.exec(text)?.[1];
        if (followed !== undefined) ends = { unmasked: followed === 'websocket', upgraded: false };
        if (line.text.trim() !== '') yield otherLine(line);
      }
      continue;
    }
    if (turn) yield* inTurn(turn, ends);
    turn = bytes === undefined ? undefined : { node: tab === '' ? 0 : 1, bytes: Number(bytes), lines: [] };
    yield otherLine(line);
  }
  if (turn) yield* inTurn(turn, ends);
}

function* inTurn({ node, lines, bytes }: Turn, ends: Ends): Generator<Found, void, undefined> {
  const first = lines[0]?.text ?? '';
  const uri = /^GET (\S{1,2000}) HTTP\//.exec(first)?.[1];
  if (uri !== undefined) {
    ends.client = node;
    ends.station = stationIn(` ${uri}`) ?? uri.split('/').at(-1) ?? '';
  }
  const answer = first.startsWith('HTTP/1.');
  if (answer) {
    ends.upgraded = first.includes(' 101');
    ends.version = versionIn(lines.find(({ text }) => /^sec-websocket-protocol:/i.test(text))?.text ?? '');
  }
  const pieces = [...framesInLines(lines, () => false)];
  // Only what a server sends can be read in bytes as they went over the wire.
  if (!ends.unmasked && ends.client === undefined && pieces.some(({ kind }) => kind === 'frame')) ends.client = 1 - node;
  if (!ends.unmasked && node === ends.client && uri === undefined && lines.length > 0 && bytes > LONGEST_OF_CONTROL) {
    yield masked(lines);
    return;
  }
  const way = ends.client === undefined ? {} : { way: node === ends.client ? ('up' as const) : ('down' as const) };
  for (const piece of pieces) {
    if (piece.kind === 'line') {
      if (piece.line.text.trim() !== '') yield otherLine(piece.line);
      continue;
    }
    const { text, place, cut } = piece.frame;
    yield {
      kind: 'frame', text, place, ...way, ...(cut ? { cut } : {}),
      ...(ends.station === undefined ? {} : { station: ends.station }), ...(ends.version ? { version: ends.version } : {}),
    };
  }
}

/** Bytes of a masked ping or close without words; the shortest message of OCPP is longer. */
const LONGEST_OF_CONTROL = 16;

function masked(lines: readonly SourceLine[]): Found {
  const [first] = lines;
  const last = lines.findLast(({ text }) => text.trim() !== '') ?? first;
  if (!first || !last) throw new Error('A turn has a line.');
  const text = lines.map((line) => line.text).join('\n').slice(0, 200);
  return { kind: 'broken', text, why: MASKED, place: { line: first.number, lastLine: last.number, start: first.start, end: last.start + byteLength(last.text, 0, last.text.length) } };
}
