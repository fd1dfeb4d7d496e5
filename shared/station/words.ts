import type {
  AuthorizationStatusEnumType, BootReasonEnumType, ChargingStateEnumType, ReadingContextEnumType, ReasonEnumType, RegistrationStatusEnumType,
  TransactionEventEnumType,
} from '../../schemas/generated/v201.types';
import type { TriggerReasonEnumType } from '../../schemas/generated/v21.types';
import type { TransactionLimits } from './core/transaction';
import type { JsonObject } from '../ocpp/json';
import type { Measurand, Phase } from './metering/measurands';

/**
 * The words in which the behaviour thinks, before a version puts them into its messages: those of 2.0.1, and what 1.6 and
 * 2.1 have beyond them.
 */
export type TriggerReason = TriggerReasonEnumType;
export type ChargingState = ChargingStateEnumType;
export type BootReason = BootReasonEnumType;
export type RegistrationStatus = RegistrationStatusEnumType;
export type AuthorizationStatus = AuthorizationStatusEnumType;
export type ReadingContext = ReadingContextEnumType;
export type TransactionEventType = TransactionEventEnumType;
/** 1.6 tells a soft from a hard reset, and an unlock command; 2.1 that a kind of energy transfer is not to be had. */
export type StoppedReason = ReasonEnumType | 'ReqEnergyTransferRejected' | 'SoftReset' | 'HardReset' | 'UnlockCommand';

/** A request to the CSMS. */
export interface Message {
  readonly action: string;
  readonly payload: JsonObject;
}

export interface IdToken {
  readonly idToken: string;
  /** As in 2.x; '' in 1.6, which has no types. */
  readonly type: string;
  /** What was read beside it and goes along with it (2.x Part 2, C 1.1.1). */
  readonly additionalInfo?: readonly AdditionalInfo[];
}

export interface AdditionalInfo {
  readonly additionalIdToken: string;
  readonly type: string;
}

/** What is known of an idToken. */
export interface TokenInfo {
  readonly status: AuthorizationStatus;
  readonly groupId?: string;
  /** Wall time in ms since 1970 after which this no longer holds. */
  readonly expiry?: number;
  /** For the display. */
  readonly personalMessage?: string;
  /** The driver's own tariff, as it came (2.1). */
  readonly tariff?: JsonObject;
  /** That the driver reads best, RFC 5646. */
  readonly language?: string;
  /** EnergyTransferModes that are allowed with it (2.1, Q01). */
  readonly transfers?: readonly string[];
  /** The EVSEs at which it holds; all when absent (C01.FR.21). */
  readonly evseIds?: readonly number[];
}

/** idTokens are compared without regard to case (CiString, identifierString). */
export function tokenKey(idToken: string): string {
  return idToken.toLowerCase();
}

/** The key under which list and cache keep a token: its text alone does not make it, its type does as well (2.x). */
export function storeKey({ idToken, type }: Pick<IdToken, 'idToken' | 'type'>): string {
  return `${tokenKey(idToken)} ${type}`;
}

/** A token as it may be shown and logged: a key code never is (C04.FR.04). */
export function shownToken({ idToken, type }: IdToken): string {
  return type === 'KeyCode' ? 'The code' : idToken;
}

export function sameToken(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && tokenKey(one) === tokenKey(other);
}

/** One measured value. */
export interface Sample {
  readonly measurand: Measurand;
  readonly value: number;
  /** Of the standard's phases: L1, L1-N …; absent when it holds for all. */
  readonly phase?: Phase;
  readonly location: 'Outlet' | 'Inlet' | 'EV' | 'Cable' | 'Body';
  /** The same signed by the meter. */
  readonly signed?: SignedSample;
}

/** A signed value (SignedMeterValueType): text in base64, how it is signed and written, and the meter's key, '' when not told. */
export interface SignedSample {
  readonly data: string;
  readonly method: string;
  readonly encoding: string;
  readonly publicKey: string;
}

/** What was measured at one time. */
export interface MeterValue {
  /** Wall time of the station, ms since 1970. */
  readonly at: number;
  readonly context: ReadingContext;
  readonly samples: readonly Sample[];
}

/** Why something happened to an EVSE, and what is to be told of it. */
export interface Cause {
  readonly trigger: TriggerReason;
  /** Why the transaction stops, when this stops it. */
  readonly reason?: StoppedReason;
  /** A fresh token, to be told. */
  readonly token?: IdToken;
  /** Something became true from which a transaction may start (TxStartPoint). */
  readonly mayStart?: boolean;
  /** Limits that were set. */
  readonly limits?: TransactionLimits;
}
