import type { OcppVersion } from '../ocpp/version';
import type { DirectionFrom, Writer } from './directions';
import type { Imported } from './import';
import type { Source } from './model';

/** How a log was read, for a person to judge whether it was read right. */
export interface ImportSummary {
  /** Titles of the formats. */
  readonly formats: readonly string[];
  readonly formatIds: readonly string[];
  readonly versions: readonly OcppVersion[];
  readonly stations: readonly string[];
  readonly entries: number;
  readonly frames: number;
  /** Frames of which the log holds only the beginning. */
  readonly cut: number;
  /** Lines of the sources (packets of a capture); blank ones count. */
  readonly lines: number;
  /** Lines that gave messages or events. */
  readonly linesRead: number;
  /** Lines of the log that are no messages. */
  readonly otherLines: number;
  /** Lines that were meant to hold a message and cannot be read. */
  readonly brokenLines: number;
  /** Milliseconds since 1970; absent when the log names no times. */
  readonly timeSpan?: { readonly from: number; readonly to: number };
  readonly zoneMinutes: number;
  readonly zoneFrom: 'log' | 'messages' | 'option' | 'assumed';
  readonly writer?: Writer;
  /** How the directions were found: numbers of frames. */
  readonly directions: Readonly<Record<DirectionFrom, number>>;
}

/** Sums up how a log was read. */
export function summaryOf({ sources, assembled }: Extract<Imported, { ok: true }>, read: readonly Source[]): ImportSummary {
  const { entries, connections, times, writer } = assembled;
  const frames = entries.filter(({ kind }) => kind === 'frame');
  const directions: Record<DirectionFrom, number> = { log: 0, action: 0, pairing: 0, assumed: 0 };
  for (const { directionFrom } of frames) if (directionFrom) directions[directionFrom] += 1;
  const linesOf = (which: typeof entries): number => which.reduce((sum, { place }) => sum + place.lastLine - place.line + 1, 0);
  const walls = entries.flatMap(({ wall }) => wall ?? []);
  return {
    formats: [...new Set(sources.map(({ reader }) => reader.title))],
    formatIds: [...new Set(sources.map(({ reader }) => reader.id))],
    versions: [...new Set(connections.flatMap(({ info }) => info.version ?? []))],
    stations: [...new Set(connections.map(({ info }) => info.station))],
    entries: entries.length,
    frames: frames.length,
    cut: frames.filter(({ cut }) => cut).length,
    lines: read.reduce((sum, { text, bytes }) => sum + (bytes ? 0 : lineCount(text)), 0) || linesOf(entries),
    linesRead: linesOf(entries.filter(({ other }) => other === undefined)),
    otherLines: linesOf(entries.filter(({ other }) => other === 'other')),
    brokenLines: linesOf(entries.filter(({ other }) => other === 'broken')),
    ...(walls.length === 0 ? {} : { timeSpan: { from: least(walls), to: most(walls) } }),
    zoneMinutes: times.zoneMinutes,
    zoneFrom: times.zoneFrom,
    ...(writer ? { writer } : {}),
    directions,
  };
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}

function lineCount(text: string): number {
  if (text === '') return 0;
  let count = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
