import { timeIn } from '../log-time';
import type { Found, Place, Reader, Source } from '../model';
import { byteLength, piecesOf } from '../source-lines';

const ROW_START = '<tr class="';
const ROW_END = '</tr>';
/** What is held of a row, or of what stands between two; more is no row, characters. */
const MOST = 16 << 20;

/** EVerest's message log as a page: a row of a table for each message, its origin as the row's class. */
export const everestHtml: Reader = {
  id: 'everest-html',
  title: 'EVerest (libocpp), HTML',
  detect: ({ text }) => (/<title>EVerest OCPP log/.test(text) || /<tr class="(?:ChargePoint|CentralSystem)">/.test(text) ? 1 : 0),
  read,
};

function* read(source: Source): Generator<Found, void, undefined> {
  /** What was read and not gone past. */
  let held = '';
  let line = 1;
  let bytes = 0;
  /** Goes past what is held up to there, and counts lines and bytes on the way. */
  const take = (to: number): string => {
    const taken = held.slice(0, to);
    held = held.slice(to);
    line += linesIn(taken);
    bytes += byteLength(taken, 0, taken.length);
    return taken;
  };
  for (const piece of piecesOf(source)) {
    held += piece;
    for (let row = rowIn(held); row; row = rowIn(held)) {
      const [before, from] = [line, bytes];
      yield* between(take(row.start), before, from);
      const [first, start] = [line, bytes];
      const text = take(row.end - row.start);
      yield inRow(text.slice(0, -ROW_END.length), { line: first, lastLine: line, start, end: bytes });
    }
    if (held.length <= MOST) continue;
    const [before, from] = [line, bytes];
    // The beginning of a row may be at its end.
    yield* between(take(held.length - ROW_START.length), before, from);
  }
  yield* between(held, line, bytes);
}

/** The first row that is there to its end: where it begins, and where what comes after it does. */
function rowIn(text: string): { readonly start: number; readonly end: number } | undefined {
  const start = text.indexOf(ROW_START);
  const end = start < 0 ? -1 : text.indexOf(ROW_END, start);
  return end < 0 ? undefined : { start, end: end + ROW_END.length };
}

function inRow(row: string, place: Place): Found {
  const origin = row.slice(ROW_START.length, row.indexOf('"', ROW_START.length));
  const time = timeIn(row.slice(0, 200));
  const when = time ? { time } : {};
  const fromStation = origin === 'ChargePoint';
  const message = fromStation || origin === 'CentralSystem' ? messageIn(row) : '';
  return message === '' ? { kind: 'note', text: words(row), place, ...when } : { kind: 'frame', text: message, place, way: fromStation ? 'up' : 'down', ...when };
}

/** The message of a row: in its last cell, or, in the raw log, where others name the action, and as it was. */
function messageIn(row: string): string {
  const pre = plain(inside(row, '<pre', '</pre>')).trim();
  if (pre !== '') return pre;
  const [, station = '', csms = ''] = row.split('<b>');
  return [station, csms].map((cell) => cell.slice(0, Math.max(0, cell.indexOf('</b>'))).trim()).find((cell) => cell.startsWith('[')) ?? '';
}

function inside(row: string, tag: string, end: string): string {
  const start = row.indexOf('>', row.indexOf(tag));
  const to = row.lastIndexOf(end);
  return row.includes(tag) && start >= 0 && to > start ? row.slice(start + 1, to) : '';
}

function* between(text: string, line: number, start: number): Generator<Found, void, undefined> {
  const own = text.trim();
  if (own === '') return;
  const lead = text.slice(0, text.indexOf(own));
  const first = line + linesIn(lead);
  const from = start + byteLength(lead, 0, lead.length);
  const style = own.indexOf('<style>');
  const styleEnd = own.indexOf('</style>');
  const shown = style >= 0 && styleEnd > style ? own.slice(0, style) + own.slice(styleEnd) : own;
  yield { kind: 'other', text: words(shown) || own, place: { line: first, lastLine: first + linesIn(own), start: from, end: from + byteLength(own, 0, own.length) } };
}

function linesIn(text: string): number {
  return text.match(/\n/g)?.length ?? 0;
}

function words(html: string): string {
  return plain(html.replace(/<[^<>]*>/g, ' ')).replace(/\s+/g, ' ').trim();
}

/** libocpp writes entities for these two alone, so any other one stood in the message. */
function plain(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}
