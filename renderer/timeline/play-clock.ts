/** What playing knows of the log around it; places in ms, or in entries. */
export interface PlayState {
  readonly place: number;
  /** Place of the entry that comes next; undefined while it is not known. */
  readonly next: number | undefined;
}

export interface PlayWishes {
  /** Places that go by in a ms. */
  readonly rate: number;
  /** Long silence is skipped. */
  readonly skip: boolean;
}

/** Silence that one would wait longer for than this is skipped … */
export const SILENCE_MS = 5000;
/** … all but this much before the next entry. */
export const LEAD_MS = 400;

/** Where playing is after so many ms of the person's time. */
export function played({ place, next }: PlayState, elapsedMs: number, { rate, skip }: PlayWishes): number {
  const on = place + elapsedMs * rate;
  if (!skip || next === undefined || (next - place) / rate <= SILENCE_MS) return on;
  return Math.max(on, next - LEAD_MS * rate);
}

/** Entries that go by in a second at 1×, where the axis counts entries. */
export const ENTRIES_PER_SECOND = 2;

/** Places of an axis that go by in a ms at a speed. */
export function rateOf(by: 'time' | 'entry', speed: number): number {
  return by === 'time' ? speed : (speed * ENTRIES_PER_SECOND) / 1000;
}
