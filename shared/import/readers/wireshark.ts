import { isJsonObject, type JsonObject, type JsonValue } from '../../ocpp/json';
import { stationIn, versionIn } from '../line-context';
import { timeOf } from '../object-context';
import type { Found, Reader, Source } from '../model';
import { parseWithPlaces } from '../placed-json';

/** Wireshark's or tshark's JSON export (`-T json`): packets with `_source.layers`, the messages in the websocket layer. */
export const wireshark: Reader = {
  id: 'wireshark',
  title: 'Wireshark JSON export',
  detect: ({ text }) => (/"_source"\s*:\s*\{[\s\S]{0,200}"layers"/.test(text) ? 1 : 0),
  read,
};

function* read({ text }: Source): Generator<Found, void, undefined> {
  const parsed = parseWithPlaces(text);
  if (!parsed) {
    yield { kind: 'broken', text: text.slice(0, 2000), place: { line: 1, lastLine: text.split('\n').length, start: 0, end: text.length }, why: 'The file is no JSON, so no export of Wireshark; it may have been cut off.' };
    return;
  }
  const streams = new Map<string, { readonly number: number; station?: string; protocol: string; readonly client?: string }>();
  for (const packet of parsed.items()) {
    const layers = packet.at('_source', 'layers')?.value;
    if (!isJsonObject(layers)) continue;
    const { place } = packet;
    const stream = field(layers, 'tcp.stream') ?? '0';
    const time = timeOf(numberOf(field(layers, 'frame.time_epoch')));
    const when = time ? { time } : {};
    const uri = field(layers, 'http.request.uri') ?? field(layers, 'http.request.full_uri');
    const known = streams.get(stream) ?? { number: streams.size + 1, protocol: '', ...(uri === undefined ? {} : { client: port(layers, 'src') }) };
    streams.set(stream, known);
    if (uri !== undefined) known.station ??= stationIn(` ${uri}`) ?? uri.split('/').at(-1) ?? '';
    known.protocol = fields(layers, 'http.sec_websocket_protocol').at(-1) ?? known.protocol;
    const texts = [...fields(layers, 'websocket.payload.text'), ...fields(layers, 'data-text-lines').filter((line) => line.startsWith('['))];
    if (texts.length === 0) {
      yield { kind: 'other', text: describe(layers), place, ...when };
      continue;
    }
    const masked = field(layers, 'websocket.mask');
    // What a client sends is masked (RFC 6455 §5.1); else the port tells who it is.
    const fromClient = masked === undefined ? known.client === undefined || known.client === port(layers, 'src') : masked === '1' || masked === 'True';
    const version = versionIn(known.protocol);
    for (const message of texts) {
      yield {
        kind: 'frame', text: message, place, connection: known.number, way: fromClient ? 'up' : 'down', ...when,
        ...(known.station === undefined ? {} : { station: known.station }), ...(version ? { version } : {}),
      };
    }
  }
}

function port(layers: JsonObject, side: 'src' | 'dst'): string {
  return `${field(layers, `ip.${side}`) ?? field(layers, `ipv6.${side}`) ?? ''}:${field(layers, `tcp.${side}port`) ?? ''}`;
}

function describe(layers: JsonObject): string {
  return `Packet ${field(layers, 'frame.number') ?? ''}: ${field(layers, 'frame.protocols') ?? Object.keys(layers).join(':')}`;
}

function numberOf(text: string | undefined): JsonValue | undefined {
  if (text === undefined) return undefined;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function field(layers: JsonObject, name: string): string | undefined {
  return fields(layers, name)[0];
}

/** All values of a field, however deep it stands in the layers. */
function fields(value: JsonValue, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => fields(one, name));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (key !== name) return fields(member, name);
    if (typeof member === 'string') return [member];
    if (Array.isArray(member)) return member.filter((one): one is string => typeof one === 'string');
    return isJsonObject(member) ? Object.keys(member) : [];
  });
}
