import path from 'node:path';
import { isCapture } from '../../../shared/import/capture/packets';
import { byName } from '../../../shared/import/file-order';
import type { Source } from '../../../shared/import/model';
import { isEmptyGzip, isGzip, isZip, packedOtherwise, zipMethod } from './packed-kind';
import type { ReadingMeter } from './reading-meter';
import { isTar, tarEntries } from './tar-entries';
import { decoded, filePieces, gunzipped, inflated } from './text-pieces';
import { binarySource, firstOf, textSource } from './source-of-bytes';
import type { Place, UnpackedFiles } from './unpacked-files';
import { isWorkbook } from './workbook/workbook';
import { workbookSources } from './workbook/workbook-sources';
import { zipEntries, type ZipEntry } from './zip-entries';

type Pieces = Iterable<Uint8Array>;

/** Files that archives may hold together, and archives within each other: more is made to keep programs busy. */
const MOST_FILES = 20_000;
const DEEPEST = 4;

/** A file, or one in an archive. */
interface Packed {
  readonly name: string;
  /** Its bytes as they lie on the disk. */
  readonly place: Place;
  /** Makes of them what the file holds; absent where they are that. */
  readonly unpack?: (bytes: Pieces) => Pieces;
  /** Tells what holds it, a folder or an archive, from all others. */
  readonly folder: string;
  /** Tells it from all others, as it is now. */
  readonly key: string;
  /** Archives that it lies in. */
  readonly depth: number;
}

/** Finds what is to be read in files, also in such as are packed or hold others. */
export class SourceFinder {
  readonly sources: { readonly source: Source; /** Where it lies: a folder, in an archive perhaps. */ readonly folder: string }[] = [];
  /** Why there are files that cannot be unpacked, a clause each; such a clause stands for the file among the sources. */
  readonly unread: string[] = [];
  readonly #meter: ReadingMeter;
  readonly #unpacked: UnpackedFiles;
  #files = 0;

  constructor(meter: ReadingMeter, unpacked: UnpackedFiles) {
    this.#meter = meter;
    this.#unpacked = unpacked;
  }

  /** Throws a clause that says what is wrong, or what fs throws. */
  async add(packed: Packed): Promise<void> {
    const { name, place, unpack } = packed;
    const raw = (): Pieces => filePieces(place.path(), place.start, place.end);
    const plain = unpack ?? ((bytes: Pieces) => bytes);
    const head = firstOf(plain(raw()));
    if (isGzip(head)) {
      const inner = (bytes: Pieces): Pieces => gunzipped(plain(bytes));
      if (firstOf(inner(raw())).length === 0 && !isEmptyGzip(head)) throw new Error(`${name} is packed with gzip, and nothing of it can be unpacked; it is damaged`);
      return this.add({ ...packed, name: withoutGz(name), unpack: inner });
    }
    const otherwise = packedOtherwise(head);
    if (otherwise !== undefined) return this.#leaveOut(packed, `${name} is packed with ${otherwise}, which is not read here; unpack it, and open what comes out`);
    if (isZip(head) || isTar(head)) return this.#archive(packed, isZip(head));
    const gauge = this.#meter.gauge(place.end - place.start);
    if (!isCapture(head)) return this.#found(packed, textSource(name, gauge, (measured) => decoded(plain(measured.read(raw())))));
    this.#meter.unknown();
    this.#found(packed, binarySource(name, head, () => plain(gauge.read(raw()))));
  }

  async #archive(packed: Packed, zip: boolean): Promise<void> {
    const { name, place, unpack, key, depth } = packed;
    if (depth >= DEEPEST) throw new Error(`${name} lies ${depth} archives deep; unpack the outer ones, and open the folder`);
    const lies: Unpacked = unpack ? await this.#unpacked.unpack({ key, name, packed: place.end - place.start, pieces: () => unpack(filePieces(place.path(), place.start, place.end)) }) : { ...place, fault: undefined };
    const entries = zip ? inZip(lies, name) : [];
    if (isWorkbook(entries.map((entry) => entry.name))) {
      for (const sheet of workbookSources(lies.path, entries, this.#meter, name)) this.#found(packed, sheet);
      return;
    }
    const files = (zip ? entries.map((entry) => zipped(entry, name)) : inTar(lies)).filter((file) => file.end > file.start && !isAside(file.name));
    if (files.length === 0) throw new Error(lies.fault ? `${name} is damaged, and nothing of it can be unpacked (${lies.fault.message})` : `there is no file to read in ${name}`);
    this.#files += files.length;
    if (this.#files > MOST_FILES) throw new Error(`${name} holds more than ${MOST_FILES.toLocaleString('en')} files; unpack it, and open those of interest`);
    for (const file of files.toSorted((a, b) => byName(a.name, b.name))) {
      const inner = { name: file.name, place: { path: lies.path, start: file.start, end: file.end }, folder: `${key} ${path.dirname(file.name)}`, key: `${key} ${file.start}`, depth: depth + 1, ...(file.unpack ? { unpack: file.unpack } : {}) };
      if (file.refused !== undefined) this.#leaveOut(inner, file.refused);
      else await this.add(inner);
    }
  }

  #found({ folder }: Packed, source: Source): void {
    this.sources.push({ source, folder });
  }

  #leaveOut(packed: Packed, why: string): void {
    this.unread.push(why);
    this.#meter.unknown();
    this.#found(packed, { name: packed.name, text: `${why}.` });
  }
}

/** A file in an archive. */
interface Inner {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly unpack?: (bytes: Pieces) => Pieces;
  /** Why it cannot be read, a clause. */
  readonly refused?: string;
}

type Unpacked = Place & { readonly fault: Error | undefined };

function inZip(lies: Unpacked, archive: string): ZipEntry[] {
  try {
    return zipEntries(lies);
  } catch (error) {
    throw new Error(`${archive} cannot be unpacked, since ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function zipped({ name, start, end, size, method, encrypted }: ZipEntry, archive: string): Inner {
  const file = { name, start, end: size === 0 || name.endsWith('/') ? start : end };
  if (encrypted) return { ...file, refused: `${name} in ${archive} is encrypted; unpack the archive with its password, and open the folder` };
  if (method !== 0 && method !== 8) return { ...file, refused: `${name} in ${archive} is packed with ${zipMethod(method)}, which is not read here; unpack the archive, and open the folder` };
  return method === 0 ? file : { ...file, unpack: inflated };
}

function inTar(lies: Unpacked): Inner[] {
  const entries = tarEntries(lies);
  // What is missing is missing at its end.
  const last = entries.at(-1);
  return entries.map((entry) => {
    const { name, start, end } = entry;
    if (!entry.cut && !(entry === last && lies.fault)) return { name, start, end };
    return { name, start, end, unpack: (bytes: Pieces) => cutOff(bytes, `${name} is cut off: the archive ends before it does${lies.fault ? ` (${lies.fault.message})` : ''}`) };
  });
}

/** Bytes of which the rest is missing, which is said once they were read. */
function* cutOff(bytes: Pieces, why: string): Generator<Uint8Array, void, undefined> {
  yield* bytes;
  throw new Error(why);
}

/** What systems put beside files. */
function isAside(name: string): boolean {
  return name.startsWith('__MACOSX/') || /(?:^|\/)(?:\._[^/]*|\.DS_Store)$/.test(name);
}

function withoutGz(name: string): string {
  return name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
}
