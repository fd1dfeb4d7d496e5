import type { ConnectionInfo, Direction, EntryKind } from '../journal/entry';
import type { FrameCheck } from '../ocpp/frame-check';
import type { OcppVersion } from '../ocpp/version';
import { Directions, writerOf, type DirectionFrom, type Writer } from './directions';
import { guessVersion } from './guess-version';
import { readMessage, type ReadMessage } from './message';
import type { Found, OtherText, Place } from './model';
import { Times, zoneOf, type TimesRead } from './times';

/** What a person can put right in how a log was read. */
export interface ImportOptions {
  /** Minutes that the log's clock was ahead of UTC, for times without a zone. */
  readonly zoneMinutes?: number;
  /** Turn the directions that the log names around. */
  readonly swapDirections?: boolean;
  /** For every message. */
  readonly version?: OcppVersion;
  /** For messages of which the log does not say whose they are. */
  readonly station?: string;
}

/** One thing of a log, with everything that was found out about it. */
export interface ImportedEntry {
  readonly kind: EntryKind;
  /** Number of its connection, from 1; 0 for what belongs to none. */
  readonly connection: number;
  readonly direction?: Direction;
  readonly text: string;
  readonly base64?: true;
  /** Milliseconds since 1970; undefined when the log names no time at all. */
  readonly wall: number | undefined;
  readonly place: Place;
  readonly directionFrom?: DirectionFrom;
  /** Of a frame: the log holds only its beginning. */
  readonly cut?: true;
  /** Of text that is no frame: what it is. */
  readonly other?: OtherText['kind'];
}

export interface ImportedConnection {
  readonly number: number;
  readonly info: ConnectionInfo;
  readonly versionFrom: 'log' | 'guess' | 'option';
}

export interface Assembled {
  readonly entries: readonly ImportedEntry[];
  readonly connections: readonly ImportedConnection[];
  readonly times: TimesRead;
  /** Who wrote the log, where that matters and can be told. */
  readonly writer: Writer | undefined;
}

export interface AssemblePorts {
  readonly loadCheck: (version: OcppVersion) => Promise<FrameCheck>;
  /** Milliseconds since 1970, for logs that name no date. */
  readonly now: number;
}

/** Finds out for everything in a log when it was, on which connection, and who sent it. `name` stands for a station that has none. */
export async function assemble(found: Iterable<Found>, name: string, options: ImportOptions, ports: AssemblePorts): Promise<Assembled> {
  const all = [...found];
  const messages = new Map<Found, ReadMessage>();
  for (const one of all) if (one.kind === 'frame') messages.set(one, readMessage(one));
  const read = [...messages.values()];
  const writer = writerOf(read);
  const times = zoneOf(read, options.zoneMinutes);
  const clock = new Times(times, read, ports.now);
  const connections = new Connections(options.station ?? onlyStation(all) ?? name, options, writer ?? 'csms');
  const entries = all.flatMap((one): ImportedEntry[] => {
    const wall = clock.next('time' in one ? one.time : undefined);
    return connections.entriesOf(one, messages.get(one), wall);
  });
  const first = entries.find(({ wall }) => wall !== undefined)?.wall;
  return {
    entries: entries.map((entry) => (entry.wall === undefined && first !== undefined ? { ...entry, wall: first } : entry)),
    connections: await connections.finished(ports.loadCheck),
    times, writer,
  };
}

/** The station's name when the log names just one: then whatever names none belongs to it. */
function onlyStation(all: readonly Found[]): string | undefined {
  const names = new Set(all.flatMap((one) => (one.station === undefined || one.station === '' ? [] : [one.station])));
  const [name] = names;
  return names.size === 1 ? name : undefined;
}

interface Open {
  readonly number: number;
  info: ConnectionInfo | undefined;
  station: string;
  version: OcppVersion | undefined;
  readonly directions: Directions;
  readonly texts: string[];
}

/** As many requests as tell the versions apart. */
const TEXTS = 200;

class Connections {
  readonly #fallback: string;
  readonly #options: ImportOptions;
  readonly #writer: Writer;
  readonly #byKey = new Map<string, Open>();
  readonly #all: Open[] = [];

  constructor(fallback: string, options: ImportOptions, writer: Writer) {
    this.#fallback = fallback;
    this.#options = options;
    this.#writer = writer;
  }

  entriesOf(one: Found, message: ReadMessage | undefined, wall: number | undefined): ImportedEntry[] {
    const { place } = one;
    if (isOther(one)) return [{ kind: 'note', connection: 0, text: noteOf(one), wall, place, other: one.kind }];
    if (one.kind === 'frame') {
      if (!message) return [];
      const open = this.#of(one);
      const { direction, from } = open.directions.of(message);
      open.version ??= one.version;
      if (open.texts.length < TEXTS && message.meant?.kind !== 'result') open.texts.push(one.text);
      return [{ kind: 'frame', connection: open.number, direction, text: one.text, wall, place, directionFrom: from, ...(one.base64 ? { base64: true as const } : {}), ...(one.cut ? { cut: true as const } : {}) }];
    }
    if (one.kind === 'open') {
      const open = this.#begin(one.connection, one.station);
      open.info = one.info;
      open.version = one.info?.version;
      return [{ kind: 'open', connection: open.number, text: one.text, wall, place }];
    }
    const belongs = one.connection === 0 ? undefined : this.#of(one);
    const way = one.way === 'up' || one.way === 'down' ? { direction: one.way } : {};
    return [{ kind: one.kind, connection: belongs?.number ?? 0, text: one.text, wall, place, ...way }];
  }

  async finished(loadCheck: AssemblePorts['loadCheck']): Promise<ImportedConnection[]> {
    const finished: ImportedConnection[] = [];
    for (const { number, info, station, version, texts } of this.#all) {
      const named = this.#options.version ?? version;
      const versionFrom = this.#options.version ? 'option' : version ? 'log' : 'guess';
      const found = named ?? (await guessVersion(texts, loadCheck));
      finished.push({
        number, versionFrom,
        info: info
          ? { ...info, ...(info.version === found ? {} : { version: found }) }
          : { station, version: found, role: 'none', url: '', remote: '', subprotocol: '', ...(versionFrom === 'guess' ? { assumedVersion: true } : {}) },
      });
    }
    return finished;
  }

  #of({ connection, station }: { readonly connection?: number; readonly station?: string }): Open {
    return this.#byKey.get(this.#key(connection, station)) ?? this.#begin(connection, station);
  }

  #begin(connection: number | undefined, station: string | undefined): Open {
    const name = station === undefined || station === '' ? this.#fallback : station;
    const open: Open = {
      number: this.#all.length + 1, info: undefined, station: name, version: undefined, texts: [],
      directions: new Directions(this.#writer, this.#options.swapDirections === true),
    };
    this.#all.push(open);
    this.#byKey.set(this.#key(connection, station), open);
    return open;
  }

  #key(connection: number | undefined, station: string | undefined): string {
    if (connection !== undefined) return `c${connection}`;
    return `s${station === undefined || station === '' ? this.#fallback : station}`;
  }
}

function isOther(found: Found): found is OtherText {
  return found.kind === 'other' || found.kind === 'broken';
}

function noteOf({ kind, text, why, place }: OtherText): string {
  return JSON.stringify({ kind: kind === 'broken' ? 'unread' : 'log-line', message: text, line: place.line, ...(why === undefined ? {} : { why, severity: 'warning' }) });
}
