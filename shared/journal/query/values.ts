import type { Operator } from './ast';

/** A time as a query writes it: a moment, or a time of day. */
export type QueryTime = { readonly ms: number } | { readonly ofDay: number };

const DURATION = /^(\d+(?:\.\d+)?)\s*(ms|s|min|m|h)?$/i;
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `2s`, `500ms`, `1.5min`; without a unit they are milliseconds. Undefined when it is none. */
export function durationOf(text: string): number | undefined {
  const found = DURATION.exec(text);
  return found ? Number(found[1]) * (UNITS[(found[2] ?? 'ms').toLowerCase()] ?? 1) : undefined;
}

/** A number; undefined when the text is none. */
export function numberOf(text: string): number | undefined {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

const OF_DAY = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?$/;

/** `10:30` or `10:30:05.250` in local time, or a date with or without a time as RFC 3339 has it; undefined when it is none. */
export function timeOf(text: string): QueryTime | undefined {
  const [, hours, minutes, seconds = '0', fraction = '0'] = OF_DAY.exec(text) ?? [];
  if (hours !== undefined) {
    const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(`0.${fraction}`) * 1000;
    return ms < 86_400_000 ? { ofDay: ms } : undefined;
  }
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : { ms };
}

/** Decides whether a name fits: upper and lower case are alike, * stands for anything. */
export function nameTest(pattern: string): (name: string) => boolean {
  if (!pattern.includes('*')) {
    const wanted = pattern.toLowerCase();
    return (name) => name.toLowerCase() === wanted;
  }
  const regex = new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*')}$`, 'is');
  return (name) => regex.test(name);
}

/** How numbers compare. */
export function ordering(operator: Operator, wanted: number): (value: number) => boolean {
  switch (operator) {
    case ':': case '=': return (value) => value === wanted;
    case '!=': return (value) => value !== wanted;
    case '>': return (value) => value > wanted;
    case '>=': return (value) => value >= wanted;
    case '<': return (value) => value < wanted;
    case '<=': return (value) => value <= wanted;
  }
}
