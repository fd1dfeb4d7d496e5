import type { Direction } from '../../journal/entry';
import type { JournalIndex } from '../../journal/journal-index';
import { likelySenderOf, shapeOf } from '../answer-sender';
import type { DirectionFrom } from '../directions';
import { sentBy } from '../message';
import type { WellFormed } from '../../ocpp/frame';

/** Requests whose ids are looked at: the first ones, then one in so many. */
const LOOKED_AT = 500;
const ONE_IN = 256;

type Found = readonly [direction: Direction, from: DirectionFrom];

const UP: Found = ['up', 'action'];
const DOWN: Found = ['down', 'action'];
const ANSWERED_UP: Found = ['up', 'pairing'];
const ANSWERED_DOWN: Found = ['down', 'pairing'];
const MAYBE_UP: Found = ['up', 'assumed'];
const MAYBE_DOWN: Found = ['down', 'assumed'];

/** Finds the direction of each frame of a list that says none, as `Directions` does, from the index that the frames are put into. */
export class LineDirections {
  readonly #index: JournalIndex;
  readonly #connection: number;
  readonly #shapes = { up: new Set<string>(), down: new Set<string>() };
  #calls = 0;

  constructor(index: JournalIndex, connection: number) {
    this.#index = index;
    this.#connection = connection;
  }

  call(id: string, action: string): Found {
    const by = sentBy(action);
    if (by === undefined) return this.#likeOthers(id);
    this.#calls += 1;
    if (this.#calls <= LOOKED_AT || this.#calls % ONE_IN === 0) this.#shapes[by].add(shapeOf(id));
    return by === 'up' ? UP : DOWN;
  }

  /** @param frame reads it, when its id belongs to no request before it */
  answer(id: string, frame: () => WellFormed | undefined): Found {
    const log = this.#index.connection(this.#connection);
    const [up, down] = [log.calls(1).find(id), log.calls(2).find(id)];
    if (up >= 0 && (down < 0 || up < down)) return ANSWERED_DOWN;
    if (down >= 0) return ANSWERED_UP;
    const read = frame();
    if (read?.kind !== 'result') return this.#likeOthers(id);
    return likelySenderOf(read.payload) === 'up' ? MAYBE_UP : MAYBE_DOWN;
  }

  /** Of what is none of both. */
  other(meant: WellFormed | undefined): Found {
    if (meant?.kind === 'send') return this.call(meant.id, meant.action);
    if (meant?.kind === 'resultError') {
      const log = this.#index.connection(this.#connection);
      if (log.calls(1).lastAnswer(meant.id) >= 0) return ANSWERED_UP;
      if (log.calls(2).lastAnswer(meant.id) >= 0) return ANSWERED_DOWN;
    }
    return meant ? this.#likeOthers(meant.id) : MAYBE_UP;
  }

  /** What either side may send: whose ids look like its. */
  #likeOthers(id: string): Found {
    const shape = shapeOf(id);
    return this.#shapes.down.has(shape) && !this.#shapes.up.has(shape) ? MAYBE_DOWN : MAYBE_UP;
  }
}
