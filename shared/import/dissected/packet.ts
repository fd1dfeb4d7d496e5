import type { OcppVersion } from '../../ocpp/version';
import { stationIn, versionIn } from '../line-context';
import type { Found, LogTime, Place } from '../model';

/** Of every dissection without a message. */
export const NO_UPGRADE = 'Wireshark shows the messages only of connections whose upgrade to WebSocket it saw, unencrypted and whole; open the capture itself (.pcap, .pcapng).';

/** A WebSocket message as Wireshark shows it. */
export interface DissectedMessage {
  readonly text: string;
  /** Whether it came masked, where that is shown. */
  readonly masked?: boolean;
  /** Only its beginning is shown. */
  readonly cut?: true;
}

/** What Wireshark or tshark shows of a packet, in whatever form. */
export interface DissectedPacket {
  readonly place: Place;
  readonly number: string;
  /** Names of its protocols, e.g. `eth:ip:tcp`. */
  readonly protocols: string;
  readonly time?: LogTime;
  /** Number of its TCP stream, where that is shown. */
  readonly stream?: string;
  /** TCP sequence number of its first byte, where that is shown. */
  readonly sequence?: string;
  /** Address and port. */
  readonly from: string;
  readonly to: string;
  /** Of an HTTP request. */
  readonly uri?: string;
  /** Of an HTTP upgrade: the last Sec-WebSocket-Protocol. */
  readonly protocol?: string;
  readonly messages: readonly DissectedMessage[];
}

interface Conversation {
  readonly number: number;
  client?: string;
  station?: string;
  version?: OcppVersion;
  /** Segments with messages that came last. */
  readonly segments: Set<string>;
}

/** So many segments are known again when they come once more. */
const MOST_SEGMENTS = 200;

/** The connections of dissected packets: whose the messages are, and which way they went. */
export class Conversations {
  readonly #known = new Map<string, Conversation>();

  /** What a packet comes to: its messages, or a note that says what it is. */
  *found(packet: DissectedPacket): Generator<Found, void, undefined> {
    const { place, messages, uri, from } = packet;
    const time = packet.time ? { time: packet.time } : {};
    const own = this.#of(packet);
    if (uri !== undefined) {
      own.client = from;
      own.station ??= stationIn(` ${uri}`) ?? uri.split('/').at(-1) ?? '';
    }
    if (packet.protocol !== undefined) own.version = versionIn(packet.protocol);
    if (messages.length === 0) yield { kind: 'other', text: `Packet ${packet.number}: ${packet.protocols}`, place, ...time };
    if (this.#repeats(own, packet)) {
      yield { kind: 'other', text: `Packet ${packet.number}: the same TCP segment once more`, place, ...time };
      return;
    }
    for (const { text, masked, cut } of messages) {
      // What a client sends is masked (RFC 6455 §5.1); else the port tells who it is.
      const fromClient = masked ?? (own.client === undefined || own.client === from);
      yield {
        kind: 'frame', text, place, connection: own.number, way: fromClient ? 'up' : 'down', ...time,
        ...(own.station === undefined ? {} : { station: own.station }), ...(own.version ? { version: own.version } : {}), ...(cut ? { cut } : {}),
      };
    }
  }

  /** It was captured at several interfaces, or sent again. */
  #repeats({ segments }: Conversation, { from, sequence, messages: [first] }: DissectedPacket): boolean {
    if (sequence === undefined || !first) return false;
    const segment = `${from} ${sequence} ${first.text.slice(0, 100)}`;
    if (segments.has(segment)) return true;
    segments.add(segment);
    const [oldest] = segments;
    if (segments.size > MOST_SEGMENTS && oldest !== undefined) segments.delete(oldest);
    return false;
  }

  #of({ stream, from, to }: DissectedPacket): Conversation {
    const key = stream ?? [from, to].toSorted().join(' ');
    const known = this.#known.get(key) ?? { number: this.#known.size + 1, segments: new Set() };
    this.#known.set(key, known);
    return known;
  }
}
