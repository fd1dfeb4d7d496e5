import type { NotifyDERAlarmRequest } from '../../../schemas/generated/v21.types';
import type { Cap, Crossing } from './effects';

export type Alarm = Omit<NotifyDERAlarmRequest, 'timestamp'>;

/** Where a station stands with the grid, as far as controls make something of it. */
export interface GridWatch {
  /** Since when each trip curve is crossed, monotonic ms, by its type. */
  readonly crossed: ReadonlyMap<string, number>;
  /** The curve that has tripped, until power may flow again. */
  readonly tripped?: Crossing;
  /** Since when the grid is good enough to begin again, monotonic ms. */
  readonly goodSince?: number;
  /** What is left for cars that charge, and by which control. */
  readonly charge: Cap;
  /** What the CSMS was told last and has not heard the end of. */
  readonly alarm?: Alarm;
}

export const QUIET: GridWatch = { crossed: new Map(), charge: { share: 1 } };
