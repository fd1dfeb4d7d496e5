const PIECE = 8192;

/** Each byte as a character. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return text;
}

/** Bytes read as UTF-8; undefined when they are none. */
export function utf8(bytes: Uint8Array): string | undefined {
  if (bytes.every((byte) => byte < 0x80)) return latin1(bytes);
  try {
    return decodeURIComponent(latin1(bytes).replace(/[%\x80-\xff]/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`));
  } catch {
    return undefined;
  }
}
