import type { ImportOptions } from '../import/assemble';
import { READERS } from '../import/detect';
import type { Source } from '../import/model';
import type { ImportSummary } from '../import/summary';
import type { LogReading } from '../ipc/shapes';
import type { HeldFiles } from './hand-over';

/** What a person has said about how a log is to be read. */
export type ReadingWishes = ImportOptions & { readonly format?: string };

/** What a log is read from: files, folders and archives by their paths, or what is held of it. */
export type ReadFrom = ReadFromPaths | { readonly sources: readonly Source[] };

export interface ReadFromPaths {
  readonly paths: readonly string[];
  /** Of files that a window handed over, whose paths say nothing to anybody. */
  readonly held?: HeldFiles;
}

/** A log of another system as it was read: what can be read anew, otherwise. */
export interface Reading {
  readonly from: ReadFrom;
  readonly wishes: ReadingWishes;
  readonly summary: ImportSummary;
}

/** How a log was read, for a window. */
export function logReading({ summary, wishes: { stations, without, ...wishes } }: Pick<Reading, 'summary' | 'wishes'>): LogReading {
  return {
    formats: [...summary.formats],
    formatIds: [...summary.formatIds],
    choices: READERS.map(({ id, title }) => ({ id, title })),
    frames: summary.frames, cut: summary.cut, lines: summary.lines, linesRead: summary.linesRead, otherLines: summary.otherLines, brokenLines: summary.brokenLines,
    ...(summary.brokenWhy ? { brokenWhy: [...summary.brokenWhy] } : {}),
    timed: summary.timeSpan !== undefined, zoneMinutes: summary.zoneMinutes, zoneFrom: summary.zoneFrom,
    ...(summary.writer ? { writer: summary.writer } : {}), ...(summary.newestFirst ? { newestFirst: true } : {}),
    directions: summary.directions, versions: [...summary.versions],
    wishes: { ...wishes, ...(stations ? { stations: stations.map((station) => ({ ...station })) } : {}), ...(without ? { without: [...without] } : {}) },
  };
}
