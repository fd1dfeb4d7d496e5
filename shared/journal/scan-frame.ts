import type { ScannedHead } from './scan-line';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const ZERO = 0x30;
const SPACE = 0x20;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;

/**
 * Reads the beginning of a frame from its bytes, without parsing it. It takes only plain CALLs, CALLRESULTs and CALLERRORs; for
 * all others it says so (`undefined`), and they must be parsed. A fault within a payload is found when the frame is read.
 */
export class FrameScanner {
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #end = 0;
  readonly #text: (start: number, end: number) => string;

  /** @param text the bytes from `start` to `end`, which are ASCII, as a string; of the buffer last given to `scan` */
  constructor(text: (start: number, end: number) => string) {
    this.#text = text;
  }

  /** @param end where the frame ends, blanks and line break left aside */
  scan(bytes: Uint8Array, start: number, end: number): ScannedHead | undefined {
    if (bytes[start] !== OPENING_BRACKET || bytes[end - 1] !== CLOSING_BRACKET) return undefined;
    this.#bytes = bytes;
    this.#at = start + 1;
    this.#end = end;
    this.#blanks();
    const type = (bytes[this.#at] ?? 0) - ZERO;
    this.#at += 1;
    if (type < 2 || type > 4 || !this.#comma()) return undefined;
    const id = this.#word();
    if (id === undefined || id.length > 36 || !this.#comma()) return undefined;
    if (type === 4) return bytes[this.#at] === QUOTE && bytes[end - 2] === CLOSING_BRACE ? { type: 'CALLERROR', id } : undefined;
    if (type === 3) return this.#payload() ? { type: 'CALLRESULT', id } : undefined;
    const action = this.#word();
    return action !== undefined && this.#comma() && this.#payload() ? { type: 'CALL', id, action } : undefined;
  }

  /** An object that seems to go on to the end of the frame. */
  #payload(): boolean {
    return this.#bytes[this.#at] === OPENING_BRACE && this.#bytes[this.#end - 2] === CLOSING_BRACE;
  }

  /** A JSON string of ASCII without escapes; undefined for any other, and for an empty one. */
  #word(): string | undefined {
    if (this.#bytes[this.#at] !== QUOTE) return undefined;
    const start = this.#at + 1;
    let at = start;
    for (; at < this.#end; at += 1) {
      const byte = this.#bytes[at] ?? 0;
      if (byte === QUOTE) break;
      if (byte < SPACE || byte >= 0x7f || byte === BACKSLASH) return undefined;
    }
    this.#at = at + 1;
    return at > start ? this.#text(start, at) : undefined;
  }

  #comma(): boolean {
    this.#blanks();
    if (this.#bytes[this.#at] !== COMMA) return false;
    this.#at += 1;
    this.#blanks();
    return true;
  }

  #blanks(): void {
    while (this.#bytes[this.#at] === SPACE) this.#at += 1;
  }
}
