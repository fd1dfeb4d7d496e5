import type { Clock, Timer } from '../platform/clock';
import type { ConnectResult } from '../platform/socket';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

export interface ReconnectPorts {
  readonly clock: Clock;
  /** One attempt. */
  readonly connect: () => Promise<ConnectResult>;
  /** Whether anybody still waits for it. */
  readonly wanted: () => boolean;
  /** The CSMS cannot be reached, or is in trouble; it is asked again. */
  readonly failed: (failure: Extract<ConnectResult, { ok: false }>) => void;
  /** The CSMS has said no: to keep on would hold a station to a connection that is not there. */
  readonly refused: (status: number) => void;
}

/** Asks a CSMS again that was lost, less and less often, until it is there or says no. */
export class Reconnect {
  readonly #ports: ReconnectPorts;
  #timer: Timer | undefined;
  #afterMs = FIRST_RETRY_MS;

  constructor(ports: ReconnectPorts) {
    this.#ports = ports;
  }

  later(): void {
    this.#timer = this.#ports.clock.after(this.#afterMs, () => void this.#try());
    this.#afterMs = Math.min(this.#afterMs * 2, LONGEST_RETRY_MS);
  }

  cancel(): void {
    this.#timer?.cancel();
  }

  async #try(): Promise<void> {
    const result = await this.#ports.connect();
    if (!this.#ports.wanted()) return;
    if (result.ok) {
      this.#afterMs = FIRST_RETRY_MS;
      return;
    }
    this.#ports.failed(result);
    if (result.status === undefined || result.status >= 500) this.later();
    else this.#ports.refused(result.status);
  }
}
