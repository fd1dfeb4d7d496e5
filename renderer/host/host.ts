import type { Client } from '../../shared/ipc/client';
import type { CommandInput, CommandName, CommandOutput, EventName, EventValue, HostError, Reply } from '../../shared/ipc/contract';

/*
 * The one way of the window to its host. Outlives every single connection: who listens goes on listening after the host
 * was restarted, and who calls while it is away gets an error as a value.
 */

type Listener<Name extends EventName> = (value: EventValue<Name>) => void;
type Listeners = { [Name in EventName]?: Set<Listener<Name>> };

const DISCONNECTED: HostError = {
  code: 'disconnected',
  message: 'The window has no connection to its host at the moment; it is trying to get it back.',
};

const listeners: Listeners = {};
const connectedListeners = new Set<() => void>();
let client: Client | undefined;
let stopListening: readonly (() => void)[] = [];

/** Asks the host for something. Never rejects. */
export async function call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Reply<CommandOutput<Name>>> {
  if (client === undefined) return { ok: false, error: DISCONNECTED };
  return client.call(name, input);
}

/** Listens to an event of the host, over all its connections. Returns the way to stop it. */
export function on<Name extends EventName>(name: Name, listener: Listener<Name>): () => void {
  const set = setOf(name);
  set.add(listener);
  return () => set.delete(listener);
}

/** Calls back each time a connection to the host stands, the first one too: the moment to ask for everything anew. */
export function onConnected(listener: () => void): () => void {
  connectedListeners.add(listener);
  return () => connectedListeners.delete(listener);
}

/** Used by the connection alone: hands over a client that is ready, or takes it away. */
export function attach(next: Client | undefined, eventNames: readonly EventName[]): void {
  for (const stop of stopListening) stop();
  client = next;
  stopListening = next === undefined ? [] : eventNames.map((name) => forward(next, name));
  if (next !== undefined) for (const listener of [...connectedListeners]) listener();
}

function forward<Name extends EventName>(from: Client, name: Name): () => void {
  return from.on(name, (value) => {
    for (const listener of [...setOf(name)]) listener(value);
  });
}

function setOf<Name extends EventName>(name: Name): Set<Listener<Name>> {
  const known: Set<Listener<Name>> | undefined = listeners[name];
  if (known !== undefined) return known;
  const made = new Set<Listener<Name>>();
  Object.assign(listeners, { [name]: made });
  return made;
}
