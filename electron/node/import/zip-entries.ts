import { closeSync, openSync, readSync } from 'node:fs';
import type { Place } from './unpacked-files';

/** A file within a zip archive. */
export interface ZipEntry {
  readonly name: string;
  /** Where its packed bytes begin and end in the archive's file. */
  readonly start: number;
  readonly end: number;
  /** Unpacked, bytes. */
  readonly size: number;
  /** 0 for stored, 8 for deflated (APPNOTE.TXT 4.4.5). */
  readonly method: number;
  readonly encrypted: boolean;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record with the longest comment. */
const TAIL = 22 + 0xffff;

/** The files in an archive by its directory (APPNOTE.TXT 4.3). Throws a clause when it has none. */
export function zipEntries({ path, start: begin, end }: Place): ZipEntry[] {
  const file = openSync(path(), 'r');
  try {
    const read = (from: number, length: number): Buffer => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, end - begin - from)));
      readSync(file, bytes, 0, bytes.length, begin + from);
      return bytes;
    };
    const { at, length } = directory(read, end - begin);
    const bytes = read(at, length);
    const entries: ZipEntry[] = [];
    for (let from = 0; from + 46 <= bytes.length && bytes.readUInt32LE(from) === DIRECTORY; ) {
      const [nameLength, extraLength, commentLength] = [bytes.readUInt16LE(from + 28), bytes.readUInt16LE(from + 30), bytes.readUInt16LE(from + 32)];
      const name = bytes.toString('utf8', from + 46, from + 46 + nameLength);
      const sizes = sizesOf(bytes, from, nameLength, extraLength);
      const local = read(sizes.local, 30);
      if (local.length === 30 && local.readUInt32LE(0) === LOCAL) {
        const start = begin + sizes.local + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
        entries.push({ name, start, end: start + sizes.packed, size: sizes.unpacked, method: bytes.readUInt16LE(from + 10), encrypted: (bytes.readUInt16LE(from + 8) & 1) !== 0 });
      }
      from += 46 + nameLength + extraLength + commentLength;
    }
    return entries;
  } finally {
    closeSync(file);
  }
}

function directory(read: (from: number, length: number) => Buffer, size: number): { readonly at: number; readonly length: number } {
  const from = Math.max(0, size - TAIL);
  const tail = read(from, TAIL);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue;
    const [length, start] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (start !== 0xffff_ffff || at < 20 || tail.readUInt32LE(at - 20) !== LOCATOR_64) return { at: start, length };
    const end = read(Number(tail.readBigUInt64LE(at - 12)), 56);
    if (end.length === 56 && end.readUInt32LE(0) === END_64) return { at: Number(end.readBigUInt64LE(48)), length: Number(end.readBigUInt64LE(40)) };
  }
  throw new Error('it has no directory at its end; it may have been cut off');
}

/** Of files beyond 4 GB, sizes and places stand in an extra field (4.5.3). */
function sizesOf(bytes: Buffer, from: number, nameLength: number, extraLength: number): { readonly packed: number; readonly unpacked: number; readonly local: number } {
  let [packed, unpacked, local] = [bytes.readUInt32LE(from + 20), bytes.readUInt32LE(from + 24), bytes.readUInt32LE(from + 42)];
  const end = from + 46 + nameLength + extraLength;
  for (let at = from + 46 + nameLength; at + 4 <= end; at += 4 + bytes.readUInt16LE(at + 2)) {
    if (bytes.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    const long = (short: number): number => {
      if (short !== 0xffff_ffff || next + 8 > end) return short;
      next += 8;
      return Number(bytes.readBigUInt64LE(next - 8));
    };
    unpacked = long(unpacked);
    packed = long(packed);
    local = long(local);
  }
  return { packed, unpacked, local };
}
