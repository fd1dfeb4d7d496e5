import type { MarkedEntry } from '../../shared/ipc/mark-shapes';
import type { SessionBar, StationLane, TimelinePicture, TransactionBar } from '../../shared/ipc/timeline-shapes';
import { lengthOf, xOf, type Range, type Strip } from './scale';

/** Heights of the lanes, px. */
export const AXIS = 22;
export const MARKS = 12;
export const FLAGS = 13;
export const SESSION_ROW = 16;
export const CONNECTOR_ROW = 18;
export const OVERVIEW = 22;
/** Room at the right, so that the playhead's handle is whole at the end; px. */
const EDGE = 10;
const LEAST_DENSITY = 30;
const MOST_DENSITY = 64;

export interface Lane {
  readonly top: number;
  readonly height: number;
}

export type Row =
  | (Lane & { readonly kind: 'sessions'; readonly lane: StationLane })
  | (Lane & { readonly kind: 'connector'; readonly lane: StationLane; readonly connector: StationLane['connectors'][number] });

/** Where everything stands in the drawing; px from its upper left corner. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Where the time goes from left to right; names stand before it. */
  readonly strip: Strip;
  readonly axis: Lane;
  /** Problems. */
  readonly marks: Lane;
  /** What a person marked, once there is something. */
  readonly flags: Lane | undefined;
  readonly density: Lane;
  /** The part that the rows are seen in, and the rows, moved by how far they are scrolled. */
  readonly rows: Lane;
  readonly all: readonly Row[];
  /** How far the rows can be scrolled. */
  readonly scrollable: number;
  readonly overview: Lane | undefined;
}

interface LayoutWishes {
  readonly width: number;
  readonly height: number;
  readonly stations: readonly StationLane[];
  readonly withOverview: boolean;
  readonly withFlags?: boolean;
  /** How far the rows are scrolled, px. */
  readonly scroll: number;
}

export function layoutOf({ width, height, stations, withOverview, withFlags = false, scroll }: LayoutWishes): Layout {
  const gutter = width < 420 ? 64 : 104;
  const overview = withOverview ? { top: height - OVERVIEW, height: OVERVIEW } : undefined;
  const bottom = overview ? overview.top : height;
  const needed = stations.reduce((sum, { connectors }) => sum + SESSION_ROW + connectors.length * CONNECTOR_ROW, 0) + (stations.length > 0 ? 6 : 0);
  const flags = withFlags ? { top: AXIS + MARKS, height: FLAGS } : undefined;
  const top = AXIS + MARKS + (flags?.height ?? 0);
  const room = bottom - top;
  const densityHeight = Math.max(Math.min(LEAST_DENSITY, room), Math.min(MOST_DENSITY, room - Math.min(needed, room * 0.62)));
  const density = { top, height: stations.length === 0 ? room : densityHeight };
  const rows = { top: density.top + density.height, height: Math.max(0, bottom - density.top - density.height) };
  const scrollable = Math.max(0, needed - rows.height);
  return {
    width, height, strip: { left: gutter, width: Math.max(1, width - gutter - EDGE) }, overview, density, rows, scrollable,
    axis: { top: 0, height: AXIS }, marks: { top: AXIS, height: MARKS }, flags, all: rowsOf(stations, rows.top + 3 - Math.min(scroll, scrollable)),
  };
}

function rowsOf(stations: readonly StationLane[], from: number): Row[] {
  const rows: Row[] = [];
  let top = from;
  for (const lane of stations) {
    rows.push({ kind: 'sessions', lane, top, height: SESSION_ROW });
    top += SESSION_ROW;
    for (const connector of lane.connectors) {
      rows.push({ kind: 'connector', lane, connector, top, height: CONNECTOR_ROW });
      top += CONNECTOR_ROW;
    }
  }
  return rows;
}

export type Hit =
  | { readonly kind: 'axis' | 'density' | 'overview' | 'names' | 'nothing' }
  | { readonly kind: 'mark'; readonly bin: number }
  | { readonly kind: 'flag'; readonly marked: MarkedEntry }
  | { readonly kind: 'session'; readonly station: string; readonly bar: SessionBar }
  | { readonly kind: 'transaction'; readonly station: string; readonly connector: StationLane['connectors'][number]; readonly bar: TransactionBar };

