import type { ConnectionId } from '../journal/entry';
import type { JsonObject } from '../ocpp/json';
import type { OcppVersion } from '../ocpp/version';

/**
 * What the messages up to some entry say of the stations: a pure fold over the journal. Immutable; unchanged parts are
 * shared between states, so that a snapshot costs what changed. Wall times are ms since 1970.
 */
export interface WorldState {
  /** By station identity, in order of appearance. */
  readonly stations: Readonly<Record<string, StationState>>;
}

export interface StationState {
  readonly id: string;
  readonly version: OcppVersion | undefined;
  /** Number of its latest connection. */
  readonly connection?: ConnectionId;
  readonly connected: boolean;
  readonly connectedAt?: number;
  readonly disconnectedAt?: number;
  /** Code and words of the last close. */
  readonly lastClose?: { readonly code: number; readonly reason: string };
  readonly remote?: string;
  readonly url?: string;
  readonly security?: string;
  readonly boot?: BootState;
  readonly lastMessageAt?: number;
  readonly lastHeartbeatAt?: number;
  /** The station's own status: connector 0 in 1.6, evse 0 in 2.x. */
  readonly status?: string;
  readonly evses: readonly EvseState[];
  /**
   * Open and ended, oldest first; ended ones beyond the last 50 are dropped, and of more than 500 the oldest. Two may have
   * the same id, when a peer used it twice.
   */
  readonly transactions: readonly TransactionState[];
  /** Variables (2.x) or configuration keys (1.6) that went over the wire. */
  readonly variables: readonly VariableState[];
  /** The newest report of the device model (2.x). */
  readonly report?: ReportState;
  readonly reservations: readonly ReservationState[];
  readonly profiles: readonly ProfileState[];
  /** The newest answer to GetCompositeSchedule, by EVSE and unit. */
  readonly composites: readonly CompositeState[];
  /** Limits that others than the CSMS have set and not lifted (NotifyChargingLimit, 2.x). */
  readonly externalLimits: readonly ExternalLimitState[];
  /** What cars that speak ISO 15118 have planned, by EVSE (NotifyEVChargingSchedule, 2.x). */
  readonly carSchedules: readonly CarScheduleState[];
  /** What it watches, and what it has told of it; security events in every version. */
  readonly monitoring: MonitoringState;
  readonly localListVersion?: number;
  readonly firmwareStatus?: string;
  readonly logStatus?: string;
  readonly messages: number;
  readonly errors: number;
  /** Messages that a tap put on the wire, changed or dropped: what the CSMS knows may be something else since. Absent while there are none. */
  readonly apart?: number;
}

export interface BootState {
  readonly vendor: string;
  readonly model: string;
  readonly serialNumber?: string;
  readonly firmwareVersion?: string;
  readonly reason?: string;
  readonly at: number;
  readonly status?: string;
  /** Seconds. */
  readonly interval?: number;
}

export interface EvseState {
  /** From 1; in 1.6, which has no EVSEs, the connector's number, and its one connector has the same. */
  readonly id: number;
  readonly connectors: readonly ConnectorState[];
}

export interface ConnectorState {
  readonly id: number;
  /** The word of the version's StatusNotification; 'Unknown' before it has come. */
  readonly status: string;
  /** When this status began, by the station's clock where it tells a time. */
  readonly since: number;
  /** Absent when it is NoError. */
  readonly errorCode?: string;
  readonly info?: string;
  /** Set by an accepted ChangeAvailability. */
  readonly operative?: boolean;
}

export interface TransactionState {
  /** As text, in 1.6 too; a 1.6 transaction that the CSMS has not numbered yet is '?' and the StartTransaction's message id. */
  readonly id: string;
  readonly evse?: number;
  readonly connector?: number;
  readonly idToken?: string;
  readonly tokenType?: string;
  readonly authorization?: string;
  /** 2.x chargingState; in 1.6 derived from the connector's status. */
  readonly chargingState?: string;
  /** By the station's clock, as are `endedAt` and the times of samples; by the journal's where a message tells no time. */
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly stoppedReason?: string;
  readonly remoteStartId?: number;
  readonly lastSeqNo?: number;
  /** seqNos that never came. */
  readonly missingSeqNos: readonly number[];
  readonly offline?: boolean;
  /** Wh since the start, from the meter's register. */
  readonly energy?: number;
  readonly meterStart?: number;
  /** Watt, of all phases; negative while the car gives energy back. */
  readonly power?: number;
  /** Ampere, of the phase that carries most. */
  readonly current?: number;
  /** Volt, mean of the phases that are connected. */
  readonly voltage?: number;
  /** Percent. */
  readonly soc?: number;
  /** While it runs: one point a meter reading, oldest first, thinned to at most 300. Afterwards none, which would be most of a state: `Timeline.samplesAt` has them. */
  readonly samples: readonly MeterSample[];
  readonly totalCost?: number;
}

/** In the units of the transaction's own figures. */
export interface MeterSample {
  readonly at: number;
  readonly energy?: number;
  readonly power?: number;
  readonly current?: number;
  readonly voltage?: number;
  readonly soc?: number;
}

