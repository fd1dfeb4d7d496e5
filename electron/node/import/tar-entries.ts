import { closeSync, openSync, readSync } from 'node:fs';
import type { Place } from './unpacked-files';

/** A file within a tar archive. */
export interface TarEntry {
  readonly name: string;
  /** Where its bytes begin and end in the archive's file. */
  readonly start: number;
  readonly end: number;
  /** The archive ends before it does. */
  readonly cut: boolean;
}

const BLOCK = 512;
/** Longest name that an archive may give a file, bytes. */
const LONGEST_NAME = 64 << 10;
/** A plain file, as tar has called it over the years. */
const PLAIN = new Set(['0', '\0', '7']);

/** Whether bytes are the beginning of a tar archive: the first file's name and numbers, with the sum of them. */
export function isTar(head: Uint8Array): boolean {
  return head.length >= BLOCK && sumFits(Buffer.from(head.buffer, head.byteOffset, BLOCK));
}

/** The plain files in a tar archive, in its order (POSIX.1-2001 pax, ustar, and GNU's long names). What is damaged ends it. */
export function tarEntries({ path, start, end }: Place): TarEntry[] {
  const file = openSync(path(), 'r');
  try {
    const read = (from: number, length: number): Buffer => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, end - from)));
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from));
    };
    const entries: TarEntry[] = [];
    let next: { readonly name?: string; readonly size?: number } = {};
    for (let at = start; ;) {
      const header = read(at, BLOCK);
      if (header.length < BLOCK || !sumFits(header)) return entries;
      const kind = header.toString('latin1', 156, 157);
      const size = next.size ?? numberIn(header, 124, 12);
      const from = at + BLOCK;
      if (kind === 'L') next = { ...next, name: textIn(read(from, Math.min(size, LONGEST_NAME)), 0, LONGEST_NAME) };
      else if (kind === 'x') next = { ...next, ...paxOf(read(from, Math.min(size, LONGEST_NAME))) };
      else {
        if (PLAIN.has(kind)) entries.push({ name: (next.name ?? nameIn(header)).replace(/^(?:\.\/)+/, ''), start: from, end: Math.min(from + size, end), cut: from + size > end });
        if (kind !== 'K' && kind !== 'g') next = {};
      }
      at = from + Math.ceil(size / BLOCK) * BLOCK;
    }
  } finally {
    closeSync(file);
  }
}

/** The sum of a header's bytes, with blanks in the place of the sum itself. */
function sumFits(header: Buffer): boolean {
  let sum = 8 * 0x20;
  for (let i = 0; i < BLOCK; i += 1) if (i < 148 || i >= 156) sum += header[i] ?? 0;
  return header[0] !== 0 && sum === numberIn(header, 148, 8);
}

/** Octal digits, or for what is larger the bytes themselves. */
function numberIn(header: Buffer, at: number, length: number): number {
  if (((header[at] ?? 0) & 0x80) !== 0) return header.subarray(at + 1, at + length).reduce((sum, byte) => sum * 256 + byte, 0);
  return Number.parseInt(textIn(header, at, length).trim() || '0', 8);
}

function nameIn(header: Buffer): string {
  const prefix = header.toString('latin1', 257, 262) === 'ustar' && header[262] === 0 ? textIn(header, 345, 155) : '';
  return `${prefix === '' ? '' : `${prefix}/`}${textIn(header, 0, 100)}`;
}

function textIn(bytes: Buffer, at: number, length: number): string {
  const text = bytes.subarray(at, at + length);
  const end = text.indexOf(0);
  return text.toString('utf8', 0, end < 0 ? text.length : end);
}

/** Records of the form `LENGTH KEY=VALUE\n`. */
function paxOf(bytes: Buffer): { name?: string; size?: number } {
  const said: { name?: string; size?: number } = {};
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const length = Number(bytes.toString('latin1', at, Math.max(at, space)));
    if (space < 0 || !(length > space - at)) return said;
    const [, key, value = ''] = /^([^=]*)=(.*)$/s.exec(bytes.toString('utf8', space + 1, at + length - 1)) ?? [];
    if (key === 'path') said.name = value;
    if (key === 'size') said.size = Number(value);
    at += length;
  }
  return said;
}
