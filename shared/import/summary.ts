import type { OcppVersion } from '../ocpp/version';
import type { DirectionFrom, Writer } from './directions';
import { LineCount } from './line-count';
import type { Assembled, ImportedEntry } from './assemble';
import type { Imported, ReadSource } from './import';
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
  /** Why, each reason once, as far as there are few. */
  readonly brokenWhy?: readonly string[];
  /** Milliseconds since 1970; absent when the log names no times. */
  readonly timeSpan?: { readonly from: number; readonly to: number };
  readonly zoneMinutes: number;
  readonly zoneFrom: 'log' | 'messages' | 'option' | 'assumed';
  readonly writer?: Writer;
  /** The log begins with what was last. */
  readonly newestFirst?: true;
  /** How the directions were found: numbers of frames. */
  readonly directions: Readonly<Record<DirectionFrom, number>>;
}

const MOST_REASONS = 3;

/** Counts what a log gives, entry by entry, and sums it up. */
export class ReadingCount {
  entries = 0;
  frames = 0;
  cut = 0;
  readonly #lines = new LineCount();
  #from = Infinity;
  #to = -Infinity;
  readonly #brokenWhy = new Set<string>();
  readonly #directions: Record<DirectionFrom, number> = { log: 0, action: 0, pairing: 0, assumed: 0 };

  add({ kind, place, wall, other, why, cut, directionFrom }: ImportedEntry): void {
    this.entries += 1;
    if (kind === 'frame') this.frames += 1;
    if (kind === 'frame' && cut) this.cut += 1;
    if (directionFrom) this.#directions[directionFrom] += 1;
    this.#lines.add(place, other ?? 'read');
    if (why !== undefined && this.#brokenWhy.size < MOST_REASONS) this.#brokenWhy.add(why);
    if (wall !== undefined) {
      if (wall < this.#from) this.#from = wall;
      if (wall > this.#to) this.#to = wall;
    }
  }

  /** @param lines of the sources, where they are known; else as far as the last that gave something */
  summary(sources: readonly ReadSource[], { times, writer, connections }: Pick<Assembled, 'times' | 'writer' | 'connections'>, lines?: number): ImportSummary {
    return {
      formats: [...new Set(sources.map(({ reader }) => reader.title))],
      formatIds: [...new Set(sources.map(({ reader }) => reader.id))],
      versions: [...new Set(connections.flatMap(({ info }) => info.version ?? []))],
      stations: [...new Set(connections.map(({ info }) => info.station))],
      entries: this.entries, frames: this.frames, cut: this.cut,
      lines: lines ?? this.#lines.last,
      linesRead: this.#lines.of.read, otherLines: this.#lines.of.other, brokenLines: this.#lines.of.broken, ...(this.#brokenWhy.size > 0 ? { brokenWhy: [...this.#brokenWhy] } : {}),
      ...(this.#from === Infinity ? {} : { timeSpan: { from: this.#from, to: this.#to } }),
      zoneMinutes: times.zoneMinutes,
      zoneFrom: times.zoneFrom,
      ...(writer ? { writer } : {}),
      ...(times.newestFirst ? { newestFirst: true } : {}),
      directions: { ...this.#directions },
    };
  }
}

/** Sums up how a log was read that is held whole. */
export function summaryOf({ sources, assembled }: Pick<Extract<Imported, { ok: true }>, 'sources' | 'assembled'>, read: readonly Source[]): ImportSummary {
  const count = new ReadingCount();
  for (const entry of assembled.entries) count.add(entry);
  const lines = read.reduce((sum, source) => sum + (source.bytes || source.pieces ? 0 : lineCount(source.text)), 0);
  return count.summary(sources, assembled, lines === 0 ? undefined : lines);
}

function lineCount(text: string): number {
  if (text === '') return 0;
  let count = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