/** Bars that are shorter are as easy to point at as this, px. */
const EASY = 4;

/** Where something that a person marked stands on an axis. */
export function placeOfFlag({ wall, index }: MarkedEntry, by: 'time' | 'entry'): number {
  return by === 'time' ? wall : index;
}

interface HitWishes {
  readonly flags?: readonly MarkedEntry[] | undefined;
  /** Where what has not ended is drawn to. */
  readonly now?: number;
}

/** Where a bar ends: one that goes on in a live journal, now. */
export function endOf(bar: SessionBar | TransactionBar, now: number): number {
  const open = 'open' in bar ? bar.open : bar.end === 'none';
  return open ? Math.max(bar.to, now) : bar.to;
}

/** What is at a point of the drawing. */
export function hitAt(layout: Layout, picture: TimelinePicture | undefined, range: Range, x: number, y: number, { flags = [], now = -Infinity }: HitWishes = {}): Hit {
  const inLane = ({ top, height }: Lane): boolean => y >= top && y < top + height;
  if (layout.overview && inLane(layout.overview)) return { kind: 'overview' };
  if (x < layout.strip.left) return { kind: 'names' };
  if (inLane(layout.axis)) return { kind: 'axis' };
  if (inLane(layout.marks)) {
    const bin = picture && markAt(layout, picture, range, x);
    return bin === undefined ? { kind: 'axis' } : { kind: 'mark', bin };
  }
  if (layout.flags && inLane(layout.flags)) {
    const marked = flagAt(layout.strip, flags, picture?.by ?? 'time', range, x);
    return marked ? { kind: 'flag', marked } : { kind: 'density' };
  }
  if (inLane(layout.density)) return { kind: 'density' };
  const row = inLane(layout.rows) ? layout.all.find(inLane) : undefined;
  if (!row) return { kind: 'nothing' };
  if (row.kind === 'sessions') {
    const bar = barAt(row.lane.sessions, layout.strip, range, x, now);
    return bar ? { kind: 'session', station: row.lane.station, bar } : { kind: 'nothing' };
  }
  const bar = barAt(row.connector.transactions, layout.strip, range, x, now);
  return bar ? { kind: 'transaction', station: row.lane.station, connector: row.connector, bar } : { kind: 'nothing' };
}

/** The bar under a point, else the nearest that is easily pointed at. */
function barAt<Bar extends SessionBar | TransactionBar>(bars: readonly Bar[], strip: Strip, range: Range, x: number, now: number): Bar | undefined {
  let best: Bar | undefined;
  let nearest = EASY;
  for (const bar of bars) {
    const [left, right] = [xOf(range, strip, bar.from), xOf(range, strip, endOf(bar, now))];
    const distance = Math.max(0, left - x, x - right);
    if (distance < nearest || (distance === 0 && nearest === 0)) {
      best = bar;
      nearest = distance;
    }
  }
  return best;
}

function flagAt(strip: Strip, flags: readonly MarkedEntry[], by: 'time' | 'entry', range: Range, x: number): MarkedEntry | undefined {
  let best: MarkedEntry | undefined;
  let nearest = EASY + 4;
  for (const flag of flags) {
    const distance = Math.abs(xOf(range, strip, placeOfFlag(flag, by)) - x);
    if (distance >= nearest) continue;
    best = flag;
    nearest = distance;
  }
  return best;
}

/** The part with problems whose mark is nearest to a point. */
function markAt({ strip }: Layout, { from, to, up, warnings, errors }: TimelinePicture, range: Range, x: number): number | undefined {
  const width = (to - from) / Math.max(1, up.length);
  const place = range.from + ((x - strip.left) / strip.width) * lengthOf(range);
  const reach = Math.ceil(((EASY + 1) / strip.width) * lengthOf(range) / width);
  const here = Math.floor((place - from) / width);
  for (let away = 0; away <= reach; away += 1) {
    for (const bin of [here - away, here + away]) if ((errors[bin] ?? 0) + (warnings[bin] ?? 0) > 0) return bin;
  }
  return undefined;
}
