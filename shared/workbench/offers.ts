import type { Source } from '../import/model';
import type { ReadFrom } from './reading';

/** What a person wants to open, before it is opened: it is looked at first, and may be read otherwise. */
export interface Offered {
  readonly id: string;
  readonly name: string;
  readonly from: ReadFrom;
  /** Undefined until all of it is there, and somebody has looked at it. */
  sources?: readonly Source[];
}

/** The offer of a window: one at a time, since it may be long. */
export class Offers {
  #last: Offered | undefined;
  #release: () => void = () => undefined;
  #count = 0;

  /** Takes the place of the one before. */
  add(offer: Omit<Offered, 'id'>): Offered {
    this.clear();
    this.#count += 1;
    this.#last = { id: `offer-${this.#count}`, ...offer };
    if ('held' in offer.from && offer.from.held) this.#release = offer.from.held.hold();
    return this.#last;
  }

  get(id: string): Offered | undefined {
    return this.#last?.id === id ? this.#last : undefined;
  }

  /** Lets go of it. */
  drop(id: string): void {
    if (this.#last?.id === id) this.clear();
  }

  /** Lets go of whatever there is. */
  clear(): void {
    this.#last = undefined;
    this.#release();
    this.#release = () => undefined;
  }
}
