import { CaptureReading } from '../capture/capture-reading';
import { dumpedPackets, showsPackets } from '../capture/hex-dump';
import { segmentOf } from '../capture/tcp';
import type { Found, Place, Reader, ReadPorts, Source } from '../model';
import { sourceLines } from '../source-lines';
import { otherLine } from '../text-log';

/**
 * Packets as hexadecimal digits: `tcpdump -x`, `-xx`, `-X`, `-XX`; `tshark -x`, also with `-V` or `-P`; Wireshark's plain text with
 * bytes; what `text2pcap` reads.
 */
export const hexDump: Reader = {
  id: 'hex-dump',
  title: 'Packets in hexadecimal (tcpdump -X, tshark -x)',
  detect: ({ text }) => (showsPackets(text) ? 1 : 0),
  read,
};

/** So many lines behind a packet wait for the next; then whatever waits for lost packets is told first. */
const MOST_BEHIND = 1000;

function* read(source: Source, ports: ReadPorts): Generator<Found, void, undefined> {
  const reading = new CaptureReading(ports);
  let place: Place = { line: 1, lastLine: 1, start: 0, end: 0 };
  const behind: Found[] = [];
  const rest = function* (): Generator<Found, void, undefined> {
    for (const found of reading.end()) yield { ...found, place };
    yield* behind.splice(0);
  };
  for (const one of dumpedPackets(sourceLines(source))) {
    if (one.kind === 'line') {
      const other = otherLine(one.line);
      behind.push(one.why === undefined ? other : { ...other, kind: 'broken', why: one.why });
      if (behind.length > MOST_BEHIND) yield* rest();
      continue;
    }
    yield* behind.splice(0);
    ({ place } = one.packet);
    // What several packets brought stands where the last of them does, which made it whole.
    let told = false;
    const segment = segmentOf(one.packet);
    for (const found of segment ? reading.take(segment) : []) {
      told = true;
      yield { ...found, place };
    }
    if (!told) yield { kind: 'other', text: one.title, place, time: one.packet.time };
  }
  yield* rest();
}
