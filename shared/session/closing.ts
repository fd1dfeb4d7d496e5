/** Codes of the workbench's own for closing a connection (RFC 6455 §7.4.2 leaves 4000 to 4999 to applications). */
export const CLOSE_REPLACED = 4001;
export const CLOSE_NO_COMMON_VERSION = 4002;
export const CLOSE_NORMAL = 1000;

/** How long a station has to answer the closing of its connection before it is dropped, in ms. */
export const CLOSING_MS = 2_000;

/** The code as a close frame may carry it (RFC 6455 §7.4.2): 1000 or 3000 to 4999. */
export function closeCode(code: number): number {
  return Number.isInteger(code) && (code === 1000 || (code >= 3000 && code <= 4999)) ? code : 1000;
}

/** A reason within the 123 bytes of UTF-8 that a close frame has room for. */
export function closeReason(reason: string): string {
  let bytes = 0;
  let end = 0;
  for (const character of reason) {
    bytes += utf8Length(character.codePointAt(0) ?? 0);
    if (bytes > 123) break;
    end += character.length;
  }
  return reason.slice(0, end);
}

function utf8Length(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x1_0000 ? 3 : 4;
}
