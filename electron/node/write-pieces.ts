import { lstatSync } from 'node:fs';
import { open, realpath, rename } from 'node:fs/promises';
import { goesAtExit, letGo } from './temporary';

/** Bytes that are written at once. */
const PIECE = 1 << 20;

/**
 * Writes a text into a file piece by piece, in UTF-8, so that it is never held whole. A file that was there before is replaced when all
 * is written: the text may be made of what is in it. What cannot be finished leaves no file. Throws what fs throws, and an error
 * that says so when it was cancelled.
 */
export async function writePieces(path: string, pieces: Iterable<string>, signal: { readonly aborted: boolean }): Promise<void> {
  const kind = lstatSync(path, { throwIfNoEntry: false });
  const to = kind?.isSymbolicLink() === true ? await realpath(path) : path;
  const replaces = lstatSync(to, { throwIfNoEntry: false });
  // A device or a pipe is written to as it is.
  if (replaces && !replaces.isFile()) return writeInto(to, pieces, signal, undefined);
  const into = replaces ? `${to}.${process.pid}.part` : to;
  const remove = goesAtExit(into);
  try {
    await writeInto(into, pieces, signal, replaces?.mode);
    if (replaces) await rename(into, to);
    letGo(into);
  } catch (error) {
    remove();
    throw error;
  }
}

async function writeInto(path: string, pieces: Iterable<string>, signal: { readonly aborted: boolean }, mode: number | undefined): Promise<void> {
  const file = await open(path, 'w', mode);
  try {
    let waiting: string[] = [];
    let length = 0;
    for (const piece of pieces) {
      waiting.push(piece);
      length += piece.length;
      if (length < PIECE) continue;
      await file.writeFile(waiting.join(''));
      waiting = [];
      length = 0;
      if (signal.aborted) throw new Error('it was cancelled');
    }
    await file.writeFile(waiting.join(''));
  } finally {
    await file.close();
  }
}
