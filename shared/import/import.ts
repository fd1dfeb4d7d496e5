import { startJournal, type Journal } from '../journal/journal';
import type { JournalStorage } from '../platform/journal-storage';
import type { Clock } from '../platform/clock';
import { binaryMessage, decode } from '../ocpp/codec';
import { assemble, type Assembled, type AssemblePorts, type ImportOptions } from './assemble';
import { detect, readerOf, READERS } from './detect';
import type { Found, Reader, ReadPorts, Source } from './model';
import { sourceLines } from './source-lines';
import { otherLine } from './text-log';

/** A source with the reader that it was read by. */
export interface ReadSource {
  readonly name: string;
  readonly reader: Reader;
}

export type Imported =
  | { readonly ok: true; readonly sources: readonly ReadSource[]; readonly assembled: Assembled }
  | { readonly ok: false; readonly message: string };

/**
 * Reads a log of whatever format, or several that belong together, in their order.
 *
 * @param options.format id of a reader, instead of the one that fits best
 */
export async function importLog(sources: readonly Source[], options: ImportOptions & { readonly format?: string }, ports: AssemblePorts & ReadPorts): Promise<Imported> {
  const { format } = options;
  if (format !== undefined && !readerOf(format)) return { ok: false, message: `There is no format "${format}"; there are ${READERS.map(({ id }) => id).join(', ')}.` };
  const known = sources.flatMap((source) => {
    const reader = format === undefined ? detect(source)[0]?.reader : readerOf(format);
    return reader ? [{ source, reader }] : [];
  });
  if (known.length === 0) return { ok: false, message: nothing(sources) };
  const name = stationName(sources[0]?.name ?? 'log');
  const assembled = await assemble(everything(known, sources, ports), name, options, ports);
  if (!assembled.entries.some(({ kind, other }) => kind === 'frame' || other === 'broken')) return { ok: false, message: nothing(sources) };
  return { ok: true, assembled, sources: known.map(({ source, reader }) => ({ name: source.name, reader })) };
}

/** What is in all sources; those that no reader knows as text that is no message. */
function* everything(known: readonly { readonly source: Source; readonly reader: Reader }[], sources: readonly Source[], ports: ReadPorts): Generator<Found, void, undefined> {
  for (const [file, source] of sources.entries()) {
    const reader = known.find((one) => one.source === source)?.reader;
    if (reader) {
      for (const found of reader.read(source, ports)) yield file === 0 ? found : { ...found, place: { ...found.place, file } };
    } else for (const line of sourceLines(source.text)) yield { ...otherLine(line), place: { ...otherLine(line).place, file } };
  }
}

function nothing(sources: readonly Source[]): string {
  const name = sources.length === 1 ? (sources[0]?.name ?? 'The log') : `These ${sources.length} files`;
  if (sources.every(({ text, bytes }) => text.trim() === '' && (bytes?.length ?? 0) === 0)) return `There is nothing to read: ${name} ${sources.length === 1 ? 'is' : 'are'} empty.`;
  return `No OCPP message was found in ${name}. A message is a JSON array such as [2,"id","Heartbeat",{}], by itself or anywhere in a line.`;
}

/** What stands for a station that the log does not name. */
function stationName(name: string): string {
  return name.replace(/(?:\.(?:log|txt|json|jsonl|csv|gz|html?|har|pcap|pcapng))+$/i, '');
}

/** Writes what was read into a new journal. `clock` serves what is set for later; the times are those of the log. */
export function journalOfImport(assembled: Assembled, storage: JournalStorage, clock: Clock): Journal {
  const first = assembled.entries.find(({ wall }) => wall !== undefined)?.wall ?? clock.now();
  const time = { now: Math.round(first), monotonic: 0 };
  const journal = startJournal({ storage, clock: { now: () => time.now, monotonic: () => time.monotonic, after: (delayMs, run) => clock.after(delayMs, run) } });
  const infos = new Map(assembled.connections.map(({ number, info }) => [number, info]));
  const opened = new Set<number>();
  const open = (number: number): void => {
    const info = infos.get(number);
    if (!info || opened.has(number)) return;
    opened.add(number);
    journal.open(number, info);
  };
  for (const _ of assembled.connections) journal.connection();
  for (const { kind, connection, direction, text, base64, wall } of assembled.entries) {
    const at = Math.max(0, (wall ?? first) - first);
    // Times of a log may go back; those of a journal do not.
    time.now = Math.round(wall ?? first);
    time.monotonic = Math.max(time.monotonic, at);
    if (kind === 'open') open(connection);
    else {
      open(connection);
      if (kind === 'frame' && direction) {
        const index = journal.frame(connection, direction, text, base64 === true);
        journal.index.readFrame(index, base64 ? binaryMessage(text) : decode(text, journal.index.version(index)));
      } else if (kind !== 'frame') journal.event(connection, kind, detailOf(text), direction);
    }
  }
  return journal;
}

function detailOf(text: string): string | object {
  if (!text.startsWith('{')) return text;
  try {
    return JSON.parse(text) as object;
  } catch {
    return text;
  }
}
