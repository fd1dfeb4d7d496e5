/**
 * How a frame begins within a text: a type from 2 to 6, then an id. Quotes may be escaped, once or several times, where
 * the frame stands in a JSON string, or single ones, where a program printed it in its own notation. An id that is a number
 * counts only before an action or a payload: lists of numbers are common in logs. Any other type counts only when id, action
 * and payload follow as in a frame.
 */
const START = /\[\s*(?:(?:\\*"[2-6]\\*"|[2-6])\s*,\s*(?:(\\*)"|(\\{1,8})u0022|(')|(?:-?\d{1,20}|null)\s*,\s*(?:(\\*)["{]|(\\{1,8})u0022|(')))|\d{1,2}\s*,\s*"[^"\\]{1,64}"\s*,\s*"[A-Za-z]{3,40}"\s*,\s*\{)/g;

export interface FrameStart {
  /** Where its `[` is. */
  readonly at: number;
  /** How many JSON strings it stands in, one in the other. */
  readonly levels: number;
  /** It is in the notation of a programming language, with single quotes. */
  readonly literal: boolean;
}

/** The next beginning of a frame from `from` on; undefined when there is none. */
export function nextFrameStart(text: string, from: number): FrameStart | undefined {
  const first = text.indexOf('[', from);
  if (first < 0) return undefined;
  START.lastIndex = first;
  const found = START.exec(text);
  if (!found) return undefined;
  const [, slashes, unicode, single, slashes2, unicode2, single2] = found;
  const code = unicode ?? unicode2;
  // A string within a string escapes the backslashes of the inner one: 1, 3, 7 before a quote; 1, 2, 4 before u0022.
  const levels = code === undefined ? Math.ceil(Math.log2((slashes ?? slashes2 ?? '').length + 1)) : Math.ceil(Math.log2(code.length)) + 1;
  return { at: found.index, levels, literal: (single ?? single2) !== undefined };
}

const QUOTE = 0x22;
const SINGLE = 0x27;
const BACKTICK = 0x60;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Follows the brackets of a value through its pieces, and finds its end. A closing one that closes nothing does not count. */
export class BracketCounter {
  readonly #literal: boolean;
  readonly #open: number[] = [];
  #quote = 0;
  #escaped = false;

  /** Position after the last bracket of the piece that closed nothing, when no other bracket follows it; -1 for none. */
  stray = -1;

  /** @param literal texts stand in quotes of any kind */
  constructor(literal = false) {
    this.#literal = literal;
  }

  /** Looks at the characters from `from` on. Returns where the value ended (after its last character), or -1. */
  feed(text: string, from: number): number {
    this.stray = -1;
    // In variables: it is gone through each character of a log here.
    const literal = this.#literal;
    let quote = this.#quote;
    let escaped = this.#escaped;
    let end = -1;
    for (let i = from; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (quote !== 0) {
        if (escaped) escaped = false;
        else if (code === BACKSLASH) escaped = true;
        else if (code === quote) quote = 0;
      } else if (code === QUOTE || (literal && (code === SINGLE || code === BACKTICK))) quote = code;
      else if (code === OPEN_LIST || code === OPEN_OBJECT) {
        this.#open.push(code);
        this.stray = -1;
      } else if ((code === CLOSE_LIST || code === CLOSE_OBJECT) && this.#closes(code, i)) {
        end = i + 1;
        break;
      }
    }
    this.#quote = quote;
    this.#escaped = escaped;
    return end;
  }

  /** Closes what was opened last, when that is what the bracket closes; true when nothing is open any more. */
  #closes(code: number, at: number): boolean {
    const opening = code === CLOSE_LIST ? OPEN_LIST : OPEN_OBJECT;
    if (this.#open.at(-1) !== opening) {
      this.stray = at + 1;
      return false;
    }
    this.#open.pop();
    this.stray = -1;
    return this.#open.length === 0;
  }
}
