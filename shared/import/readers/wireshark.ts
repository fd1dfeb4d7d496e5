import { isJsonObject, type JsonValue } from '../../ocpp/json';
import { brokenPart } from '../json-stream/broken-part';
import type { JsonCursor } from '../json-stream/json-cursor';
import { restUnread } from '../json-stream/unread';
import { elements, isContainer } from '../json-stream/walk';
import { withRest } from '../json-stream/with-rest';
import { stationIn, versionIn } from '../line-context';
import { timeOf } from '../object-context';
import type { Found, Reader, Source } from '../model';
import type { Placed } from '../placed-json';

/** Wireshark's or tshark's JSON export (`-T json`): packets with `_source.layers`, the messages in the websocket layer. */
export const wireshark: Reader = {
  id: 'wireshark',
  title: 'Wireshark JSON export',
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

interface Stream {
  readonly number: number;
  station?: string;
  protocol: string;
  readonly client?: string;
}

function* messagesIn(cursor: JsonCursor): Generator<Found, void, undefined> {
  const streams = new Map<string, Stream>();
  for (const step of elements(cursor, '', SHORT)) {
    if (step.kind === 'unread') yield brokenPart(step, 'export of Wireshark');
    else if (step.kind === 'value') for (const packet of packetsIn(step.value)) yield* inPacket(packet, streams);
    else if (step.opener === '[') yield* inPackets(cursor, streams);
    else if (!isContainer(step.opener)) for (const part of restUnread(cursor)) yield brokenPart(part, 'export of Wireshark');
  }
}

/** Of a list; a packet by itself is one where a list was broken. */
function packetsIn(value: Placed): readonly Placed[] {
  return value.at('_source') ? [value] : value.items();
}

function* inPackets(cursor: JsonCursor, streams: Map<string, Stream>): Generator<Found, void, undefined> {
  cursor.pass(1);
  for (const step of elements(cursor, ']', MOST)) {
    if (step.kind === 'unread') yield brokenPart(step, 'packet');
    else if (step.kind === 'value') yield* inPacket(step.value, streams);
  }
}

function* inPacket(packet: Placed, streams: Map<string, Stream>): Generator<Found, void, undefined> {
  const found = packet.at('_source', 'layers');
  const { place } = packet;
  if (!found) {
    yield { kind: 'other', text: packet.source, place };
    return;
  }
  const layers = new Layers(found);
  const stream = layers.first('tcp.stream') ?? '0';
  const time = timeOf(numberOf(layers.first('frame.time_epoch')));
  const when = time ? { time } : {};
  const uri = layers.first('http.request.uri') ?? layers.first('http.request.full_uri');
  const known = streams.get(stream) ?? { number: streams.size + 1, protocol: '', ...(uri === undefined ? {} : { client: port(layers, 'src') }) };
  streams.set(stream, known);
  if (uri !== undefined) known.station ??= stationIn(` ${uri}`) ?? uri.split('/').at(-1) ?? '';
  known.protocol = layers.all('http.sec_websocket_protocol').at(-1) ?? known.protocol;
  const texts = textsOf(layers);
  if (texts.length === 0) yield { kind: 'other', text: describe(layers), place, ...when };
  const masked = layers.first('websocket.mask');
  // What a client sends is masked (RFC 6455 §5.1); else the port tells who it is.
  const fromClient = masked === undefined ? known.client === undefined || known.client === port(layers, 'src') : /^(?:1|true)$/i.test(masked);
  const version = versionIn(known.protocol);
  for (const message of texts) {
    yield {
      kind: 'frame', text: message, place, connection: known.number, way: fromClient ? 'up' : 'down', ...when,
      ...(known.station === undefined ? {} : { station: known.station }), ...(version ? { version } : {}),
    };
  }
}

/** The texts of a packet's messages; newer versions give them in the websocket layer, older ones as lines of text, some both. */
function textsOf(layers: Layers): readonly string[] {
  const own = layers.all('websocket.payload.text');
  if (own.length > 0) return own;
  return layers.all('data-text-lines').filter((line) => line.trimStart().startsWith('[')).map((line) => line.replace(/(?:\\r)?(?:\\n)$/, ''));
}

function port(layers: Layers, side: 'src' | 'dst'): string {
  return `${layers.first(`ip.${side}`) ?? layers.first(`ipv6.${side}`) ?? ''}:${layers.first(`tcp.${side}port`) ?? ''}`;
}

function describe(layers: Layers): string {
  return `Packet ${layers.first('frame.number') ?? ''}: ${layers.first('frame.protocols') ?? layers.names.join(':')}`;
}

function numberOf(text: string | undefined): JsonValue | undefined {
  if (text === undefined) return undefined;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** Fields that are asked for. */
const FIELDS: ReadonlySet<string> = new Set([
  'frame.number', 'frame.protocols', 'frame.time_epoch', 'tcp.stream', 'tcp.srcport', 'tcp.dstport', 'ip.src', 'ip.dst', 'ipv6.src', 'ipv6.dst',
  'http.request.uri', 'http.request.full_uri', 'http.sec_websocket_protocol', 'websocket.mask', 'websocket.payload.text', 'data-text-lines',
]);

/** The fields of a packet, however deep they stand in its layers; several messages in a packet are layers of the same name. */
class Layers {
  /** Names of the outermost ones. */
  readonly names: readonly string[];
  readonly #found = new Map<string, string[]>();

  constructor(layers: Placed) {
    this.names = layers.members().map(([name]) => name);
    this.#collect(layers);
  }

  first(name: string): string | undefined {
    return this.#found.get(name)?.[0];
  }

  all(name: string): readonly string[] {
    return this.#found.get(name) ?? [];
  }

  #collect(placed: Placed): void {
    for (const item of placed.items()) this.#collect(item);
    for (const [name, member] of placed.members()) {
      if (FIELDS.has(name)) this.#found.set(name, [...this.all(name), ...textsIn(member.value)]);
      this.#collect(member);
    }
  }
}

/** A field's values; of one whose names are its values, these. */
function textsIn(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((one): one is string => typeof one === 'string');
  return isJsonObject(value) ? Object.keys(value) : [];
}
