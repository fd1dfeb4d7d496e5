import { open } from 'node:fs/promises';

/** Bytes that are read at once. */
const AT_ONCE = 256 << 10;

/**
 * What is in a file, piece by piece, up to where it ended at first; a piece is its taker's. Throws what fs throws, and when the file has become shorter.
 *
 * @param onShare told of the share that was taken, 0 to 1
 */
export async function* fileBytes(path: string, onShare: (share: number) => void): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    for (let at = 0; at < size;) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(Math.min(AT_ONCE, size - at)), 0, null, at);
      if (bytesRead === 0) throw new Error(`${path} has become shorter`);
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
      onShare(at / size);
    }
  } finally {
    await file.close();
  }
}
