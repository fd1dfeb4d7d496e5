import type { JsonObject } from '../../ocpp/json';
import type { Answer } from '../../ocpp/outcome';
import type { Call } from '../../ocpp/frame';
import type { Connector } from '../hardware/connector';
import type { SettingStore } from '../settings/store';
import type { BootReason, IdToken, Message, MeterValue, TokenInfo } from '../words';
import type { StationCore } from './core';
import type { CarPlan, CarTalk } from './car-talk';
import type { Evse } from './evse';
import type { FirmwareUpdate, LogUpload, Told } from './file-jobs';
import type { PendingSigning } from './key-store';
import type { InstalledProfile, Reservation } from './records';
import type { TransactionEvent, TransactionLimits } from './transaction';

/** What the answer to a transaction's message says. */
export interface TransactionAnswer {
  /** What the CSMS thinks of the token; undefined when it says nothing. */
  readonly info?: TokenInfo;
  /** The transaction's number, which 1.6 gets from the CSMS. */
  readonly number?: number;
  readonly totalCost?: number;
  /** chargingPriority, -9 to 9. */
  readonly priority?: number;
  /** Limits that the CSMS sets (2.1). */
  readonly limits?: TransactionLimits;
  /** For the display. */
  readonly personalMessage?: string;
}

/** What a car says by ISO 15118, for the CSMS. */
export interface Iso15118Messages {
  /** What it needs. @param late it could not be told when the car said it */
  needs(core: StationCore, evse: Evse, talk: CarTalk, late: boolean): Message;
  /** How it will charge. */
  schedule(core: StationCore, evse: Evse, plan: CarPlan): Message;
}

/** Limits that others than the CSMS set, for the CSMS. */
export interface LimitMessages {
  set(core: StationCore, limit: InstalledProfile, withSchedule: boolean): Message;
  cleared(core: StationCore, limit: InstalledProfile): Message;
}

/**
 * One version's language: puts what the behaviour says into messages, and reads the answers. Shared by all stations of the
 * version; knows nothing but what it is given. What an answer lacks or has wrong is undefined, never an exception.
 */
export interface Dialect {
  boot(core: StationCore, reason: BootReason): Message;
  authorize(token: IdToken): Message;
  /** Reads what Authorize was answered. */
  authorization(payload: JsonObject): TokenInfo | undefined;
  /** The version's word for the state of a connector. */
  connectorStatus(core: StationCore, evse: Evse, connector: Connector): string;
  /** The statuses to report one after the other when it was `from` and is now `to`. */
  statusSteps(from: string | undefined, to: string): readonly string[];
  status(core: StationCore, evse: Evse, connector: Connector, status: string): Message;
  /** The status of the station as a whole, where the version has a message for it. */
  stationStatus(core: StationCore): Message | undefined;
  /** undefined when the version says nothing of such an event. */
  transactionEvent(core: StationCore, event: TransactionEvent): Message | undefined;
  transactionAnswer(event: TransactionEvent, payload: JsonObject): TransactionAnswer;
  /** Meter values that belong to no event. */
  meterValues(core: StationCore, evse: Evse, values: readonly MeterValue[]): Message;
  /** Values of the main meter: EVSE 0, in 1.6 connector 0. */
  mainMeterValues(core: StationCore, values: readonly MeterValue[]): Message;
  /** Seconds between the values that are told when a transaction ends, from its start and by the clock; 0 for none. */
  endedIntervals(settings: SettingStore): { readonly sampled: number; readonly aligned: number };
  /** That a tariff could not be used, or can again (2.1). */
  tariffProblem?(core: StationCore, problem: boolean): Message | undefined;
  /** That a connector's lock has a problem, or has none any more; undefined where the version has no message for it. */
  lockProblem(core: StationCore, evse: Evse, connector: Connector): Message | undefined;
  signCertificate(pending: PendingSigning): Message;
  securityEvent(core: StationCore, type: string, info: string | undefined): Message;
  /** How far an update is; undefined when the version has no word for it. `why`: a sentence, for a failure. */
  firmwareStatus(update: Pick<FirmwareUpdate, 'requestId' | 'signedMessages'>, status: string, why?: string): Message | undefined;
  /** How far the upload of a log is; undefined when the version has no word for it. */
  logStatus(upload: Pick<LogUpload, 'requestId'>, status: string, why?: string): Message | undefined;
  /** How far a local controller is with a file; undefined where the version knows none. */
  publishStatus(told: Told, location?: readonly string[], why?: string): Message | undefined;
  /** The end of a reservation that was not used, or led to no transaction; undefined where the version does not tell. */
  reservationEnded(reservation: Pick<Reservation, 'id'>, how: 'Expired' | 'Removed' | 'NoTransaction'): Message | undefined;
  /** What uses a reservation up: the token that is presented (2.x), or the transaction (1.6). */
  readonly reservationUsedBy: 'token' | 'transaction';
  /** undefined where the version knows nothing of ISO 15118. */
  readonly iso15118: Iso15118Messages | undefined;
  /** undefined where the version has no words for limits of others. */
  readonly limits: LimitMessages | undefined;
  /** Answers a request of the CSMS. */
  answer(core: StationCore, call: Call): Answer | Promise<Answer>;
}
