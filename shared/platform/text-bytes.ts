/** Texts and bytes, without the functions of a browser or of Node. */

/** UTF-8. */
export function bytesOfText(text: string): Uint8Array {
  const out: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) out.push(point);
    else if (point < 0x800) out.push(0xc0 | (point >> 6), tail(point));
    else if (point < 0x1_0000) out.push(0xe0 | (point >> 12), tail(point >> 6), tail(point));
    else out.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point));
  }
  return Uint8Array.from(out);
}

/** A text of which only ASCII is wanted; any other byte becomes a question mark. */
export function asciiOfBytes(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : '?';
  return text;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648 §4. */
export function base64OfBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1];
    const third = bytes[at + 2];
    parts.push(
      ALPHABET.charAt(first >> 2) + ALPHABET.charAt(((first & 3) << 4) | ((second ?? 0) >> 4))
      + (second === undefined ? '=' : ALPHABET.charAt(((second & 15) << 2) | ((third ?? 0) >> 6)))
      + (third === undefined ? '=' : ALPHABET.charAt(third & 63)),
    );
  }
  return parts.join('');
}

/** undefined for what is no base64. Line breaks within it do not count. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  const plain = text.replace(/\s+/g, '').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(plain) || plain.length % 4 === 1) return undefined;
  const out = new Uint8Array(Math.floor((plain.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let index = 0; index < plain.length; index += 1) {
    held = (held << 6) | CODES.charCodeAt(plain.charCodeAt(index));
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[at++] = (held >> bits) & 0xff;
    held &= (1 << bits) - 1;
  }
  return out;
}

/** The number of each letter of the alphabet, as the character of that number. */
const CODES = Array.from({ length: 128 }, (_, code) => String.fromCharCode(Math.max(0, ALPHABET.indexOf(String.fromCharCode(code))))).join('');

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f);
}
