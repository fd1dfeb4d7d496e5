import { isJsonObject } from '../ocpp/json';
import { ENTRY_KINDS, type Direction, type Entry, type EntryKind, type NewEntry } from './entry';

/*
 * The lines of a journal, as docs/journal-format.md describes them. The order of the fields is fixed, so that a reader
 * can find them by position; a line in any other order is read all the same, more slowly.
 */

export const FORMAT = 'ocpp-workbench-journal';
export const FORMAT_VERSION = 1;

export interface JournalHeader {
  /** Wall time at the journal's beginning, ms since 1970. */
  readonly started: number;
}

export function headerLine(started: number): string {
  return JSON.stringify({ format: FORMAT, version: FORMAT_VERSION, started });
}

/** The header that a line is; a sentence when it is another program's or a later version's; undefined for another line. */
export function readHeader(line: string): JournalHeader | string | undefined {
  const value = parse(line);
  if (!isJsonObject(value) || value['format'] !== FORMAT) return undefined;
  const { version, started } = value;
  if (typeof version === 'number' && version > FORMAT_VERSION) {
    return `This journal has format version ${version}; this workbench reads up to version ${FORMAT_VERSION}. A newer workbench opens it.`;
  }
  return { started: typeof started === 'number' ? started : 0 };
}

/** Everything of a line but its head `{"t":…,"w":…,"c":…` and its text. */
const MIDDLE: ReadonlyMap<EntryKind, Readonly<Record<Direction | 'none', string>>> = new Map(
  ENTRY_KINDS.map((kind) => [
    kind,
    { none: `,"k":"${kind}","text":`, up: `,"k":"${kind}","d":"up","text":`, down: `,"k":"${kind}","d":"down","text":` },
  ]),
);
const FRAME_UP = ',"k":"frame","d":"up","text":';
const FRAME_DOWN = ',"k":"frame","d":"down","text":';

/** @param time monotonic ms since the journal began  @param wall ms since 1970 */
export function entryLine(time: number, wall: number, entry: NewEntry): string {
  const { connection, kind, direction, text } = entry;
  const head = `{"t":${time},"w":${wall},"c":${connection}`;
  const quoted = JSON.stringify(text);
  if (entry.base64) return `${head},"k":"${kind}"${direction ? `,"d":"${direction}"` : ''},"base64":true,"text":${quoted}}`;
  if (kind === 'frame' && direction) return `${head}${direction === 'up' ? FRAME_UP : FRAME_DOWN}${quoted}}`;
  return `${head}${MIDDLE.get(kind)?.[direction ?? 'none'] ?? ''}${quoted}}`;
}

/** A line as an entry; undefined when it is none (damaged, or written by something else). */
export function readLine(line: string, index: number): Entry | undefined {
  const value = parse(line);
  if (!isJsonObject(value)) return undefined;
  const { t, w, c, k, d, base64, text } = value;
  const kind = ENTRY_KINDS.find((one) => one === k);
  if (typeof t !== 'number' || typeof w !== 'number' || typeof c !== 'number' || !kind || typeof text !== 'string') return undefined;
  if (!Number.isInteger(c) || c < 0 || c > 0xffff_ffff) return undefined;
  const direction = d === 'up' || d === 'down' ? d : undefined;
  if (kind === 'frame' && !direction) return undefined;
  return {
    index, time: t, wall: w, connection: c, kind, text,
    ...(direction ? { direction } : {}),
    ...(base64 === true ? { base64: true } : {}),
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
