import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { Gunzip, Inflate } from 'fflate';

/** Bytes that are read at once. */
const CHUNK = 1 << 20;

/** The bytes of a file, or from `from` to before `to`, piece by piece, read when they are asked for. A piece is good until the next one is. */
export function* filePieces(path: string, from = 0, to = Infinity): Generator<Uint8Array, void, undefined> {
  const fd = openSync(path, 'r');
  try {
    const size = Math.min(to, fstatSync(fd).size);
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(1, size - from)));
    for (let at = from; at < size;) {
      const got = readSync(fd, buffer, 0, Math.min(buffer.length, size - at), at);
      if (got === 0) return;
      at += got;
      yield buffer.subarray(0, got);
    }
  } finally {
    closeSync(fd);
  }
}

/** What a gzip file holds, piece by piece. Throws what unpacking throws, when the archive is damaged. */
export function gunzipped(pieces: Iterable<Uint8Array>): Generator<Uint8Array, void, undefined> {
  return unpacked(pieces, new Gunzip());
}

/** What a deflated entry of a zip archive holds; else the same. */
export function inflated(pieces: Iterable<Uint8Array>): Generator<Uint8Array, void, undefined> {
  return unpacked(pieces, new Inflate());
}

/** Bytes that are unpacked at once, and at first, since many want but a beginning; they may become a thousand times as many. */
const PACKED = { first: 2 << 10, most: 32 << 10 };

function* unpacked(pieces: Iterable<Uint8Array>, stream: Gunzip | Inflate): Generator<Uint8Array, void, undefined> {
  const out: Uint8Array[] = [];
  stream.ondata = (piece) => void (piece.length > 0 && out.push(piece));
  let next = PACKED.first;
  for (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      const to = Math.min(at + next, piece.length);
      // What is pushed is kept for a while.
      stream.push(piece.slice(at, to), false);
      yield* out.splice(0);
      at = to;
      next = PACKED.most;
    }
  }
  stream.push(new Uint8Array(0), true);
  yield* out.splice(0);
}

type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'latin1';

/** Text in UTF-8, or in UTF-16 as PowerShell writes it; what is neither at its beginning is read byte by byte (Latin-1). No byte order mark. */
export function* decoded(pieces: Iterable<Uint8Array>): Generator<string, void, undefined> {
  let encoding: Encoding | undefined;
  let decoder: StringDecoder | undefined;
  let odd: number | undefined;
  for (const piece of pieces) {
    if (!encoding || !decoder) {
      encoding = encodingOf(piece);
      decoder = new StringDecoder(encoding === 'utf16be' ? 'utf16le' : encoding);
      const mark = encoding === 'utf16le' || encoding === 'utf16be' ? 2 : hasMark(piece) ? 3 : 0;
      yield decoder.write(Buffer.from(encoding === 'utf16be' ? swapped(piece.subarray(mark)) : piece.subarray(mark)));
      odd = encoding === 'utf16be' && piece.length % 2 === 1 ? piece[piece.length - 1] : undefined;
    } else if (encoding === 'utf16be') {
      const joined: Buffer = odd === undefined ? Buffer.from(piece) : Buffer.concat([Buffer.from([odd]), piece]);
      odd = joined.length % 2 === 1 ? joined[joined.length - 1] : undefined;
      yield decoder.write(Buffer.from(swapped(joined)));
    } else yield decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
  }
  if (decoder) yield decoder.end();
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf16be';
  return isUtf8(wholeCharacters(head)) ? 'utf8' : 'latin1';
}

/** Without a character at the end that goes on in the next piece. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 4 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back);
  }
  return bytes;
}

/** The pairs of bytes the other way round; a single one at the end is left out. */
function swapped(bytes: Uint8Array): Uint8Array {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}
