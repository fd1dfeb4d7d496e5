import type { ProfilePurpose } from '../../smart-charging/model';
import { delayed } from '../../smart-charging/delayed';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { InstalledProfile } from '../core/records';
import type { Transaction } from '../core/transaction';

/** Which profiles somebody asks for or wants cleared; what is absent does not matter. */
export interface ProfileFilter {
  readonly ids?: readonly number[];
  /** 0 for those of the whole station. */
  readonly evseId?: number;
  readonly purpose?: ProfilePurpose;
  readonly stackLevel?: number;
  /** Who has set them: CSO, EMS … */
  readonly sources?: readonly string[];
}

/** Who has set a profile; CSO is the CSMS. */
export function sourceOf({ source = 'CSO' }: InstalledProfile): string {
  return source;
}

/** Installs a profile, in the place of those that it replaces (K01.FR.05; 1.6 §3.13.2). */
export function installProfile(core: StationCore, installed: InstalledProfile): void {
  const kept = core.profiles.filter((one) => !replaces(core, installed, one));
  core.profiles = [...kept, withDelays(core, installed)];
}

/**
 * Whether a profile takes the place of another: that of its id; in 1.6 also that of its purpose and stack level at its
 * connector. In 2.x two of them are a fault (K01.FR.06), unless they are valid at different times.
 */
export function replaces(core: StationCore, { evseId, profile }: Pick<InstalledProfile, 'evseId' | 'profile'>, old: InstalledProfile): boolean {
  if (isExternal(old)) return false;
  if (old.profile.id === profile.id) return true;
  return core.config.version === '1.6' && old.evseId === evseId && old.profile.purpose === profile.purpose && old.profile.stackLevel === profile.stackLevel;
}

/** Removes the profiles that fit, but none of an external system (K10.FR.04, .08, .09); returns how many. */
export function clearProfiles(core: StationCore, filter: ProfileFilter): number {
  const kept = core.profiles.filter((one) => isExternal(one) || !fits(one, filter));
  const cleared = core.profiles.length - kept.length;
  if (cleared > 0) core.profiles = kept;
  return cleared;
}

/** The profiles that fit (K09). */
export function findProfiles(core: StationCore, filter: ProfileFilter): readonly InstalledProfile[] {
  return core.profiles.filter((one) => fits(one, filter));
}

/** Of an external system: the CSMS cannot touch it. */
export function isExternal({ profile }: Pick<InstalledProfile, 'profile'>): boolean {
  return profile.purpose === 'ChargingStationExternalConstraints' || profile.purpose === 'LocalGeneration';
}

/** A TxProfile that came with a remote start belongs to the transaction as soon as there is one (K05). */
export function bindProfiles(core: StationCore, evse: Evse): void {
  const { transaction } = evse;
  if (!transaction || core.profiles.length === 0) return;
  const concerned = (one: InstalledProfile): boolean => one.evseId === evse.id && isUnbound(one);
  if (!core.profiles.some(concerned)) return;
  core.profiles = core.profiles.map((one) => (concerned(one) ? { ...one, profile: { ...one.profile, transactionId: transaction.id } } : one));
}

/** 2.1 K01.FR.93: for the first transaction that begins, delays are drawn anew; those of transactions that run stay. */
export function drawDelays(core: StationCore): void {
  if (core.profiles.every(({ drawnFrom }) => !drawnFrom) || core.evses.filter(({ transaction }) => transaction).length > 1) return;
  core.profiles = core.profiles.map((one) => (one.drawnFrom ? withDelays(core, { ...one, profile: one.drawnFrom }) : one));
}

/** A TxProfile ends with its transaction (K02.FR.05). */
export function dropProfilesOf(core: StationCore, transaction: Transaction): void {
  const gone = (one: InstalledProfile): boolean =>
    one.profile.purpose === 'TxProfile' && one.evseId === transaction.evseId && (isUnbound(one) || isOf(one, transaction));
  if (core.profiles.some(gone)) core.profiles = core.profiles.filter((one) => !gone(one));
}

/** A TxProfile that came with a remote start of which nothing came. */
export function dropUnusedProfiles(core: StationCore, evse: Evse): void {
  if (core.profiles.some((one) => one.evseId === evse.id && isUnbound(one))) core.profiles = core.profiles.filter((one) => one.evseId !== evse.id || !isUnbound(one));
}

/** The connection is back: what was not to outlast the time without it is gone for good (2.1 K01.FR.102). */
export function dropOutdatedProfiles(core: StationCore, secondsOffline: number): void {
  const gone = ({ profile }: InstalledProfile): boolean =>
    profile.invalidAfterOfflineDuration === true && profile.maxOfflineDuration !== undefined && secondsOffline > profile.maxOfflineDuration;
  if (core.profiles.some(gone)) core.profiles = core.profiles.filter((one) => !gone(one));
}

/** By which ids a transaction is known: its own, and in 1.6 the CSMS's number. */
export function idsOf(transaction: Transaction): string[] {
  return transaction.number === undefined ? [transaction.id] : [transaction.id, String(transaction.number)];
}

function withDelays(core: StationCore, installed: InstalledProfile): InstalledProfile {
  const profile = delayed(installed.profile, () => core.random.next());
  return profile === installed.profile ? installed : { ...installed, profile, drawnFrom: installed.profile };
}

function isUnbound({ profile }: InstalledProfile): boolean {
  return profile.purpose === 'TxProfile' && profile.transactionId === undefined;
}

function isOf({ profile: { transactionId } }: InstalledProfile, transaction: Transaction): boolean {
  return transactionId !== undefined && idsOf(transaction).includes(transactionId);
}

function fits(one: InstalledProfile, filter: ProfileFilter): boolean {
  const { evseId, profile } = one;
  return (filter.ids?.includes(profile.id) ?? true)
    && (filter.evseId === undefined || filter.evseId === evseId)
    && (filter.purpose === undefined || filter.purpose === profile.purpose)
    && (filter.stackLevel === undefined || filter.stackLevel === profile.stackLevel)
    && (filter.sources?.includes(sourceOf(one)) ?? true);
}
