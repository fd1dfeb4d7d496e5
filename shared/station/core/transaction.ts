import type { JsonObject } from '../../ocpp/json';
import type { CostBook } from '../../tariff/cost-book';
import type { PowerLimit } from '../hardware/power-path';
import type { OperationMode } from '../../smart-charging/model';
import type { Authorization } from './evse';
import type { Payment } from './payment';
import type { ChargingState, IdToken, MeterValue, StoppedReason, TransactionEventType, TriggerReason } from '../words';

/** What may be limited in a transaction: Wh, seconds since its start, percent, and what it costs. */
export type LimitKind = 'energy' | 'time' | 'soc' | 'cost';
export type TransactionLimits = { readonly [Kind in LimitKind]?: number };

/** What interrupted a transaction. */
export interface Interruption {
  /** Monotonic time, ms. */
  readonly at: number;
  /** A reset by the CSMS, a power cut, or a restart of the station by itself. */
  readonly by: 'reset' | 'power' | 'restart';
  readonly wasCharging: boolean;
}

const NONE: readonly MeterValue[] = [];
const NO_POINTS: readonly string[] = [];

/** A transaction, from its first event to the answer to its last. */
export class Transaction {
  /** Of the station's making; what 2.x calls transactionId. */
  readonly id: string;
  readonly evseId: number;
  /** 0 until a cable is plugged in. */
  connectorId: number;
  /** Wall time of the station, ms since 1970. */
  readonly startedAt: number;
  /** Wh of the register. */
  readonly meterStart: number;
  /** What 1.6 calls transactionId: undefined until the CSMS has given it. */
  number: number | undefined;
  nextSeqNo = 0;
  /** As it was told last. */
  chargingState: ChargingState | undefined;
  /** The authorization that it took over last. */
  authorizedBy: Authorization | undefined;
  token: IdToken | undefined;
  groupId: string | undefined;
  reservationId: number | undefined;
  remoteStartId: number | undefined;
  stoppedReason: StoppedReason | undefined;
  /** What of it the CSMS has been told already, since it is told once, or when it changes. */
  readonly told: { token: boolean; connector: number | undefined; phases: number | undefined } = { token: false, connector: undefined, phases: undefined };
  /** Wh of the register at which the CSMS refused the token, when the transaction goes on all the same (StopTxOnInvalidId false). */
  invalidFrom: number | undefined;
  /** The CSMS has answered the message that started it, and did not object to the token. */
  accepted = false;
  ended = false;
  /** The meter's public key was told with a signed value. */
  keyTold = false;
  /** It waits to be resumed (2.1). */
  interruption: Interruption | undefined;
  /** It was resumed, and no energy may flow any more (TxCtrlr.AllowEnergyTransferResumption). */
  withheld = false;
  /** Points of TxStopPoint that held at some time: losing one of them ends it. */
  reached: readonly string[] = NO_POINTS;
  /** Messages with meter values that the CSMS has answered. */
  meterValuesAnswered = 0;
  /** Values to be told when it ends. */
  endValues: readonly MeterValue[] = NONE;
  /** chargingPriority as the CSMS said it, -9 to 9 (2.x, K03.FR.05). */
  priority: number | undefined;
  /** Watt that flowed when the rate was last told or looked at, and under which limit. */
  rate: { readonly power: number; readonly limit: PowerLimit | undefined; readonly setpoint: number | undefined } | undefined;
  /** It charges by the PriorityCharging profile (2.1, K21). */
  priorityCharging = false;
  /** The operation mode that it runs in, once a profile has named one (2.1, Q). */
  operationMode: OperationMode | undefined;
  totalCost: number | undefined;
  /** Local cost calculation (2.1): what it costs, Wh and W up to which that is added up, and what has been told of it. */
  cost: CostBook | undefined;
  costRegister = 0;
  costPower = 0;
  /** Monotonic ms. */
  costToldAt: number | undefined;
  tariffKind: 'DefaultTariff' | 'DriverTariff' | undefined;
  tariffTold: string | undefined;
  limits: TransactionLimits | undefined;
  /** Those of them that the CSMS has set. */
  csmsLimits: TransactionLimits | undefined;
  /** How it was paid for at the terminal (2.1). */
  payment: Payment | undefined;
  /** The limit that was reached and told. */
  limitTold: LimitKind | undefined;
  #charged = 0;
  #chargingSince: number | undefined;

  constructor(start: { id: string; evseId: number; connectorId: number; at: number; meter: number }) {
    this.id = start.id;
    this.evseId = start.evseId;
    this.connectorId = start.connectorId;
    this.startedAt = start.at;
    this.meterStart = start.meter;
  }

  /** Notes the state at a time; adds up how long energy flowed. */
  enter(state: ChargingState, at: number): void {
    this.chargingState = state;
    if (state === 'Charging') this.#chargingSince ??= at;
    else if (this.#chargingSince !== undefined) {
      this.#charged += Math.max(0, at - this.#chargingSince);
      this.#chargingSince = undefined;
    }
  }

  /** Seconds in which energy flowed. */
  secondsCharging(at: number): number {
    const now = this.#chargingSince === undefined ? 0 : Math.max(0, at - this.#chargingSince);
    return Math.floor((this.#charged + now) / 1000);
  }
}

/** One thing to tell of a transaction, as it was when it happened. */
export interface TransactionEvent {
  readonly type: TransactionEventType;
  readonly trigger: TriggerReason;
  readonly seqNo: number;
  /** Wall time of the station, ms since 1970. */
  readonly at: number;
  /** It happened while there was no connection. */
  readonly offline: boolean;
  readonly transaction: Transaction;
  readonly chargingState: ChargingState;
  /** Wh of the register. */
  readonly meter: number;
  readonly meterValues: readonly MeterValue[];
  /** 2.1 alone tells it. */
  readonly operationMode?: OperationMode;
  readonly secondsCharging: number;
  /** What is told for the first time. */
  readonly evse?: { readonly id: number; readonly connectorId?: number };
  readonly token?: IdToken;
  /** Phases that carry current, when that has changed. */
  readonly phases?: number;
  /** Ampere, with the cable. */
  readonly cableMaxCurrent?: number;
  readonly remoteStartId?: number;
  readonly reservationId?: number;
  readonly stoppedReason?: StoppedReason;
  /** Limits that were set now. */
  readonly limits?: TransactionLimits;
  /** The tariff that counts, when it is new, and what it has cost (2.1). */
  readonly tariffId?: string;
  readonly costDetails?: JsonObject;
  /** Whose card stopped it. */
  readonly stoppedBy?: IdToken;
}
