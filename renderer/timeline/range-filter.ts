import { format } from 'date-fns';
import { useLog } from '../stores/log';
import type { Range } from './scale';

/** Shorter stretches are told with their milliseconds. */
const SHORT_MS = 20_000;

/** Lets the log show a stretch of time alone. */
export function showOnly({ from, to }: Range): void {
  useLog.getState().refine({ from: Math.round(from), to: Math.round(to) });
}

/** A stretch in words: `14:03:10 – 14:05:00`, with milliseconds where it is short, with dates where it is of more than a day. Open at infinity. */
export function rangeText(from: number, to: number): string {
  if (!Number.isFinite(from)) return `until ${format(to, 'd MMM HH:mm:ss')}`;
  if (!Number.isFinite(to)) return `from ${format(from, 'd MMM HH:mm:ss')}`;
  if (format(from, 'yyyyMMdd') !== format(to, 'yyyyMMdd')) return `${format(from, 'd MMM HH:mm')} – ${format(to, 'd MMM HH:mm')}`;
  const form = to - from < SHORT_MS ? 'HH:mm:ss.SSS' : 'HH:mm:ss';
  return `${format(from, form)} – ${format(to, form)}`;
}
