import type { ConnectionInfo, Direction, EntryKind } from '../journal/entry';
import type { Mark } from '../journal/marks';
import type { TapMark } from '../journal/tap-marks';
import type { FrameCheck } from '../ocpp/frame-check';
import { OCPP_VERSIONS, type OcppVersion } from '../ocpp/version';
import { Connections, type Unnamed } from './connections';
import { answersOf, writerOf, type DirectionFrom, type Writer } from './directions';
import { answerEachOther } from './file-stations';
import { readMessage, type ReadMessage } from './message';
import type { Found, OtherText, Place } from './model';
import { isNewestFirst, turnedRound } from './newest-first';
import { StationNames } from './station-names';
import { Times, zoneOf, type TimesRead } from './times';

/** What a person can put right in how a log was read. */
export interface ImportOptions {
  /** Minutes that the log's clock was ahead of UTC, for times without a zone. */
  readonly zoneMinutes?: number;
  /** The same by the name of the zone, such as Europe/Berlin, which knows of summer. */
  readonly zone?: string;
  /** Turn the directions around that the log names, and those that were assumed. */
  readonly swapDirections?: boolean;
  /** For every message. */
  readonly version?: OcppVersion;
  /** For messages of which the log does not say whose they are. */
  readonly station?: string;
  /** For single stations. */
  readonly stations?: readonly StationOptions[];
  /** Positions of the sources that are left out. */
  readonly without?: readonly number[];
}

/** What a person can put right for one station. */
export interface StationOptions {
  /** Its name as the log has it; '' for messages of which the log does not say whose they are. */
  readonly station: string;
  /** Its right name. */
  readonly name?: string;
  readonly version?: OcppVersion;
  /** Turn its directions around, back when all are turned. */
  readonly swapDirections?: boolean;
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
  /** Of what cannot be read: why, in a sentence. */
  readonly why?: string;
  readonly mark?: Mark;
  /** Of a frame: what a tap did to it. */
  readonly tap?: TapMark;
}

export interface ImportedConnection {
  readonly number: number;
  /** The station's name as the log has it; '' when it names none. */
  readonly found: string;
  readonly info: ConnectionInfo;
  readonly versionFrom: 'log' | 'guess' | 'option';
}

/** A log that is being read: what was decided from its beginning, and its entries, which are read as they are taken. */
export interface Assembly {
  readonly times: TimesRead;
  /** Who wrote the log, where that matters and can be told. */
  readonly writer: Writer | undefined;
  readonly connections: Connections;
  /** Nothing in the part from which everything was decided is a message, or was meant to be one. */
  readonly empty: boolean;
  /** Can be gone through once. */
  readonly entries: Iterable<ImportedEntry>;
}

export interface Assembled {
  readonly entries: readonly ImportedEntry[];
  readonly connections: readonly ImportedConnection[];
  readonly times: TimesRead;
  readonly writer: Writer | undefined;
}

export interface AssemblePorts {
  readonly loadCheck: (version: OcppVersion) => Promise<FrameCheck>;
  /** Milliseconds since 1970, for logs that name no date. */
  readonly now: number;
}

/**
 * As much of a log is read before anything is decided: its writer, its zone, its stations and their versions. A log that is not longer is
 * known whole by then. `story`: what may come before the first message, characters.
 */
const DECIDED_FROM = { found: 10_000, characters: 16 << 20, story: 256 << 20 };

