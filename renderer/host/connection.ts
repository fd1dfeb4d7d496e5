import { events, type EventName, type ToHost, type ToWindow, type Wire } from '../../shared/ipc/contract';
import type { Timer } from '../../shared/platform/clock';
import { useConnection } from '../stores/connection';
import { backOff } from './back-off';
import { createClient } from '../../shared/ipc/client';
import { attach } from './host';

export type OpenWire = () => Promise<Wire<ToHost, ToWindow>>;

/** An error that trying again does not mend, such as a wrong token. */
export class Refused extends Error {}

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
      const why = error instanceof Error ? error.message : String(error);
      if (error instanceof Refused) connection.refused(why);
      else retry(why);
    });
  };

  const welcome = async (wire: Wire<ToHost, ToWindow>): Promise<void> => {
    let open = true;
    wire.onClose(() => {
      if (!open) return;
      open = false;
      attach(undefined, EVENT_NAMES);
      retry('The host has gone away.');
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
