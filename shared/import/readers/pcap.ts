import { CaptureReading } from '../capture/capture-reading';
import { isCapture, packets } from '../capture/packets';
import { segmentOf } from '../capture/tcp';
import type { Found, Reader, ReadPorts, Source } from '../model';

/** Captures of tcpdump and Wireshark (pcap, pcapng): unencrypted WebSocket within TCP, permessage-deflate too. */
export const pcap: Reader = {
  id: 'pcap',
  title: 'Packet capture (pcap, pcapng)',
  detect: ({ bytes }) => (bytes && isCapture(bytes) ? 1 : 0),
  read,
};

function* read({ bytes, chunks }: Source, ports: ReadPorts): Generator<Found, void, undefined> {
  if (!bytes) return;
  const reading = new CaptureReading(ports);
  for (const packet of packets(chunks?.() ?? [bytes])) {
    const segment = segmentOf(packet);
    if (segment) yield* reading.take(segment);
    else yield { kind: 'other', text: `Packet ${packet.place.line}: no TCP`, place: packet.place, time: packet.time };
  }
  yield* reading.end();
}
