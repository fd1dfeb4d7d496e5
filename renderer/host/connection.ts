import { events, type EventName, type ToHost, type ToWindow, type Wire } from '../../shared/ipc/contract';
import type { Timer } from '../../shared/platform/clock';
import { useConnection } from '../stores/connection';
import { backOff } from './back-off';
import { createClient } from '../../shared/ipc/client';
import { attach } from './host';

export interface OpenedWire {
  readonly wire: Wire<ToHost, ToWindow>;
  /** After it closed: a sentence, when trying again mends nothing, such as with a wrong token. */
  refusal(): string | undefined;
}

export type OpenWire = () => Promise<OpenedWire>;

/** The page's timers, as the client takes them. */
const windowClock = {
  after: (delayMs: number, run: () => void): Timer => {
    const timer = setTimeout(run, delayMs);
    return { cancel: () => clearTimeout(timer) };
  },
};

const EVENT_NAMES = Object.keys(events) as EventName[];

/**
 * Keeps the window connected to its host: connects, and after a loss tries again with growing pauses, for as long as the
 * window lives.
 */
export function keepConnected(openWire: OpenWire): void {
  const connection = useConnection.getState();
  let attempt = 0;

  const retry = (why: string): void => {
    attempt += 1;
    const wait = backOff(attempt);
    connection.waiting(why, attempt, Date.now() + wait);
    const timer = setTimeout(connect, wait);
    connection.setRetryNow(() => {
      clearTimeout(timer);
      connect();
    });
  };

  const connect = (): void => {
    connection.connecting();
    openWire().then(welcome, (error: unknown) => {
      retry(error instanceof Error ? error.message : String(error));
    });
  };

  const welcome = async ({ wire, refusal }: OpenedWire): Promise<void> => {
    let open = true;
    wire.onClose(() => {
      if (!open) return;
      open = false;
      attach(undefined, EVENT_NAMES);
      const refused = refusal();
      if (refused === undefined) retry('The host has gone away.');
      else connection.refused(refused);
    });
    const client = createClient(wire, { clock: windowClock, onFault: (message) => console.warn(message) });
    const info = await client.call('app.info', {});
    if (!open) return;
    if (!info.ok) {
      open = false;
      wire.close();
      retry(info.error.message);
      return;
    }
    attempt = 0;
    connection.connected(info.value);
    attach(client, EVENT_NAMES);
  };

  connect();
}
