import type { Direction } from '../journal/entry';
import type { Asked } from './log-item';

type Side = Direction | '?';

/** The CALLs of a log that wait for their answers, by wire, side and message id. */
export class OpenRequests {
  readonly #open = new Map<string, Asked>();

  add(asked: Asked): void {
    this.#open.set(key(asked.wire, asked.direction ?? '?', asked.id), asked);
  }

  /**
   * Takes the CALL that an answer belongs to: one of the other side, unless the log has the ways wrong.
   *
   * @param direction of the answer, where it is known
   */
  take(wire: string, direction: Direction | undefined, id: string): Asked | undefined {
    const sides: readonly Side[] = direction === 'up' ? ['down', '?', 'up'] : ['up', '?', 'down'];
    for (const side of sides) {
      const at = key(wire, side, id);
      const asked = this.#open.get(at);
      if (!asked) continue;
      this.#open.delete(at);
      return asked;
    }
    return undefined;
  }
}

function key(wire: string, side: Side, id: string): string {
  return `${wire} ${side} ${id}`;
}
