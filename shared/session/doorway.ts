import type { Clock } from '../platform/clock';
import type { Listening } from '../platform/socket';
import { CLOSING_MS } from './closing';

export type DoorwayStart = { readonly ok: true; readonly host: string; readonly port: number } | { readonly ok: false; readonly message: string };

/** What a doorway is for. */
export interface DoorwayOwner {
  /** Begins to listen; what it throws is why it cannot be. */
  open(): Promise<Listening>;
  /** Connections are taken from now on. */
  opened(): Promise<void> | void;
  /** Nobody is connected. */
  isEmpty(): boolean;
  /** Asks everybody who is connected to go; they have `CLOSING_MS` for it. */
  dismiss(): void;
  /** Nobody is taken any more, and who did not go is to be dropped. */
  closed(listening: Listening): Promise<void>;
}

/** Where connections are taken: started and stopped once at a time, in the order in which it was asked for. */
export class Doorway {
  readonly #clock: Clock;
  readonly #owner: DoorwayOwner;
  #listening: Listening | undefined;
  #starting: Promise<DoorwayStart> | undefined;
  #stopping: Promise<void> | undefined;
  #whenEmpty: (() => void) | undefined;

  constructor(clock: Clock, owner: DoorwayOwner) {
    this.#clock = clock;
    this.#owner = owner;
  }

  /** Where it listens; undefined while it does not, or is being stopped. */
  get place(): { readonly host: string; readonly port: number } | undefined {
    return this.#listening && { host: this.#listening.host, port: this.#listening.port };
  }

  get isStopping(): boolean {
    return this.#stopping !== undefined;
  }

  async start(): Promise<DoorwayStart> {
    await this.#stopping;
    if (this.#listening) return { ok: true, host: this.#listening.host, port: this.#listening.port };
    this.#starting ??= this.#open().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  async stop(): Promise<void> {
    await this.#starting;
    this.#stopping ??= this.#close().finally(() => (this.#stopping = undefined));
    return this.#stopping;
  }

  /** The last who was connected has gone. */
  emptied(): void {
    this.#whenEmpty?.();
  }

  async #open(): Promise<DoorwayStart> {
    try {
      this.#listening = await this.#owner.open();
    } catch (error) {
      return { ok: false, message: error instanceof Error ? error.message : String(error) };
    }
    const { host, port } = this.#listening;
    await this.#owner.opened();
    return { ok: true, host, port };
  }

  async #close(): Promise<void> {
    const listening = this.#listening;
    if (!listening) return;
    this.#listening = undefined;
    if (!this.#owner.isEmpty()) {
      await new Promise<void>((resolve) => {
        const timer = this.#clock.after(CLOSING_MS, resolve);
        this.#whenEmpty = () => { timer.cancel(); resolve(); };
        this.#owner.dismiss();
      });
      this.#whenEmpty = undefined;
    }
    await this.#owner.closed(listening);
  }
}
