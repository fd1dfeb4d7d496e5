import type { Frame } from '../ocpp/frame';

/** More than these are of a peer that never answers; the oldest are forgotten. */
const MOST = 1000;

/** The requests that one side has made and that wait for an answer: what an answer answers, and whether the way is free. */
export class OpenCalls {
  readonly #actions = new Map<string, string>();

  get size(): number {
    return this.#actions.size;
  }

  has(id: string): boolean {
    return this.#actions.has(id);
  }

  add(id: string, action: string): void {
    this.#actions.delete(id);
    this.#actions.set(id, action);
    if (this.#actions.size <= MOST) return;
    for (const [oldest] of this.#actions) {
      this.#actions.delete(oldest);
      break;
    }
  }

  /** The action that an answer belongs to, which then waits no longer; undefined when nobody asked. */
  answer(id: string): string | undefined {
    const action = this.#actions.get(id);
    this.#actions.delete(id);
    return action;
  }
}

/** A frame as what it was meant to be, as far as that can be told. */
export function meantBy(frame: Frame): Exclude<Frame, { kind: 'malformed' }> | undefined {
  return frame.kind === 'malformed' ? frame.usable : frame;
}
