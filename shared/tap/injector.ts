import type { CallOutcome } from '../ocpp/outcome';
import { decode, encode } from '../ocpp/codec';
import type { Call, WellFormed } from '../ocpp/frame';
import type { Clock } from '../platform/clock';
import type { Random } from '../platform/random';
import type { End, Injected, OwnCall } from './api';
import { nameOf } from './held-frames';
import { meantBy } from './open-calls';
import type { Relay } from './relay';
import { otherEnd, type Passed } from './wire-log';

/** So long a request of the workbench's own waits for the open one of the other side, and then for its own answer, ms. */
const PATIENCE_MS = 30_000;

interface Asked {
  readonly at: number;
  readonly settle: (outcome: CallOutcome) => void;
}

/** Puts frames of the workbench's own on a tapped wire, and takes the answers to them out. */
export class Injector {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #books = new WeakMap<Relay, Book>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** A request with an id of its own; resolves with its outcome. */
  async call(relay: Relay, towards: End, { action, payload }: OwnCall): Promise<Injected> {
    const call: Call = { kind: 'call', id: this.#random.uuid(), action, payload };
    return this.#book(relay).ask(towards, call, encode(call));
  }

  /** Any text. A request in it is waited with, and its answer is kept, as with any other; it is not waited for. */
  async raw(relay: Relay, towards: End, text: string): Promise<Injected> {
    const meant = meantBy(decode(text, relay.info.station.version));
    const book = this.#book(relay);
    if (meant?.kind !== 'call') return book.put(towards, text, meant) ? { ok: true } : closed(relay);
    if (relay.passage.wire.isOpen(otherEnd(towards), meant.id)) {
      return { ok: false, message: `A request with the message id ${meant.id} is open on this wire: the answers could not be told apart. Take another id.` };
    }
    void book.ask(towards, meant, text);
    return { ok: true };
  }

  #book(relay: Relay): Book {
    let book = this.#books.get(relay);
    if (!book) {
      book = new Book(relay, this.#clock);
      this.#books.set(relay, book);
    }
    return book;
  }
}

/** The workbench's own requests on one tapped connection. */
class Book {
  readonly #relay: Relay;
  readonly #clock: Clock;
  /** Open ones by the end that they went to. */
  readonly #asked: Readonly<Record<End, Map<string, Asked>>> = { station: new Map(), csms: new Map() };
  #waiting: { readonly towards: End; readonly go: () => void }[] = [];

  constructor(relay: Relay, clock: Clock) {
    this.#relay = relay;
    this.#clock = clock;
    relay.passage.keeps = (from, passed) => this.#keeps(from, passed);
    relay.passage.moved = () => this.#moved();
  }

  async ask(towards: End, call: Call, text: string): Promise<Injected> {
    await this.#turn(towards, call.action);
    if (!this.#relay.open) return closed(this.#relay);
    const at = this.#clock.monotonic();
    const outcome = new Promise<CallOutcome>((resolve) => {
      const timer = this.#clock.after(PATIENCE_MS, () => settle({ kind: 'timeout', afterMs: PATIENCE_MS }));
      // A late answer is kept all the same: nobody else has asked for it.
      const settle = (settled: CallOutcome): void => { timer.cancel(); resolve(settled); };
      this.#asked[towards].set(call.id, { at, settle });
    });
    if (this.put(towards, text, call)) return { ok: true, outcome: await outcome };
    this.#asked[towards].get(call.id)?.settle({ kind: 'closed' });
    this.#asked[towards].delete(call.id);
    return closed(this.#relay);
  }

  put(towards: End, text: string, meant: WellFormed | undefined): boolean {
    const what = meant === undefined ? 'text that is no frame' : 'action' in meant ? meant.action : 'an answer';
    this.#relay.passage.note(`Injected by the workbench towards the ${nameOf(towards)}: ${what}. The next entry is not of the ${nameOf(otherEnd(towards))}.`, 'warning');
    return this.#relay.inject(otherEnd(towards), text) !== undefined;
  }

  /** Waits until no request is open that way (OCPP-J §4.1.1), or nobody answers it. */
  #turn(towards: End, action: string): Promise<void> {
    if (this.#relay.passage.wire.isFree(otherEnd(towards)) && !this.#waiting.some((one) => one.towards === towards)) return Promise.resolve();
    this.#relay.passage.note(`${action} of the workbench waits: a request towards the ${nameOf(towards)} is open, and there may be one at a time.`);
    return new Promise((resolve) => {
      const one = { towards, go: (): void => { timer.cancel(); resolve(); } };
      const timer = this.#clock.after(PATIENCE_MS, () => {
        this.#waiting = this.#waiting.filter((other) => other !== one);
        resolve();
      });
      this.#waiting.push(one);
    });
  }

  #keeps(from: End, passed: Passed): boolean {
    const { meant, index } = passed;
    if (meant?.kind !== 'result' && meant?.kind !== 'error') return false;
    const asked = this.#asked[from].get(meant.id);
    if (!asked) return false;
    this.#asked[from].delete(meant.id);
    this.#relay.passage.tell('tap-keep', from, passed, `Entry ${index} answers the workbench, and is not passed on to the ${nameOf(otherEnd(from))}, which has not asked.`);
    const latencyMs = this.#clock.monotonic() - asked.at;
    asked.settle(meant.kind === 'result' ? { kind: 'result', payload: meant.payload, latencyMs }
      : { kind: 'error', code: meant.code, description: meant.description, details: meant.details, latencyMs });
    return true;
  }

  #moved(): void {
    if (!this.#relay.open) {
      for (const asked of [...this.#asked.station.values(), ...this.#asked.csms.values()]) asked.settle({ kind: 'closed' });
      for (const { go } of this.#waiting.splice(0)) go();
      return;
    }
    for (const end of ['station', 'csms'] as const) {
      const next = this.#waiting.find(({ towards }) => towards === end);
      if (!next || !this.#relay.passage.wire.isFree(otherEnd(end))) continue;
      this.#waiting = this.#waiting.filter((one) => one !== next);
      next.go();
    }
  }
}

function closed(relay: Relay): Injected {
  return { ok: false, message: `${relay.info.station.station} is not connected over the tap, so nothing was sent.` };
}
