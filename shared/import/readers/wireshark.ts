import { DOTTED, Layers } from '../dissected/layers';
import { Conversations, NO_UPGRADE } from '../dissected/packet';
import { brokenPart } from '../json-stream/broken-part';
import type { JsonCursor } from '../json-stream/json-cursor';
import { restUnread } from '../json-stream/unread';
import { elements, isContainer } from '../json-stream/walk';
import { withRest } from '../json-stream/with-rest';
import type { Found, Reader, Source } from '../model';
import type { Placed } from '../placed-json';

/** Wireshark's or tshark's JSON export (`-T json`): packets with `_source.layers`, the messages in the websocket layer. */
export const wireshark: Reader = {
  id: 'wireshark',
  title: 'Wireshark JSON export',
  whenEmpty: NO_UPGRADE,
  detect: ({ text }) => (/"_source"\s*:\s*\{[\s\S]{0,200}"layers"/.test(text) ? 1 : 0),
  read,
};

/** Characters of a packet that is held. */
const MOST = 16_000_000;
/** Of a document that is held whole. */
const SHORT = 4_000_000;

function* read(source: Source): Generator<Found, void, undefined> {
  yield* withRest(source, messagesIn);
}

function* messagesIn(cursor: JsonCursor): Generator<Found, void, undefined> {
  const conversations = new Conversations();
  for (const step of elements(cursor, '', SHORT)) {
    if (step.kind === 'unread') yield brokenPart(step, 'export of Wireshark');
    else if (step.kind === 'value') for (const packet of packetsIn(step.value)) yield* inPacket(packet, conversations);
    else if (step.opener === '[') yield* inPackets(cursor, conversations);
    else if (!isContainer(step.opener)) for (const part of restUnread(cursor)) yield brokenPart(part, 'export of Wireshark');
  }
}

/** Of a list; a packet by itself is one where a list was broken. */
function packetsIn(value: Placed): readonly Placed[] {
  return value.at('_source') ? [value] : value.items();
}

function* inPackets(cursor: JsonCursor, conversations: Conversations): Generator<Found, void, undefined> {
  cursor.pass(1);
  for (const step of elements(cursor, ']', MOST)) {
    if (step.kind === 'unread') yield brokenPart(step, 'packet');
    else if (step.kind === 'value') yield* inPacket(step.value, conversations);
  }
}

function* inPacket(packet: Placed, conversations: Conversations): Generator<Found, void, undefined> {
  const layers = packet.at('_source', 'layers');
  if (layers) yield* conversations.found(Layers.of(layers, DOTTED).packet(packet.place));
  else yield { kind: 'other', text: packet.source, place: packet.place };
}
