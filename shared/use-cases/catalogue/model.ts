import type { JsonObject } from '../../ocpp/json';
import type { OcppVersion } from '../../ocpp/version';

/** The functional blocks of OCPP 2.x that have use cases, by their letter; Q, R and S came with 2.1. */
export const BLOCKS = {
  A: 'Security',
  B: 'Provisioning',
  C: 'Authorization',
  D: 'Local Authorization List',
  E: 'Transactions',
  F: 'Remote Control',
  G: 'Availability',
  H: 'Reservation',
  I: 'Tariff and Costs',
  J: 'Metering',
  K: 'Smart Charging',
  L: 'Firmware Management',
  M: 'ISO 15118 Certificate Management',
  N: 'Diagnostics',
  O: 'Display Message',
  P: 'Data Transfer',
  Q: 'Bidirectional Power Transfer',
  R: 'DER Control',
  S: 'Battery Swapping',
} as const;
export type BlockId = keyof typeof BLOCKS;

/** The two ends of the wire. */
export type Side = 'station' | 'csms';

/** Who takes part besides the two ends. */
export type Actor =
  | 'EV Driver' | 'EV' | 'Charging Station' | 'CSMS' | 'CSO' | 'Local Controller' | 'External Control System' | 'Manufacturer'
  | 'Payment Terminal' | 'Certificate Authority' | 'Contract Certificate Pool' | 'Service Technician';

/** One line of a sequence diagram. */
export type SequenceStep =
  /** A request, or a message without an answer (2.1's SEND). `fields`: the members that matter, with values as on the wire. */
  | { readonly kind: 'call'; readonly from: Side; readonly action: string; readonly fields?: JsonObject; readonly note?: string }
  /** The answer to the latest open request of that action. */
  | { readonly kind: 'answer'; readonly from: Side; readonly action: string; readonly fields?: JsonObject; readonly note?: string }
  /** What somebody does, away from the wire. */
  | { readonly kind: 'act'; readonly actor: Actor; readonly text: string }
  /** Steps that come only on a condition, or again and again. */
  | { readonly kind: 'group'; readonly how: 'optional' | 'loop' | 'alternative'; readonly title: string; readonly steps: readonly SequenceStep[] };

/** A field that decides whether the use case went right. */
export interface DecidingField {
  readonly action: string;
  readonly half: 'request' | 'response';
  /** Members joined by dots, arrays as `[]`: `transactionInfo.stoppedReason`, `setVariableData[].attributeValue`; `fieldDoc` finds them. */
  readonly field: string;
  readonly why: string;
}

/** What has to hold, in plain words. */
export interface CatalogueCheck {
  readonly text: string;
  /** Whose duty it is. */
  readonly of: Side;
  /** Only where it is certain, e.g. `E02.FR.05`. */
  readonly requirement?: string;
}

/** How a use case is done in OCPP 1.6 with its security extension. */
export type In16 =
  | { readonly exists: true; readonly how: string; readonly sequence: readonly SequenceStep[]; readonly decides: readonly DecidingField[] }
  | { readonly exists: false; readonly why: string };

/** One use case of Part 2 of OCPP 2.0.1, or of 2.1 where that adds one. */
export interface UseCase {
  /** e.g. `E02`. */
  readonly id: string;
  readonly title: string;
  readonly block: BlockId;
  /** What it is for, in two or three plain sentences. */
  readonly purpose: string;
  readonly actors: readonly Actor[];
  readonly preconditions: readonly string[];
  readonly sequence: readonly SequenceStep[];
  readonly decides: readonly DecidingField[];
  readonly checks: readonly CatalogueCheck[];
  readonly v16: In16;
  /** What OCPP 2.1 changed about it, where it did. */
  readonly v21?: string;
  /** Added by 2.1. */
  readonly only21?: true;
  /** What about this entry is not certain, in a sentence. */
  readonly uncertain?: string;
}

/** Whether a use case is in a version. */
export function existsIn({ v16, only21 }: UseCase, version: OcppVersion): boolean {
  if (version === '1.6') return v16.exists;
  return version === '2.1' || only21 !== true;
}
