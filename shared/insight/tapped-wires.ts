import type { Direction } from '../journal/entry';
import { tapNoteIn, type TapMark } from '../journal/tap-marks';

/** A message that a tap took down and that its far end may get. */
interface OnTheWay<Message> {
  readonly message: Message;
  readonly direction: Direction;
  readonly id: string | undefined;
  /** As its own line tells. */
  readonly mark: TapMark | undefined;
}

/** A message comes to the end that it was sent to. */
export interface Arrival<Message> {
  readonly message: Message;
  /** When, if later than it was taken down: wall time, ms since 1970. */
  readonly wall?: number | undefined;
}

/** Of these nothing reaches the other end. */
const NEVER_ARRIVES: readonly (TapMark | undefined)[] = ['dropped', 'held-dropped', 'replaced', 'kept'];

/**
 * Follows over the tapped connections of a log which messages come to the end that they were sent to, and when. What a tap does to a message
 * at once stands in a note before the next message of its connection (docs/journal-format.md).
 */
export class TappedWires<Message> {
  readonly #pending = new Map<number, OnTheWay<Message>>();
  /** By connection and the number that their notes give them. */
  readonly #held = new Map<string, Message>();

  /** A message was taken down on a connection; what was on its way there has arrived. */
  came(connection: number, next: OnTheWay<Message>): readonly Arrival<Message>[] {
    const arrived = this.#arrived(connection);
    if (next.mark !== 'injected' && next.mark !== 'changed' && !NEVER_ARRIVES.includes(next.mark)) this.#pending.set(connection, next);
    return arrived;
  }

  /** A note stands on a connection: what arrives by it. */
  note(connection: number, direction: Direction | undefined, text: string, wall: number | undefined): readonly Arrival<Message>[] {
    const said = text.startsWith('{"kind":"tap-') ? tapNoteIn(parsed(text)) : undefined;
    if (!said) return [];
    const key = `${connection} ${said.entry}`;
    const held = this.#held.get(key);
    this.#held.delete(key);
    if (held !== undefined) return said.mark === undefined ? [{ message: held, wall }] : [];
    const pending = this.#pending.get(connection);
    if (!pending || said.mark === undefined || pending.direction !== direction || pending.id !== said.id) return [];
    this.#pending.delete(connection);
    if (said.mark === 'held') this.#held.set(key, pending.message);
    return [];
  }

  /** All that is on its way and not held arrives. */
  end(): readonly Arrival<Message>[] {
    return [...this.#pending.keys()].flatMap((connection) => this.#arrived(connection));
  }

  #arrived(connection: number): readonly Arrival<Message>[] {
    const pending = this.#pending.get(connection);
    this.#pending.delete(connection);
    return pending ? [{ message: pending.message }] : [];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
