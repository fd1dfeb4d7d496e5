import type { Clock } from '../platform/clock';
import type { End, HeldFrame } from './api';
import type { Message } from './pipe';
import { otherEnd, type Passed } from './wire-log';

/** What a person does with a held message; `text` goes on in its place. */
export type HeldAnswer = { readonly kind: 'release' } | { readonly kind: 'drop' } | { readonly kind: 'change'; readonly text: string };

/** The wire that messages are taken from and given back to. */
export interface HeldWire {
  readonly clock: Clock;
  readonly station: string;
  /** Writes down what became of a message, as a note that names its entry. */
  tell(kind: 'tap-hold' | 'tap-release' | 'tap-change' | 'tap-drop', from: End, passed: Passed, message: string): void;
  /** Passes it on now. */
  pass(from: End, message: Message, passed: Passed): void;
  /** Passes on a person's text in its place. */
  passChanged(from: End, text: string, instead: Passed): void;
  /** A held message will not be passed on. */
  dropped(from: End): void;
}

interface Held extends HeldFrame {
  readonly message: Message;
  readonly passed: Passed;
}

let lastKey = 0;

/** The messages of one tapped connection that wait for a person. None is forgotten: each is told of in the journal when it goes, however it goes. */
export class HeldFrames {
  readonly #wire: HeldWire;
  readonly #held = new Map<number, Held>();

  constructor(wire: HeldWire) {
    this.#wire = wire;
  }

  get list(): readonly HeldFrame[] {
    return Array.from(this.#held.values(), ({ message: _, passed: __, ...frame }) => frame);
  }

  messageOf(key: number): Message | undefined {
    return this.#held.get(key)?.message;
  }

  hold(from: End, message: Message, passed: Passed): void {
    const { clock, station } = this.#wire;
    const { meant, action, index } = passed;
    const isRequest = meant?.kind === 'call';
    lastKey += 1;
    this.#held.set(lastKey, {
      key: lastKey, station, from, entry: index, since: clock.now(), half: isRequest || meant?.kind === 'send' ? 'request' : 'response', size: message.text.length,
      ...(action === undefined ? {} : { action }), ...(meant?.id === undefined ? {} : { id: meant.id }), message, passed,
    });
    const waits = meant?.kind === 'send' || meant === undefined ? '' : ` The ${nameOf(isRequest ? from : otherEnd(from))} waits for the answer meanwhile, and gives up when its own timeout is over.`;
    this.#wire.tell('tap-hold', from, passed, `Held by the workbench: ${whatOf(from, passed)} waits until a person releases, changes or drops it.${waits} Later messages go past it.`);
  }

  /** Does what a person decided; false when it is not held any more. */
  answer(key: number, answer: HeldAnswer): boolean {
    const held = this.#held.get(key);
    if (!held) return false;
    this.#held.delete(key);
    const { from, passed, message, since } = held;
    const age = `after ${Math.round((this.#wire.clock.now() - since) / 100) / 10} s`;
    const what = whatOf(from, passed);
    switch (answer.kind) {
      case 'release':
        this.#wire.tell('tap-release', from, passed, `Released by a person ${age}: ${what} is passed on.`);
        this.#wire.pass(from, message, passed);
        break;
      case 'change':
        this.#wire.tell('tap-change', from, passed, `Changed by a person ${age}: ${what} is not passed on; the text of the next entry goes in its place.`);
        this.#wire.passChanged(from, answer.text, passed);
        break;
      case 'drop':
        this.#wire.dropped(from);
        this.#wire.tell('tap-drop', from, passed, `Dropped by a person ${age}: ${what} is not passed on.`);
    }
    return true;
  }

  /** Nothing can be passed on any more: what is held is told of and given up. */
  end(why: string): void {
    for (const [key, { from, passed }] of [...this.#held]) {
      this.#held.delete(key);
      this.#wire.dropped(from);
      this.#wire.tell('tap-drop', from, passed, `Never passed on: ${whatOf(from, passed)} was still held when ${why}.`);
    }
  }
}

/** A message in words, with the number of its entry as the log shows it. */
export function whatOf(from: End, { action, meant, index }: Passed): string {
  const what = action === undefined ? 'a message' : meant?.kind === 'call' || meant?.kind === 'send' ? action : `the answer to ${action}`;
  return `${what} of the ${nameOf(from)} (entry ${index})`;
}

export function nameOf(end: End): string {
  return end === 'station' ? 'station' : 'CSMS';
}
