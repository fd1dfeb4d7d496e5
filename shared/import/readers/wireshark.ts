import { isJsonObject, type JsonValue } from '../../ocpp/json';
import { stationIn, versionIn } from '../line-context';
import { timeOf } from '../object-context';
import type { Found, Reader, Source } from '../model';
import { parseWithPlaces, type Placed } from '../placed-json';
import { withRest } from '../rest-of-source';
import { byteLength } from '../source-lines';

/** Wireshark's or tshark's JSON export (`-T json`): packets with `_source.layers`, the messages in the websocket layer. */
export const wireshark: Reader = {
  id: 'wireshark',
  title: 'Wireshark JSON export',
  detect: ({ text }) => (/"_source"\s*:\s*\{[\s\S]{0,200}"layers"/.test(text) ? 1 : 0),
  read,
};

function* read({ text }: Source): Generator<Found, void, undefined> {
  yield* withRest(text, messagesIn(text));
}

interface Stream {
  readonly number: number;
  station?: string;
  protocol: string;
  readonly client?: string;
}

function* messagesIn(text: string): Generator<Found, void, undefined> {
  const parsed = parseWithPlaces(text);
  if (!parsed) {
    yield { kind: 'broken', text: text.slice(0, 2000), place: { line: 1, lastLine: text.split('\n').length, start: 0, end: byteLength(text, 0, text.length) }, why: 'The file is no JSON, so no export of Wireshark; it may have been cut off.' };
    return;
  }
  const streams = new Map<string, Stream>();
  for (const packet of parsed.items()) {
    const layers = packet.at('_source', 'layers');
    const { place } = packet;
    if (!layers) {
      yield { kind: 'other', text: packet.source, place };
      continue;
    }
    const stream = field(layers, 'tcp.stream') ?? '0';
    const time = timeOf(numberOf(field(layers, 'frame.time_epoch')));
    const when = time ? { time } : {};
    const uri = field(layers, 'http.request.uri') ?? field(layers, 'http.request.full_uri');
    const known = streams.get(stream) ?? { number: streams.size + 1, protocol: '', ...(uri === undefined ? {} : { client: port(layers, 'src') }) };
    streams.set(stream, known);
    if (uri !== undefined) known.station ??= stationIn(` ${uri}`) ?? uri.split('/').at(-1) ?? '';
    known.protocol = fields(layers, 'http.sec_websocket_protocol').at(-1) ?? known.protocol;
    const texts = textsOf(layers);
    if (texts.length === 0) yield { kind: 'other', text: describe(layers), place, ...when };
    const masked = field(layers, 'websocket.mask');
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
}

/** The texts of a packet's messages; newer versions give them in the websocket layer, older ones as lines of text, some both. */
function textsOf(layers: Placed): readonly string[] {
  const own = fields(layers, 'websocket.payload.text');
  if (own.length > 0) return own;
  return fields(layers, 'data-text-lines').filter((line) => line.trimStart().startsWith('[')).map((line) => line.replace(/(?:\\r)?(?:\\n)$/, ''));
}

function port(layers: Placed, side: 'src' | 'dst'): string {
  return `${field(layers, `ip.${side}`) ?? field(layers, `ipv6.${side}`) ?? ''}:${field(layers, `tcp.${side}port`) ?? ''}`;
}

function describe(layers: Placed): string {
  return `Packet ${field(layers, 'frame.number') ?? ''}: ${field(layers, 'frame.protocols') ?? layers.members().map(([name]) => name).join(':')}`;
}

function numberOf(text: string | undefined): JsonValue | undefined {
  if (text === undefined) return undefined;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function field(layers: Placed, name: string): string | undefined {
  return fields(layers, name)[0];
}

/** All values of a field, however deep it stands in the layers; several messages in a packet are layers of the same name. */
function fields(placed: Placed, name: string): string[] {
  return [
    ...placed.items().flatMap((item) => fields(item, name)),
    ...placed.members().flatMap(([key, member]) => {
      if (key !== name) return fields(member, name);
      const { value } = member;
      if (typeof value === 'string') return [value];
      if (Array.isArray(value)) return value.filter((one): one is string => typeof one === 'string');
      return isJsonObject(value) ? Object.keys(value) : [];
    }),
  ];
}
