import type { ConnectionInfo } from '../journal/entry';
import type { FrameCheck } from '../ocpp/frame-check';
import type { OcppVersion } from '../ocpp/version';
import type { ImportedConnection, ImportedEntry, ImportOptions, StationOptions } from './assemble';
import { Directions, type Answers, type Writer } from './directions';
import { guessVersion } from './guess-version';
import type { ReadMessage } from './message';
import type { Found, OtherText, Place } from './model';

interface Open {
  readonly number: number;
  /** The station as the log names it, and what a person said of it. */
  readonly found: string;
  readonly said: StationOptions | undefined;
  info: ConnectionInfo | undefined;
  station: string;
  version: OcppVersion | undefined;
  readonly directions: Directions;
  readonly texts: string[];
  /** A message of it was read. */
  spoke: boolean;
  imported?: ImportedConnection;
}

/** What stands for the station that a file does not name, by the file's position: `found` is '' when nothing in the log does. */
export type Unnamed = (file: number) => { readonly found: string; readonly name: string };

/** As many requests as tell the versions apart. */
const TEXTS = 200;

/** The connections of a log, as far as they have been read. */
export class Connections {
  readonly #unnamed: Unnamed;
  readonly #options: ImportOptions;
  readonly #writer: Writer;
  readonly #answers: Answers;
  readonly #checkOf: (version: OcppVersion) => FrameCheck;
  readonly #byKey = new Map<string, Open>();
  readonly #all: Open[] = [];

  constructor(unnamed: Unnamed, options: ImportOptions, { writer, answers }: { readonly writer: Writer; readonly answers: Answers }, checkOf: (version: OcppVersion) => FrameCheck) {
    this.#unnamed = unnamed;
    this.#options = options;
    this.#writer = writer;
    this.#answers = answers;
    this.#checkOf = checkOf;
  }

  /** The entry that something found in the log comes to; `message` is what a frame was read as. */
  entryOf(one: Found, message: ReadMessage | undefined, wall: number | undefined): ImportedEntry | undefined {
    const { place } = one;
    if (isOther(one)) return { kind: 'note', connection: 0, text: noteOf(one), wall, place, other: one.kind, why: one.why };
    const { mark } = one;
    if (one.kind === 'frame') {
      if (!message) return undefined;
      const open = this.#of(one);
      const { direction, from } = open.directions.of(message);
      open.version ??= one.version;
      open.spoke = true;
      if (open.texts.length < TEXTS && message.meant?.kind !== 'result') open.texts.push(one.text);
      const { text, base64, cut, tap } = one;
      return { kind: 'frame', connection: open.number, direction, text, wall, place, directionFrom: from, base64, cut, tap, mark };
    }
    if (one.kind === 'open') {
      const begun = this.#byKey.get(this.#key(one));
      // What came before it, such as the request for it, belongs to the same connection.
      const open = begun?.info === undefined && begun?.spoke === false ? begun : this.#begin(one);
      open.info = one.info;
      open.version = one.info?.version;
      return { kind: 'open', connection: open.number, text: one.text, wall, place, mark };
    }
    const belongs = one.connection === 0 ? undefined : this.#of(one);
    const direction = one.way === 'up' || one.way === 'down' ? one.way : undefined;
    return { kind: one.kind, connection: belongs?.number ?? 0, text: one.text, wall, place, direction, mark };
  }

  /** All so far. */
  get all(): readonly ImportedConnection[] {
    return this.#all.map((open) => this.#infoOf(open));
  }

  /** What is known of a connection when it is first asked for; from then on that stays. */
  info(number: number): ImportedConnection | undefined {
    const open = this.#all[number - 1];
    return open && this.#infoOf(open);
  }

  #infoOf(open: Open): ImportedConnection {
    return (open.imported ??= this.#imported(open));
  }

  #imported({ number, found: foundName, said, info, station, version, texts }: Open): ImportedConnection {
    const wished = said?.version ?? this.#options.version;
    const named = wished ?? version;
    const versionFrom = wished ? 'option' : version ? 'log' : 'guess';
    const found = named ?? guessVersion(texts, this.#checkOf, this.#all.flatMap(({ imported }) => imported?.info.version ?? []));
    return {
      number, found: foundName, versionFrom,
      info: info
        ? { ...info, ...(said?.name === undefined ? {} : { station }), ...(info.version === found ? {} : { version: found }) }
        : { station, version: found, role: 'none', url: '', remote: '', subprotocol: '', ...(versionFrom === 'guess' ? { assumedVersion: true } : {}) },
    };
  }

  #of(one: Spoken): Open {
    return this.#byKey.get(this.#key(one)) ?? this.#begin(one);
  }

  #begin(one: Spoken): Open {
    const { found, said, name } = this.#named(one);
    const open: Open = {
      number: this.#all.length + 1, found, said, info: undefined, station: name, version: undefined, texts: [], spoke: false,
      directions: new Directions(this.#writer, (this.#options.swapDirections === true) !== (said?.swapDirections === true), this.#answers),
    };
    this.#all.push(open);
    this.#byKey.set(this.#key(one), open);
    return open;
  }

  /** Each file numbers its connections by itself. */
  #key(one: Spoken): string {
    return one.connection === undefined ? `s${this.#named(one).name}` : `c${one.place.file ?? 0}.${one.connection}`;
  }

  /** A station as the log names it, and as it is to be named. */
  #named({ station, place }: Spoken): Pick<Open, 'found' | 'said'> & { readonly name: string } {
    const { found, name } = station === undefined || station === '' ? this.#unnamed(place.file ?? 0) : { found: station, name: station };
    const said = this.#options.stations?.find((one) => one.station === found);
    return { found, said, name: said?.name ?? name };
  }
}

/** What tells whose something is. */
interface Spoken {
  readonly place: Place;
  readonly connection?: number;
  readonly station?: string;
}

function isOther(found: Found): found is OtherText {
  return found.kind === 'other' || found.kind === 'broken';
}

/** The text of the note that a line without a message becomes. */
export function noteOf({ kind, text, why, place }: Pick<OtherText, 'kind' | 'text' | 'why' | 'place'>): string {
  return JSON.stringify({ kind: kind === 'broken' ? 'unread' : 'log-line', message: text, line: place.line, why, severity: why === undefined ? undefined : 'warning' });
}
