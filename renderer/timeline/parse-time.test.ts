import { describe, expect, it } from 'vitest';
import { parseTime } from './parse-time';

const at = (day: number, hours: number, minutes = 0, seconds = 0, ms = 0): number => new Date(2026, 0, day, hours, minutes, seconds, ms).getTime();
const SPAN = { from: at(30, 6, 12), to: at(31, 15, 42) };
const HEAD = at(30, 23);
const place = (text: string): number | string => {
  const parsed = parseTime(text, SPAN, HEAD);
  return parsed.ok ? parsed.place : parsed.message;
};

describe('a typed time', () => {
  it('of a day is the one in the log that is nearest to the playhead', () => {
    expect(place('14:03')).toBe(at(30, 14, 3));
    expect(place(' 3:30:05.250 ')).toBe(at(31, 3, 30, 5, 250));
    expect(place('05:00')).toBe(at(31, 5));
  });

  it('may have a date, and a zone', () => {
    expect(place('2026-01-31 14:03')).toBe(at(31, 14, 3));
    expect(place('2026-01-31T14:03:10')).toBe(at(31, 14, 3, 10));
    expect(place(new Date(at(31, 2)).toISOString())).toBe(at(31, 2));
    expect(place('2026-01-31')).toBe(at(31, 0));
    expect(place('2026-01-30')).toBe(SPAN.from);
  });

  it('may be so far from the playhead', () => {
    expect(place('+90s')).toBe(HEAD + 90_000);
    expect(place('- 1.5 h')).toBe(HEAD - 5_400_000);
    expect(place('+250ms')).toBe(HEAD + 250);
  });

  it.each(['soon', '25:00', '14h03', '2026-02-31', '12', ''])('that cannot be read is said so, with how one is written: %s', (text) => {
    expect(place(text)).toMatch(/Write a time such as 14:03/);
  });

  it('outside of the log is said so, with where the log is', () => {
    expect(place('2026-01-29 10:00')).toMatch(/^2026-01-29 10:00:00.000 .* is before the first entry, which is of 2026-01-30 06:12/);
    expect(place('+5d')).toMatch(/ is after the last entry, which is of 2026-01-31 15:42/);
  });
});
