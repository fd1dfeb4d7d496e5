/** A value in the notation of a programming language, as JSON. */
export interface Literal {
  readonly json: string;
  /** Parts of it were left out where it was written (`[Object]`, `... 3 more items`). */
  readonly shortened: boolean;
}

const WORDS: Readonly<Record<string, string>> = { true: 'true', True: 'true', false: 'false', False: 'false', null: 'null', None: 'null', undefined: 'null', NaN: 'null' };
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*/y;
const LEFT_OUT = /\[(?:Object|Array|Circular[^\]]{0,20})\]|\{\.\.\.\}|\[\.\.\.\]/y;
const MORE = /\.\.\.\s*\d+\s+more\s+\w+/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };
const MOST_DEEP = 200;

/**
 * Makes JSON of what Node's `console.log`, Python's `print` and their like write: texts in single quotes, names without quotes,
 * `None`, `undefined`. Undefined when the text is something else.
 */
export function literalAsJson(text: string): Literal | undefined {
  const reading = new LiteralReading(text);
  const json = reading.value(0);
  return json === undefined || !reading.atEnd() ? undefined : { json, shortened: reading.shortened };
}

class LiteralReading {
  shortened = false;
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    this.#blank();
    return this.#at >= this.#text.length;
  }

  value(depth: number): string | undefined {
    this.#blank();
    if (depth > MOST_DEEP) return undefined;
    const leftOut = this.#match(LEFT_OUT);
    if (leftOut !== undefined) {
      this.shortened = true;
      return leftOut.includes('Object') || leftOut.startsWith('{') ? '{}' : '[]';
    }
    const character = this.#text.charAt(this.#at);
    if (character === '[') return this.#list(depth);
    if (character === '{') return this.#object(depth);
    if (isQuote(character)) return JSON.stringify(this.#string());
    const number = this.#match(NUMBER);
    if (number !== undefined) return number;
    const word = this.#match(WORD);
    return word === undefined ? undefined : WORDS[word];
  }

  #list(depth: number): string | undefined {
    const items: string[] = [];
    this.#at += 1;
    for (;;) {
      if (this.#take(']')) return `[${items.join(',')}]`;
      if (!this.#more()) {
        const item = this.value(depth + 1);
        if (item === undefined) return undefined;
        items.push(item);
      }
      if (!this.#take(',') && !this.#sees(']')) return undefined;
    }
  }

  #object(depth: number): string | undefined {
    const members: string[] = [];
    this.#at += 1;
    for (;;) {
      if (this.#take('}')) return `{${members.join(',')}}`;
      if (!this.#more()) {
        const name = this.#name();
        if (name === undefined || !this.#take(':')) return undefined;
        const value = this.value(depth + 1);
        if (value === undefined) return undefined;
        members.push(`${JSON.stringify(name)}:${value}`);
      }
      if (!this.#take(',') && !this.#sees('}')) return undefined;
    }
  }

  #name(): string | undefined {
    this.#blank();
    return isQuote(this.#text.charAt(this.#at)) ? this.#string() : (this.#match(WORD) ?? this.#match(NUMBER));
  }

  /** What follows is only a count of what was left out. */
  #more(): boolean {
    this.#blank();
    const found = this.#match(MORE) !== undefined;
    this.shortened ||= found;
    return found;
  }

  /** A text in quotes of whatever kind; long ones are written in pieces with `+` between them. */
  #string(): string {
    let value = '';
    for (;;) {
      value += this.#piece();
      const from = this.#at;
      if (!this.#take('+')) return value;
      this.#blank();
      if (!isQuote(this.#text.charAt(this.#at))) {
        this.#at = from;
        return value;
      }
    }
  }

  #piece(): string {
    const quote = this.#text.charAt(this.#at);
    const parts: string[] = [];
    let from = this.#at + 1;
    for (this.#at = from; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text.charAt(this.#at);
      if (character !== quote && character !== '\\') continue;
      parts.push(this.#text.slice(from, this.#at));
      if (character === quote) {
        this.#at += 1;
        return parts.join('');
      }
      parts.push(this.#escape());
      from = this.#at + 1;
    }
    return parts.join('') + this.#text.slice(from);
  }

  /** The character of an escape; goes on to its last position. */
  #escape(): string {
    const code = /^(?:u([\da-fA-F]{4})|x([\da-fA-F]{2}))/.exec(this.#text.slice(this.#at + 1, this.#at + 6));
    if (code) {
      this.#at += code[0].length;
      return String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '0', 16));
    }
    this.#at += 1;
    const next = this.#text.charAt(this.#at);
    return ESCAPES[next] ?? next;
  }

  #take(character: string): boolean {
    if (!this.#sees(character)) return false;
    this.#at += 1;
    return true;
  }

  #sees(character: string): boolean {
    this.#blank();
    return this.#text.charAt(this.#at) === character;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #blank(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at += 1;
  }
}

function isQuote(character: string): boolean {
  return character === "'" || character === '"' || character === '`';
}
