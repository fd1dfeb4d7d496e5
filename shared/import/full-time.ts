import type { LogTime } from './model';

export const DAY_MS = 86_400_000;

/** A zone behind a time, or nothing, as a pattern. */
export const ZONE = String.raw`\s?(Z\b|UTC|GMT|CEST|CET|BST|E[SD]T|P[SD]T|[+-]\d\d(?::?\d\d)?(?!\d))?`;
/** Minutes ahead of UTC. */
export const ZONES: Readonly<Record<string, number>> = { CET: 60, CEST: 120, BST: 60, EST: -300, EDT: -240, PST: -480, PDT: -420 };

/** A time, and where it stands in its text. */
export interface TimeAt {
  readonly time: LogTime;
  readonly from: number;
  /** Position after it; that of `from` when the digits might be something else. */
  readonly to: number;
}

/** Of numbers that may be out of their range; undefined then. */
export function fullTime(year: number, month: number, day: number, clock: number, zone: string | undefined): (LogTime & { kind: 'full' }) | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || clock >= DAY_MS + 1000) return undefined;
  const offset = zone === undefined ? undefined : offsetMinutes(zone);
  return { kind: 'full', ms: Date.UTC(year, month - 1, day) + clock - (offset ?? 0) * 60_000, local: offset === undefined };
}

function offsetMinutes(zone: string): number {
  const found = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (!found) return ZONES[zone] ?? 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? '0'));
}
