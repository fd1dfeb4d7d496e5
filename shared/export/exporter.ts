import type { Entry } from '../journal/entry';
import type { Journal } from '../journal/journal';
import type { Mark } from '../journal/marks';
import type { TapMark } from '../journal/tap-marks';
import type { Frame } from '../ocpp/frame';
import type { OcppVersion } from '../ocpp/version';

/** An entry with what the journal knows of it. */
export interface ExportedEntry {
  readonly entry: Entry;
  readonly station: string | undefined;
  readonly version: OcppVersion | undefined;
  /** Of a message: itself read as a frame. */
  readonly frame: Frame | undefined;
  /** Of a CALL its action, of an answer that of its CALL. */
  readonly action: string | undefined;
  /** What a person set at it. */
  readonly mark: Mark | undefined;
  /** What a tap did to it. */
  readonly tap: TapMark | undefined;
}

/** What a format could not hold, in words, and how often. */
export type Losses = ReadonlyMap<string, number>;

/** Lanes of a diagram: its stations from the left, and how many of them stand left of the CSMS. */
export interface DiagramLanes {
  readonly stations: readonly string[];
  readonly csms: number;
}

/** Writes entries in one format. */
export interface Exporter {
  /** For programs: `ocpp-trace`. */
  readonly id: string;
  readonly title: string;
  readonly extension: string;
  /** It tells what a tap did to a message. */
  readonly holdsTap?: true;
  /** The pieces of the text, in order. `lose` is told of everything that the format cannot hold; `lanes` are for diagrams. */
  write(entries: Iterable<ExportedEntry>, journal: Journal, lose: (what: string) => void, lanes?: DiagramLanes): Iterable<string>;
}

/** The entries of a journal with what is known of them; all, or those of these indexes. */
export function* exportedEntries(journal: Journal, indexes?: Iterable<number>): Generator<ExportedEntry, void, undefined> {
  for (const entry of indexes ? some(journal, indexes) : journal.entries(0, journal.count)) {
    const row = journal.row(entry.index);
    yield { entry, station: row?.station, version: row?.version, frame: journal.frameOf(entry), action: row?.action, tap: row?.tap, mark: journal.index.marks.of(entry.index) };
  }
}

function* some(journal: Journal, indexes: Iterable<number>): Generator<Entry, void, undefined> {
  for (const index of indexes) {
    const entry = journal.entry(index);
    if (entry) yield entry;
  }
}

/** An export that is being written. */
export interface Export {
  /** The text piece by piece, each made when it is asked for. Can be gone through once. */
  readonly pieces: Iterable<string>;
  /** What was lost so far; whole when all pieces have been taken. */
  readonly losses: Losses;
}

/**
 * Begins to write a journal in a format: all of it, or the entries of these indexes.
 *
 * @param onEntry told of each entry's index before it is written
 * @param lanes of a diagram, other than all stations and the CSMS last
 */
export function beginExport(exporter: Exporter, journal: Journal, indexes?: Iterable<number>, onEntry?: (index: number) => void, lanes?: DiagramLanes): Export {
  const losses = new Map<string, number>();
  const lose = (what: string): void => void losses.set(what, (losses.get(what) ?? 0) + 1);
  const all = exportedEntries(journal, indexes);
  const entries = exporter.holdsTap === true ? all : losingTap(all, lose);
  return { pieces: exporter.write(onEntry ? told(entries, onEntry) : entries, journal, lose, lanes), losses };
}

function* losingTap(entries: Iterable<ExportedEntry>, lose: (what: string) => void): Generator<ExportedEntry, void, undefined> {
  for (const one of entries) {
    if (one.tap) lose('what the tap did to messages (injected, changed, held, dropped)');
    yield one;
  }
}

function* told(entries: Iterable<ExportedEntry>, onEntry: (index: number) => void): Generator<ExportedEntry, void, undefined> {
  for (const one of entries) {
    onEntry(one.entry.index);
    yield one;
  }
}

/** Everything written in one text, and what was lost. */
export function exportAll(exporter: Exporter, journal: Journal, indexes?: Iterable<number>): { readonly text: string; readonly losses: Losses } {
  const { pieces, losses } = beginExport(exporter, journal, indexes);
  return { text: [...pieces].join(''), losses };
}
