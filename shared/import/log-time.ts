import { DAY_MS, fullTime, ZONE, ZONES, type TimeAt } from './full-time';
import type { LogTime } from './model';
import { usualTime } from './usual-time';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const CLOCK = String.raw`(\d{1,2}):(\d\d):(\d\d)(?:[.,:](\d{1,9}))?`;
const HALF = String.raw`\s?([AaPp]\.?[Mm]\.?(?![A-Za-z]))?`;
/** Year first, with any separators. */
const YEAR_FIRST = new RegExp(String.raw`(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})[T _,-]{1,3}${CLOCK}${ZONE}`);
/** The basic format of ISO 8601, and what is like it: 20260723T102146.123Z. */
const COMPACT = new RegExp(String.raw`(?<!\d)(20\d\d)(\d\d)(\d\d)[T _-](\d\d):?(\d\d):?(\d\d)(?:[.,](\d{1,9}))?${ZONE}(?!\d)`);
/** Day and month first; with AM and PM the month comes first. */
const YEAR_LAST = new RegExp(String.raw`(?<![\d.:])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)[T ,]{1,3}${CLOCK}${HALF}${ZONE}`);
/** As web servers write it: 28/Nov/2026:10:11:12 +0000. */
const NAMED_MONTH = new RegExp(String.raw`(?<!\d)(\d{1,2})[- /]([A-Za-z]{3})[a-z]{0,6}[- /,]{1,2}(\d{4})[: ,T]{1,3}${CLOCK}${HALF}${ZONE}`);
/** As Java and people write it: Jul 23, 2026 10:21:46 AM. */
const MONTH_FIRST = new RegExp(String.raw`\b([A-Z][a-z]{2})[a-z]{0,6} {1,2}(\d{1,2}),? (\d{4}),? (?:at )?${CLOCK}${HALF}${ZONE}`);
/** As C writes it: Thu Jul 23 10:21:46 2026, with a zone before the year or not. */
const C_TIME = new RegExp(String.raw`\b([A-Z][a-z]{2}) {1,2}(\d{1,2}) ${CLOCK}(?: ([A-Z]{3,4}|[+-]\d{4}))? (20\d\d)\b`);
/** As syslog writes it, without a year. */
const SYSLOG = new RegExp(String.raw`\b([A-Z][a-z]{2}) {1,2}(\d{1,2}) ${CLOCK}`);
/** As glog and klog write it, without a year: I0723 10:21:46.123456. */
const KLOG = new RegExp(String.raw`^[IWEFD](\d\d)(\d\d) ${CLOCK}`);
const OF_DAY = new RegExp(String.raw`(?:^|[\s[(|>])${CLOCK}(?![\d:])${HALF}`);
const EPOCH = /(?:^|[^\d.])(1[0-9]{9})(?:(\d{3})|\.(\d{1,9}))?(?![\d.])/;
/** Micro- and nanoseconds since 1970 are taken for a time only where a time is to be expected. */
const LONG_EPOCH = /(?:^[^\w-]{0,3}|\b(?:ts|time|timestamp)["']?\s?[=:]\s?["']?)(1\d{9})(\d{6}|\d{9})(?!\d)/i;
/** Seconds since the start in brackets, as the kernel and some devices write it; milliseconds as ESP-IDF does: I (4567) ocpp: . */
const ELAPSED = /^\s{0,20}[[(]\s{0,12}(\d{1,9})\.(\d{3,6})[\])]/;
const ESP_ELAPSED = /^\s{0,4}[EWIDV] \((\d{1,10})\) [\w.-]{1,40}:/;
const HEAD = 400;
/** What every form has that names hours, minutes and seconds. */
const CLOCK_HINT = /\d:\d\d:\d\d/;
/** What dates without separators and seconds since 1970 have. */
const LONG_HINT = /\d{8}/;

/** A way to write a time. */
interface Form {
  readonly hint?: RegExp;
  readonly pattern: RegExp;
  /** What a match means, part by part. */
  readonly time: (...parts: (string | undefined)[]) => LogTime | undefined;
  /** Its digits might be something else. */
  readonly unsure?: true;
}

/** In the order in which they are tried. A form without a year is taken for 1970, which whoever knows the log's time puts right by whole years. */
const FORMS: readonly Form[] = [
  { hint: CLOCK_HINT, pattern: YEAR_FIRST, time: (year, _, month, day, ...clock) => yearFirst(year, month, day, clock) },
  { hint: LONG_HINT, pattern: COMPACT, time: (year, month, day, ...clock) => yearFirst(year, month, day, clock), unsure: true },
  { hint: CLOCK_HINT, pattern: YEAR_LAST, time: yearLast },
  { hint: CLOCK_HINT, pattern: NAMED_MONTH, time: (day, month, year, hour, minute, second, fraction, half, zone) => ofMonth(month, Number(year), Number(day), clockMs(hour, minute, second, fraction, half), zone) },
  { hint: CLOCK_HINT, pattern: MONTH_FIRST, time: (month, day, year, hour, minute, second, fraction, half, zone) => ofMonth(month, Number(year), Number(day), clockMs(hour, minute, second, fraction, half), zone) },
  { hint: CLOCK_HINT, pattern: C_TIME, time: (month, day, hour, minute, second, fraction, zone, year) => ofMonth(month, Number(year), Number(day), clockMs(hour, minute, second, fraction), isZone(zone) ? zone : undefined) },
  { hint: CLOCK_HINT, pattern: KLOG, time: (month, day, ...clock) => fullTime(1970, Number(month), Number(day), clockMs(...clock), undefined) },
  { hint: CLOCK_HINT, pattern: SYSLOG, time: (month, day, ...clock) => ofMonth(month, 1970, Number(day), clockMs(...clock), undefined) },
  { pattern: ELAPSED, time: (seconds, fraction) => ({ kind: 'elapsed', ms: Number(seconds) * 1000 + fractionMs(fraction) }) },
  { pattern: ESP_ELAPSED, time: (ms) => ({ kind: 'elapsed', ms: Number(ms) }) },
  { hint: CLOCK_HINT, pattern: OF_DAY, time: ofDay },
  { hint: LONG_HINT, pattern: LONG_EPOCH, time: (seconds, fraction) => ({ kind: 'full', ms: Number(seconds) * 1000 + fractionMs(fraction), local: false }), unsure: true },
  { hint: LONG_HINT, pattern: EPOCH, time: (seconds, ms, fraction) => ({ kind: 'full', ms: Number(seconds) * 1000 + (ms === undefined ? fractionMs(fraction) : Number(ms)), local: false }), unsure: true },
];

/** The first time that a piece of a log line names; undefined when it names none. */
export function timeIn(text: string): LogTime | undefined {
  return timeAt(text)?.time;
}

/** The same, with where it stands. */
export function timeAt(text: string): TimeAt | undefined {
  const head = text.length > HEAD ? text.slice(0, HEAD) : text;
  const usual = usualTime(head);
  if (usual) return usual;
  const [clock, long] = [CLOCK_HINT.test(head), LONG_HINT.test(head)];
  for (const { hint, pattern, time, unsure } of FORMS) {
    if ((hint === CLOCK_HINT && !clock) || (hint === LONG_HINT && !long)) continue;
    const match = pattern.exec(head);
    const read = match && time(...match.slice(1));
    if (read) return { time: read, from: match.index, to: match.index + (unsure ? 0 : match[0].length) };
  }
  return undefined;
}

function yearFirst(year: string | undefined, month: string | undefined, day: string | undefined, [hour, minute, second, fraction, zone]: readonly (string | undefined)[]): LogTime | undefined {
  return fullTime(Number(year), Number(month), Number(day), clockMs(hour, minute, second, fraction), zone);
}

function yearLast(...[first, separator, second, written, hour, minute, seconds, fraction, half, zone]: (string | undefined)[]): LogTime | undefined {
  const year = Number(written) + (written?.length === 2 ? 2000 : 0);
  const clock = clockMs(hour, minute, seconds, fraction, half);
  const dayFirst = fullTime(year, Number(second), Number(first), clock, zone);
  if (separator === '.') return dayFirst;
  const monthFirst = fullTime(year, Number(first), Number(second), clock, zone);
  if (!dayFirst || !monthFirst) return monthFirst ? { ...monthFirst, order: 'month-first' } : dayFirst && { ...dayFirst, order: 'day-first' };
  if (half !== undefined && separator === '/') return monthFirst;
  return dayFirst.ms === monthFirst.ms ? dayFirst : { ...dayFirst, other: monthFirst.ms };
}

function ofDay(...clock: (string | undefined)[]): LogTime | undefined {
  const ms = clockMs(...clock);
  return ms < DAY_MS ? { kind: 'of-day', ms } : undefined;
}

function isZone(written: string | undefined): boolean {
  return written !== undefined && (/^[+-]/.test(written) || written === 'UTC' || written === 'GMT' || written in ZONES);
}

function fractionMs(digits = '0'): number {
  return Number(`0.${digits}`) * 1000;
}

function clockMs(hour = '0', minute = '0', second = '0', fraction?: string, half?: string): number {
  const late = half !== undefined && /^p/i.test(half);
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (late ? 12 : 0);
  return ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000 + fractionMs(fraction);
}

function ofMonth(name: string | undefined, year: number, day: number, clock: number, zone: string | undefined): (LogTime & { kind: 'full' }) | undefined {
  const month = MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? undefined : fullTime(year, month, day, clock, zone);
}
