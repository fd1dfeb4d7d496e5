import type { Random } from './random';

/** Randomness that is the same for the same seed (mulberry32): for tests and simulations, never for secrets. */
export class SeededRandom implements Random {
  #state: number;

  /** @param seed any integer; its lowest 32 bits count */
  constructor(seed = 1) {
    this.#state = seed >>> 0;
  }

  next(): number {
    return this.#word() / 0x1_0000_0000;
  }

  uuid(): string {
    const hex = [0, 1, 2, 3].map(() => this.#word().toString(16).padStart(8, '0')).join('');
    const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  #word(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let word = this.#state;
    word = Math.imul(word ^ (word >>> 15), word | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return (word ^ (word >>> 14)) >>> 0;
  }
}
