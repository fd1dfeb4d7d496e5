import type { LogTime } from './model';

const DAY_MS = 86_400_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const CLOCK = String.raw`(\d{1,2}):(\d\d):(\d\d)(?:[.,:](\d{1,9}))?`;
const ZONE = String.raw`\s?(Z\b|UTC|GMT|CEST|CET|BST|E[SD]T|P[SD]T|[+-]\d\d(?::?\d\d)?(?!\d))?`;
const HALF = String.raw`\s?([AaPp]\.?[Mm]\.?(?![A-Za-z]))?`;
/** Minutes ahead of UTC. */
const ZONES: Readonly<Record<string, number>> = { CET: 60, CEST: 120, BST: 60, EST: -300, EDT: -240, PST: -480, PDT: -420 };
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

/** The first time that a piece of a log line names; undefined when it names none. */
export function timeIn(text: string): LogTime | undefined {
  const head = text.length > HEAD ? text.slice(0, HEAD) : text;
  if (!/\d/.test(head)) return undefined;
  return yearFirst(head) ?? compact(head) ?? yearLast(head) ?? named(head) ?? syslog(head) ?? elapsed(head) ?? ofDay(head) ?? epoch(head);
}

function yearFirst(text: string): LogTime | undefined {
  const found = YEAR_FIRST.exec(text);
  if (!found) return undefined;
  const [, year, , month, day, hour, minute, second, fraction, zone] = found;
  return full(Number(year), Number(month), Number(day), clockMs(hour, minute, second, fraction), zone);
}

function compact(text: string): LogTime | undefined {
  const found = COMPACT.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = found;
  return full(Number(year), Number(month), Number(day), clockMs(hour, minute, second, fraction), zone);
}

function yearLast(text: string): LogTime | undefined {
  const found = YEAR_LAST.exec(text);
  if (!found) return undefined;
  const [, first, separator, second, written, hour, minute, seconds, fraction, half, zone] = found;
  const year = Number(written) + (written?.length === 2 ? 2000 : 0);
  const clock = clockMs(hour, minute, seconds, fraction, half);
  const dayFirst = full(year, Number(second), Number(first), clock, zone);
  if (separator === '.') return dayFirst;
  const monthFirst = full(year, Number(first), Number(second), clock, zone);
  if (!dayFirst || !monthFirst) return monthFirst ? { ...monthFirst, order: 'month-first' } : dayFirst && { ...dayFirst, order: 'day-first' };
  if (half !== undefined && separator === '/') return monthFirst;
  return dayFirst.ms === monthFirst.ms ? dayFirst : { ...dayFirst, other: monthFirst.ms };
}

function named(text: string): LogTime | undefined {
  const found = NAMED_MONTH.exec(text);
  if (found) {
    const [, day, month, year, hour, minute, second, fraction, half, zone] = found;
    return ofMonth(month, Number(year), Number(day), clockMs(hour, minute, second, fraction, half), zone);
  }
  const first = MONTH_FIRST.exec(text);
  if (first) {
    const [, month, day, year, hour, minute, second, fraction, half, zone] = first;
    return ofMonth(month, Number(year), Number(day), clockMs(hour, minute, second, fraction, half), zone);
  }
  const c = C_TIME.exec(text);
  if (!c) return undefined;
  const [, month, day, hour, minute, second, fraction, zone, year] = c;
  return ofMonth(month, Number(year), Number(day), clockMs(hour, minute, second, fraction), zone !== undefined && (/^[+-]/.test(zone) || zone === 'UTC' || zone === 'GMT' || zone in ZONES) ? zone : undefined);
}

/** Without a year: taken for 1970, which whoever knows the log's time puts right by whole years. */
function syslog(text: string): LogTime | undefined {
  const klog = KLOG.exec(text);
  if (klog) {
    const [, month, day, hour, minute, second, fraction] = klog;
    return full(1970, Number(month), Number(day), clockMs(hour, minute, second, fraction), undefined);
  }
  const found = SYSLOG.exec(text);
  if (!found) return undefined;
  const [, month, day, hour, minute, second, fraction] = found;
  return ofMonth(month, 1970, Number(day), clockMs(hour, minute, second, fraction), undefined);
}

function elapsed(text: string): LogTime | undefined {
  const found = ELAPSED.exec(text);
  if (found) return { kind: 'elapsed', ms: Number(found[1]) * 1000 + Number(`0.${found[2] ?? '0'}`) * 1000 };
  const esp = ESP_ELAPSED.exec(text);
  return esp ? { kind: 'elapsed', ms: Number(esp[1]) } : undefined;
}

function ofDay(text: string): LogTime | undefined {
  const found = OF_DAY.exec(text);
  if (!found) return undefined;
  const [, hour, minute, second, fraction, half] = found;
  const ms = clockMs(hour, minute, second, fraction, half);
  return ms < DAY_MS ? { kind: 'of-day', ms } : undefined;
}

function epoch(text: string): LogTime | undefined {
  const long = LONG_EPOCH.exec(text);
  if (long) return { kind: 'full', ms: Number(long[1]) * 1000 + Number(`0.${long[2] ?? '0'}`) * 1000, local: false };
  const found = EPOCH.exec(text);
  if (!found) return undefined;
  const [, seconds, millis, fraction] = found;
  return { kind: 'full', ms: Number(seconds) * 1000 + (millis === undefined ? Number(`0.${fraction ?? '0'}`) * 1000 : Number(millis)), local: false };
}

function clockMs(hour = '0', minute = '0', second = '0', fraction = '0', half?: string): number {
  const late = half !== undefined && /^p/i.test(half);
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (late ? 12 : 0);
  return ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(`0.${fraction}`) * 1000;
}

function ofMonth(name: string | undefined, year: number, day: number, clock: number, zone: string | undefined): (LogTime & { kind: 'full' }) | undefined {
  const month = MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? undefined : full(year, month, day, clock, zone);
}

function full(year: number, month: number, day: number, clock: number, zone: string | undefined): (LogTime & { kind: 'full' }) | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || clock >= DAY_MS + 1000) return undefined;
  const offset = zone === undefined ? undefined : offsetMinutes(zone);
  return { kind: 'full', ms: Date.UTC(year, month - 1, day) + clock - (offset ?? 0) * 60_000, local: offset === undefined };
}

function offsetMinutes(zone: string): number {
  const found = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (!found) return ZONES[zone] ?? 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? '0'));
}
