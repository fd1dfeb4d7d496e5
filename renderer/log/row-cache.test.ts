import { describe, expect, it } from 'vitest';
import type { LogRow } from '../../shared/ipc/shapes';
import { RowCache } from './row-cache';

const row = (index: number, summary = 'summary'): LogRow => ({
  index, time: index, wall: index, connection: 1, station: 'CP001', type: 'CALL', summary, severity: 'ok', problems: 0, size: 10,
});
const rows = (from: number, count: number, factor = 1): LogRow[] => Array.from({ length: count }, (_, i) => row((from + i) * factor));

describe('the row cache', () => {
  it('asks for what is in sight and not yet there', () => {
    const cache = new RowCache();
    cache.reset(1_000);
    expect(cache.missing({ from: 100, to: 140 })).toEqual({ from: 100, to: 140 });
    cache.put(100, rows(100, 30));
    expect(cache.missing({ from: 100, to: 140 })).toEqual({ from: 130, to: 140 });
    cache.put(130, rows(130, 10));
    expect(cache.missing({ from: 100, to: 140 })).toBeUndefined();
    expect(cache.get(117)?.index).toBe(117);
  });

  it('asks for no row beyond the end and for at most 500', () => {
    const cache = new RowCache();
    cache.reset(30);
    expect(cache.missing({ from: 0, to: 100 })).toEqual({ from: 0, to: 30 });
    cache.reset(10_000);
    expect(cache.missing({ from: 0, to: 5_000 })).toEqual({ from: 0, to: 500 });
  });

  it('keeps rows that may have changed until fresh ones come', () => {
    const cache = new RowCache();
    cache.reset(50);
    cache.put(0, rows(0, 50, 3));
    cache.touch(30);
    expect(cache.get(10)?.summary).toBe('summary');
    expect(cache.missing({ from: 0, to: 50 })).toEqual({ from: 10, to: 50 });
    cache.put(10, rows(10, 40, 3).map((fresh) => ({ ...fresh, summary: 'fresh' })));
    expect(cache.missing({ from: 0, to: 50 })).toBeUndefined();
    expect(cache.get(10)?.summary).toBe('fresh');
  });

  it('asks again only for what is new when the list grows', () => {
    const cache = new RowCache();
    cache.reset(40);
    cache.put(0, rows(0, 40));
    cache.total = 45;
    expect(cache.missing({ from: 0, to: 60 })).toEqual({ from: 40, to: 45 });
  });

  it('holds a bounded number of rows, however far one scrolls', () => {
    const cache = new RowCache();
    cache.reset(3_000_000);
    for (let from = 0; from < 200_000; from += 100) cache.put(from, rows(from, 100));
    expect(cache.size).toBeLessThanOrEqual(40 * 128);
    expect(cache.get(199_950)?.index).toBe(199_950);
  });

  it('forgets everything on reset', () => {
    const cache = new RowCache();
    cache.reset(10);
    cache.put(0, rows(0, 10));
    cache.reset(10);
    expect(cache.get(0)).toBeUndefined();
  });
});
