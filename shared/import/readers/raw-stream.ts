import type { OcppVersion } from '../../ocpp/version';
import { MASKED } from './follow-stream';
import { framesInLines } from '../frames-in-lines';
import { stationIn, versionIn } from '../line-context';
import { seenText } from '../line-view';
import { timeIn } from '../log-time';
import type { Found, LogTime, Reader, Source } from '../model';
import { sourceLines } from '../source-lines';
import { otherLine } from '../text-log';

/**
 * What went over a WebSocket as text, with points for whatever is no letter: `tcpdump -A`, and Wireshark's Follow Stream as its
 * window saves it. Only what the CSMS sends can be read in it.
 */
export const rawStream: Reader = {
  id: 'raw-stream',
  title: 'Packets as text (tcpdump -A, Follow Stream)',
  detect: ({ text }) => (isUpgrade(seenText(text)) ? 0.9 : 0),
  read,
};

function isUpgrade(text: string): boolean {
  return /GET \S{1,2000} HTTP\/1\.1\r?$/m.test(text) && /HTTP\/1\.1 101 /.test(text) && /^upgrade: *websocket\r?$/im.test(text) && !/^Follow: /m.test(text);
}

/** What tcpdump writes above a packet: when, from whom, how many bytes. */
const PACKET = /^(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d{6} IP6? (\S{1,80}) > \S{1,80}: .*length (\d{1,9})/;
/** A line with as many points is one of bytes, and the station's where the view tells no packets apart. */
const BYTES = /\.[^.]{0,6}\.[^.]{0,6}\.[^.]{0,6}\./;
/** Bytes of a masked ping or close without words; the shortest message of OCPP is longer. */
const LONGEST_OF_CONTROL = 16;

function* read(source: Source): Generator<Found, void, undefined> {
  let [station, client, sender]: (string | undefined)[] = [];
  let version: OcppVersion | undefined;
  let time: LogTime | undefined;
  let upgraded = false;
  /** Lines of bytes that follow each other may be of one message. */
  let told = false;
  for (const piece of framesInLines(sourceLines(source), (line) => PACKET.test(line) || BYTES.test(line))) {
    if (piece.kind === 'frame') {
      told = false;
      const { text, place, cut } = piece.frame;
      yield { kind: 'frame', text, place, way: 'down', ...(time ? { time } : {}), ...(station === undefined ? {} : { station }), ...(version ? { version } : {}), ...(cut ? { cut } : {}) };
      continue;
    }
    const { line } = piece;
    const text = seenText(line.text);
    if (line.text.trim() === '') continue;
    const [packet, from, length] = PACKET.exec(text) ?? [];
    if (packet !== undefined) [time, sender] = [timeIn(packet), from];
    const uri = /GET (\S{1,2000}) HTTP\/1\.1$/.exec(text)?.[1];
    if (uri !== undefined) {
      [client, upgraded] = [sender, false];
      station = stationIn(` ${uri}`) ?? uri.split('/').at(-1) ?? '';
    }
    if (text.includes('HTTP/1.1 101 ')) upgraded = true;
    if (/^sec-websocket-protocol:/i.test(text)) version = versionIn(text) ?? version;
    const masked = packet === undefined ? sender === undefined && !told && BYTES.test(text) : from === client && Number(length) > LONGEST_OF_CONTROL;
    if (upgraded && masked) told = true;
    yield upgraded && masked ? { ...otherLine(line), kind: 'broken', why: MASKED } : { ...otherLine(line), ...(time ? { time } : {}) };
  }
}
