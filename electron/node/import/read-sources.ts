import { statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { isCapture } from '../../../shared/import/capture/packets';
import type { Source } from '../../../shared/import/model';
import { whyNoFile, whyUnreadable } from '../unreadable-path';
import { FileGauge, ReadingMeter } from './reading-meter';
import { decoded, filePieces, gunzipped, inflated } from './text-pieces';
import { isWorkbook, sheetsOf } from './workbook/workbook';
import { zipEntries, type ZipEntry } from './zip-entries';

/** Longest text that a program of this kind can hold in one piece, bytes. */
const MOST_BYTES = 500 * 1024 * 1024;

export type ReadSources =
  | {
      readonly ok: true;
      readonly sources: readonly Source[];
      /** Share of the files that has been read, 0 to 1, the first time through. */
      progress(): number;
      /** Lines of the files that were read to their end in pieces; undefined while one was not. */
      lines(): number | undefined;
    }
  | { readonly ok: false; readonly message: string };

/**
 * Files, or every file of a folder (but notes on logs) or of an archive, for import: texts and captures, also in .gz and .zip, are
 * read in pieces when somebody asks for them.
 *
 * @param names of the files, where they are not those of the paths
 */
export async function readSources(paths: readonly string[], names?: readonly string[]): Promise<ReadSources> {
  const meter = new ReadingMeter();
  const sources: Source[] = [];
  for (const [at, file] of paths.entries()) {
    const name = names?.[at];
    try {
      const found = await stat(file);
      const why = whyNoFile(file, found);
      if (why !== undefined) return { ok: false, message: why };
      const files = found.isDirectory() ? await filesOf(file) : [file];
      if (files.length === 0) return { ok: false, message: `There is no file to read in the folder ${file}. Name the folder that holds the logs, or a log itself.` };
      for (const one of files) sources.push(...sourcesOfFile(one, meter, name));
    } catch (error) {
      return { ok: false, message: whyUnreadable(file, error) };
    }
  }
  return { ok: true, sources, progress: () => meter.share, lines: () => meter.lines };
}

function sourcesOfFile(file: string, meter: ReadingMeter, called = path.basename(file)): readonly Source[] {
  if (!isZip(firstOf(filePieces(file)))) return sourcesIn(called, () => filePieces(file), meter, meter.gauge(file));
  const entries = zipEntries(file).filter(isWanted);
  if (isWorkbook(entries.map(({ name }) => name))) return workbookSources(file, entries, meter, called);
  return entries.flatMap(({ name, start, end, method, encrypted }) => {
    if (encrypted || method === 'other') throw new Error(`${name} in it ${encrypted ? 'is encrypted' : 'is packed in an unusual way'}; unpack the archive and open the folder`);
    const packed = (): Iterable<Uint8Array> => filePieces(file, start, end);
    return sourcesIn(name, packed, meter, meter.gauge(file, end - start), method === 'stored' ? (bytes) => bytes : inflated);
  });
}

/** The sheets of a workbook as tables, in its order. */
function workbookSources(file: string, entries: readonly ZipEntry[], meter: ReadingMeter, called: string): readonly Source[] {
  const textOfPart = (name: string, gauge = new FileGauge(0)): Iterable<string> | undefined => {
    const entry = entries.find((one) => one.name === name);
    if (entry === undefined) return undefined;
    const packed = gauge.read(filePieces(file, entry.start, entry.end));
    return decoded(entry.method === 'stored' ? packed : inflated(packed));
  };
  const sheets = sheetsOf((name) => textOfPart(name));
  return sheets.map(({ name, file: part, rows }) => {
    const entry = entries.find((one) => one.name === part);
    const gauge = meter.gauge(file, entry === undefined ? 0 : entry.end - entry.start);
    return inPieces(sheets.length === 1 ? called : `${called}/${name}`, gauge, (measured) => rows(textOfPart(part, measured) ?? []));
  });
}

/**
 * What is in the bytes of a file, or of one in an archive.
 *
 * @param raw its bytes as they lie on the disk, by which progress is measured; `unpack` makes what they hold of them
 */
function sourcesIn(name: string, raw: () => Iterable<Uint8Array>, meter: ReadingMeter, gauge: FileGauge, unpack: (bytes: Iterable<Uint8Array>) => Iterable<Uint8Array> = (bytes) => bytes): readonly Source[] {
  const head = firstOf(unpack(raw()));
  if (isGzip(head)) {
    const inner = (bytes: Iterable<Uint8Array>): Iterable<Uint8Array> => gunzipped(unpack(bytes));
    if (firstOf(inner(raw())).length === 0 && !isEmptyGzip(head)) throw new Error(`${name} is packed with gzip, and nothing of it can be unpacked; it is damaged`);
    return sourcesIn(withoutGz(name), raw, meter, gauge, inner);
  }
  if (isZip(head)) {
    // An archive within an archive is unpacked whole.
    meter.unknown();
    return sourcesOf(name, joinedBytes(name, unpack(raw())));
  }
  if (!isCapture(head)) return [inPieces(name, gauge, (measured) => decoded(unpack(measured.read(raw()))))];
  meter.unknown();
  return [{ name, text: '', bytes: head, chunks: () => copies(unpack(gauge.read(raw()))) }];
}

/** Pieces that stay good when the next one is read. */
function* copies(pieces: Iterable<Uint8Array>): Generator<Uint8Array, void, undefined> {
  for (const piece of pieces) yield piece.slice();
}

function joinedBytes(name: string, pieces: Iterable<Uint8Array>): Uint8Array {
  const all: Uint8Array[] = [];
  let length = 0;
  for (const piece of copies(pieces)) {
    all.push(piece);
    length += piece.length;
    if (length > MOST_BYTES) throw new Error(`${name} in it has more than ${MOST_BYTES / 2 ** 20} MB; unpack it`);
  }
  return Buffer.concat(all);
}

function isWanted({ name, size }: ZipEntry): boolean {
  return size > 0 && !name.endsWith('/') && !name.startsWith('__MACOSX/');
}

function firstOf(pieces: Iterable<Uint8Array>): Uint8Array {
  for (const piece of pieces) return piece.slice(0, 4096);
  return new Uint8Array(0);
}

/** A text that is read piece by piece; some formats need it whole. */
function inPieces(name: string, gauge: FileGauge, read: (gauge: FileGauge) => Iterable<string>): Source {
  let whole: string | undefined;
  return {
    name,
    pieces: (ahead) => (ahead === true ? read(new FileGauge(0)) : gauge.counted(read(gauge))),
    get text() {
      whole ??= joined(name, read(gauge));
      return whole;
    },
  };
}

function joined(name: string, pieces: Iterable<string>): string {
  const all: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    all.push(piece);
    length += piece.length;
    if (length > MOST_BYTES) throw new Error(`${name} is in a format that is read whole, and longer than ${MOST_BYTES / 2 ** 20} MB`);
  }
  return all.join('');
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter(({ name }) => !name.startsWith('.') && !name.endsWith('.notes.json'))
    .map((entry) => ({ entry, file: path.join(entry.parentPath, entry.name) }))
    .filter(({ entry, file }) => entry.isFile() || (entry.isSymbolicLink() && leadsToFile(file)))
    .map(({ file }) => file)
    .toSorted();
}

function leadsToFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return false;
  }
}

/** The sources in the bytes of a file; an archive holds several. Throws what unpacking throws. */
function sourcesOf(name: string, bytes: Uint8Array): Source[] {
  if (isGzip(bytes)) return sourcesOf(withoutGz(name), gunzipSync(bytes));
  if (isZip(bytes)) {
    return Object.entries(unzipSync(bytes))
      .filter(([inner, content]) => content.length > 0 && !inner.endsWith('/') && !inner.startsWith('__MACOSX/'))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([inner, content]) => sourcesOf(inner, content));
  }
  if (isCapture(bytes)) return [{ name, text: '', bytes }];
  return [{ name, text: textOf(bytes) }];
}

/** Text in UTF-8, or in UTF-16 as PowerShell writes it; what is neither is read byte by byte (Latin-1). */
export function textOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return buffer.toString('utf16le').slice(1);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(buffer).swap16().toString('utf16le').slice(1);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer);
  } catch {
    return buffer.toString('latin1');
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;
}

/** Its last eight bytes are checksum and length of nothing. */
function isEmptyGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 18 && bytes.subarray(-8).every((byte) => byte === 0);
}

function withoutGz(name: string): string {
  return name.replace(/\.gz$/i, '');
}
