import { Buffer } from 'node:buffer';

const FINAL_TEXT = 0x81;
/** Lengths up to here stand in the second byte itself; 126 announces two bytes of length, 127 eight. */
const SHORT = 125;
const TWO_BYTES = 0xffff;

/**
 * An unmasked text message in one frame, as a server sends it (RFC 6455 §5.2). Header and text lie in one piece, so that
 * they leave as one.
 */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length <= SHORT ? 2 : length <= TWO_BYTES ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = FINAL_TEXT;
  if (header === 2) {
    frame[1] = length;
  } else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeUIntBE(0, 2, 2);
    frame.writeUIntBE(length, 4, 6);
  }
  // As many bytes as characters: all of them are ASCII.
  frame.write(text, header, length === text.length ? 'latin1' : 'utf8');
  return frame;
}
