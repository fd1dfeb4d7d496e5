import { timeOf } from '../../shared/journal/query/values';
import { clockTime, fullTime } from '../ui/format';
import type { Range } from './scale';

export type ParsedTime = { readonly ok: true; readonly place: number } | { readonly ok: false; readonly message: string };

const DAY = 86_400_000;
const STEP = /^([+-])\s*(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d)$/i;
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, m: 60_000, h: 3_600_000, d: DAY };
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

const HOW = 'Write a time such as 14:03, 14:03:22.250, 2026-01-31 14:03, or how far to go, such as +30s or -5min.';

/**
 * A time as a person types it: of a day (then the one in the log that is nearest to the playhead), with a date, or from the
 * playhead on. Local time, unless it names a zone.
 *
 * @param span of the log
 * @param head where the playhead stands
 */
export function parseTime(text: string, span: Range, head: number): ParsedTime {
  const typed = text.trim();
  if (typed === '') return { ok: false, message: HOW };
  const place = placeOf(typed, span, head);
  if (place === undefined) return { ok: false, message: `“${typed}” cannot be read as a time. ${HOW}` };
  if (place < Math.floor(span.from)) return { ok: false, message: `${fullTime(place)} is before the first entry, which is of ${fullTime(span.from)}.` };
  if (place > Math.ceil(span.to)) return { ok: false, message: `${fullTime(place)} is after the last entry, which is of ${fullTime(span.to)}.` };
  return { ok: true, place };
}

function placeOf(typed: string, span: Range, head: number): number | undefined {
  const step = STEP.exec(typed);
  if (step) return head + (step[1] === '-' ? -1 : 1) * Number(step[2]) * (UNITS[(step[3] ?? '').toLowerCase()] ?? 0);
  const date = DATE.exec(typed);
  if (date) {
    const [year, month, day] = [Number(date[1]), Number(date[2]) - 1, Number(date[3])];
    const at = new Date(year, month, day);
    if (at.getMonth() !== month || at.getDate() !== day) return undefined;
    // A day that has begun before the log did is meant from there on.
    return at.getTime() < span.from && at.getTime() + DAY > span.from ? span.from : at.getTime();
  }
  const time = timeOf(typed);
  if (!time) return undefined;
  if ('ms' in time) return time.ms;
  return nearestOfDay(time.ofDay, span, head);
}

/** The moment of that time of day which is in the log and nearest to the playhead; where none is in it, the nearest at all. */
function nearestOfDay(ofDay: number, span: Range, head: number): number {
  const at = (days: number): number => {
    const day = new Date(head);
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, 0, 0, 0, ofDay).getTime();
  };
  const near = [-1, 0, 1].map(at);
  const inside = near.filter((one) => one >= span.from && one <= span.to);
  const from = inside.length > 0 ? inside : near;
  return from.reduce((best, one) => (Math.abs(one - head) < Math.abs(best - head) ? one : best));
}

/** A time to begin with in the field. */
export function typedTime(place: number): string {
  return clockTime(place);
}
