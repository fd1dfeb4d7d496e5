const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Follows a JSON list, object or text through the pieces of its text to its end, by brackets, quotes and escapes alone. */
export class ValueScan {
  #depth = 0;
  #inText = false;
  /** The next character follows a backslash. */
  #escaped = false;

  /** Looks at the characters from `from` to before `to`. Returns the position after the value's last character, or -1 while it goes on. */
  feed(text: string, from: number, to: number): number {
    let i = from;
    while (i < to) {
      if (this.#inText) {
        const end = this.#endOfText(text, i, to);
        if (end < 0) return -1;
        i = end;
        this.#inText = false;
        if (this.#depth === 0) return i;
      }
      for (; i < to; i += 1) {
        const code = text.charCodeAt(i);
        if (code === QUOTE) break;
        // [ and { are 0x5b and 0x7b, ] and } two more.
        const bracket = code | 0x20;
        if (bracket === 0x7b) this.#depth += 1;
        else if (bracket === 0x7d) {
          this.#depth -= 1;
          if (this.#depth <= 0) return i + 1;
        }
      }
      if (i >= to) return -1;
      this.#inText = true;
      i += 1;
    }
    return -1;
  }

  #endOfText(text: string, from: number, to: number): number {
    let start = from;
    if (this.#escaped) {
      this.#escaped = false;
      start += 1;
    }
    for (;;) {
      const quote = text.indexOf('"', start);
      const end = quote < 0 || quote >= to ? to : quote;
      const escaped = backslashesBefore(text, start, end) % 2 === 1;
      if (end === to) {
        this.#escaped = escaped;
        return -1;
      }
      if (!escaped) return end + 1;
      start = end + 1;
    }
  }
}

/** How many stand directly before a position, from `from` on. */
function backslashesBefore(text: string, from: number, position: number): number {
  let at = position;
  while (at > from && text.charCodeAt(at - 1) === BACKSLASH) at -= 1;
  return position - at;
}
