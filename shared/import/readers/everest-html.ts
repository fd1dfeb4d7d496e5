import { timeIn } from '../log-time';
import type { Found, Place, Reader, Source } from '../model';
import { byteLength } from '../source-lines';

const ROW_START = '<tr class="';
const ROW_END = '</tr>';

/** EVerest's message log as a page: a row of a table for each message, its origin as the row's class. */
export const everestHtml: Reader = {
  id: 'everest-html',
  title: 'EVerest (libocpp), HTML',
  detect: ({ text }) => (/<title>EVerest OCPP log/.test(text) || /<tr class="(?:ChargePoint|CentralSystem)">/.test(text) ? 1 : 0),
  read,
};

function* read({ text }: Source): Generator<Found, void, undefined> {
  let at = 0;
  let line = 1;
  let bytes = 0;
  /** Goes on to a position, and counts lines and bytes on the way. */
  const goTo = (to: number): void => {
    for (let i = text.indexOf('\n', at); i >= 0 && i < to; i = text.indexOf('\n', i + 1)) line += 1;
    bytes += byteLength(text, at, to);
    at = to;
  };
  for (let start = text.indexOf(ROW_START); start >= 0; start = text.indexOf(ROW_START, at)) {
    const end = text.indexOf(ROW_END, start);
    if (end < 0) break;
    yield* between(text.slice(at, start), line, bytes);
    goTo(start);
    const [first, from] = [line, bytes];
    goTo(end + ROW_END.length);
    yield inRow(text.slice(start, end), { line: first, lastLine: line, start: from, end: bytes });
  }
  yield* between(text.slice(at), line, bytes);
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
