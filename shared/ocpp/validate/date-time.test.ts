import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDateTime } from './date-time';
import { dateTimeFault } from './date-time-fault';

describe('a date and time of RFC 3339', () => {
  test.each([
    '2021-03-19T07:10:11Z', '2021-03-19t07:10:11z', '2021-03-19T07:10:11.123456Z', '2021-03-19T07:10:11+01:00',
    '2021-03-19T07:10:11-00:00', '2024-02-29T00:00:00Z', '2016-12-31T23:59:60Z', '2017-01-01T00:59:60+01:00', '1970-01-01T00:00:00Z',
  ])('%s is one', (text) => {
    expect(isDateTime(text)).toBe(true);
    expect(dateTimeFault(text)).toBeUndefined();
  });

  test.each([
    ['2021-03-19T07:10:11', 'date-time-offset', 'has no offset from UTC, so nobody can tell when it was; write 2021-03-19T07:10:11Z if it is UTC'],
    ['2021-03-19 07:10:11', 'date-time-offset', 'has no offset from UTC, so nobody can tell when it was; write 2021-03-19T07:10:11Z if it is UTC'],
    ['2021-03-19T07:10:11.5', 'date-time-offset', 'has no offset from UTC, so nobody can tell when it was; write 2021-03-19T07:10:11.5Z if it is UTC'],
    ['2021-03-19 07:10:11Z', 'date-time', 'has a blank between date and time; write 2021-03-19T07:10:11Z'],
    ['2021-03-19T07:10:11+0100', 'date-time', 'writes its offset from UTC without a colon; write 2021-03-19T07:10:11+01:00'],
    ['2021-03-19T07:10:11+01', 'date-time', 'writes its offset from UTC without a colon; write 2021-03-19T07:10:11+01:00'],
    ['2021-03-19T07:10Z', 'date-time', 'has no seconds; write 2021-03-19T07:10:00Z'],
    ['2021-03-19T07:10:11,5Z', 'date-time', 'has a comma in its seconds; write 2021-03-19T07:10:11.5Z'],
    [' 2021-03-19T07:10:11Z', 'date-time', 'has blanks around it; write 2021-03-19T07:10:11Z'],
    ['2021-02-29T07:10:11Z', 'date-time', 'names a day or a time of day that does not exist'],
    ['2021-03-19T24:10:11Z', 'date-time', 'names a day or a time of day that does not exist'],
    ['2021-03-19T07:10:60Z', 'date-time', 'names a day or a time of day that does not exist'],
    ['2021-03-19', 'date-time', 'is no date and time but a date alone; write it as 2026-01-31T08:15:30Z'],
    ['1616137811', 'date-time', 'is no date and time but seconds since 1970; write it as 2026-01-31T08:15:30Z'],
    ['1616137811000', 'date-time', 'is no date and time but milliseconds since 1970; write it as 2026-01-31T08:15:30Z'],
    ['yesterday', 'date-time', 'is no date and time; write it as 2026-01-31T08:15:30Z'],
    ['', 'date-time', 'is empty; write a time such as 2026-01-31T08:15:30Z, or leave the field out'],
  ])('"%s" is none', (text, rule, what) => {
    expect(isDateTime(text)).toBe(false);
    expect(dateTimeFault(text)).toEqual({ rule, what });
  });

  test('is told by its characters as by the grammar of the RFC', () => {
    const digits = (least: number, most: number): fc.Arbitrary<string> => fc.integer({ min: least, max: most }).map((value) => String(value).padStart(2, '0'));
    const written = fc.tuple(
      digits(1899, 2101), fc.constantFrom('-', '-', '-', '/'), digits(0, 13), fc.constant('-'), digits(0, 32), fc.constantFrom('T', 't', 'T', ' '), digits(0, 25), fc.constantFrom(':', ':', ''),
      digits(0, 61), fc.constant(':'), digits(0, 61), fc.constantFrom('', '.5', '.', '.123456', '.٣', ',5'), fc.constantFrom('Z', 'z', '', '+01:00', '-23:59', '+24:00', '-00:60', '+0100', '+01', 'Z ', 'ZZ', '\u005aZ'),
    ).map((parts) => parts.join(''));
    fc.assert(fc.property(fc.oneof(written, written, fc.string()), (text) => isDateTime(text) === byGrammar(text)), { numRuns: 3000 });
  });
});

/** The same as a regular expression says it (RFC 3339 §5.6). */
function byGrammar(text: string): boolean {
  const part = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/i.exec(text);
  if (!part) return false;
  const [year, month, day, hour, minute, second] = part.slice(1, 7).map(Number) as [number, number, number, number, number, number];
  const [hours, minutes] = [Number(part[8] ?? 0), Number(part[9] ?? 0)];
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate() || hour > 23 || minute > 59 || hours > 23 || minutes > 59) return false;
  const offset = (hours * 60 + minutes) * (part[7] === '-' ? -1 : 1);
  return second < 60 || (second === 60 && (hour * 60 + minute - offset + 2880) % 1440 === 1439);
}
