/**
 * How a frame begins within a text: a type from 2 to 6, then an id. Quotes may be escaped, once or several times, where
 * the frame stands in a JSON string. An id that is a number counts only before an action or a payload: lists of numbers
 * are common in logs.
 */
const START = /\[\s*(?:"[2-6]"|[2-6])\s*,\s*(?:(\\*)"|-?\d+\s*,\s*(\\*)["{]|null\s*,\s*(\\*)["{])/g;

export interface FrameStart {
  /** Where its `[` is. */
  readonly at: number;
  /** How many backslashes stand before each of its quotes. */
  readonly escapes: number;
}

/** The next beginning of a frame from `from` on; undefined when there is none. */
export function nextFrameStart(text: string, from: number): FrameStart | undefined {
  START.lastIndex = from;
  const found = START.exec(text);
  if (!found) return undefined;
  return { at: found.index, escapes: (found[1] ?? found[2] ?? found[3] ?? '').length };
}

/** Follows the brackets of a JSON value through its pieces, and finds its end. */
export class BracketCounter {
  #depth = 0;
  #inText = false;
  #escaped = false;

  /** Looks at the characters from `from` on. Returns where the value ended (after its last character), or -1. */
  feed(text: string, from: number): number {
    for (let i = from; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (code === 0x5c) this.#escaped = true;
        else if (code === 0x22) this.#inText = false;
      } else if (code === 0x22) this.#inText = true;
      else if (code === 0x5b || code === 0x7b) this.#depth += 1;
      else if (code === 0x5d || code === 0x7d) {
        this.#depth -= 1;
        if (this.#depth <= 0) return i + 1;
      }
    }
    return -1;
  }
}

/** A text from which one level of JSON's escapes was taken. */
export interface Unescaped {
  readonly text: string;
  /** For each of its characters where it began in the source, and at last where the source's text ended. */
  readonly from: readonly number[];
}

const SINGLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/**
 * Takes one level of escapes from the content of a JSON string, from `at` to the quote that ends it or to the text's end.
 * What is no escape is left as it is.
 */
export function unescape(source: string, at: number): Unescaped {
  let text = '';
  const from: number[] = [];
  let i = at;
  while (i < source.length) {
    const character = source.charAt(i);
    if (character === '"') break;
    from.push(i);
    if (character !== '\\' || i + 1 >= source.length) {
      text += character;
      i += 1;
      continue;
    }
    const next = source.charAt(i + 1);
    const code = next === 'u' ? /^[0-9a-fA-F]{4}/.exec(source.slice(i + 2, i + 6)) : null;
    text += code ? String.fromCharCode(Number.parseInt(code[0], 16)) : (SINGLE[next] ?? next);
    i += code ? 6 : 2;
  }
  from.push(i);
  return { text, from };
}
