import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const { host } = vi.hoisted(() => ({ host: { kept: new Map<string, unknown>(), writes: 0, away: false } }));
vi.mock('../host/host', () => ({
  call: async (name: string, { key, value }: { key: string; value?: unknown }) => {
    if (host.away) return { ok: false, error: { code: 'disconnected', message: 'gone' } };
    if (name === 'memory.get') return { ok: true, value: { value: host.kept.get(key) } };
    host.writes += 1;
    host.kept.set(key, value);
    return { ok: true, value: {} };
  },
}));
const { recall, remember, writeMemory } = await import('./memory');

const isText = (value: unknown): value is string => typeof value === 'string';

describe('what the window remembers', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    Object.assign(host, { kept: new Map(), writes: 0, away: false });
  });
  afterEach(() => { vi.useRealTimers(); });

  it('writes the last value of a burst, once', async () => {
    remember('draft', 'a');
    remember('draft', 'ab');
    remember('draft', 'abc');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(host.kept.get('draft')).toBe('abc');
    expect(host.writes).toBe(1);
  });

  it('gives back what is not written yet, and nothing of another form', async () => {
    remember('theme', 'dark');
    expect(await recall('theme', isText)).toBe('dark');
    host.kept.set('layout', { panels: 3 });
    expect(await recall('layout', isText)).toBeUndefined();
    writeMemory();
    await vi.advanceTimersByTimeAsync(0);
  });

  it('keeps what could not be written until the host is back', async () => {
    host.away = true;
    remember('filter', 'x');
    await vi.advanceTimersByTimeAsync(1_000);
    host.away = false;
    writeMemory();
    await vi.advanceTimersByTimeAsync(0);
    expect(host.kept.get('filter')).toBe('x');
  });
});
