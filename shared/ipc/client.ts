import type { Clock, Timer } from '../platform/clock';
import { checkError, checkEvent, checkInput, checkOutput, isEvent } from './check';
import type { CommandInput, CommandName, CommandOutput, EventName, EventValue, HostError, Reply, ToHost, ToWindow, Wire } from './contract';
import { readToWindow } from './envelope';

/** Milliseconds that the host may take for most commands. */
const TIMEOUT_MS = 30_000;

/** Commands that last as long as a person, a charging session or a large file needs. */
const UNHURRIED: ReadonlySet<CommandName> = new Set([
  'log.open', 'log.choose', 'log.preview', 'log.source', 'log.save', 'log.reread', 'log.export', 'stations.charge', 'send.call',
]);

export interface ClientOptions {
  readonly clock: Pick<Clock, 'after'>;
  readonly timeoutMs?: number;
  /** Told of what the host says against the contract. */
  readonly onFault?: (message: string) => void;
}

/** A window's side of a wire to its host. */
export interface Client {
  /** Asks the host. Never rejects: every failure is a reply, also the loss of the host. */
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Reply<CommandOutput<Name>>>;
  /** Listens to an event; returns the way to stop it. */
  on<Name extends EventName>(name: Name, listener: (value: EventValue<Name>) => void): () => void;
}

interface Waiting {
  readonly name: CommandName;
  readonly timer: Timer | undefined;
  settle(reply: { ok: true; value: unknown } | { ok: false; error: unknown }): void;
}

/** Speaks the contract over a wire; checks what goes out and what comes in. */
export function createClient(wire: Wire<ToHost, ToWindow>, options: ClientOptions): Client {
  return new WireClient(wire, options);
}

class WireClient implements Client {
  readonly #wire: Wire<ToHost, ToWindow>;
  readonly #options: ClientOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<EventName, Set<(value: never) => void>>();
  #next = 1;
  #closed = false;

  constructor(wire: Wire<ToHost, ToWindow>, options: ClientOptions) {
    this.#wire = wire;
    this.#options = options;
    wire.onMessage((message) => this.#take(message));
    wire.onClose(() => this.#close());
  }

  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Reply<CommandOutput<Name>>> {
    const checked = checkInput(name, input);
    if (!checked.ok) return Promise.resolve(failure('bad-input', checked.message));
    if (this.#closed) return Promise.resolve(failure('disconnected', 'The window has no connection to its host.'));
    return new Promise((resolve) => {
      const n = this.#next++;
      this.#waiting.set(n, {
        name,
        timer: this.#timeout(n, name),
        settle: (reply) => resolve(this.#reply(name, reply)),
      });
      this.#wire.send({ t: 'call', n, name, input: checked.value });
    });
  }

  on<Name extends EventName>(name: Name, listener: (value: EventValue<Name>) => void): () => void {
    const set = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, set.add(listener));
    return () => void set.delete(listener);
  }

  #timeout(n: number, name: CommandName): Timer | undefined {
    if (UNHURRIED.has(name)) return undefined;
    const timeoutMs = this.#options.timeoutMs ?? TIMEOUT_MS;
    return this.#options.clock.after(timeoutMs, () => {
      const message = `The host did not answer ${name} within ${timeoutMs / 1000} s. It may be busy: try again, and look whether it still runs.`;
      this.#settle(n, { ok: false, error: { code: 'timeout', message } satisfies HostError });
    });
  }

  #reply<Name extends CommandName>(name: Name, reply: { ok: true; value: unknown } | { ok: false; error: unknown }): Reply<CommandOutput<Name>> {
    if (!reply.ok) return { ok: false, error: checkError(reply.error) };
    const checked = checkOutput(name, reply.value);
    return checked.ok ? checked : failure('bad-output', `The host and the window do not fit together: ${checked.message}`);
  }

  #take(message: unknown): void {
    const told = readToWindow(message);
    if (!told) return this.#options.onFault?.('The host sent something that is no message of the contract.');
    if (told.t === 'reply') this.#settle(told.n, told.reply);
    else if (isEvent(told.name)) this.#tell(told.name, told.value);
    else this.#options.onFault?.(`The host sent the event ${told.name}, which this window does not know.`);
  }

  #tell<Name extends EventName>(name: Name, value: unknown): void {
    const listeners = this.#listeners.get(name);
    if (!listeners || listeners.size === 0) return;
    const checked = checkEvent(name, value);
    if (!checked.ok) return this.#options.onFault?.(`The host sent what the window cannot read: ${checked.message}`);
    for (const listener of [...listeners] as ((value: EventValue<Name>) => void)[]) listener(checked.value);
  }

  #settle(n: number, reply: { ok: true; value: unknown } | { ok: false; error: unknown }): void {
    const waiting = this.#waiting.get(n);
    if (!waiting) return;
    this.#waiting.delete(n);
    waiting.timer?.cancel();
    waiting.settle(reply);
  }

  #close(): void {
    this.#closed = true;
    for (const [n, { name }] of [...this.#waiting]) {
      this.#settle(n, { ok: false, error: { code: 'disconnected', message: `The connection to the host was lost before it answered ${name}.` } satisfies HostError });
    }
  }
}

function failure(code: HostError['code'], message: string): { readonly ok: false; readonly error: HostError } {
  return { ok: false, error: { code, message } };
}
