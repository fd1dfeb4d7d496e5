import { ENTRY_KINDS } from './entry';
import { kindCode, metaOf } from './meta';
import type { FrameType } from './row';

/** What stands at the beginning of a journal's line. */
export interface ScannedLine {
  readonly time: number;
  readonly wall: number;
  readonly connection: number;
  /** Kind and direction, as meta.ts packs them. */
  readonly meta: number;
  /** Of a frame whose beginning could be read in passing. */
  readonly head: ScannedHead | undefined;
}

export interface ScannedHead {
  readonly type: FrameType;
  readonly id: string;
  readonly action?: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const DOT = 0x2e;
const ZERO = 0x30;
const SPACE = 0x20;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;

const T = bytesOf('{"t":');
const W = bytesOf(',"w":');
const C = bytesOf(',"c":');
const K = bytesOf(',"k":"');
const UP = bytesOf('","d":"up","text":"');
const DOWN = bytesOf('","d":"down","text":"');
const NONE = bytesOf('","text":"');
const SRC = bytesOf(',"src":[');
const KINDS = ENTRY_KINDS.map((kind) => ({ code: kindCode(kind), bytes: bytesOf(kind) }));
const FRAME = metaOf('frame', undefined);
const DIRECTION_UP = metaOf('frame', 'up') - FRAME;
const DIRECTION_DOWN = metaOf('frame', 'down') - FRAME;

/**
 * Reads the fields of a line that stand before the raw text, and the raw text's own beginning, from the bytes: ten times
 * as fast as parsing. It takes only lines exactly as the workbench writes them; for all others it says so (`undefined`),
 * and they must be parsed.
 */
export class LineScanner {
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #end = 0;
  #number = 0;
  readonly #text: (start: number, end: number) => string;

  /** @param text the bytes from `start` to `end`, which are ASCII, as a string; of the buffer last given to `scan` */
  constructor(text: (start: number, end: number) => string) {
    this.#text = text;
  }

  /** @param end where the line break stands */
  scan(bytes: Uint8Array, start: number, end: number): ScannedLine | undefined {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    if (bytes[end - 1] !== CLOSING_BRACE) return undefined;
    if (bytes[end - 2] === CLOSING_BRACKET) this.#end = beforeSource(bytes, end);
    if (bytes[this.#end - 2] !== QUOTE) return undefined;
    if (!this.#skip(T) || !this.#readNumber()) return undefined;
    const time = this.#number;
    if (!this.#skip(W) || !this.#readNumber()) return undefined;
    const wall = this.#number;
    if (!this.#skip(C) || !this.#readNumber() || !Number.isInteger(this.#number) || this.#number > 0xffff_ffff) return undefined;
    const connection = this.#number;
    const meta = this.#readMeta();
    if (meta < 0) return undefined;
    return { time, wall, connection, meta, head: (meta & 15) === FRAME ? this.#readHead() : undefined };
  }

  #readMeta(): number {
    if (!this.#skip(K)) return -1;
    const kind = KINDS.find((one) => this.#skip(one.bytes));
    if (!kind) return -1;
    if (this.#skip(UP)) return kind.code + DIRECTION_UP;
    if (this.#skip(DOWN)) return kind.code + DIRECTION_DOWN;
    return kind.code !== FRAME && this.#skip(NONE) ? kind.code : -1;
  }

  /** `[2,\"id\",\"Action\",` and the like. */
  #readHead(): ScannedHead | undefined {
    this.#blanks();
    if (!this.#one(OPENING_BRACKET)) return undefined;
    this.#blanks();
    const type = (this.#bytes[this.#at] ?? 0) - ZERO;
    this.#at += 1;
    if ((type !== 2 && type !== 3 && type !== 4) || !this.#comma()) return undefined;
    const id = this.#word();
    if (id === undefined || id.length > 36 || !this.#comma()) return undefined;
    if (type === 4) return { type: 'CALLERROR', id };
    if (type === 3) return this.#payload() ? { type: 'CALLRESULT', id } : undefined;
    const action = this.#word();
    return action !== undefined && this.#comma() && this.#payload() ? { type: 'CALL', id, action } : undefined;
  }

  /** An object that seems to go on to the end of the frame. A fault inside it is found when the frame is read. */
  #payload(): boolean {
    return this.#bytes[this.#at] === OPENING_BRACE && this.#bytes[this.#end - 4] === CLOSING_BRACE && this.#bytes[this.#end - 3] === CLOSING_BRACKET;
  }

  /** A JSON string within a JSON string, of ASCII without escapes; undefined for any other, and for an empty one. */
  #word(): string | undefined {
    if (!this.#one(BACKSLASH) || !this.#one(QUOTE)) return undefined;
    const start = this.#at;
    for (; this.#at < this.#end; this.#at += 1) {
      const byte = this.#bytes[this.#at] ?? 0;
      if (byte === BACKSLASH) break;
      if (byte < SPACE || byte >= 0x7f || byte === QUOTE) return undefined;
    }
    const end = this.#at;
    return this.#one(BACKSLASH) && this.#one(QUOTE) && end > start ? this.#text(start, end) : undefined;
  }

  #comma(): boolean {
    this.#blanks();
    if (!this.#one(COMMA)) return false;
    this.#blanks();
    return true;
  }

  #blanks(): void {
    while (this.#bytes[this.#at] === SPACE) this.#at += 1;
  }

  #one(byte: number): boolean {
    if (this.#bytes[this.#at] !== byte) return false;
    this.#at += 1;
    return true;
  }

  #skip(expected: Uint8Array): boolean {
    const bytes = this.#bytes;
    const at = this.#at;
    for (let offset = 0; offset < expected.length; offset += 1) if (bytes[at + offset] !== expected[offset]) return false;
    this.#at = at + expected.length;
    return true;
  }

  /** Digits with at most three decimals, exactly as JSON.parse would read them. */
  #readNumber(): boolean {
    let value = 0;
    let digits = 0;
    let decimals = -1;
    for (; this.#at < this.#end; this.#at += 1) {
      const byte = this.#bytes[this.#at] ?? 0;
      if (byte === DOT && decimals < 0) decimals = 0;
      else if (byte >= ZERO && byte <= ZERO + 9) {
        value = value * 10 + byte - ZERO;
        digits += 1;
        if (decimals >= 0) decimals += 1;
      } else break;
    }
    if (digits === 0 || digits > 15 || decimals === 0 || decimals > 3) return false;
    this.#number = decimals <= 0 ? value : value / (decimals === 1 ? 10 : decimals === 2 ? 100 : 1000);
    return true;
  }
}

/** Where the line would end if the place in another log did not stand behind its text; where it ends when none does. */
function beforeSource(bytes: Uint8Array, end: number): number {
  let at = end - 3;
  while (at > 0 && ((bytes[at] ?? 0) === COMMA || ((bytes[at] ?? 0) >= ZERO && (bytes[at] ?? 0) <= ZERO + 9))) at -= 1;
  for (let offset = 0; offset < SRC.length; offset += 1) if (bytes[at - SRC.length + 1 + offset] !== SRC[offset]) return end;
  return at - SRC.length + 2;
}

function bytesOf(ascii: string): Uint8Array {
  return Uint8Array.from(ascii, (character) => character.charCodeAt(0));
}
