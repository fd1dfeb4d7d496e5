import type { Place } from '../model';
import { parseWithPlaces, type Placed } from '../placed-json';
import { byteLength } from '../source-lines';
import { ValueScan } from './value-scan';

/** A value that stands next, and was not taken. */
export interface Untaken {
  /** Its first character. */
  readonly opener: string;
  /** It is longer than was asked for, is no JSON, or goes on past the end of the text. */
  readonly why: 'long' | 'bad' | 'cut';
  /** Its characters, as far as its brackets tell; Infinity when that was not found out. */
  readonly length: number;
}

const QUOTE = '"';
const SCALAR_END = /[,[\]{}"\n]/g;
/** No number and no word is longer. */
const LONG_SCALAR = 1000;
const BLANK = /[^ \t\r\n\ufeff]/g;
const NOT_ASCII = /[^\0-\x7f]/;

/** Goes through a JSON text that comes in pieces, forward only; holds no more of it than what is looked at. */
export class JsonCursor {
  readonly #pieces: Iterator<string>;
  readonly #passed: (text: string, over: boolean) => void;
  #text = '';
  #at = 0;
  /** Every character that is held takes one byte. */
  #ascii = true;
  /** The next line break in what is held. */
  #lineBreak = Infinity;
  #line = 1;
  #bytes = 0;
  /** Characters that were passed. */
  offset = 0;
  /** That the text ends within a value was told. */
  endTold = false;

  /** @param passed is told every character, in their order, once it is passed; `over`: nobody looked at what is in it */
  constructor(pieces: Iterable<string>, passed: (text: string, over: boolean) => void = () => undefined) {
    this.#pieces = pieces[Symbol.iterator]();
    this.#passed = passed;
  }

  /** The next character that is no blank, after passing the blanks before it; '' at the end. */
  peek(): string {
    for (;;) {
      BLANK.lastIndex = this.#at;
      const found = BLANK.exec(this.#text);
      this.pass((found?.index ?? this.#text.length) - this.#at);
      if (found) return found[0];
      if (!this.#pull()) return '';
    }
  }

  /** The first character after the next one that is no blank, within a few. */
  second(): string {
    return this.ahead(200).slice(1).trimStart().charAt(0);
  }

  /** Passes a number of characters that are held. */
  pass(count: number, over = false): void {
    if (count === 0) return;
    const text = this.#text;
    const to = this.#at + count;
    for (; this.#lineBreak < to; this.#lineBreak = nextBreak(text, this.#lineBreak + 1)) this.#line += 1;
    this.#bytes += this.#ascii ? count : byteLength(text, this.#at, to);
    this.offset += count;
    const passed = text.slice(this.#at, to);
    this.#at = to;
    this.#passed(passed, over);
  }

  /** Where the next `count` characters stand; they have to be held. */
  place(count: number): Place {
    const text = this.ahead(count);
    return { line: this.#line, lastLine: this.#line + breaksIn(text), start: this.#bytes, end: this.#bytes + (this.#ascii ? text.length : byteLength(text, 0, text.length)) };
  }

  /** The next `count` characters, fewer at the end. */
  ahead(count: number): string {
    while (this.#text.length - this.#at < count && this.#pull()) continue;
    return this.#text.slice(this.#at, this.#at + count);
  }

  /** Takes the value that begins here and is passed by that; what is no JSON, or longer than `most` characters, stays. Asked for where `peek` is a character. */
  take(most: number): Placed | Untaken {
    const opener = this.ahead(1);
    const end = this.#measure(opener, most);
    if (typeof end !== 'number') return { opener, why: end, length: Infinity };
    const text = this.ahead(end);
    const value = parseWithPlaces(text, { line: this.#line, bytes: this.#bytes });
    if (!value) return { opener, why: 'bad', length: end };
    this.pass(end);
    return value;
  }

  /** Passes a value of any length; true when it has an end. */
  skip(): boolean {
    const scan = new ValueScan();
    do {
      const end = scan.feed(this.#text, this.#at, this.#text.length);
      this.pass((end < 0 ? this.#text.length : end) - this.#at, true);
      if (end >= 0) return true;
    } while (this.#pull());
    return false;
  }

  /** Goes forward to a number of characters from the beginning. */
  goTo(offset: number): void {
    do this.pass(Math.min(offset - this.offset, this.#text.length - this.#at), true); while (this.offset < offset && this.#pull());
  }

  /** The length of the value here, or why it has none. */
  #measure(opener: string, most: number): number | 'long' | 'cut' {
    if (opener !== '{' && opener !== '[' && opener !== QUOTE) return this.#scalarLength(most);
    const scan = new ValueScan();
    for (let looked = 0; ;) {
      const to = Math.min(this.#text.length, this.#at + most);
      const end = scan.feed(this.#text, this.#at + looked, to);
      if (end >= 0) return end - this.#at;
      looked = to - this.#at;
      if (looked >= most) return 'long';
      if (!this.#pull()) return 'cut';
    }
  }

  /** Of a number or a word, and of anything else up to what may be the next value; one character at least. */
  #scalarLength(most: number): number | 'long' {
    for (let looked = 1; ;) {
      SCALAR_END.lastIndex = this.#at + looked;
      const end = SCALAR_END.exec(this.#text)?.index;
      if (end !== undefined) return this.#text.slice(this.#at, end).trimEnd().length;
      looked = this.#text.length - this.#at;
      if (looked > Math.max(most, LONG_SCALAR)) return 'long';
      if (!this.#pull()) return this.#text.slice(this.#at).trimEnd().length;
    }
  }

  /** Holds more of the text, at least twice as much as before; false at its end. */
  #pull(): boolean {
    const held = this.#text.slice(this.#at);
    const parts = [held];
    let more = 0;
    while (more === 0 || more < held.length) {
      const next = this.#pieces.next();
      if (next.done) break;
      parts.push(next.value);
      more += next.value.length;
    }
    if (more === 0) return false;
    this.#text = parts.join('');
    this.#at = 0;
    this.#lineBreak = nextBreak(this.#text, 0);
    this.#ascii = !NOT_ASCII.test(this.#text);
    return true;
  }
}

function nextBreak(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? Infinity : found;
}

function breaksIn(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) count += 1;
  return count;
}
