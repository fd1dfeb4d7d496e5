import { dateText, type NumberKind } from './number-formats';
import { xmlEvents } from './xml-events';

/** What all sheets of a workbook share. */
export interface Shared {
  readonly texts: readonly string[];
  readonly kinds: readonly NumberKind[];
  readonly calendar: 1900 | 1904;
}

/** The most rows and columns of a sheet (Excel's own limits); what a file claims beyond them is not believed. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** A sheet as separated values (RFC 4180), piece by piece: a line a row, empty rows too, so that a line has its row's number unless cells hold line breaks. */
export function* sheetRows(pieces: Iterable<string>, shared: Shared): Generator<string, void, undefined> {
  const sheet = new Sheet(shared);
  for (const _ of xmlEvents(pieces, sheet)) {
    const written = sheet.take();
    if (written !== '') yield written;
  }
  yield sheet.take();
}

class Sheet {
  readonly #shared: Shared;
  #lines: string[] = [];
  #row = 0;
  #cells: string[] = [];
  #column = 0;
  #type = '';
  #style = 0;
  #text = '';
  /** Within `v`, or within `t` of a text in the cell itself. */
  #listens = false;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      const row = Math.min(MOST_ROWS, Number(attributes.r ?? this.#row + 1));
      for (this.#row += 1; this.#row < row; this.#row += 1) this.#lines.push('');
      this.#cells = [];
      this.#column = 0;
    } else if (name === 'c') {
      const column = columnOf(attributes.r ?? '');
      this.#column = Math.min(MOST_COLUMNS - 1, Math.max(this.#column, column ?? 0));
      this.#type = attributes.t ?? 'n';
      this.#style = Number(attributes.s ?? 0);
      this.#text = '';
    } else this.#listens = name === 'v' || (name === 't' && this.#type === 'inlineStr');
  }

  text(text: string): void {
    if (this.#listens) this.#text += text;
  }

  close(name: string): void {
    this.#listens = false;
    if (name === 'c') {
      while (this.#cells.length < this.#column) this.#cells.push('');
      this.#cells.push(quoted(this.#value()));
      this.#column += 1;
    } else if (name === 'row') this.#lines.push(this.#cells.join(','));
  }

  take(): string {
    const lines = this.#lines.map((line) => `${line}\n`).join('');
    this.#lines = [];
    return lines;
  }

  #value(): string {
    const text = this.#text;
    switch (this.#type) {
      case 's': return this.#shared.texts[Number(text)] ?? '';
      case 'b': return text === '1' ? 'true' : 'false';
      case 'n': {
        const value = Number(text);
        if (text === '' || !Number.isFinite(value)) return text;
        if (this.#shared.kinds[this.#style] === 'date') return dateText(value, this.#shared.calendar);
        return /e/i.test(text) ? String(value) : text;
      }
      default: return unescaped(text);
    }
  }
}

/** `0` for `A7`, `27` for `AB7`. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Characters that XML cannot hold stand as `_x000D_` in a workbook (ECMA-376-1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}

/** Every separator that a table may have is kept in quotes, so that the comma is seen to be the one. */
function quoted(cell: string): string {
  return /[",;|\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
