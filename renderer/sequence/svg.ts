import type { LogRow } from '../../shared/ipc/shapes';
import { shortSummary, typeText } from '../log/log-columns';
import { clockTime, duration, latency } from '../ui/format';
import { barsOf, drawn, lanesOf, ROW_HEIGHT, type Drawn } from './layout';

/** Most entries of one picture. */
export const MOST_IN_A_PICTURE = 2000;

const HEAD = 40;
/** Width of a character of the labels, px; they are cut where they would not fit. */
const CHARACTER = 6.4;
const INK = { text: '#15191c', quiet: '#5b666d', line: '#c3ccd1', up: '#0b7a75', down: '#a34a12', error: '#b3261e', bar: '#e3ebec' };

interface Wishes {
  /** px */
  readonly width?: number;
  /** How many stations stand left of the CSMS. */
  readonly csms?: number;
  /** The silence that is not told yet, ms; 0 tells none. */
  readonly silence?: number;
}

/** The diagram as a picture for documents: light, in plain SVG, with the same layout as on the screen. */
export function svgOf(rows: readonly LogRow[], stations: readonly string[], { width = 900, csms, silence }: Wishes = {}): { readonly svg: string; readonly width: number; readonly height: number } {
  const lanes = lanesOf(stations, width, csms);
  const items = rows.map((row, at) => drawn(at, row, rows[at - 1], lanes, silence));
  const height = HEAD + items.length * ROW_HEIGHT + 12;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${lanes.width}" height="${height}" viewBox="0 0 ${lanes.width} ${height}" font-family="system-ui, 'Segoe UI', Ubuntu, sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...[...lanes.stations, { id: 'CSMS', x: lanes.csms }].flatMap(({ id, x }) => [
      `<line x1="${x + 0.5}" x2="${x + 0.5}" y1="32" y2="${height}" stroke="${INK.line}"/>`,
      `<rect x="${x - 64}" y="6" width="128" height="26" rx="4" fill="#fff" stroke="${INK.line}"/>`,
      `<text x="${x}" y="23" text-anchor="middle" font-weight="600" fill="${INK.text}">${escaped(cut(id === '' ? 'Station' : id, 118))}</text>`,
    ]),
    ...barsOf(items, 0, items.length).map(({ x, from, to, depth }) => `<rect x="${x - 3 + depth * 4}" y="${HEAD + (from + 0.5) * ROW_HEIGHT + 9}" width="7" height="${Math.max(4, (to - from) * ROW_HEIGHT)}" rx="2" fill="${INK.bar}" stroke="${INK.line}"/>`),
    ...items.map((item) => `<g transform="translate(0 ${HEAD + item.position * ROW_HEIGHT})">${entry(item, lanes.width)}</g>`),
    '</svg>',
  ];
  return { svg: parts.join('\n'), width: lanes.width, height };
}

function entry(item: Drawn, width: number): string {
  const { row, gap } = item;
  const silence = gap === undefined ? '' : `<line x1="0" x2="${width}" y1="0.5" y2="0.5" stroke="${INK.line}" stroke-dasharray="4 3"/><text x="8" y="13" font-size="10.5" fill="${INK.quiet}">${escaped(duration(gap))}</text>`;
  return `${silence}<text x="8" y="33" font-size="10.5" fill="${INK.quiet}">${clockTime(row.wall)}</text>${item.kind === 'arrow' ? arrow(item) : band(item)}`;
}

function arrow({ row, from, to, answer }: Drawn): string {
  const failed = row.type === 'CALLERROR' || row.type === 'CALLRESULTERROR';
  const ink = failed || row.severity === 'error' ? INK.error : row.direction === 'down' ? INK.down : INK.up;
  const way = to > from ? 1 : -1;
  const text = answer ? `${row.type === 'CALLRESULT' ? '' : `${row.type} `}${shortSummary(row) || 'confirmed'}` : shortSummary(row);
  const title = answer ? '' : (row.action ?? typeText(row.type));
  const more = answer && row.latency !== undefined ? ` ${latency(row.latency)}` : row.type === 'CALL' && row.pair === undefined ? ' not answered' : '';
  const room = Math.abs(to - from) - 24 - (title.length + more.length + 1) * (CHARACTER + 0.8);
  const said = text === row.action ? '' : cut(text, room);
  return [
    `<text x="${(from + to) / 2}" y="24" text-anchor="middle" fill="${INK.quiet}">${title === '' ? '' : `<tspan font-weight="600" fill="${row.severity === 'error' ? INK.error : INK.text}">${escaped(title)}</tspan> `}${escaped(said)}${more === '' ? '' : `<tspan font-size="10.5">${escaped(more)}</tspan>`}</text>`,
    `<line x1="${from + 6 * way}" x2="${to - 11 * way}" y1="29.5" y2="29.5" stroke="${ink}" stroke-width="1.5"${answer ? ' stroke-dasharray="5 3"' : ''}/>`,
    `<path d="M${to - 4 * way} 29.5 l${-8 * way} -4 v8 z" fill="${ink}"/>`,
  ].join('');
}

function band({ row, from, to }: Drawn): string {
  const text = cut(row.summary, Math.abs(to - from) - 40);
  const width = text.length * CHARACTER + 20;
  const middle = (from + to) / 2;
  return `<rect x="${middle - width / 2}" y="10" width="${width}" height="20" rx="10" fill="#f4f7f7" stroke="${INK.line}"/><text x="${middle}" y="24" text-anchor="middle" font-size="11" fill="${INK.quiet}">${escaped(text)}</text>`;
}

function cut(text: string, room: number): string {
  const most = Math.max(0, Math.floor(room / CHARACTER));
  return text.length <= most ? text : most < 3 ? '' : `${text.slice(0, most - 1)}…`;
}

/** What XML does not allow: control characters, and halves of pairs. */
function isAllowed(code: number): boolean {
  return code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0xd800) || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}

/** Without what XML reads as its own, or does not allow. */
function escaped(text: string): string {
  return Array.from(text, (character) => (isAllowed(character.codePointAt(0) ?? 0) ? character : '\ufffd')).join('')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
