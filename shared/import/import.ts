import { adoptLine } from '../journal/adopt-line';
import { Journal } from '../journal/journal';
import { readHeader } from '../journal/line';
import type { JournalStorage } from '../platform/journal-storage';
import type { Clock } from '../platform/clock';
import { beginAssembly, type Assembled, type Assembly, type AssemblePorts, type ImportOptions } from './assemble';
import { detect, readerOf, READERS } from './detect';
import { stationsOfFiles } from './file-stations';
import { journalLines } from './journal-lines';
import { mergedByTime } from './merge-by-time';
import { namedZone } from './named-zone';
import type { Found, Reader, ReadPorts, Source } from './model';
import { notAText } from './not-a-text';
import { headOf, sourceLines } from './source-lines';
import { otherLine } from './text-log';

/** A source with the reader that it was read by. */
export interface ReadSource {
  readonly name: string;
  readonly reader: Reader;
}

export type Begun =
  | { readonly ok: true; readonly sources: readonly ReadSource[]; readonly assembly: Assembly }
  | { readonly ok: false; readonly message: string };

export type Imported =
  | {
      readonly ok: true;
      readonly sources: readonly ReadSource[];
      readonly files: readonly string[];
      readonly assembled: Assembled;
      /** A journal of the workbench that nobody wants read otherwise: it is one already. */
      readonly journal?: Source;
    }
  | { readonly ok: false; readonly message: string };

type Options = ImportOptions & { readonly format?: string };

/**
 * Begins to read a log of whatever format, or several that belong together, in their order: its entries are read as they are taken.
 *
 * @param options.format id of a reader, instead of the one that fits best
 */
export async function beginImport(sources: readonly Source[], options: Options, ports: AssemblePorts & ReadPorts): Promise<Begun> {
  const { format, zone } = options;
  if (zone !== undefined && !namedZone(zone)) return { ok: false, message: `There is no time zone "${zone}"; one is named like Europe/Berlin or America/New_York.` };
  if (format !== undefined && !readerOf(format)) return { ok: false, message: `There is no format "${format}"; there are ${READERS.map(({ id }) => id).join(', ')}.` };
  const kept = new Set(sources.filter((_, position) => options.without?.includes(position) !== true));
  if (kept.size === 0 && sources.length > 0) return { ok: false, message: 'Every file is left out; keep at least one.' };
  const known = sources.flatMap((source) => {
    if (!kept.has(source)) return [];
    const reader = format === undefined ? detect(source)[0]?.reader : readerOf(format);
    return reader ? [{ source, reader }] : [];
  });
  if (known.length === 0) return { ok: false, message: nothing(sources) };
  const assembly = await beginAssembly(everything(known, sources, kept, ports), stationsOfFiles(sources.map(({ name }) => name)), options, ports);
  if (assembly.empty) return { ok: false, message: nothing(sources, known) };
  return { ok: true, assembly, sources: known.map(({ source, reader }) => ({ name: source.name, reader })) };
}

/** The same, of a log that is held whole. */
export async function importLog(sources: readonly Source[], options: Options, ports: AssemblePorts & ReadPorts): Promise<Imported> {
  const begun = await beginImport(sources, options, ports);
  if (!begun.ok) return begun;
  const { entries, connections, times, writer } = begun.assembly;
  const [only] = sources;
  const asItIs = isOwnJournal(begun, sources, options);
  return {
    ok: true, sources: begun.sources, files: sources.map(({ name }) => name),
    assembled: { entries: [...entries], times, writer, connections: connections.all }, ...(asItIs && only ? { journal: only } : {}),
  };
}

/** One journal of the workbench, that nobody wants read otherwise. */
function isOwnJournal(begun: Extract<Begun, { ok: true }>, sources: readonly Source[], options: Options): boolean {
  return sources.length === 1 && begun.sources[0]?.reader === readerOf('journal') && !saysAnything(options);
}

/** The lines of a journal of the workbench that stays as it is; undefined for all else, and when somebody wants it read otherwise. */
export function ownJournalLines(begun: Extract<Begun, { ok: true }>, sources: readonly Source[], options: Options): Iterable<string> | undefined {
  const [only] = sources;
  return only && isOwnJournal(begun, sources, options) ? ownLines(only) : undefined;
}

/** Whether a person says anything of how a log is to be read, but of its format. */
export function saysAnything({ format: _, stations = [], ...others }: Options): boolean {
  return stations.length > 0 || Object.values(others).some((value) => value !== undefined && value !== false);
}

/** What is in all sources, in the order of time; those that no reader knows as text that is no message. */
function everything(known: readonly { readonly source: Source; readonly reader: Reader }[], sources: readonly Source[], kept: ReadonlySet<Source>, ports: ReadPorts): Iterable<Found> {
  return mergedByTime(sources.flatMap((source, file) => {
    if (!kept.has(source)) return [];
    const reader = known.find((one) => one.source === source)?.reader;
    return [{ source, found: (given: Source) => foundIn(given, reader, file, ports) }];
  }));
}

function* foundIn(source: Source, reader: Reader | undefined, file: number, ports: ReadPorts): Generator<Found, void, undefined> {
  if (reader) {
    for (const found of reader.read(source, ports)) yield file === 0 ? found : { ...found, place: { ...found.place, file } };
    return;
  }
  for (const line of sourceLines(source)) {
    if (line.text.trim() === '') continue;
    const other = otherLine(line);
    yield { ...other, place: { ...other.place, file } };
  }
}

function nothing(sources: readonly Source[], known: readonly { readonly reader: Reader }[] = []): string {
  const name = sources.length === 1 ? (sources[0]?.name ?? 'the log') : `these ${sources.length} files`;
  if (sources.every((source) => headOf(source).trim() === '' && (source.bytes?.length ?? 0) === 0)) return `There is nothing to read: ${name} ${sources.length === 1 ? 'is' : 'are'} empty.`;
  const hint = known.find(({ reader }) => reader.whenEmpty !== undefined)?.reader.whenEmpty;
  if (hint !== undefined) return `No OCPP message was found in ${name}. ${hint}`;
  const [only] = sources;
  const other = only && sources.length === 1 ? notAText(headOf(only)) : undefined;
  if (other !== undefined) return `No OCPP message was found in ${name}: it is ${other}.`;
  return `No OCPP message was found in ${name}. A message is a JSON array such as [2,"id","Heartbeat",{}], by itself or anywhere in a line.`;
}

/** Makes a journal of a log: its lines go into `storage`. `clock` serves what is set for later; the times are those of the log. */
export function journalOfImport(imported: Pick<Extract<Imported, { ok: true }>, 'assembled' | 'files' | 'journal'>, storage: JournalStorage, clock: Clock): Journal {
  const lines = imported.journal ? ownLines(imported.journal) : linesOf(imported, clock.now());
  const header = lines.next().value ?? '';
  storage.append(header);
  const read = readHeader(header);
  const { started = 0, sources = [] } = typeof read === 'object' ? read : {};
  const journal = new Journal({ storage, clock, started, sources });
  for (const line of lines) {
    const position = storage.size;
    adoptLine(journal, line, position, storage.append(line));
  }
  return journal;
}

function linesOf({ assembled: { entries, connections }, files }: Pick<Extract<Imported, { ok: true }>, 'assembled' | 'files'>, now: number): Generator<string, void, undefined> {
  const infos = new Map(connections.map((one) => [one.number, one]));
  return journalLines({ entries, connections: { info: (number) => infos.get(number) } }, files, now);
}

function* ownLines(journal: Source): Generator<string, void, undefined> {
  for (const { text } of sourceLines(journal)) if (text !== '') yield text;
}
