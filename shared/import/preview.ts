import type { OcppVersion } from '../ocpp/version';
import type { AssemblePorts, ImportOptions, ImportedConnection, ImportedEntry } from './assemble';
import { detect, readerOf, type Detected } from './detect';
import { beginImport } from './import';
import type { ReadPorts, Source } from './model';
import { PreviewRows, type PreviewRow } from './preview-rows';
import { documentOf, sampleFromFirstFrame, sampleOf, type Sample } from './sample';
import { summaryOf, type ImportSummary } from './summary';

/** What is read of the head of each source, characters; of many files less of each. */
const SAMPLE = { one: 1 << 20, all: 8 << 20, least: 64 << 10 };
const MOST_ROWS = 2000;

export type PreviewOptions = ImportOptions & { readonly format?: string };

/** A file of what is to be opened. */
export interface PreviewFile {
  readonly name: string;
  /** The formats that fit, the best first; none when nothing in it looks like a message. */
  readonly formats: readonly FormatFound[];
  readonly without: boolean;
  readonly messages: number;
}

export interface FormatFound {
  readonly id: string;
  readonly title: string;
  /** From 0 to 1. */
  readonly fit: number;
}

/** A station, and what a person may put right about it. */
export interface PreviewStation {
  /** Its name as the log has it; '' when it names none. */
  readonly found: string;
  readonly station: string;
  readonly version?: OcppVersion;
  readonly versionFrom: ImportedConnection['versionFrom'];
  readonly messages: number;
}

/** How the beginning of a log is read. */
export interface ImportPreview {
  readonly files: readonly PreviewFile[];
  readonly stations: readonly PreviewStation[];
  /** Of what was read: all of it, or its beginning. */
  readonly summary: ImportSummary;
  readonly whole: boolean;
  /** The first rows; of several files the first of each. */
  readonly rows: readonly PreviewRow[];
  /** How many there are in what was read. */
  readonly rowCount: number;
}

export type Previewed = { readonly ok: true; readonly preview: ImportPreview } | { readonly ok: false; readonly message: string };

/** Reads the beginning of each source as the whole would be read. Fast for sources of any length. */
export async function previewLog(sources: readonly Source[], options: PreviewOptions, ports: AssemblePorts & ReadPorts): Promise<Previewed> {
  const all = heads(sources, options.format);
  const samples = all.map(({ sample }) => sample);
  const begun = await beginImport(samples.map(({ source }) => source), options, ports);
  if (!begun.ok) return begun;
  const { connections, times, writer } = begun.assembly;
  const entries = withoutTorn([...begun.assembly.entries], samples);
  const assembled = { entries, connections: connections.all, times, writer };
  const kept = samples.filter((_, position) => options.without?.includes(position) !== true);
  const rows = new PreviewRows(samples, (number) => connections.info(number));
  const messages = countBy(entries.filter(({ kind }) => kind === 'frame'), ({ place }) => place.file ?? 0);
  return {
    ok: true,
    preview: {
      files: all.map(({ found, sample }, position) => ({
        name: sample.source.name, formats: found.map(({ reader: { id, title }, fit }) => ({ id, title, fit })), without: !kept.includes(sample), messages: messages.get(position) ?? 0,
      })),
      stations: stationsOf(entries, assembled.connections),
      summary: summaryOf({ sources: begun.sources, assembled }, kept.map(({ source }) => source)),
      whole: kept.every(({ whole }) => whole),
      rows: firstOfEach(entries, kept.length).map((entry) => rows.of(entry)),
      rowCount: entries.length,
    },
  };
}

interface HeadOf {
  readonly sample: Sample;
  readonly found: readonly Detected[];
}

function heads(sources: readonly Source[], format: string | undefined): readonly HeadOf[] {
  const length = Math.max(SAMPLE.least, Math.min(SAMPLE.one, Math.floor(SAMPLE.all / sources.length)));
  return sources.map((source) => {
    let sample = sampleOf(source, length);
    let found = detect(sample.source);
    if (found.length === 0 && !sample.whole) {
      const later = sampleFromFirstFrame(source, length);
      if (later) [sample, found] = [later, detect(later.source)];
    }
    const reader = format === undefined ? found[0]?.reader : readerOf(format);
    if (!sample.whole && reader) sample = documentOf(source, reader.id) ?? sample;
    return { sample, found };
  });
}

/** What is broken off only because a sample ends there is left out. */
function withoutTorn(entries: readonly ImportedEntry[], samples: readonly Sample[]): readonly ImportedEntry[] {
  const last = new Map(entries.map((entry) => [entry.place.file ?? 0, entry]));
  return entries.filter((entry) => {
    const file = entry.place.file ?? 0;
    return entry !== last.get(file) || samples[file]?.whole !== false || !(entry.other === 'broken' || entry.cut);
  });
}

/** As many as are shown, evenly from each file. */
function firstOfEach(entries: readonly ImportedEntry[], files: number): readonly ImportedEntry[] {
  const most = Math.max(20, Math.floor(MOST_ROWS / files));
  const taken = new Map<number, number>();
  return entries.filter(({ place: { file = 0 } }) => {
    const count = (taken.get(file) ?? 0) + 1;
    taken.set(file, count);
    return count <= most;
  });
}

function stationsOf(entries: readonly ImportedEntry[], connections: readonly ImportedConnection[]): readonly PreviewStation[] {
  const messages = countBy(entries.filter(({ kind }) => kind === 'frame'), ({ connection }) => connection);
  const stations = new Map<string, PreviewStation>();
  for (const { number, found, info, versionFrom } of connections) {
    const before = stations.get(found);
    const count = (before?.messages ?? 0) + (messages.get(number) ?? 0);
    stations.set(found, before ? { ...before, messages: count } : { found, station: info.station, versionFrom, messages: count, ...(info.version ? { version: info.version } : {}) });
  }
  return [...stations.values()];
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
