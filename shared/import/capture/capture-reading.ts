import type { ConnectionInfo } from '../../journal/entry';
import { base64OfBytes } from '../../platform/base64';
import { stationIn, versionIn } from '../line-context';
import type { Found, LogTime, Place, ReadPorts } from '../model';
import { Reassembly, type Piece, type Segment } from './tcp';
import { WebSocketStream, type Taken } from './web-socket';

interface Side {
  readonly name: string;
  readonly order: Reassembly;
  readonly stream: WebSocketStream;
}

interface Connection {
  readonly sides: readonly [Side, Side];
  /** Its number among those that speak WebSocket; 0 before that is known. */
  number: number;
  /** Name of the side that asked for the upgrade. */
  client?: string;
  station?: string;
  url: string;
  protocol: string;
}

/** Makes messages of TCP segments: puts them in order, follows the upgrade, unpacks the frames. */
export class CaptureReading {
  readonly #ports: ReadPorts;
  readonly #connections = new Map<string, Connection>();
  #count = 0;

  constructor(ports: ReadPorts) {
    this.#ports = ports;
  }

  *take(segment: Segment): Generator<Found, void, undefined> {
    const key = [segment.from, segment.to].toSorted().join(' ');
    let connection = this.#connections.get(key);
    if (!connection || (segment.starts && connection.number > 0 && segment.from === connection.client)) {
      connection = { sides: [side(segment.from), side(segment.to)], number: 0, url: '', protocol: '' };
      this.#connections.set(key, connection);
    }
    const from = connection.sides.find(({ name }) => name === segment.from);
    if (!from) return;
    for (const piece of from.order.take(segment)) yield* this.#piece(connection, from, piece);
  }

  *end(): Generator<Found, void, undefined> {
    for (const connection of this.#connections.values()) {
      for (const from of connection.sides) for (const piece of from.order.end()) yield* this.#piece(connection, from, piece);
    }
  }

  *#piece(connection: Connection, from: Side, piece: Piece): Generator<Found, void, undefined> {
    for (const taken of from.stream.take(piece)) yield this.#found(connection, from, taken);
  }

  #found(connection: Connection, from: Side, taken: Taken): Found {
    const { place, time: when } = taken.packet;
    const time = when ? { time: when } : {};
    if (taken.kind === 'http') return this.#http(connection, from, taken, { place, ...time });
    if (taken.kind === 'lost') return { kind: 'broken', text: base64OfBytes(taken.bytes), place, why: taken.why, ...time };
    // A capture that began later shows no upgrade; but only what a client sends is masked.
    connection.client ??= connection.sides.find((one) => (one === from) === taken.masked)?.name;
    if (connection.number === 0) connection.number = ++this.#count;
    const version = versionIn(connection.protocol);
    const said = {
      place, ...time, connection: connection.number, way: from.name === connection.client ? ('up' as const) : ('down' as const),
      ...(connection.station === undefined ? {} : { station: connection.station }),
    };
    switch (taken.kind) {
      case 'message': return { kind: 'frame', text: taken.text, ...said, ...(version ? { version } : {}), ...(taken.cut ? { cut: true } : {}) };
      case 'binary': return { kind: 'frame', text: base64OfBytes(taken.bytes), base64: true, ...said };
      case 'close': return { kind: 'close', text: JSON.stringify({ code: taken.code, reason: taken.reason }), ...said };
      default: return { kind: taken.kind, text: '', ...said };
    }
  }

  #http(connection: Connection, from: Side, { head, cut }: Pick<Extract<Taken, { kind: 'http' }>, 'head' | 'cut'>, said: { readonly place: Place; readonly time?: LogTime }): Found {
    const [line = ''] = head.split('\r\n', 1);
    const target = /^GET (\S+) HTTP/.exec(line)?.[1];
    if (target !== undefined && (cut || /^upgrade: *websocket/im.test(head))) {
      connection.client = from.name;
      connection.url = `ws://${header(head, 'host') ?? connection.sides.find(({ name }) => name !== from.name)?.name ?? ''}${target}`;
      connection.station = stationIn(` ${connection.url}`) ?? decoded(target.split('?')[0]?.split('/').at(-1) ?? '');
      return { kind: 'other', text: head, ...said };
    }
    if (!/^HTTP\/1\.\d 101/.test(line)) return { kind: 'other', text: head, ...said };
    connection.protocol = header(head, 'sec-websocket-protocol') ?? '';
    const extensions = header(head, 'sec-websocket-extensions') ?? '';
    if (cut || /permessage-deflate/i.test(extensions)) {
      for (const { name, stream } of connection.sides) {
        stream.inflater = this.#ports.inflater?.();
        stream.independent = new RegExp(`${name === connection.client ? 'client' : 'server'}_no_context_takeover`, 'i').test(extensions);
      }
    }
    if (connection.number === 0) connection.number = ++this.#count;
    const station = connection.station ?? '';
    const info: ConnectionInfo = { station, version: versionIn(connection.protocol), role: 'none', url: connection.url, remote: connection.client ?? '', subprotocol: connection.protocol };
    return { kind: 'open', text: JSON.stringify(info), info, station, connection: connection.number, ...said };
  }
}

function side(name: string): Side {
  return { name, order: new Reassembly(), stream: new WebSocketStream() };
}

function header(head: string, name: string): string | undefined {
  return new RegExp(`^${name}: *(.*?) *$`, 'im').exec(head)?.[1];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
