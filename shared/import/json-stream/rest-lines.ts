import type { OtherText, Place } from '../model';
import { byteLength } from '../source-lines';

/** Characters of lines that follow each other and belong to nothing; of more only the place is told. */
const MOST = 1 << 20;

/** Collects of a text that is passed piece by piece the lines that belong to nothing that was found: what holds a document together. */
export class RestLines {
  #waiting: string[] = [];
  #length = 0;
  /** Of the first character that waits. */
  #line = 1;
  #bytes = 0;
  /** Last line of what was found. */
  #covered = 0;
  #rest: Rest | undefined;

  /** More of the text; `over`: nothing in it will be found. */
  add(text: string, over: boolean): void {
    if (text === '') return;
    this.#waiting.push(text);
    this.#length += text.length;
    if (this.#length <= MOST) return;
    if (over) this.#goTo(Infinity);
    else if (this.#line <= this.#covered) this.#goTo(this.#covered + 1);
  }

  /** The lines before a place, as one. Those of the place belong to it. */
  *before({ line, lastLine }: Pick<Place, 'line' | 'lastLine'>): Generator<OtherText, void, undefined> {
    this.#goTo(line);
    const found = this.#rest?.found();
    this.#rest = undefined;
    if (found) yield found;
    if (lastLine > this.#covered) this.#covered = lastLine;
  }

  #goTo(line: number): void {
    if (this.#line >= line || this.#length === 0) return;
    const text = this.#waiting.join('');
    let at = 0;
    while (this.#line < line && at < text.length) {
      const lineEnd = text.indexOf('\n', at);
      const end = lineEnd < 0 ? text.length : lineEnd;
      const own = text.slice(at, end);
      if (this.#line > this.#covered) (this.#rest ??= new Rest()).add(own, this.#line, this.#bytes);
      this.#bytes += byteLength(own, 0, own.length);
      at = end;
      if (lineEnd < 0) break;
      this.#bytes += 1;
      this.#line += 1;
      at += 1;
    }
    this.#waiting = at < text.length ? [text.slice(at)] : [];
    this.#length = text.length - at;
  }
}

/** Lines that follow each other. */
class Rest {
  readonly #parts: string[] = [];
  #length = 0;
  #line = 0;
  #place: Place | undefined;
  /** Parts up to the last one that is not blank. */
  #count = 0;

  /** A line without its end, or more of the same line. */
  add(line: string, number: number, start: number): void {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    const blank = text.trim() === '';
    if (blank && !this.#place) return;
    if (this.#length <= MOST) this.#parts.push(number === this.#line || !this.#place ? text : `\n${text}`);
    this.#length += text.length;
    this.#line = number;
    if (blank) return;
    const end = start + byteLength(text, 0, text.length);
    this.#place = this.#place ? { ...this.#place, lastLine: number, end } : { line: number, lastLine: number, start, end };
    this.#count = this.#parts.length;
  }

  found(): OtherText | undefined {
    return this.#place && { kind: 'other', text: this.#parts.slice(0, this.#count).join(''), place: this.#place };
  }
}
