import { open, rm } from 'node:fs/promises';

/** Bytes that are written at once. */
const PIECE = 1 << 20;

/**
 * Writes a text into a file piece by piece, in UTF-8, so that it is never held whole. When it cannot be finished, the file is removed.
 * Throws what fs throws, and an error that says so when it was cancelled.
 */
export async function writePieces(path: string, pieces: Iterable<string>, signal: { readonly aborted: boolean }): Promise<void> {
  const file = await open(path, 'w');
  let done = false;
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
    done = true;
  } finally {
    await file.close();
    if (!done) await rm(path, { force: true });
  }
}
