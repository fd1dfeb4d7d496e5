import { markOf, type Mark } from '../../journal/marks';
import { isJsonObject } from '../../ocpp/json';

/*
 * Marks and notes as a file beside the log that they are about. docs/journal-format.md describes it.
 */

const FORMAT = 'ocpp-workbench-notes';
const VERSION = 1;

/** A mark with what finds its entry again, also when the log is read otherwise. */
export interface KeptMark extends Mark {
  /** Index of the entry. */
  readonly entry: number;
  /** Wall time of the entry, ms since 1970; for people. */
  readonly wall: number;
  /** Hash of the entry's raw text: FNV-1a of 32 bits, in hex. */
  readonly hash: string;
}

export interface MarkFile {
  /** When it was written, ms since 1970. */
  readonly saved: number;
  readonly marks: readonly KeptMark[];
}

/** @param of name of the log, for people who look into the file */
export function markFileText(of: string, { saved, marks }: MarkFile): string {
  const head = JSON.stringify({ format: FORMAT, version: VERSION, of, saved }).slice(0, -1);
  const lines = marks.map(({ entry, wall, hash, colour, note }) => `    ${JSON.stringify({ entry, wall, hash, mark: colour, note })}`);
  return `${head},"marks":[${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]}\n`;
}

/** Reads such a file; a sentence when it is none. What is no mark in it is left out. */
export function readMarkFile(text: string): MarkFile | string {
  const value = parsed(text);
  if (!isJsonObject(value) || value['format'] !== FORMAT) return 'It holds no marks and notes of the workbench.';
  const { version, saved, marks } = value;
  if (typeof version === 'number' && version > VERSION) return `It has format version ${version}; this workbench reads up to version ${VERSION}.`;
  return { saved: typeof saved === 'number' ? saved : 0, marks: Array.isArray(marks) ? marks.flatMap((one) => keptMark(one)) : [] };
}

function keptMark(value: unknown): KeptMark[] {
  if (!isJsonObject(value)) return [];
  const { entry, wall, hash } = value;
  const mark = markOf(value['mark'], value['note']);
  if (!mark || typeof entry !== 'number' || !Number.isInteger(entry) || entry < 0) return [];
  return [{ entry, wall: typeof wall === 'number' ? wall : 0, hash: typeof hash === 'string' ? hash : '', ...mark }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
