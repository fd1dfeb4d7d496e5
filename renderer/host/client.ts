import type { CommandName, EventName, Reply, ToHost, ToWindow, Wire } from '../../shared/ipc/contract';
import type { Client } from './host';

/** Stand-in until the checked client of shared/ipc is there. */
export function createClient(wire: Wire<ToHost, ToWindow>): Client {
  let next = 1;
  const waiting = new Map<number, (reply: Reply<never>) => void>();
  const listeners = new Map<string, Set<(value: never) => void>>();
  wire.onMessage((message) => {
    if (message.t === 'reply') {
      waiting.get(message.n)?.(message.reply as Reply<never>);
      waiting.delete(message.n);
    } else {
      for (const listener of listeners.get(message.name) ?? []) listener(message.value as never);
    }
  });
  wire.onClose(() => {
    for (const settle of waiting.values()) settle({ ok: false, error: { code: 'disconnected', message: 'The connection to the host was lost before it answered.' } });
    waiting.clear();
  });
  return {
    call: (name: CommandName, input: unknown) => new Promise((settle) => {
      const n = next;
      next += 1;
      waiting.set(n, settle);
      wire.send({ t: 'call', n, name, input });
    }),
    on: (name: EventName, listener: (value: never) => void) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
  };
}
