import type { KeyPair } from '../../platform/certificates';
import type { Connector } from '../hardware/connector';
import type { PowerPath } from '../hardware/power-path';
import type { ChargingFacts } from '../tables/charging-state';
import type { ConnectorFacts } from '../tables/connector-status';
import type { IdToken } from '../words';
import type { Tariff } from '../../tariff/tariff';
import type { CarTalk } from './car-talk';
import type { Payment } from './payment';
import type { Transaction } from './transaction';

/** Somebody who may charge here. */
export interface Authorization {
  readonly token: IdToken;
  readonly groupId?: string;
  /** Of RequestStartTransaction. */
  readonly remoteStartId?: number;
  /** The reservation that it uses. */
  readonly reservationId?: number;
  /** EnergyTransferModes that the CSMS allows (2.1, Q01); undefined when it did not say. */
  readonly transfers?: readonly string[];
  /** The connector that was asked for; undefined for any. */
  readonly connector?: number;
  /** The driver's own tariff, or that the CSMS calculates (2.1, I08). */
  readonly tariff?: Tariff;
  readonly centralCost?: true;
  /** How it was paid for at the terminal (2.1). */
  readonly payment?: Payment;
  /** Since when the reservation was held that it uses: wall time, ms since 1970. */
  readonly reservedSince?: number;
}

/** What the person at an EVSE reads on the display. */
export interface Driver {
  /** Monotonic ms. */
  readonly since: number;
  /** RFC 5646 tag. */
  language?: string;
  /** In words. */
  tariff?: string;
  cost?: { readonly amount: number; readonly final: boolean };
  /** What is said instead of a cost that nobody knows. */
  note?: string;
}

const NONE: readonly number[] = [];

/** One EVSE: its hardware, and what the station thinks of it. */
export class Evse {
  /** From 1. */
  readonly id: number;
  readonly path: PowerPath;
  /** Set by ChangeAvailability. */
  operative = true;
  /** It starts again, or waits to: it serves nobody new. */
  held = false;
  /** Connectors that ChangeAvailability made Inoperative. */
  inoperative: readonly number[] = NONE;
  authorization: Authorization | undefined;
  /** The answer about a card is awaited. */
  authorizing = false;
  transaction: Transaction | undefined;
  /** When energy could first flow for who charges now: wall time of the station, ms since 1970. */
  chargingFrom: number | undefined;
  /** A transaction has ended, its cable is still plugged in. */
  finishing = false;
  /** The detector in the parking bay sees a car. */
  parked = false;
  /** What the station and a car that speaks ISO 15118 are about to agree on, or have agreed on. */
  talk: CarTalk | undefined;
  /** PEM of the keys with which the meter signs; made when they are first needed. */
  meterKeys: KeyPair | undefined;
  /** Receipts that cars have signed for readings of the meter (J03). */
  receipts = 0;
  /** Values that it has signed. */
  signedPages = 0;
  /** Where the intervals of each series of readings begin, Wh and varh. */
  intervalsFrom?: Map<string, { readonly energy: number; readonly reactive: number }>;
  /** The meter has signed the value that the next transaction begins with. */
  signed = false;
  /** Whose cable stays locked in the socket though the authorization has ended (E05.FR.11, E09.FR.03). */
  keeper: Authorization | undefined;
  /** Who is here, as far as the display knows. */
  driver: Driver | undefined;
  /** The status of each connector that the CSMS was told last; undefined when it must be told again. */
  readonly reported: (string | undefined)[];
  /** Of each connector the status that has yet to prove that it lasts (MinimumStatusDuration of 1.6). */
  readonly awaited: (string | undefined)[] = [];

  constructor(id: number, path: PowerPath) {
    this.id = id;
    this.path = path;
    this.reported = path.connectors.map(() => undefined);
  }

  /** A car hangs at the EVSE's cable. */
  get plugged(): boolean {
    return this.path.ev !== undefined;
  }

  connector(id: number): Connector | undefined {
    return this.path.connectors[id - 1];
  }

  get chargingFacts(): ChargingFacts {
    return {
      parked: this.parked,
      plugged: this.plugged,
      authorized: this.authorization !== undefined,
      signed: this.signed,
      closed: this.path.closed,
      blockedBy: this.path.flow.blockedBy,
    };
  }

  /** @param reserved whether a reservation holds the EVSE */
  connectorFacts(connector: Connector, operative: boolean, reserved: boolean): ConnectorFacts {
    const chosen = this.path.inUse?.id ?? this.authorization?.connector ?? this.transaction?.connectorId ?? 1;
    const here = connector.id === chosen;
    return {
      faulted: connector.fault !== undefined,
      operative: operative && this.operative && !this.held && !this.inoperative.includes(connector.id),
      transaction: here && this.transaction !== undefined,
      plugged: connector.plugged,
      loose: connector.plugged && !this.plugged,
      authorized: here && this.authorization !== undefined,
      reserved,
      finishing: here && this.finishing,
      blockedBy: this.path.flow.blockedBy,
    };
  }
}
