import type {
  ChargingProfileKindEnumType, ChargingProfilePurposeEnumType, ChargingRateUnitEnumType, OperationModeEnumType, RecurrencyKindEnumType,
} from '../../schemas/generated/v21.types';

/*
 * Charging profiles in one shape for OCPP 1.6, 2.0.1 and 2.1, in the words of 2.1. Times are ms since 1970, lengths are
 * seconds. `read-profile.ts` reads them from the wire.
 */

/** ChargePointMaxProfile of 1.6 is ChargingStationMaxProfile here. */
export type ProfilePurpose = ChargingProfilePurposeEnumType;
export type RateUnit = ChargingRateUnitEnumType;
export type OperationMode = OperationModeEnumType;

export interface ChargingProfile {
  readonly id: number;
  readonly stackLevel: number;
  readonly purpose: ProfilePurpose;
  readonly kind: ChargingProfileKindEnumType;
  readonly recurrency?: RecurrencyKindEnumType;
  /** From then on, itself included. */
  readonly validFrom?: number;
  /** Until then, itself not included. */
  readonly validTo?: number;
  /** Of a TxProfile: the transaction's id in 2.x; in 1.6 the CSMS's number as text. Absent until there is a transaction (K05). */
  readonly transactionId?: string;
  /** One; up to three to choose from with ISO 15118 (K15 to K19). */
  readonly schedules: readonly ChargingSchedule[];
  /** Seconds without connection after which it does not hold any more (2.1). */
  readonly maxOfflineDuration?: number;
  /** It is over for good then, and not only until the connection is back (2.1). */
  readonly invalidAfterOfflineDuration?: boolean;
  /** Seconds between the updates that a station asks for; Dynamic only (2.1). */
  readonly dynUpdateInterval?: number;
  readonly dynUpdateTime?: number;
}

export interface ChargingSchedule {
  readonly id?: number;
  /** Absent where the periods count from the start of charging. */
  readonly start?: number;
  /** Seconds; the last period goes on without end when absent. */
  readonly duration?: number;
  readonly unit: RateUnit;
  /** Charging below it is not efficient; in `unit`. */
  readonly minChargingRate?: number;
  /** In the order of their starts; the first starts at 0. */
  readonly periods: readonly SchedulePeriod[];
  /** Above `soc` percent no more than `limit` (2.1). */
  readonly limitAtSoC?: { readonly soc: number; readonly limit: number };
  /** Seconds by which each period but the first may start later (2.1); `delayed` draws them. */
  readonly randomizedDelay?: number;
  /** `start` is to be read as local time (2.1). */
  readonly useLocalTime?: boolean;
}

export interface SchedulePeriod {
  /** Seconds from the start of the schedule. */
  readonly start: number;
  /** W in total or A per phase; absent when the period sets no limit of its own (2.1). Of phase L1 where L2 or L3 have one. */
  readonly limit?: number;
  readonly limitL2?: number;
  readonly limitL3?: number;
  /** Phases that may be used; 3 when absent. */
  readonly phases?: number;
  /** Which one, where `phases` is 1. */
  readonly phaseToUse?: number;
  /** What follows is 2.1: negative values discharge. `station/` and the view read it; the engine combines limits alone. */
  readonly operationMode?: OperationMode;
  readonly setpoint?: number;
  readonly setpointL2?: number;
  readonly setpointL3?: number;
  readonly dischargeLimit?: number;
  readonly dischargeLimitL2?: number;
  readonly dischargeLimitL3?: number;
  readonly evseSleep?: boolean;
  readonly preconditioningRequest?: boolean;
  /** Watt that the curves count from. */
  readonly v2xBaseline?: number;
  /** Watt by Hz, and by aFRR signal; in between by straight lines. In the order of their first numbers. */
  readonly freqWattCurve?: readonly CurvePoint[];
  readonly signalWattCurve?: readonly CurvePoint[];
}

export interface CurvePoint {
  readonly at: number;
  /** Watt; negative values discharge. */
  readonly power: number;
}

/** A profile where it is installed. */
export interface InstalledProfile {
  /** 0 for the whole station, and for TxDefaultProfile and PriorityCharging for each EVSE that has none of its own at that level. */
  readonly evseId: number;
  readonly profile: ChargingProfile;
  /** When it was installed. */
  readonly since: number;
  /** Which of its schedules was chosen; the first when absent. */
  readonly chosen?: number;
}

/** What the station allows: W in total or A per phase. */
export interface Limit {
  readonly value: number;
  readonly unit: RateUnit;
  /** Phases that may be used; all of the EVSE's when absent. */
  readonly phases?: number;
  /** Which one, where `phases` is 1. */
  readonly phaseToUse?: number;
}

/** Where and for whom limits are computed. */
export interface Place {
  /** From 1. 0 is the whole station: only what caps it as a whole counts. */
  readonly evseId: number;
  /** Volt of one phase, or of the battery with direct current. */
  readonly voltage: number;
  /** What the EVSE has: 1 to 3; 0 is direct current, to which phases mean nothing. */
  readonly phases: number;
  /**
   * What Relative schedules count from: when the EVSE could deliver energy to the transaction. When absent, the moment that
   * is asked about, as if somebody began to charge just then (K08.FR.06).
   */
  readonly origin?: number;
  /** By which ids the transaction is known; TxProfiles that name another do not count. Absent without a transaction. */
  readonly transaction?: readonly string[];
  /** PriorityCharging was asked for (2.1). */
  readonly priority?: boolean;
  /** The battery's state of charge in percent, where it is known (2.1). */
  readonly soc?: number;
  /** Since when the station has had no connection (2.1). */
  readonly offlineSince?: number;
}
