import { ACTIONS_16 } from './actions-16';
import { ACTIONS_201 } from './actions-201';
import { ACTIONS_21 } from './actions-21';
import type { Sender } from './frame-check';
import { OCPP_VERSIONS, type OcppVersion } from './version';

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

const CATALOGUE: Readonly<Record<OcppVersion, ReadonlyMap<string, ActionInfo>>> = {
  '1.6': catalogue(ACTIONS_16),
  '2.0.1': catalogue(ACTIONS_201),
  '2.1': catalogue(ACTIONS_21),
};

function catalogue(entries: Readonly<Record<string, ActionEntry>>): ReadonlyMap<string, ActionInfo> {
  return new Map(Object.entries(entries).map(([name, entry]) => [name, { isSend: false, ...entry, name }]));
}

/** Every action of a version, by name. */
export function actionsOf(version: OcppVersion): readonly ActionInfo[] {
  return [...CATALOGUE[version].values()];
}

/** The actions that one side may send, by name. */
export function actionsSentBy(version: OcppVersion, sender: Sender): readonly ActionInfo[] {
  return actionsOf(version).filter((action) => mayBeSentBy(action, sender));
}

/** The action of that exact name (names are case-sensitive); undefined when the version has none. */
export function actionInfo(version: OcppVersion, name: string): ActionInfo | undefined {
  return CATALOGUE[version].get(name);
}

export function isKnownAction(version: OcppVersion, name: string): boolean {
  return CATALOGUE[version].has(name);
}

export function mayBeSentBy(action: ActionInfo, sender: Sender): boolean {
  return action.sender === 'both' || action.sender === sender;
}

/** The versions that know an action of that exact name. */
export function versionsKnowing(name: string): readonly OcppVersion[] {
  return OCPP_VERSIONS.filter((version) => isKnownAction(version, name));
}