/** Finds out for everything in a log when it was, on which connection, and who sent it. `stations` stands for those that have no name, by file. */
export async function beginAssembly(found: Iterable<Found>, stations: readonly string[], options: ImportOptions, { loadCheck, now }: AssemblePorts): Promise<Assembly> {
  const checks = new Map<OcppVersion, FrameCheck>();
  for (const version of OCPP_VERSIONS) checks.set(version, await loadCheck(version));
  const rest = found[Symbol.iterator]();
  const { begun, whole, fault } = beginning(rest);
  const messages = messagesOf(begun);
  // Only what is held whole can be turned round; of several files each has its own order.
  const newestFirst = whole && begun.every(({ place }) => place.file === begun[0]?.place.file) && isNewestFirst(begun, messages.values());
  if (newestFirst) {
    begun.splice(0, begun.length, ...turnedRound(begun));
    const turned = begun.flatMap((one) => (messages.has(one) ? [[one, messages.get(one)] as const] : []));
    messages.clear();
    for (const [one, message] of turned) if (message) messages.set(one, message);
  }
  const names = new StationNames([...messages.values()]);
  for (const [one, message] of messages) messages.set(one, names.named(message));
  const read = [...messages.values()];
  const writer = writerOf(read);
  const times: TimesRead = { ...zoneOf(read, options), ...(newestFirst ? { newestFirst } : {}) };
  const clock = new Times(times, read, now);
  const connections = new Connections(unnamedStations(begun, read, stations, options.station), options, { writer: writer ?? 'csms', answers: answersOf(read) }, (version) => {
    const check = checks.get(version);
    if (!check) throw new Error(`There are no rules of ${version}.`);
    return check;
  });
  const entryOf = (one: Found, message: ReadMessage | undefined): ImportedEntry | undefined => connections.entryOf(message?.found ?? one, message, clock.next('time' in one ? one.time : undefined));
  const first = begun.flatMap((one) => entryOf(one, messages.get(one)) ?? []);
  messages.clear();
  begun.length = 0;
  const empty = !first.some(({ kind, other }) => kind === 'frame' || other === 'broken');
  return { times, writer, connections, empty, entries: allEntries(first, fault ? failing(fault) : rest, (one) => entryOf(one, one.kind === 'frame' ? names.named(readMessage(one)) : undefined)) };
}

function messagesOf(begun: readonly Found[]): Map<Found, ReadMessage> {
  const messages = new Map<Found, ReadMessage>();
  for (const one of begun) if (one.kind === 'frame') messages.set(one, readMessage(one));
  return messages;
}

/** `whole`: nothing comes after it. `fault`: what comes after its messages cannot be read. */
function beginning(found: Iterator<Found>): { readonly begun: Found[]; readonly whole: boolean; readonly fault?: Error } {
  const begun: Found[] = [];
  let characters = 0;
  let spoken = false;
  while (spoken ? begun.length < DECIDED_FROM.found && characters < DECIDED_FROM.characters : characters < DECIDED_FROM.story) {
    const next = nextOf(found);
    if (next instanceof Error) {
      if (spoken) return { begun, whole: false, fault: next };
      throw next;
    }
    if (next.done) return { begun, whole: true };
    const { kind, text, place } = next.value;
    if (kind === 'frame' || kind === 'broken') spoken = true;
    begun.push(next.value);
    // Of a record that says much besides its message all counts.
    characters += Math.max(text.length, place.end - place.start);
  }
  return { begun, whole: false };
}

function nextOf(found: Iterator<Found>): IteratorResult<Found> | Error {
  try {
    return found.next();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function failing(fault: Error): Iterator<Found> {
  return { next: () => { throw fault; } };
}

/** What comes before the first time that the log names has that time. */
function* allEntries(first: ImportedEntry[], rest: Iterator<Found>, entryOf: (one: Found) => ImportedEntry | undefined): Generator<ImportedEntry, void, undefined> {
  let wall = first.find((entry) => entry.wall !== undefined)?.wall;
  const timed = (entry: ImportedEntry): ImportedEntry => {
    wall ??= entry.wall;
    return entry.wall === undefined && wall !== undefined ? { ...entry, wall } : entry;
  };
  for (const entry of first.splice(0)) yield timed(entry);
  for (let next = rest.next(); !next.done; next = rest.next()) {
    const entry = entryOf(next.value);
    if (entry) yield timed(entry);
  }
}

/** Whose messages are that the log names no station of: a person's word, the only one that it names, or one for each file, unless the files are one conversation. */
function unnamedStations(begun: readonly Found[], read: readonly ReadMessage[], stations: readonly string[], said: string | undefined): Unnamed {
  if (said !== undefined) return () => ({ found: '', name: said });
  const only = onlyStation(begun, read);
  if (only !== undefined) return () => ({ found: only, name: only });
  const spoken = [...new Set(read.map(({ found }) => stations[found.place.file ?? 0]))];
  if (spoken.length > 1 && !answerEachOther(read)) return (file) => ({ found: stations[file] ?? '', name: stations[file] ?? '' });
  return () => ({ found: '', name: spoken[0] ?? stations[0] ?? 'log' });
}

/** The station's name when the log names just one: then whatever names none belongs to it. */
function onlyStation(all: readonly Found[], messages: readonly ReadMessage[]): string | undefined {
  const names = new Set([...all, ...messages.map(({ found }) => found)].flatMap((one) => (one.station === undefined || one.station === '' ? [] : [one.station])));
  const [name] = names;
  return names.size === 1 ? name : undefined;
}
