import type { TimeOrder } from './time-order';

/** What a place on the axis is: a wall time in ms since 1970, or the rank of an entry among all by time. */
export type AxisKind = 'time' | 'entry';

/** Entries along an axis. */
export interface Axis {
  readonly kind: AxisKind;
  /** Place of an entry. */
  placeOf(entry: number): number;
  /** How many entries are before a place; with `including`, at it too. */
  countBefore(place: number, including?: boolean): number;
}

export function axisOf(kind: AxisKind, order: TimeOrder): Axis {
  if (kind === 'time') return { kind, placeOf: (entry) => order.timeOf(entry), countBefore: (time, including) => order.countBefore(time, including) };
  return {
    kind,
    placeOf: (entry) => order.rankOf(entry),
    countBefore: (place, including = false) => Math.max(0, Math.min(order.count, including ? Math.floor(place) + 1 : Math.ceil(place))),
  };
}

/** A clock that shows a year before 2000 has not been set; such entries do not stretch the axis unless there are no others. */
const YEAR_2000 = Date.UTC(2000, 0, 1);

/** From the first to the last entry; undefined when there is none. */
export function spanOf(kind: AxisKind, order: TimeOrder): { readonly from: number; readonly to: number; readonly unset: number } | undefined {
  const { count } = order;
  if (count === 0) return undefined;
  if (kind === 'entry') return { from: 0, to: count - 1, unset: 0 };
  const to = order.timeAt(count - 1);
  const unset = to < YEAR_2000 ? 0 : order.countBefore(YEAR_2000);
  return { from: order.timeAt(unset), to, unset };
}
