import { isJsonObject, type JsonValue } from '../ocpp/json';
import { markOf, type Mark } from './marks';
import { tapMarkOf } from './tap-marks';
import { ENTRY_KINDS, type Entry, type EntrySource, type NewEntry } from './entry';

/*
 * The lines of a journal, as docs/journal-format.md describes them. The order of the fields is fixed, so that a reader
 * can find them by position; a line in any other order is read all the same, more slowly.
 */

export const FORMAT = 'ocpp-workbench-journal';
export const FORMAT_VERSION = 1;

export interface JournalHeader {
  /** Wall time at the journal's beginning, ms since 1970. */
  readonly started: number;
  /** Names of the files that it was read from; absent for a journal of our own. */
  readonly sources?: readonly string[];
}

export function headerLine(started: number, sources?: readonly string[]): string {
  return JSON.stringify({ format: FORMAT, version: FORMAT_VERSION, started, ...(sources ? { sources } : {}) });
}

/** The header that a line is; a sentence when it is another program's or a later version's; undefined for another line. */
export function readHeader(line: string): JournalHeader | string | undefined {
  const value = parse(line);
  if (!isJsonObject(value) || value['format'] !== FORMAT) return undefined;
  const { version, started } = value;
  if (typeof version === 'number' && version > FORMAT_VERSION) {
    return `This journal has format version ${version}; this workbench reads up to version ${FORMAT_VERSION}. A newer workbench opens it.`;
  }
  const sources = value['sources'];
  const named = Array.isArray(sources) && sources.every((one) => typeof one === 'string') ? { sources } : {};
  return { started: typeof started === 'number' ? started : 0, ...named };
}

const TEXT = '"text":';
const FRAME_UP = ',"k":"frame","d":"up","text":';
const FRAME_DOWN = ',"k":"frame","d":"down","text":';

/**
 * An entry's line up to its text, which follows as a JSON string and a closing brace.
 *
 * @param time monotonic ms since the journal began
 * @param wall ms since 1970
 */
export function entryHead(time: number, wall: number, { connection, kind, direction, base64, tap }: NewEntry): string {
  const when = `{"t":${time},"w":${wall},"c":${connection}`;
  if (kind === 'frame' && !base64 && !tap) return when + (direction === 'down' ? FRAME_DOWN : FRAME_UP);
  return `${when},"k":"${kind}"${direction ? `,"d":"${direction}"` : ''}${base64 ? ',"base64":true' : ''}${tap ? `,"tap":"${tap}"` : ''},"text":`;
}

/** What stands behind the text of an entry that was read from a log: `,"src":[file,line,lastLine,start,end]`; the first file when none is named. */
export function sourcePart({ file = 0, line, lastLine, start, end }: Omit<EntrySource, 'file'> & Partial<EntrySource>): string {
  return `,"src":[${file},${line},${lastLine},${start},${end}]`;
}

function sourceOf(value: JsonValue | undefined): EntrySource | undefined {
  if (!Array.isArray(value) || value.length !== 5 || !value.every((one): one is number => typeof one === 'number')) return undefined;
  const [file = 0, line = 0, lastLine = 0, start = 0, end = 0] = value;
  return { file, line, lastLine, start, end };
}

/** A line as an entry; undefined when it is none (damaged, or written by something else). */
export function readLine(line: string, index: number): Entry | undefined {
  const value = parse(line);
  if (!isJsonObject(value)) return undefined;
  const { t, w, c, k, d, base64, text, src, tap } = value;
  const kind = ENTRY_KINDS.find((one) => one === k);
  if (typeof t !== 'number' || typeof w !== 'number' || typeof c !== 'number' || !kind || typeof text !== 'string') return undefined;
  if (!Number.isInteger(c) || c < 0 || c > 0xffff_ffff) return undefined;
  const direction = d === 'up' || d === 'down' ? d : undefined;
  if (kind === 'frame' && !direction) return undefined;
  const source = sourceOf(src);
  const done = kind === 'frame' ? tapMarkOf(tap) : undefined;
  return {
    index, time: t, wall: w, connection: c, kind, text,
    ...(direction ? { direction } : {}),
    ...(base64 === true ? { base64: true } : {}),
    ...(done ? { tap: done } : {}),
    ...(source ? { source } : {}),
  };
}

/**
 * The head of an entry's line with what a person set at it. Readers that do not know these fields leave them alone.
 *
 * @param head as `entryHead` gives it
 */
export function withMark(head: string, { colour, note }: Mark): string {
  const fields = `${colour === undefined ? '' : `"mark":"${colour}",`}${note === undefined ? '' : `"note":${JSON.stringify(note)},`}`;
  return `${head.slice(0, -TEXT.length)}${fields}${TEXT}`;
}

/** What a person set at the entry of a line, where the line tells of it. */
export function markInLine(line: string): Mark | undefined {
  // Within a frame's text the quotes are escaped.
  if (!/"(?:mark|note)":/.test(line)) return undefined;
  const value = parse(line);
  return isJsonObject(value) ? markOf(value['mark'], value['note']) : undefined;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
