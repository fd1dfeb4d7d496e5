import type { JsonObject } from '../../ocpp/json';
import type { OcppVersion } from '../../ocpp/version';
import type { TransactionLimits } from '../api';
import { BoundedList } from './bounded-list';
import { LocalList } from './local-list';
import { ProfileTable } from './profile-table';
import { ReportAssembly } from './report-assembly';
import { TransactionTable } from './transaction-table';
import { VariableTable } from './variable-table';

export type Registration = 'Accepted' | 'Pending' | 'Rejected';

/** What a station says of itself when it boots. */
export interface BootInfo {
  readonly vendor?: string;
  readonly model?: string;
  readonly serialNumber?: string;
  readonly firmwareVersion?: string;
  readonly reason?: string;
  /** Wall time, ms since 1970. */
  readonly at: number;
}

export interface KnownConnector {
  /** EVSE; in 1.6 the connector's number, 0 for the station itself. */
  readonly evse: number;
  readonly connector: number;
  readonly status: string;
  readonly errorCode?: string;
  readonly at: number;
}

export interface KnownReservation {
  readonly id: number;
  /** Absent for a reservation of any EVSE; in 1.6 the connector, 0 for any. */
  readonly evse?: number;
  readonly connectorType?: string;
  readonly idToken: string;
  readonly groupId?: string;
  readonly expiry?: string;
}

/** A ChangeAvailability that the station accepted. */
export interface KnownAvailability {
  readonly evse?: number;
  readonly connector?: number;
  readonly operative: boolean;
  /** It takes effect when the running transaction has ended. */
  readonly scheduled: boolean;
}

/** Kinds of things that a station holds under a key, kept as they came. */
export type ObjectKind =
  | 'battery' | 'certificate' | 'charging-limit' | 'charging-needs' | 'charging-schedule' | 'contract' | 'der-alarm' | 'der-control' | 'display-message'
  | 'event-stream' | 'meter-key' | 'monitor' | 'network-profile' | 'remote-start' | 'signing-request' | 'tariff';

const EVENTS_KEPT = 100;
const ISSUED_KEPT = 100;

/**
 * All that the CSMS knows of one station, connected or not. Most stations use few of the tables, so each is made when it
 * is first asked for: an idle connection must stay small.
 */
export class StationRecord {
  readonly id: string;
  version: OcppVersion | undefined;
  connected = false;
  remote = '';
  /** Wall time of the last connecting or disconnecting, ms since 1970. */
  since = 0;
  /** Wall time of the newest message, ms since 1970. */
  lastSeen = 0;
  /** What the last BootNotification was told. */
  registration: Registration | undefined;
  boot: BootInfo | undefined;
  /** Statuses by the message that brings them: FirmwareStatusNotification, LogStatusNotification … */
  #statuses: Map<string, JsonObject> | undefined;
  #connectors: Map<string, KnownConnector> | undefined;
  #transactions: TransactionTable | undefined;
  #reservations: Map<number, KnownReservation> | undefined;
  #availability: Map<string, KnownAvailability> | undefined;
  #variables: VariableTable | undefined;
  #reports: ReportAssembly | undefined;
  #profiles: ProfileTable | undefined;
  #localList: LocalList | undefined;
  #objects: Map<ObjectKind, Map<string, JsonObject>> | undefined;
  #events: BoundedList<JsonObject> | undefined;
  #signedValues: BoundedList<JsonObject> | undefined;
  #securityEvents: BoundedList<JsonObject> | undefined;
  #awaited: Set<string> | undefined;
  #paidLimits: Map<number, TransactionLimits> | undefined;
  #issued: Set<string> | undefined;

  constructor(id: string) {
    this.id = id;
  }

  /** The newest payload of each message that tells of progress. */
  get statuses(): Map<string, JsonObject> {
    return (this.#statuses ??= new Map());
  }

  get transactions(): TransactionTable {
    return (this.#transactions ??= new TransactionTable());
  }

  get reservations(): Map<number, KnownReservation> {
    return (this.#reservations ??= new Map());
  }

  get variables(): VariableTable {
    return (this.#variables ??= new VariableTable());
  }

  get reports(): ReportAssembly {
    return (this.#reports ??= new ReportAssembly());
  }

  get profiles(): ProfileTable {
    return (this.#profiles ??= new ProfileTable());
  }

  get localList(): LocalList {
    return (this.#localList ??= new LocalList());
  }

  /** NotifyEvent's data, oldest first. */
  get events(): BoundedList<JsonObject> {
    return (this.#events ??= new BoundedList(EVENTS_KEPT));
  }

  /** Signed meter values with what came of their signatures, oldest first. */
  get signedValues(): BoundedList<JsonObject> {
    return (this.#signedValues ??= new BoundedList(EVENTS_KEPT));
  }

  get securityEvents(): BoundedList<JsonObject> {
    return (this.#securityEvents ??= new BoundedList(EVENTS_KEPT));
  }

  /** Messages that the CSMS has asked this station for, which it may send before it is registered. */
  get awaited(): Set<string> {
    return (this.#awaited ??= new Set());
  }

  /** How far transactions may go that the CSMS has started for somebody who has paid, by remoteStartId (2.1). */
  get paidLimits(): Map<number, TransactionLimits> {
    return (this.#paidLimits ??= new Map());
  }

  /** Notes a token's key that the CSMS itself has brought up here, by a remote start. */
  issue(key: string): void {
    const issued = (this.#issued ??= new Set<string>());
    issued.add(key);
    const [oldest] = issued;
    if (issued.size > ISSUED_KEPT && oldest !== undefined) issued.delete(oldest);
  }

  hasIssued(key: string): boolean {
    return this.#issued?.has(key) ?? false;
  }

  connectors(): readonly KnownConnector[] {
    return this.#connectors ? [...this.#connectors.values()] : [];
  }

  setConnector(connector: KnownConnector): void {
    (this.#connectors ??= new Map()).set(`${connector.evse}/${connector.connector}`, connector);
  }

  availability(): readonly KnownAvailability[] {
    return this.#availability ? [...this.#availability.values()] : [];
  }

  setAvailability(availability: KnownAvailability): void {
    (this.#availability ??= new Map()).set(`${availability.evse ?? 0}/${availability.connector ?? 0}`, availability);
  }

  /** The things of one kind, by their key. */
  objects(kind: ObjectKind): Map<string, JsonObject> {
    this.#objects ??= new Map();
    let objects = this.#objects.get(kind);
    if (!objects) {
      objects = new Map();
      this.#objects.set(kind, objects);
    }
    return objects;
  }
}
