import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { throttle } from './throttle';

describe('throttle', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('acts at once, then with the newest value after the pause', () => {
    const seen: number[] = [];
    const act = throttle<number>(100, (value) => { seen.push(value); });
    act(1);
    act(2);
    act(3);
    expect(seen).toEqual([1]);
    vi.advanceTimersByTime(100);
    expect(seen).toEqual([1, 3]);
    act(4);
    vi.advanceTimersByTime(99);
    expect(seen).toEqual([1, 3]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual([1, 3, 4]);
  });

  it('acts at once again after a quiet time', () => {
    const seen: number[] = [];
    const act = throttle<number>(100, (value) => { seen.push(value); });
    act(1);
    vi.advanceTimersByTime(500);
    act(2);
    expect(seen).toEqual([1, 2]);
  });
});
