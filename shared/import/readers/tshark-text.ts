import { showsPackets } from '../capture/hex-dump';
import { Conversations, NO_UPGRADE } from '../dissected/packet';
import { TextPacket } from '../dissected/text-packet';
import { seenText } from '../line-view';
import type { Found, Reader, Source } from '../model';
import { placeOfLine, sourceLines } from '../source-lines';
import { otherLine } from '../text-log';

/** `tshark -V`, `tshark -O websocket`, Wireshark's export as plain text: packets as trees of indented lines. */
export const tsharkText: Reader = {
  id: 'tshark-text',
  title: 'Wireshark text export (tshark -V)',
  whenEmpty: NO_UPGRADE,
  // Where the bytes are there as well, these are read: they are whole.
  detect: ({ text }) => (FRAME.test(text) && !showsPackets(text) && /^(?:Internet Protocol|Transmission Control Protocol|WebSocket$| {4}\[Protocols in frame)/m.test(text) ? 1 : 0),
  read,
};

const FRAME = /^Frame \d+: \d+ bytes on wire/m;
/** The line of the list of packets above its tree: number, time, source … */
const ROW = /^(?:No\. {1,9}Time {1,40}Source| {0,9}\d{1,9} +\d{1,10}(?:[.:,-]\d{1,10}){1,8} +\S)/;

function* read(source: Source): Generator<Found, void, undefined> {
  const conversations = new Conversations();
  let packet: TextPacket | undefined;
  for (const line of sourceLines(source)) {
    const { number, start } = line;
    const text = seenText(line.text);
    if (line.text.trim() === '') continue;
    const row = ROW.test(text);
    if ((row && packet?.begun !== false) || (FRAME.test(text) && packet?.begun !== false)) {
      if (packet) yield* conversations.found(packet.packet());
      packet = new TextPacket({ line: number, start });
    }
    const { end } = placeOfLine(line);
    if (packet) packet.take(text, { lastLine: number, end });
    else yield otherLine(line);
  }
  if (packet) yield* conversations.found(packet.packet());
}
