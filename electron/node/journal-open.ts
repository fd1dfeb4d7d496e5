import { closeSync, fstatSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { format } from 'date-fns';
import { JournalReader } from '../../shared/journal/journal-reader';
import { Journal, startJournal } from '../../shared/journal/journal';
import { readHeader } from '../../shared/journal/line';
import type { Clock } from '../../shared/platform/clock';
import { lockFile } from './file-lock';
import { FileStorage } from './journal-file';
import { whyNoFile, whyUnreadable } from './unreadable-path';

/** Bytes that are read at once; between two reads others have their turn. */
const CHUNK = 1 << 20;
const LINE_BREAK = 0x0a;

export interface CreateOptions {
  readonly clock: Clock;
  /** Told when the disk takes nothing more, and when it does again. */
  readonly onFailure?: (message: string) => void;
}

export interface OpenOptions extends CreateOptions {
  /** Go on writing to it. */
  readonly write?: boolean;
  readonly signal?: { readonly aborted: boolean };
  /** Told after each piece: share of the file that was read, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

export interface OpenedJournal {
  readonly ok: true;
  readonly path: string;
  /** Grows until `reading` is settled; it can be shown at once, but nothing may be recorded in it before. */
  readonly journal: Journal;
  readonly reading: Promise<ReadSummary>;
}

export interface ReadSummary {
  /** False when reading was cancelled; the journal then holds what had been read. */
  readonly complete: boolean;
  /** Lines that are no entries; the journal shows each as a note. */
  readonly damagedLines: number;
  /** Why reading ended early, when not by being cancelled; a sentence. */
  readonly failure?: string;
  /** The file did not end with a line break: the process that wrote it was ended in the middle of a line. */
  readonly torn: boolean;
}

/** `foreign`: it is no journal of the workbench, but may be another log. */
export type OpenResult = OpenedJournal | { readonly ok: false; readonly message: string; readonly foreign?: true };

/** Makes a journal in a new file `2026-11-23T14-05-09.ocppj.jsonl` (local time) in `folder`, which is made if need be. */
export function createJournal(folder: string, { clock, onFailure }: CreateOptions): { readonly ok: true; readonly path: string; readonly journal: Journal } | { readonly ok: false; readonly message: string } {
  const name = format(new Date(clock.now()), "yyyy-MM-dd'T'HH-mm-ss");
  try {
    mkdirSync(folder, { recursive: true });
    for (let attempt = 1; ; attempt += 1) {
      const path = join(folder, `${name}${attempt === 1 ? '' : `-${attempt}`}.ocppj.jsonl`);
      const storage = newFile(path, onFailure);
      if (!storage) continue;
      const journal = startJournal({ storage, clock });
      journal.flush();
      return { ok: true, path, journal };
    }
  } catch (error) {
    return { ok: false, message: `No journal can be written in ${folder}: ${messageOf(error)}. Choose another folder or give this user the right to write there.` };
  }
}

/** Makes a journal in a new file at `path`, which must not be there yet; a sentence when it cannot be. */
export function createJournalAt(path: string, { clock, onFailure }: CreateOptions): Journal | string {
  try {
    const storage = newFile(path, onFailure);
    if (!storage) return `${path} is there already, and what is in it is kept. Give another name, or move that file away.`;
    const journal = startJournal({ storage, clock });
    journal.flush();
    return journal;
  } catch (error) {
    return `${path} cannot be written: ${messageOf(error)}. Give a path in a folder that is there and that this user may write to.`;
  }
}

function newFile(path: string, onFailure: ((message: string) => void) | undefined): FileStorage | undefined {
  const onClose = lockFile(path);
  if (!onClose) return undefined;
  try {
    return new FileStorage(path, 'wx+', { size: 0, writable: true, onClose, onFailure });
  } catch (error) {
    onClose();
    if (codeOf(error) === 'EEXIST') return undefined;
    throw error;
  }
}

/**
 * Opens a journal's file. What it holds is indexed piece by piece, without keeping its text. A torn last line stays in
 * the file and is shown as a note; when the file is to be written, the line is ended, so that nothing is glued to it.
 */
export function openJournal(path: string, options: OpenOptions): OpenResult {
  try {
    const why = whyNoFile(path, statSync(path));
    if (why !== undefined) return { ok: false, message: why };
    const first = firstLine(path);
    const header = readHeader(first.line);
    if (typeof header === 'string') return { ok: false, message: `${path}: ${header}` };
    if (!header) return { ok: false, foreign: true, message: `${path} is no journal of OCPP Workbench: its first line is not {"format":"ocpp-workbench-journal",…}.` };
    const storage = options.write ? writableFile(path, options.onFailure) : new FileStorage(path, 'r', { size: first.size, writable: false });
    if (!storage) return { ok: false, message: `${path} is being written by another workbench. Open it for reading, or end that one.` };
    const journal = new Journal({ storage, clock: options.clock, ...header });
    return { ok: true, path, journal, reading: readAll(journal, storage, { ...first, size: storage.size }, options) };
  } catch (error) {
    const folder = codeOf(error) === 'EISDIR' ? { foreign: true as const } : {};
    return { ok: false, message: whyUnreadable(path, error), ...folder };
  }
}

/** A journal that another writes into a file; its first line is there. */
export interface FollowedJournal {
  readonly journal: Journal;
  /** Takes in what the file holds up to `size`, the end of a line; others have their turn meanwhile. */
  grow(size: number, signal: { readonly aborted: boolean }): Promise<void>;
}

/** Opens a journal that is being written by this workbench. Throws as fs does, and when its first line is no header. */
export function followJournal(path: string, { clock, onClose }: { readonly clock: Clock; readonly onClose: () => void }): FollowedJournal {
  const first = firstLine(path);
  const header = readHeader(first.line);
  if (typeof header !== 'object') throw new Error(`${path} has no header.`);
  const storage = new FileStorage(path, 'r', { size: first.bytes, writable: false, onClose });
  const journal = new Journal({ storage, clock, ...header });
  const reader = new JournalReader(journal);
  let position = first.bytes;
  return {
    journal,
    async grow(size, signal) {
      storage.grow(size);
      const buffer = { bytes: Buffer.allocUnsafe(CHUNK) };
      while (position < size && !signal.aborted) {
        const got = storage.readBytes(buffer.bytes, position, Math.min(buffer.bytes.length, size - position));
        if (got === 0) return;
        const taken = reader.take(buffer.bytes, got, position);
        if (taken === 0) buffer.bytes = Buffer.allocUnsafe(2 * buffer.bytes.length);
        position += taken;
        await setImmediate();
      }
    },
  };
}

/** The file's size counts from when nobody else can write to it. */
function writableFile(path: string, onFailure: ((message: string) => void) | undefined): FileStorage | undefined {
  const onClose = lockFile(path);
  if (!onClose) return undefined;
  try {
    return new FileStorage(path, 'r+', { size: statSync(path).size, writable: true, onClose, onFailure });
  } catch (error) {
    onClose();
    throw error;
  }
}

interface FirstLine {
  readonly line: string;
  /** Bytes of the line, with its line break when it has one. */
  readonly bytes: number;
  readonly ended: boolean;
  /** Bytes of the file. */
  readonly size: number;
}

function firstLine(path: string): FirstLine {
  const fd = openSync(path, 'r');
  try {
    const start = Buffer.allocUnsafe(4096);
    const got = readSync(fd, start, 0, start.length, 0);
    const end = start.subarray(0, got).indexOf(LINE_BREAK);
    const { size } = fstatSync(fd);
    return end < 0 ? { line: start.toString('utf8', 0, got), bytes: got, ended: false, size } : { line: start.toString('utf8', 0, end), bytes: end + 1, ended: true, size };
  } finally {
    closeSync(fd);
  }
}

async function readAll(journal: Journal, storage: FileStorage, first: FirstLine, options: OpenOptions): Promise<ReadSummary> {
  const reader = new JournalReader(journal);
  let torn = !first.ended;
  try {
    for await (const piece of pieces(storage, first, reader)) {
      options.onProgress?.(piece.done);
      torn = piece.torn || !first.ended;
      if (options.signal?.aborted) return { complete: false, damagedLines: reader.damaged, torn: false };
    }
  } catch (error) {
    return { complete: false, damagedLines: reader.damaged, torn: false, failure: `${storage.path} could not be read to its end: ${messageOf(error)}.` };
  }
  if (options.write) {
    // An empty line's break ends the torn one.
    if (torn) storage.append('');
    journal.resume();
  }
  return { complete: true, damagedLines: reader.damaged, torn };
}

async function* pieces(storage: FileStorage, first: FirstLine, reader: JournalReader): AsyncGenerator<{ done: number; torn: boolean }> {
  let buffer = Buffer.allocUnsafe(CHUNK);
  let position = first.bytes;
  let kept = 0;
  while (position + kept < first.size) {
    if (kept === buffer.length) buffer = Buffer.concat([buffer], 2 * buffer.length);
    const got = storage.readBytes(buffer, position + kept, Math.min(buffer.length - kept, first.size - position - kept), kept);
    if (got === 0) break;
    const taken = reader.take(buffer, kept + got, position);
    buffer.copyWithin(0, taken, kept + got);
    kept += got - taken;
    position += taken;
    yield { done: (position + kept) / first.size, torn: false };
    await setImmediate();
  }
  if (kept === 0) return;
  reader.takeLine(buffer, 0, kept, position);
  yield { done: 1, torn: true };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
