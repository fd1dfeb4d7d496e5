import type { Sender } from './frame-check';

/** Functional block of 2.x (Part 2); Q, R and S exist from 2.1 on. */
export type FunctionalBlock =
  | 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M' | 'N' | 'O' | 'P' | 'Q' | 'R' | 'S';

export const FUNCTIONAL_BLOCKS: Readonly<Record<FunctionalBlock, string>> = {
  A: 'Security',
  B: 'Provisioning',
  C: 'Authorization',
  D: 'Local Authorization List Management',
  E: 'Transactions',
  F: 'Remote Control',
  G: 'Availability',
  H: 'Reservation',
  I: 'Tariff and Cost',
  J: 'Metering',
  K: 'Smart Charging',
  L: 'Firmware Management',
  M: 'Certificate Management',
  N: 'Diagnostics',
  O: 'Display Message',
  P: 'Data Transfer',
  Q: 'Bidirectional Power Transfer',
  R: 'DER Control',
  S: 'Battery Swapping',
};

/** Feature profile of 1.6 (OCPP 1.6 §3.1); `Security` is the whitepaper "Improved security for OCPP 1.6-J". */
export type Profile16 =
  | 'Core' | 'FirmwareManagement' | 'LocalAuthListManagement' | 'Reservation' | 'SmartCharging' | 'RemoteTrigger' | 'Security';

export interface ActionInfo {
  readonly name: string;
  /** Who sends the request. */
  readonly sender: Sender | 'both';
  /** True for a message without an answer (SEND, 2.1). */
  readonly isSend: boolean;
  /** Of 2.x, where it is certain. */
  readonly block?: FunctionalBlock;
  /** Of 1.6. */
  readonly profile?: Profile16;
}

/** An action's entry in one version's catalogue, without what follows from its place. */
export type ActionEntry = Omit<ActionInfo, 'name' | 'isSend'> & { readonly isSend?: true };
