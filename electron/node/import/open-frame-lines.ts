import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { FrameLines } from '../../../shared/import/frame-lines/frame-lines';
import { FrameLinesReader } from '../../../shared/import/frame-lines/frame-lines-reader';
import { detect } from '../../../shared/import/detect';
import { beginImport, type Begun } from '../../../shared/import/import';
import { Journal } from '../../../shared/journal/journal';
import { loadValidator } from '../../../shared/ocpp/validate';
import type { Clock } from '../../../shared/platform/clock';
import type { CancelSignal, ReadLog } from '../../../shared/workbench/ports';
import type { ReadingWishes } from '../../../shared/workbench/reading';
import { FileStorage } from '../journal-file';
import { filePieces } from './text-pieces';

/** Bytes from which is decided what is in the file. */
const HEAD = 256 * 1024;
/** Bytes that are read at once; between two reads others have their turn. */
const CHUNK = 1 << 20;
const LINE_BREAK = 0x0a;

interface Options {
  readonly clock: Clock;
  readonly onProgress: (done: number) => void;
  readonly signal: CancelSignal;
  /** What a person knows it by, when that is not its path. */
  readonly called?: string;
}

/**
 * Opens a file with nothing but frames, one a line, where it lies: its lines are indexed, and their text stays in it. Undefined for
 * any other file, and where a person wants it read in a way that this one cannot.
 */
export async function openFrameLines(path: string, wishes: ReadingWishes, { clock, onProgress, signal, called = path }: Options): Promise<ReadLog | undefined> {
  const { format, swapDirections, stations } = wishes;
  if ((format !== undefined && format !== 'frames') || swapDirections === true || (stations?.length ?? 0) > 0) return undefined;
  const name = called.slice(Math.max(called.lastIndexOf('/'), called.lastIndexOf('\\')) + 1);
  const head = headOf(path);
  const text = head && framesIn(head);
  if (text === undefined || detect({ name, text })[0]?.reader.id !== 'frames') return undefined;
  const begun = await beginImport([{ name, text }], wishes, { loadCheck: loadValidator, now: clock.now() });
  const info = begun.ok ? begun.assembly.connections.info(1)?.info : undefined;
  if (!begun.ok || !info) return undefined;
  const storage = new FileStorage(path, 'r', { size: statSync(path).size, writable: false });
  const stored = new FrameLines(info);
  const journal = new Journal({ storage, clock, started: clock.now(), sources: [name], lines: stored });
  const reader = new FrameLinesReader(journal, stored, info);
  const reading = (async () => {
    try {
      await readAll(storage, reader, { onProgress, signal });
    } catch (error) {
      return { failure: `${called} could not be read to its end (${error instanceof Error ? error.message : String(error)}).` };
    }
    return { summary: summaryOf(begun, reader, journal) };
  })();
  return { ok: true, journal, reading };
}

async function readAll(storage: FileStorage, reader: FrameLinesReader, { onProgress, signal }: Pick<Options, 'onProgress' | 'signal'>): Promise<void> {
  const { size } = storage;
  let buffer = Buffer.allocUnsafe(CHUNK);
  let position = markLength(storage, buffer);
  while (position < size) {
    const got = storage.readBytes(buffer, position, Math.min(buffer.length, size - position));
    if (got === 0) return;
    const taken = reader.take(buffer, got, position);
    if (taken === 0 && position + got >= size) {
      reader.takeLine(buffer, 0, got, position);
      position = size;
    } else if (taken === 0) buffer = Buffer.allocUnsafe(2 * buffer.length);
    position += taken;
    onProgress(position / size);
    await setImmediate();
    if (signal.aborted) return;
  }
}

/** Bytes of a byte order mark at the beginning. */
function markLength(storage: FileStorage, buffer: Buffer): number {
  return storage.readBytes(buffer, 0, Math.min(3, storage.size)) === 3 && hasMark(buffer) ? 3 : 0;
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The whole lines at a file's beginning; undefined when it is no file, or has none. */
function headOf(path: string): Buffer | undefined {
  try {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
    for (const piece of filePieces(path, 0, HEAD)) {
      const start = hasMark(piece) ? 3 : 0;
      const end = piece.length < HEAD ? piece.length : piece.lastIndexOf(LINE_BREAK);
      return end > start ? Buffer.from(piece.subarray(start, end)) : undefined;
    }
    return undefined;
  } catch {
    // Who reads it in another way says what is wrong with it.
    return undefined;
  }
}

/** The text of lines each of which is a frame or blank; undefined when one is not. */
function framesIn(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every(isFrame) ? text : undefined;
}

function isFrame(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return Array.isArray(value) && typeof value[0] === 'number' && value[0] >= 2 && value[0] <= 6 && typeof value[1] === 'string';
  } catch {
    return false;
  }
}

function summaryOf({ sources, assembly: { times, connections } }: Extract<Begun, { ok: true }>, { directions, others, cut, lines }: FrameLinesReader, journal: Journal): NonNullable<Awaited<ReadLog['reading']>['summary']> {
  const { frames } = journal.index;
  const [info] = connections.all.map((one) => one.info);
  return {
    formats: sources.map(({ reader }) => reader.title),
    formatIds: sources.map(({ reader }) => reader.id),
    versions: info?.version ? [info.version] : [],
    stations: info ? [info.station] : [],
    entries: journal.count - 1, frames, cut, lines,
    linesRead: frames, otherLines: others.other, brokenLines: others.broken,
    zoneMinutes: times.zoneMinutes, zoneFrom: times.zoneFrom, directions: { ...directions },
  };
}
