import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ToHost, ToWindow } from '../../shared/ipc/contract';
import { useConnection } from '../stores/connection';
import { backOff } from './back-off';
import { keepConnected, type OpenedWire } from './connection';
import { call, on, onConnected } from './host';

/** A host that answers app.info and can go away. */
class FakeHost {
  sent: ToHost[] = [];
  private tell: (message: ToWindow) => void = () => {};
  private hangUp: () => void = () => {};
  refusal: string | undefined;

  open(): Promise<OpenedWire> {
    const closeListeners: (() => void)[] = [];
    this.hangUp = () => { for (const listener of closeListeners) listener(); };
    return Promise.resolve({
      refusal: () => this.refusal,
      wire: {
        send: (message) => {
          this.sent.push(message);
          if (message.name !== 'app.info') return;
          const value = { version: '1.0.0', host: 'headless', platform: 'linux', dialogs: false, dataFolder: '/data', run: 'r1' };
          queueMicrotask(() => this.tell({ t: 'reply', n: message.n, reply: { ok: true, value } }));
        },
        onMessage: (listener) => { this.tell = listener; },
        onClose: (listener) => { closeListeners.push(listener); },
        close: () => this.hangUp(),
      },
    });
  }

  event(name: string, value: unknown): void { this.tell({ t: 'event', name, value }); }
  die(): void { this.hangUp(); }
}

describe('the window’s connection to its host', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('connects, and after a loss connects again and says so each time', async () => {
    const host = new FakeHost();
    const connected = vi.fn();
    const listen = vi.fn();
    const stop = [onConnected(connected), on('menu.command', listen)];
    keepConnected(() => host.open());
    await vi.advanceTimersByTimeAsync(0);
    expect(useConnection.getState().link.kind).toBe('connected');
    expect(connected).toHaveBeenCalledTimes(1);

    host.die();
    expect(useConnection.getState().link).toMatchObject({ kind: 'waiting', attempt: 1 });
    expect(await call('journal.info', {})).toMatchObject({ ok: false, error: { code: 'disconnected' } });

    await vi.advanceTimersByTimeAsync(backOff(1));
    expect(useConnection.getState().link.kind).toBe('connected');
    expect(connected).toHaveBeenCalledTimes(2);
    host.event('menu.command', { id: 'log.open' });
    expect(listen).toHaveBeenCalledExactlyOnceWith({ id: 'log.open' });
    for (const end of stop) end();
  });

  it('tries again with growing pauses while nobody answers, and at once when asked to', async () => {
    const open = vi.fn(() => Promise.reject(new Error('The host does not answer.')));
    keepConnected(open);
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(backOff(1));
    await vi.advanceTimersByTimeAsync(backOff(2) - 1);
    expect(open).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(open).toHaveBeenCalledTimes(3);
    useConnection.getState().retryNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(open).toHaveBeenCalledTimes(4);
    expect(backOff(100)).toBe(5_000);
  });

  it('does not try again with a token that the host refuses', async () => {
    const host = new FakeHost();
    const open = vi.fn(() => host.open());
    keepConnected(open);
    await vi.advanceTimersByTimeAsync(0);
    host.refusal = 'The token is another one.';
    host.die();
    expect(useConnection.getState().link).toEqual({ kind: 'refused', why: 'The token is another one.' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(open).toHaveBeenCalledTimes(1);
  });
});
