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
});
