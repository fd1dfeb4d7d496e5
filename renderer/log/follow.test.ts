import { describe, expect, it } from 'vitest';
import { FOLLOWING, newRows, paused, renewed, scrolled } from './follow';

describe('following the log', () => {
  it('stops when one scrolls up and counts what comes', () => {
    const stopped = scrolled(FOLLOWING, false, 100);
    expect(stopped.following).toBe(false);
    expect(newRows(stopped, 100)).toBe(0);
    expect(newRows(stopped, 117)).toBe(17);
  });

  it('goes on counting from the first stop while one scrolls about', () => {
    const stopped = scrolled(scrolled(FOLLOWING, false, 100), false, 110);
    expect(newRows(stopped, 120)).toBe(20);
  });

  it('starts again at the end of the list', () => {
    const again = scrolled(scrolled(FOLLOWING, false, 100), true, 150);
    expect(again.following).toBe(true);
    expect(newRows(again, 200)).toBe(0);
  });

  it('holds still once a row is chosen', () => {
    expect(paused(FOLLOWING, 5)).toEqual({ following: false, seen: 5 });
  });

  it('counts anew after the filter changed', () => {
    expect(newRows(renewed(paused(FOLLOWING, 500), 20), 20)).toBe(0);
  });
});
