import { describe, expect, it } from 'vitest';
import { dateOf, entryTicksOf, lengthText, thinned, timeTicksOf } from './ticks';

const at = (...parts: [number, number, number, number?, number?, number?, number?]): number => new Date(...parts).getTime();
const labels = (from: number, to: number): string[] => timeTicksOf({ from, to }, 6).map(({ label }) => label);

describe('ticks of time', () => {
  it('go from years to milliseconds, each with the least text that tells it', () => {
    expect(labels(at(2025, 10, 1), at(2026, 3, 1))).toEqual(['Nov', 'Dec', '2026', 'Feb', 'Mar', 'Apr']);
    expect(labels(at(2026, 0, 30), at(2026, 1, 3))).toEqual(['30 Jan', '12:00', '31 Jan', '12:00', '1 Feb', '12:00', '2 Feb', '12:00', '3 Feb']);
    expect(labels(at(2026, 0, 30, 22), at(2026, 0, 31, 3))).toEqual(['22:00', '23:00', '31 Jan', '01:00', '02:00', '03:00']);
    expect(labels(at(2026, 0, 30, 22), at(2026, 0, 30, 22, 0, 30))).toEqual(['22:00:00', '22:00:05', '22:00:10', '22:00:15', '22:00:20', '22:00:25', '22:00:30']);
    expect(labels(at(2026, 0, 30, 22, 0, 0, 800), at(2026, 0, 30, 22, 0, 1, 200))).toEqual(['.800', '.850', '.900', '.950', '22:00:01', '.050', '.100', '.150', '.200']);
  });

  it('stand out where a larger unit begins', () => {
    expect(timeTicksOf({ from: at(2026, 0, 30, 22), to: at(2026, 0, 31, 3) }, 6).filter(({ strong }) => strong).map(({ label }) => label)).toEqual(['31 Jan']);
  });

  it('are few enough for their room, however long the stretch', () => {
    for (let length = 4; length < 3e11; length *= 1.7) {
      const ticks = timeTicksOf({ from: at(2026, 0, 30, 22), to: at(2026, 0, 30, 22) + length }, 8);
      expect(ticks.length).toBeLessThanOrEqual(20);
      expect(ticks.every(({ place }) => Number.isFinite(place))).toBe(true);
    }
  });
});

it('texts that would touch each other are left out, the same ones while one pans', () => {
  const seconds = (from: number): string[] => thinned(timeTicksOf({ from: at(2026, 0, 30, 8, 40, from), to: at(2026, 0, 30, 8, 40, from + 13) }, 7), 'time', 49, 78).map(({ label }) => label.slice(-2));
  expect(seconds(36)).toEqual(['36', '38', '40', '42', '44', '46', '48']);
  expect(seconds(37)).toEqual(['38', '40', '42', '44', '46', '48', '50']);
  expect(thinned(entryTicksOf({ from: 3, to: 9 }, 6), 'entry', 20, 78).map(({ place }) => place)).toEqual([5]);
  expect(thinned(entryTicksOf({ from: 3, to: 9 }, 6), 'entry', 80, 78)).toHaveLength(7);
});

it('ticks of entries are round numbers from 0 on', () => {
  expect(entryTicksOf({ from: -3, to: 45 }, 5).map(({ label }) => label)).toEqual(['#0', '#10', '#20', '#30', '#40']);
  expect(entryTicksOf({ from: 998_900, to: 1_000_100 }, 5).map(({ label }) => label)).toEqual(['#999,000', '#999,500', '#1,000,000']);
  expect(entryTicksOf({ from: 0, to: 1 }, 8).map(({ place }) => place)).toEqual([0, 1]);
});

it('the date of a stretch is as short as it is clear', () => {
  expect(dateOf({ from: at(2026, 0, 30), to: at(2026, 0, 31) })).toBe('30 Jan 2026');
  expect(dateOf({ from: at(2026, 0, 1), to: at(2026, 2, 1) })).toBe('Jan 2026');
  expect(dateOf({ from: at(2025, 0, 1), to: at(2026, 2, 1) })).toBe('2025');
});

it.each([[4, '4.0 ms'], [250, '250 ms'], [9_800, '9.8 s'], [59_000, '59 s'], [63_000, '1 min 3 s'], [3_600_000, '1 h'], [35_220_000, '9 h 47 min'], [190_000_000, '2 d 4 h']])('%d ms are %s', (ms, text) => {
  expect(lengthText(ms)).toBe(text);
});
