import { Buffer } from 'node:buffer';

const FINAL_TEXT = 0x81;
/** Lengths up to here stand in the second byte itself; 126 announces two bytes of length, 127 eight. */
const SHORT = 125;
const TWO_BYTES = 0xffff;

/**
 * Unmasked text messages, one frame each, as a server sends them (RFC 6455 §5.2). All lie in one piece, so that they leave
 * in one write.
 */
export function textFrames(texts: readonly string[]): Buffer {
  let size = 0;
  for (const text of texts) {
    const length = Buffer.byteLength(text);
    size += headerOf(length) + length;
  }
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const text of texts) at = writeFrame(bytes, at, text);
  return bytes;
}

function headerOf(length: number): number {
  return length <= SHORT ? 2 : length <= TWO_BYTES ? 4 : 10;
}

/** Returns where the frame ends. */
function writeFrame(into: Buffer, at: number, text: string): number {
  const length = Buffer.byteLength(text);
  const header = headerOf(length);
  into[at] = FINAL_TEXT;
  if (header === 2) {
    into[at + 1] = length;
  } else if (header === 4) {
    into[at + 1] = 126;
    into.writeUInt16BE(length, at + 2);
  } else {
    into[at + 1] = 127;
    into.writeUIntBE(0, at + 2, 2);
    into.writeUIntBE(length, at + 4, 6);
  }
  // As many bytes as characters: all of them are ASCII.
  into.write(text, at + header, length === text.length ? 'latin1' : 'utf8');
  return at + header + length;
}
