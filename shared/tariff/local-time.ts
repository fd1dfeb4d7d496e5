/** What the clock on the wall shows: tariffs go by it (I07.FR.17, I12.FR.37). */
export interface LocalTime {
  /** Minutes since midnight. */
  readonly minute: number;
  readonly day: 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday';
  /** YYYY-MM-DD. */
  readonly date: string;
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const HOUR_MS = 3_600_000;

/** The clock of a time zone by its IANA name; UTC when nobody knows the name. */
export class LocalClock {
  readonly #format: Intl.DateTimeFormat | undefined;
  #hour = NaN;
  /** In the quarter hours of that hour, ms. */
  #offsets: readonly number[] = [];

  constructor(zone: string) {
    this.#format = zone === 'UTC' ? undefined : formatOf(zone);
  }

  /** @param at wall time, ms since 1970 */
  at(at: number): LocalTime {
    const shifted = new Date(at + this.#offset(at));
    return { minute: shifted.getUTCHours() * 60 + shifted.getUTCMinutes(), day: DAYS[shifted.getUTCDay()] ?? 'Monday', date: shifted.toISOString().slice(0, 10) };
  }

  /** Clocks are put forward and back at full quarters of an hour. */
  #offset(at: number): number {
    if (!this.#format) return 0;
    const hour = Math.floor(at / HOUR_MS);
    if (hour !== this.#hour) {
      this.#hour = hour;
      this.#offsets = [0, 1, 2, 3].map((quarter) => this.#look(hour * HOUR_MS + (quarter * HOUR_MS) / 4));
    }
    return this.#offsets[Math.floor(((at - hour * HOUR_MS) * 4) / HOUR_MS)] ?? 0;
  }

  #look(at: number): number {
    const parts = new Map(this.#format?.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const [year = 1970, month = 1, day = 1, hour = 0, minute = 0] = ['year', 'month', 'day', 'hour', 'minute'].map((name) => parts.get(name as Intl.DateTimeFormatPartTypes));
    return Date.UTC(year, month - 1, day, hour % 24, minute) - Math.floor(at / 60_000) * 60_000;
  }
}

/** Whether a time zone has this name. */
export function isTimeZone(zone: string): boolean {
  return zone === 'UTC' || formatOf(zone) !== undefined;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
  } catch {
    return undefined;
  }
}
