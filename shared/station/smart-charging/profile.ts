import type {
  ChargingProfileKindEnumType, ChargingProfilePurposeEnumType, ChargingRateUnitEnumType, RecurrencyKindEnumType,
} from '../../../schemas/generated/v21.types';

export type ProfilePurpose = ChargingProfilePurposeEnumType;

/** A charging profile in the words of 2.x; times in ms since 1970. */
export interface ChargingProfile {
  readonly id: number;
  readonly stackLevel: number;
  readonly purpose: ProfilePurpose;
  readonly kind: ChargingProfileKindEnumType;
  readonly recurrency?: RecurrencyKindEnumType;
  readonly validFrom?: number;
  readonly validTo?: number;
  /** As the station numbers its transactions in 2.x; in 1.6 the CSMS's number as text. */
  readonly transactionId?: string;
  readonly schedules: readonly ChargingSchedule[];
}

export interface ChargingSchedule {
  readonly start?: number;
  /** Seconds. */
  readonly duration?: number;
  readonly unit: ChargingRateUnitEnumType;
  readonly periods: readonly SchedulePeriod[];
}

export interface SchedulePeriod {
  /** Seconds from the start of the schedule. */
  readonly start: number;
  /** W in total, or A per phase. */
  readonly limit: number;
  readonly phases?: number;
}
