import type { LogRow } from '../../shared/ipc/shapes';
import { isFrame } from '../log/log-columns';

/** Height of an entry, px. */
export const ROW_HEIGHT = 38;
/** Width of the times at the left, px. */
export const TIMES = 96;
/** Least distance of two lanes, and what is beside the outer ones, px. */
const LEAST = 230;
const BESIDE = 70;
/** A longer silence is told unless another length is chosen, ms. */
export const GAP_MS = 5000;

/** Lifelines: the stations from the left, and where the CSMS stands among them. */
export interface Lanes {
  readonly width: number;
  readonly csms: number;
  readonly stations: readonly { readonly id: string; readonly x: number }[];
}

/**
 * Spreads the lanes over a width, px, or further when they need more.
 *
 * @param before how many stations stand left of the CSMS; all unless said
 */
export function lanesOf(stations: readonly string[], width: number, before = Infinity): Lanes {
  const known = stations.length === 0 ? [''] : stations;
  const left = TIMES + BESIDE;
  const step = Math.max(LEAST, (width - left - BESIDE) / known.length);
  const place = (at: number): number => Math.round(left + step * at);
  const csms = Math.min(before, known.length);
  return { width: Math.max(width, left + step * known.length + BESIDE), csms: place(csms), stations: known.map((id, at) => ({ id, x: place(at < csms ? at : at + 1) })) };
}

/** One entry in the diagram, px from its own top. */
export interface Drawn {
  readonly position: number;
  readonly row: LogRow;
  /** `arrow`: a message from `from` to `to`; `band`: something else that happened on the line between them. */
  readonly kind: 'arrow' | 'band';
  readonly from: number;
  readonly to: number;
  readonly answer: boolean;
  /** Silence before it, ms; undefined when it is short. */
  readonly gap: number | undefined;
}

/** How an entry is drawn. `before` is the entry above, where it is known; `longest` the silence that is not told, ms, 0 when none is. */
export function drawn(position: number, row: LogRow, before: LogRow | undefined, lanes: Lanes, longest = GAP_MS): Drawn {
  const station = lanes.stations.find(({ id }) => id === row.station)?.x ?? lanes.stations[0]?.x ?? lanes.csms;
  const silence = before === undefined ? 0 : row.time - before.time;
  const frame = isFrame(row.type) && row.direction !== undefined;
  const [from, to] = row.direction === 'down' ? [lanes.csms, station] : [station, lanes.csms];
  return { position, row, kind: frame ? 'arrow' : 'band', from, to, answer: row.type === 'CALLRESULT' || row.type === 'CALLERROR' || row.type === 'CALLRESULTERROR', gap: longest > 0 && silence > longest ? silence : undefined };
}

/** The time from a request to its answer, as a bar on the lane of who answers. */
export interface Bar {
  readonly x: number;
  /** Positions of its ends; half the way outside of what is in sight when the other half is not in it. */
  readonly from: number;
  readonly to: number;
  /** 0 for the first of those that overlap on a lane. */
  readonly depth: number;
  readonly call: number;
}

/** A request and its answer, one above and one below what is in sight. */
export interface Span {
  readonly row: LogRow;
  /** Positions of the request and of the answer. */
  readonly from: number;
  readonly to: number;
}

/** The bars of pairs that lie across all that is in sight. */
function barsAcross(spans: readonly Span[], first: number, end: number, lanes: Lanes): Omit<Bar, 'depth'>[] {
  return spans.filter(({ from, to }) => from < first && to >= end).map(({ row, from }) => ({ x: drawn(from, row, undefined, lanes).to, from: first - 0.5, to: end - 0.5, call: row.index }));
}

/** The bars of the entries in sight, `first` to before `end`; of a pair one half of which is out of sight as far as the edge, of `spans` from edge to edge. */
export function barsOf(rows: readonly Drawn[], first: number, end: number, spans: readonly Span[] = [], lanes?: Lanes): Bar[] {
  const at = new Map(rows.map((one) => [one.row.index, one.position]));
  const top = rows[0]?.row.index ?? 0;
  const bottom = rows.at(-1)?.row.index ?? 0;
  const bars = lanes === undefined ? [] : barsAcross(spans, first, end, lanes);
  for (const { row, kind, answer, position, from, to } of rows) {
    // What refuses an answer ends nothing that was waited for.
    if (kind !== 'arrow' || row.pair === undefined || row.type === 'CALLRESULTERROR') continue;
    // The other half is within what is in sight, but the filter hides it.
    if (!at.has(row.pair) && row.pair > top && row.pair < bottom) continue;
    if (answer) {
      if (!at.has(row.pair)) bars.push({ x: from, from: first - 0.5, to: position, call: row.pair });
    } else bars.push({ x: to, from: position, to: at.get(row.pair) ?? end - 0.5, call: row.index });
  }
  const ends = new Map<number, number[]>();
  return bars.toSorted((a, b) => a.from - b.from).map((bar) => {
    const lane = ends.get(bar.x) ?? [];
    ends.set(bar.x, lane);
    const free = lane.findIndex((to) => to < bar.from);
    const depth = free < 0 ? lane.length : free;
    lane[depth] = bar.to;
    return { ...bar, depth };
  });
}
