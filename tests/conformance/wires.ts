import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';

/** Turns of the event loop with nothing on any wire and nothing coming, after which nothing is under way: promises and handshakes take a few. */
const QUIET_TURNS = 25;

/**
 * The TCP connections of which both ends are in this process: what one end has written and the other has not read is on its
 * way. To be made before the first of them.
 */
export class Wires {
  /** The ends that connect, and their ports as soon as they have. */
  readonly #clients = new Map<Socket, number | undefined>();
  /** The other ends, by the port that is connected to them. */
  readonly #servers = new Map<number, Socket>();

  constructor() {
    subscribe('net.client.socket', (message) => {
      const { socket } = message as { readonly socket: Socket };
      this.#clients.set(socket, undefined);
      socket.once('connect', () => this.#clients.set(socket, socket.localPort));
    });
    subscribe('net.server.socket', (message) => {
      const { socket } = message as { readonly socket: Socket };
      this.#servers.set(socket.remotePort ?? 0, socket);
    });
  }

  /**
   * Resolves when nothing is on its way and `activity`, a count of all that has come or been done, has stood still for a while.
   * `rest` waits for work of other kinds, and resolves with whether there was any.
   */
  async settle(activity: () => number, rest: () => Promise<boolean> = () => Promise.resolve(false)): Promise<void> {
    for (let quiet = 0, seen = activity(); quiet < QUIET_TURNS; quiet += 1) {
      await setImmediate();
      const worked = await rest();
      if (worked || activity() !== seen || !this.#still()) [quiet, seen] = [0, activity()];
    }
  }

  #still(): boolean {
    for (const [client, port] of this.#clients) {
      const server = port === undefined ? undefined : this.#servers.get(port);
      if (client.closed && server?.closed !== false) {
        this.#clients.delete(client);
        if (port !== undefined) this.#servers.delete(port);
      } else if (!server || client.closed !== server.closed || client.bytesWritten !== server.bytesRead || server.bytesWritten !== client.bytesRead) return false;
    }
    return true;
  }
}
