import { describe, expect, it } from 'vitest';
import { LEAD_MS, SILENCE_MS, played, rateOf } from './play-clock';

/** Plays on a display of 60 pictures a second until a place is reached; tells how long a person waits, ms. */
function waitFor(target: number, nexts: readonly number[], rate: number, skip: boolean): number {
  let place = 0;
  for (let frame = 1; frame < 100_000; frame += 1) {
    place = played({ place, next: nexts.find((next) => next > place) }, 1000 / 60, { rate, skip });
    if (place >= target) return (frame * 1000) / 60;
  }
  return Infinity;
}

describe('playing', () => {
  it.each([1, 2, 5, 10, 60, 100, 1000])('lets the log’s time go by %d times as fast', (rate) => {
    expect(waitFor(3000 * rate, [3000 * rate], rate, true) / 3000).toBeCloseTo(1, 1);
  });

  it('skips silence that one would wait long for, but for a moment before what comes', () => {
    expect(waitFor(3_600_000, [3_600_000], 1, true)).toBeLessThan(LEAD_MS + 50);
    expect(waitFor(3_600_000, [3_600_000], 100, true)).toBeLessThan(LEAD_MS + 50);
  });

  it('keeps silence that is short at this speed, or when it is not to be skipped', () => {
    expect(waitFor(SILENCE_MS, [SILENCE_MS], 1, true)).toBeGreaterThan(SILENCE_MS - 50);
    expect(waitFor(20_000, [20_000], 1, false)).toBeGreaterThan(19_900);
    expect(waitFor(20_000, [20_000], 10, true)).toBeGreaterThan(1_900);
  });

  it('never goes back, also where the next entry is not known', () => {
    expect(played({ place: 10, next: undefined }, 0, { rate: 1, skip: true })).toBe(10);
    expect(played({ place: 10, next: 5 }, 16, { rate: 1, skip: true })).toBe(26);
  });

  it('goes by entries where the axis counts them', () => {
    expect(rateOf('entry', 10) * 1000).toBe(20);
    expect(rateOf('time', 10)).toBe(10);
  });
});
