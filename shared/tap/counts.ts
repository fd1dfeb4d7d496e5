import type { End, Traffic } from './api';
import type { Message } from './pipe';

interface Count { frames: number; size: number; dropped: number; injected: number; changed: number }

/** What went over a tapped connection, by who sends it. */
export class Counts {
  readonly #of: Readonly<Record<End, Count>> = { station: zero(), csms: zero() };

  came(from: End, { text, base64 = false }: Message): void {
    const count = this.#of[from];
    count.frames += 1;
    count.size += base64 ? Math.floor(text.length * 3 / 4) : text.length;
  }

  add(from: End, what: 'dropped' | 'injected' | 'changed'): void {
    this.#of[from][what] += 1;
  }

  traffic(from: End): Omit<Traffic, 'waiting' | 'held'> {
    return { ...this.#of[from] };
  }
}

function zero(): Count {
  return { frames: 0, size: 0, dropped: 0, injected: 0, changed: 0 };
}
