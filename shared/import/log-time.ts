import type { LogTime } from './model';

const DAY_MS = 86_400_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const CLOCK = String.raw`(\d{1,2}):(\d\d):(\d\d)(?:[.,:](\d{1,9}))?`;
const ZONE = String.raw`\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?(?!\d))?`;
/** Year first, with any separators. */
const YEAR_FIRST = new RegExp(String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T _,]+${CLOCK}${ZONE}`);
/** Day and month first; with AM and PM the month comes first. */
const YEAR_LAST = new RegExp(String.raw`(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})[T ,]+${CLOCK}\s?([AaPp]\.?[Mm]\.?)?${ZONE}`);
/** As web servers write it: 28/Nov/2026:10:11:12 +0000. */
const NAMED_MONTH = new RegExp(String.raw`(\d{1,2})[- /]([A-Za-z]{3})[a-z]*[- /,]+(\d{4})[: ,T]+${CLOCK}${ZONE}`);
/** As syslog writes it, without a year. */
const SYSLOG = new RegExp(String.raw`\b([A-Z][a-z]{2}) +(\d{1,2}) ${CLOCK}`);
const OF_DAY = new RegExp(String.raw`(?:^|[\s[(|>])${CLOCK}(?![\d:])`);
const EPOCH = /(?:^|[^\d.])(1[0-9]{9})(?:(\d{3})|\.(\d{1,9}))?(?![\d.])/;
/** Seconds since the start in brackets, as the kernel and some devices write it. */
const ELAPSED = /^\s*[[(]\s*(\d{1,9})\.(\d{3,6})[\])]/;

/** The first time that a piece of a log line names; undefined when it names none. */
export function timeIn(text: string): LogTime | undefined {
  const head = text.length > 400 ? text.slice(0, 400) : text;
  return yearFirst(head) ?? yearLast(head) ?? namedMonth(head) ?? syslog(head) ?? elapsed(head) ?? ofDay(head) ?? epoch(head);
}

function yearFirst(text: string): LogTime | undefined {
  const found = YEAR_FIRST.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = found;
  return full(Number(year), Number(month), Number(day), clockMs(hour, minute, second, fraction), zone);
}

function yearLast(text: string): LogTime | undefined {
  const found = YEAR_LAST.exec(text);
  if (!found) return undefined;
  const [, first, separator, second, year, hour, minute, seconds, fraction, half, zone] = found;
  const american = separator === '/' && (half !== undefined || Number(second) > 12) && Number(first) <= 12;
  const [month, day] = american ? [Number(first), Number(second)] : [Number(second), Number(first)];
  return full(Number(year), month, day, clockMs(hour, minute, seconds, fraction, half), zone);
}

function namedMonth(text: string): LogTime | undefined {
  const found = NAMED_MONTH.exec(text);
  if (!found) return undefined;
  const [, day, name = '', year, hour, minute, second, fraction, zone] = found;
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  return month === 0 ? undefined : full(Number(year), month, Number(day), clockMs(hour, minute, second, fraction), zone);
}

/** Without a year: taken for 1970, which whoever knows the log's time puts right by whole years. */
function syslog(text: string): LogTime | undefined {
  const found = SYSLOG.exec(text);
  if (!found) return undefined;
  const [, name = '', day, hour, minute, second, fraction] = found;
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  return month === 0 ? undefined : full(1970, month, Number(day), clockMs(hour, minute, second, fraction), undefined);
}

function elapsed(text: string): LogTime | undefined {
  const found = ELAPSED.exec(text);
  return found ? { kind: 'elapsed', ms: Number(found[1]) * 1000 + Number(`0.${found[2] ?? '0'}`) * 1000 } : undefined;
}

function ofDay(text: string): LogTime | undefined {
  const found = OF_DAY.exec(text);
  if (!found) return undefined;
  const [, hour, minute, second, fraction] = found;
  const ms = clockMs(hour, minute, second, fraction);
  return ms < DAY_MS ? { kind: 'of-day', ms } : undefined;
}

function epoch(text: string): LogTime | undefined {
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

function full(year: number, month: number, day: number, clock: number, zone: string | undefined): LogTime | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const offset = zone === undefined ? undefined : offsetMinutes(zone);
  return { kind: 'full', ms: Date.UTC(year, month - 1, day) + clock - (offset ?? 0) * 60_000, local: offset === undefined };
}

function offsetMinutes(zone: string): number {
  const found = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (!found) return 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? '0'));
}
