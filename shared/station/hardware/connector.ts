import type { ConnectorConfig } from '../api';

/** A socket, or a plug on a captive cable. */
export class Connector {
  /** Number within its EVSE, from 1. */
  readonly id: number;
  readonly type: string;
  /** A cable runs from here to a car. */
  plugged = false;
  /** The plug is held, so that nobody pulls it under load. */
  locked = false;
  /** The lock is jammed: it moves neither way. */
  lockBroken = false;
  /** What is broken: an errorCode of 1.6 such as GroundFailure. */
  fault: string | undefined;

  constructor(id: number, config: ConnectorConfig) {
    this.id = id;
    this.type = config.type;
  }

  /** True when the cable belongs to the station (types that begin with c), so that there is no lock to open. */
  get captive(): boolean {
    return this.type.startsWith('c');
  }
}
