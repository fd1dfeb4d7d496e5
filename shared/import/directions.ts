import type { Direction } from '../journal/entry';
import { likelySenderOf, shapeOf } from './answer-sender';
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

/** Which way answers went, where the log says it, by their ids: tells of requests of which it does not. */
export type Answers = ReadonlyMap<string, Way>;

/** Finds the direction of each message of one connection, in their order. */
export class Directions {
  readonly #writer: Writer;
  readonly #swap: boolean;
  readonly #answers: Answers;
  /** Directions of the CALLs that wait for an answer, by id; both sides may use the same. */
  readonly #open = new Map<string, Direction[]>();
  /** Directions of the CALLs that were answered last, by id: a CALLRESULTERROR goes the way of its CALL. */
  readonly #answered = new Map<string, Direction>();
  /** What the ids of each side's requests look like. */
  readonly #shapes: Readonly<Record<Direction, Set<string>>> = { up: new Set(), down: new Set() };

  constructor(writer: Writer, swap: boolean, answers: Answers = new Map()) {
    this.#writer = writer;
    this.#swap = swap;
    this.#answers = answers;
  }

  of(message: ReadMessage): { readonly direction: Direction; readonly from: DirectionFrom } {
    const { found, meant, frame } = message;
    const id = meant?.id ?? (frame.kind === 'malformed' ? frame.id : undefined);
    const type = meant?.kind ?? (frame.kind === 'malformed' ? kindOf(frame.typeId) : undefined);
    const asked = type === 'result' || type === 'error' ? this.#take(id) : undefined;
    const said = found.way === undefined ? undefined : this.#said(found.way);
    const result = said ? { direction: said, from: 'log' as const } : this.#guess(message, id, asked);
    if (type === 'call' && id !== undefined) {
      const waiting = this.#open.get(id);
      if (waiting) waiting.push(result.direction);
      else this.#open.set(id, [result.direction]);
      if (result.from !== 'assumed' && this.#shapes[result.direction].size < MOST_SHAPES) this.#shapes[result.direction].add(shapeOf(id));
    }
    return result;
  }

  #said(way: Way): Direction {
    const direction = way === 'up' || way === 'down' ? way : (way === 'sent') === (this.#writer === 'csms') ? 'down' : 'up';
    if (!this.#swap) return direction;
    return opposite(direction);
  }

  #guess({ byAction, meant }: ReadMessage, id: string | undefined, asked: Direction | undefined): { readonly direction: Direction; readonly from: DirectionFrom } {
    if (byAction) return { direction: byAction, from: 'action' };
    if (asked) return { direction: opposite(asked), from: 'pairing' };
    const answered = meant?.kind === 'call' && id !== undefined ? this.#answers.get(id) : undefined;
    if (answered) return { direction: opposite(this.#said(answered)), from: 'pairing' };
    const accepted = meant?.kind === 'resultError' ? this.#answered.get(meant.id) : undefined;
    if (accepted) return { direction: accepted, from: 'pairing' };
    if (meant?.kind === 'result') return this.#assumed(likelySenderOf(meant.payload));
    return this.#assumed(this.#likeOthers(id));
  }

  #assumed(direction: Direction): { readonly direction: Direction; readonly from: DirectionFrom } {
    return { direction: this.#swap ? opposite(direction) : direction, from: 'assumed' };
  }

  /** A request that either side may send: whose ids look like its. */
  #likeOthers(id: string | undefined): Direction {
    const shape = id === undefined ? '' : shapeOf(id);
    return this.#shapes.down.has(shape) && !this.#shapes.up.has(shape) ? 'down' : 'up';
  }

  #take(id: string | undefined): Direction | undefined {
    if (id === undefined) return undefined;
    const waiting = this.#open.get(id);
    const asked = waiting?.shift();
    if (waiting?.length === 0) this.#open.delete(id);
    if (asked) this.#remember(id, asked);
    return asked;
  }

  #remember(id: string, direction: Direction): void {
    this.#answered.delete(id);
    this.#answered.set(id, direction);
    if (this.#answered.size <= MOST_ANSWERED) return;
    const [oldest] = this.#answered.keys();
    if (oldest !== undefined) this.#answered.delete(oldest);
  }
}

const MOST_ANSWERED = 200;
/** Ids without any form would only fill the memory. */
const MOST_SHAPES = 50;

/** The answers of which a log says which way they went. */
export function answersOf(messages: readonly ReadMessage[]): Answers {
  const answers = new Map<string, Way>();
  for (const { found: { way }, meant } of messages) if (way !== undefined && (meant?.kind === 'result' || meant?.kind === 'error')) answers.set(meant.id, way);
  return answers;
}

function opposite(direction: Direction): Direction {
  return direction === 'up' ? 'down' : 'up';
}

function kindOf(typeId: unknown): 'call' | 'result' | 'error' | undefined {
  return typeId === 2 ? 'call' : typeId === 3 ? 'result' : typeId === 4 ? 'error' : undefined;
}
