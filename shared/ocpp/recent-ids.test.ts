import { describe, expect, it } from 'vitest';
import { RecentIds } from './recent-ids';

describe('recent message ids', () => {
  it('knows each of the last 32 ids, and no older one', () => {
    const ids = new RecentIds();
    for (let n = 0; n < 200; n += 1) expect(ids.add(`id-${n}`)).toBe(false);
    for (let n = 168; n < 200; n += 1) expect(ids.add(`id-${n}`)).toBe(true);
    expect(ids.add('id-130')).toBe(false);
  });

  it('tells ids apart that end alike', () => {
    const ids = new RecentIds();
    for (let n = 0; n < 20; n += 1) expect(ids.add(`${n}-the-same-end`)).toBe(false);
    for (const short of ['', 'a', 'aa', 'ba']) expect(ids.add(short)).toBe(false);
    expect(ids.add('7-the-same-end')).toBe(true);
    expect(ids.add('')).toBe(true);
  });

  it('goes on to know an id that is used over and over', () => {
    const ids = new RecentIds();
    expect(ids.add('constant')).toBe(false);
    for (let n = 0; n < 100; n += 1) {
      ids.add(`id-${n}`);
      expect(ids.add('constant')).toBe(true);
    }
  });
});
