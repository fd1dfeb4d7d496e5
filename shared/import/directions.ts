import type { Direction } from '../journal/entry';
import type { ReadMessage } from './message';
import type { Way } from './model';

/** Who wrote a log, so what `sent` means in it. */
export type Writer = 'csms' | 'station';

/** By the messages that only one side can have sent; undefined when the log does not speak of sending, or none tells. */
export function writerOf(messages: readonly ReadMessage[]): Writer | undefined {
  let csms = 0;
  let station = 0;
  for (const { found: { way }, byAction } of messages) {
    if (byAction === undefined || (way !== 'sent' && way !== 'received')) continue;
    if ((way === 'sent') === (byAction === 'down')) csms += 1;
    else station += 1;
  }
  if (csms === station) return undefined;
  return csms > station ? 'csms' : 'station';
}

/** How a direction was found. */
export type DirectionFrom = 'log' | 'action' | 'pairing' | 'assumed';

/** Finds the direction of each message of one connection, in their order. */
export class Directions {
  readonly #writer: Writer;
  readonly #swap: boolean;
  /** Directions of the CALLs that wait for an answer, by id. */
  readonly #open = new Map<string, Direction>();

  constructor(writer: Writer, swap: boolean) {
    this.#writer = writer;
    this.#swap = swap;
  }

  of({ found, meant, frame, byAction }: ReadMessage): { readonly direction: Direction; readonly from: DirectionFrom } {
    const said = found.way === undefined ? undefined : this.#said(found.way);
    const id = meant?.id ?? (frame.kind === 'malformed' ? frame.id : undefined);
    const type = meant?.kind ?? (frame.kind === 'malformed' ? kindOf(frame.typeId) : undefined);
    const asked = type === 'result' || type === 'error' ? this.#take(id) : undefined;
    const found2 = said ? { direction: said, from: 'log' as const } : this.#guess(byAction, asked);
    if (type === 'call' && id !== undefined) this.#open.set(id, found2.direction);
    return found2;
  }

  #said(way: Way): Direction {
    const direction = way === 'up' || way === 'down' ? way : (way === 'sent') === (this.#writer === 'csms') ? 'down' : 'up';
    if (!this.#swap) return direction;
    return opposite(direction);
  }

  #guess(byAction: Direction | undefined, asked: Direction | undefined): { readonly direction: Direction; readonly from: DirectionFrom } {
    if (byAction) return { direction: byAction, from: 'action' };
    if (asked) return { direction: opposite(asked), from: 'pairing' };
    return { direction: 'up', from: 'assumed' };
  }

  #take(id: string | undefined): Direction | undefined {
    const asked = id === undefined ? undefined : this.#open.get(id);
    if (id !== undefined) this.#open.delete(id);
    return asked;
  }
}

function opposite(direction: Direction): Direction {
  return direction === 'up' ? 'down' : 'up';
}

function kindOf(typeId: unknown): 'call' | 'result' | 'error' | undefined {
  return typeId === 2 ? 'call' : typeId === 3 ? 'result' : typeId === 4 ? 'error' : undefined;
}
