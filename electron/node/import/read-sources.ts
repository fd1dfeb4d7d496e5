import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { isCapture } from '../../../shared/import/capture/packets';
import type { Source } from '../../../shared/import/model';

/** Longest text that a program of this kind can hold in one piece, bytes. */
const MOST_BYTES = 500 * 1024 * 1024;

export type ReadSources = { readonly ok: true; readonly sources: readonly Source[] } | { readonly ok: false; readonly message: string };

/** Reads a file, or every file of a folder (but notes on logs), for import: .gz and .zip are unpacked, captures stay bytes, all else becomes text. */
export async function readSources(file: string): Promise<ReadSources> {
  try {
    const found = await stat(file);
    const files = found.isDirectory() ? await filesOf(file) : [file];
    if (files.length === 0) return { ok: false, message: `The folder ${file} holds no files.` };
    const sources: Source[] = [];
    for (const one of files) {
      const { size } = await stat(one);
      if (size > MOST_BYTES) return { ok: false, message: `${one} has ${Math.round(size / 2 ** 20)} MB; a log that is not a journal of the workbench can have ${MOST_BYTES / 2 ** 20} MB. Cut it into pieces.` };
      sources.push(...sourcesOf(path.basename(one), await readFile(one)));
    }
    return { ok: true, sources };
  } catch (error) {
    return { ok: false, message: `${file} cannot be read (${error instanceof Error ? error.message : String(error)}).` };
  }
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.notes.json')).map((entry) => path.join(entry.parentPath, entry.name)).toSorted();
}

/** The sources in the bytes of a file; an archive holds several. Throws what unpacking throws. */
export function sourcesOf(name: string, bytes: Uint8Array): Source[] {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return sourcesOf(name.replace(/\.gz$/i, ''), gunzipSync(bytes));
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) {
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
