/** The clock of a place: how far it is ahead of UTC changes in the course of a year. */
export interface NamedZone {
  /** Minutes that it is ahead of UTC at a moment, ms since 1970. */
  minutesAt(ms: number): number;
  /** The same at a time that the clock itself shows, its digits taken for UTC, ms. */
  minutesOfLocal(ms: number): number;
}

const MINUTE = 60_000;
/** Clocks are put forward and back on quarters of an hour. */
const QUARTER = 15 * MINUTE;

/** The zone of a name such as Europe/Berlin; undefined when there is none. */
export function namedZone(name: string): NamedZone | undefined {
  const format = formatOf(name);
  if (!format) return undefined;
  let quarter = Number.NaN;
  let minutes = 0;
  const minutesAt = (ms: number): number => {
    const at = Math.floor(ms / QUARTER);
    if (at !== quarter) [quarter, minutes] = [at, ahead(format, at * QUARTER)];
    return minutes;
  };
  return { minutesAt, minutesOfLocal: (ms) => minutesAt(ms - minutesAt(ms) * MINUTE) };
}

function formatOf(name: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
  } catch {
    return undefined;
  }
}

function ahead(format: Intl.DateTimeFormat, ms: number): number {
  const shown = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0;
  return (Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) - ms) / MINUTE;
}
