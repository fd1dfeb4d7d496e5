import { describe, expect, test } from 'vitest';
import { timeIn } from './log-time';
import { readMessage } from './message';
import type { LogTime } from './model';
import { Times, zoneOf } from './times';

const iso = (time: LogTime | undefined): string => {
  if (!time) return 'none';
  if (time.kind !== 'full') return `${time.kind} ${time.ms}`;
  return `${new Date(time.ms).toISOString()}${time.local ? ' local' : ''}`;
};

describe('times of any usual kind are found in a line', () => {
  test.each([
    ['2024-02-26 09:10:45,446 INFO', '2024-02-26T09:10:45.446Z local'],
    ['2026/07/23 10:21:46 recv', '2026-07-23T10:21:46.000Z local'],
    ['time=2026-01-02T03:04:05.678901Z level=info', '2026-01-02T03:04:05.678Z'],
    ['2026-05-21T15:17:02.094042+0200 host', '2026-05-21T13:17:02.094Z'],
    ['2026-05-21 15:17:02 +01:00 [DBG]', '2026-05-21T14:17:02.000Z'],
    ['21.05.2026 15:17:02', '2026-05-21T15:17:02.000Z local'],
    ['4/28/2024, 9:56:31 PM CS-1', '2024-04-28T21:56:31.000Z local'],
    ['12/1/2024, 12:00:00 AM', '2024-12-01T00:00:00.000Z local'],
    ['28/04/2024 21:56:31', '2024-04-28T21:56:31.000Z local'],
    ['10.0.0.1 - [28/Nov/2026:10:11:12 +0000]', '2026-11-28T10:11:12.000Z'],
    ['Nov  3 04:05:06 host daemon[1]:', '1970-11-03T04:05:06.000Z local'],
    ['11:52:55.587 > [MO] Recv:', 'of-day 42775587'],
    ['1735786800.500 ws', '2025-01-02T03:00:00.500Z'],
    ['"ts":1735786800500', '2025-01-02T03:00:00.500Z'],
    ['[   12.345678] ocpp', 'elapsed 12345.678'],
    ['no time here, 12:34 either', 'none'],
    ['serial 1234567890123456', 'none'],
    ['2026-13-45 10:00:00', 'of-day 36000000'],
  ])('%s', (text, expected) => expect(iso(timeIn(text))).toBe(expected));
});

const said = (text: string, time: LogTime): ReturnType<typeof readMessage> =>
  readMessage({ kind: 'frame', text, time, place: { line: 1, lastLine: 1, start: 0, end: 1 } });
const local = (text: string): LogTime => ({ kind: 'full', ms: Date.parse(`${text}Z`), local: true });

describe('the zone of a log', () => {
  const status = (at: string): string => `[2,"1","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"${at}"}]`;

  test('is the difference that most messages have to their lines', () => {
    const messages = [
      said(status('2026-07-23T08:21:46Z'), local('2026-07-23T10:21:47')),
      // Told later, as after being offline: counts for nothing.
      said(status('2026-07-22T01:11:00Z'), local('2026-07-23T10:21:47')),
      said('[3,"2",{"currentTime":"2026-07-23T08:22:00"}]', local('2026-07-23T10:22:00')),
    ];
    expect(zoneOf(messages)).toEqual({ zoneMinutes: 120, zoneFrom: 'messages' });
  });

  test('may be three quarters of an hour off, and behind', () => {
    expect(zoneOf([said(status('2026-07-23T08:00:00Z'), local('2026-07-23T13:45:00'))]).zoneMinutes).toBe(345);
    expect(zoneOf([said(status('2026-07-23T08:00:00Z'), local('2026-07-23T00:00:00'))]).zoneMinutes).toBe(-480);
    expect(zoneOf([said(status('2026-07-23T23:30:00Z'), { kind: 'of-day', ms: 5_400_000 })]).zoneMinutes).toBe(120);
  });

  test('is UTC when nothing tells, and what a person says counts for more', () => {
    expect(zoneOf([said('[2,"1","Heartbeat",{}]', local('2026-07-23T10:00:00'))])).toEqual({ zoneMinutes: 0, zoneFrom: 'assumed' });
    expect(zoneOf([said(status('2026-07-23T08:21:46Z'), local('2026-07-23T10:21:47'))], { zoneMinutes: 60 })).toEqual({ zoneMinutes: 60, zoneFrom: 'option' });
  });
});

describe('what times leave out', () => {
  const near = said('[3,"2",{"currentTime":"2026-12-31T23:00:00Z"}]', { kind: 'of-day', ms: 0 });
  const all = (times: readonly (LogTime | undefined)[], zoneMinutes = 0): (string | undefined)[] => {
    const clock = new Times({ zoneMinutes, zoneFrom: 'option' }, [near], 0);
    return times.map((time) => clock.next(time)).map((ms) => (ms === undefined ? undefined : new Date(ms).toISOString()));
  };

  test('a date is that of the messages, and goes on after midnight', () => {
    expect(all([{ kind: 'of-day', ms: 86_390_000 }, { kind: 'of-day', ms: 5_000 }])).toEqual(['2026-12-31T23:59:50.000Z', '2027-01-01T00:00:05.000Z']);
  });

  test('a year goes on after New Year', () => {
    const times = ['Dec 31 23:59:59', 'Jan  1 00:00:01'].map((text) => timeIn(text));
    expect(all(times)).toEqual(['2026-12-31T23:59:59.000Z', '2027-01-01T00:00:01.000Z']);
  });

  test('what has no time has that of what came before', () => {
    expect(all([undefined, { kind: 'full', ms: 1_700_000_000_000, local: false }, undefined])).toEqual([undefined, '2023-11-14T22:13:20.000Z', '2023-11-14T22:13:20.000Z']);
  });
});