export interface VariableState {
  /** '' in 1.6. */
  readonly component: string;
  readonly instance?: string;
  readonly evse?: number;
  readonly connector?: number;
  readonly variable: string;
  readonly variableInstance?: string;
  /** Actual when absent. */
  readonly attribute?: string;
  readonly value?: string;
  readonly mutability?: string;
  readonly unit?: string;
  readonly dataType?: string;
  readonly minLimit?: number;
  readonly maxLimit?: number;
  readonly valuesList?: string;
  /** Most members of a list (2.1). */
  readonly maxElements?: number;
  readonly supportsMonitoring?: boolean;
  /** Survives a reboot. */
  readonly persistent?: boolean;
  /** Never changes at run time. */
  readonly constant?: boolean;
  readonly at: number;
  /** What the last attempt to set it was told, when it was not Accepted. */
  readonly refused?: string;
  /** The reason that came along with it. */
  readonly refusedReason?: string;
  /** It was set, and holds after the next reboot. */
  readonly rebootRequired?: true;
}

/** How far a report of the device model has come (NotifyReport, B07 and B08). */
export interface ReportState {
  readonly requestId: number;
  /** `ConfigurationInventory`, `FullInventory` or `SummaryInventory`; absent for a report by criteria, or one that nobody asked for here. */
  readonly base?: string;
  readonly at: number;
  readonly parts: number;
  /** -1 before the first part. */
  readonly lastSeqNo: number;
  /** Parts that have not come, below the last. */
  readonly missing: readonly number[];
  /** The last part has come. */
  readonly ended: boolean;
  /** What the request was told, when it was not Accepted. */
  readonly refused?: string;
}

export interface ReservationState {
  readonly id: number;
  readonly evse?: number;
  readonly connectorType?: string;
  readonly idToken: string;
  readonly expiry?: string;
  /** Active; then Used, Cancelled, or the word of ReservationStatusUpdate. */
  readonly status: string;
}

export interface ProfileState {
  /** In 1.6 the connector's number; 0 is the whole station. */
  readonly evse: number;
  readonly id: number;
  readonly purpose: string;
  readonly kind: string;
  readonly stackLevel: number;
  readonly transactionId?: string;
  readonly profile: JsonObject;
  /** When the station took it, or first told of it. */
  readonly since: number;
  /** Who has set it, as the station reports; the CSMS when absent. */
  readonly source?: string;
}

/** A composite schedule as a station has reported it. */
export interface CompositeState {
  /** In 1.6 the connector's number; 0 is the whole station. */
  readonly evse: number;
  readonly unit: 'A' | 'W';
  /** When it begins, and when it was told. */
  readonly from: number;
  readonly at: number;
  /** Seconds. */
  readonly duration: number;
  /** Seconds from `from`, in `unit`. */
  readonly periods: readonly { readonly start: number; readonly limit: number; readonly phases?: number }[];
}

export interface ExternalLimitState {
  readonly source: string;
  /** 0 is the whole station. */
  readonly evse: number;
  readonly at: number;
  readonly critical?: boolean;
  /** It adds what is generated locally, instead of limiting (2.1). */
  readonly localGeneration?: boolean;
  /** ChargingScheduleType, where the station told them. */
  readonly schedules: readonly JsonObject[];
}

export interface CarScheduleState {
  readonly evse: number;
  readonly from: number;
  readonly schedule: JsonObject;
  /** Absent until the CSMS has answered. */
  readonly status?: string;
}

export interface MonitoringState {
  /** Of the last accepted SetMonitoringBase: All, FactoryDefault or HardWiredOnly. */
  readonly base?: string;
  /** Of the last accepted SetMonitoringLevel: events up to this severity are told. */
  readonly level?: number;
  readonly monitors: readonly MonitorState[];
  /** Oldest first; of more than 200 the newest. */
  readonly events: readonly EventState[];
}

/** The variable that a monitor or an event is about (2.x). */
export interface WatchedVariable {
  readonly component: string;
  readonly instance?: string;
  readonly evse?: number;
  readonly connector?: number;
  readonly variable: string;
  readonly variableInstance?: string;
}

export interface MonitorState extends WatchedVariable {
  readonly id: number;
  /** UpperThreshold, LowerThreshold, Delta, Periodic, PeriodicClockAligned; 2.1 also TargetDelta, TargetDeltaRelative. */
  readonly type: string;
  /** A limit or a difference in the unit of the variable, or seconds. */
  readonly value: number;
  /** 0 is the most severe, 9 the least. */
  readonly severity: number;
  /** Only while a transaction runs. */
  readonly transaction?: true;
  /** Set by the CSMS. */
  readonly custom: boolean;
  readonly at: number;
}

/** Something that a station has told of itself. */
export type EventState = MonitorEventState | SecurityEventState;

/** One eventData of NotifyEvent (N07, N08). */
export interface MonitorEventState extends WatchedVariable {
  readonly kind: 'monitor';
  /** Alerting, Delta or Periodic. */
  readonly trigger: string;
  readonly value: string;
  readonly monitor?: number;
  readonly severity?: number;
  /** Id of the event that caused it. */
  readonly cause?: number;
  readonly transactionId?: string;
  /** techCode and techInfo. */
  readonly info?: string;
  readonly cleared?: true;
  readonly at: number;
  readonly messageId: string;
}

/** SecurityEventNotification (A04). */
export interface SecurityEventState {
  readonly kind: 'security';
  readonly type: string;
  readonly info?: string;
  readonly at: number;
  readonly messageId: string;
}

export const EMPTY_WORLD: WorldState = { stations: {} };
