import { byteLength, piecesOf, type Text } from './source-lines';
import type { Place } from './model';

export interface CsvRow {
  readonly cells: readonly string[];
  readonly place: Place;
  /** As it stands in the source. */
  readonly source: string;
}

/** The character that separates cells: of comma, semicolon, tab and bar the one that is most frequent on the first line outside quotes. */
export function separatorOf(text: string): string {
  const first = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n')).replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((one) => [one, first.split(one).length] as const);
  return counts.sort((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
}

/** Longest row, characters: more is taken for a quote that was never closed. */
const LONGEST_ROW = 16 << 20;

/** The rows of separated values (RFC 4180): cells in quotes may hold separators, line breaks and doubled quotes. */
export function* csvRows(source: Text, separator: string): Generator<CsvRow, void, undefined> {
  const pieces = piecesOf(source)[Symbol.iterator]();
  let text = '';
  let at = 0;
  let line = 1;
  let bytes = 0;
  let ended = false;
  const more = (): void => {
    const next = pieces.next();
    ended = next.done === true;
    if (next.done) return;
    text = text.slice(at) + next.value;
    at = 0;
  };
  for (;;) {
    if (at >= text.length) {
      if (ended) return;
      more();
      continue;
    }
    const { cells, end, lines } = row(text, at, separator);
    // A row may go on in the next piece.
    if (end === text.length && !ended && end - at < LONGEST_ROW) {
      // It is looked at again from its beginning: not for each piece of it.
      for (const enough = 2 * (end - at); !ended && text.length - at < enough;) more();
      continue;
    }
    const whole = text.slice(at, end).replace(/\r?\n$/, '');
    const length = byteLength(whole, 0, whole.length);
    if (whole !== '') yield { cells, source: whole, place: { line, lastLine: line + lines - (text.charAt(end - 1) === '\n' ? 1 : 0), start: bytes, end: bytes + length } };
    bytes += byteLength(text, at, end);
    line += lines;
    at = end;
  }
}

function row(text: string, from: number, separator: string): { readonly cells: string[]; readonly end: number; readonly lines: number } {
  const cells: string[] = [];
  let lines = 0;
  let at = from;
  for (;;) {
    let cell = '';
    if (text.charAt(at) === '"') {
      at += 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        const stop = quote < 0 ? text.length : quote;
        cell += text.slice(at, stop);
        at = stop + 1;
        if (quote < 0 || text.charAt(at) !== '"') break;
        cell += '"';
        at += 1;
      }
      lines += cell.split('\n').length - 1;
    }
    const rest = endOfCell(text, at, separator);
    const bare = text.slice(at, rest);
    // Within quotes a line break belongs to the cell.
    cell += text.charAt(rest) === '\n' && bare.endsWith('\r') ? bare.slice(0, -1) : bare;
    at = rest;
    cells.push(cell);
    if (at >= text.length) return { cells, end: text.length, lines };
    if (text.charAt(at) === '\n') return { cells, end: at + 1, lines: lines + 1 };
    at += 1;
  }
}

function endOfCell(text: string, from: number, separator: string): number {
  for (let i = from; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (character === separator || character === '\n') return i;
  }
  return text.length;
}
