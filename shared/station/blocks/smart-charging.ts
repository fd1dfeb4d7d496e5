import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { InstalledProfile } from '../core/records';
import type { Transaction } from '../core/transaction';
import type { PowerLimit } from '../hardware/power-path';
import { compositeOf, limitAt, type CompositePeriod, type Place } from '../smart-charging/composite';
import type { ChargingProfile, ProfilePurpose } from '../smart-charging/profile';

/** Whether a profile is taken, and if not, the reason code of 2.x and a sentence. */
export type ProfileVerdict = { readonly ok: true } | { readonly ok: false; readonly reasonCode: string; readonly message: string };

/** Which profiles somebody asks for or wants cleared; what is absent does not matter. */
export interface ProfileFilter {
  readonly ids?: readonly number[];
  /** 0 for those of the whole station. */
  readonly evseId?: number;
  readonly purpose?: ProfilePurpose;
  readonly stackLevel?: number;
}

/** The limit that the installed profiles set for an EVSE now; the station's own cap is shared by those that charge. */
export function limitOf(core: StationCore, evse: Evse): PowerLimit | undefined {
  if (core.profiles.length === 0 || !core.settings.flag('SmartChargingEnabled')) return undefined;
  const charging = Math.max(1, core.evses.filter((one) => one.path.closed).length);
  const station = limitAt(core.profiles.filter((one) => capsStation(one)), placeOf(evse), core.now).limit;
  const own = limitAt(core.profiles.filter((one) => !capsStation(one) && concerns(one, evse)), placeOf(evse), core.now).limit;
  const share = station && { ...station, value: station.value / charging };
  if (!share || !own) return share ?? own;
  const place = placeOf(evse);
  const volts = (limit: PowerLimit): number => (limit.unit === 'W' ? limit.value : limit.value * place.voltage * Math.min(limit.phases ?? place.phases, place.phases));
  return volts(share) < volts(own) ? share : own;
}

/** Installs a profile, in the place of one with its id or of the same purpose and stack level (K01). */
export function installProfile(core: StationCore, installed: InstalledProfile): void {
  core.profiles = [...core.profiles.filter((one) => !replaces(installed, one)), installed];
}

/** What is wrong with a profile that the CSMS wants to install at `evseId`, 0 being the station. */
export function judgeProfile(core: StationCore, evseId: number, profile: ChargingProfile, forStart = false): ProfileVerdict {
  const { settings } = core;
  const refuse = (reasonCode: string, message: string): ProfileVerdict => ({ ok: false, reasonCode, message });
  if (!settings.flag('SmartChargingEnabled')) return refuse('NotEnabled', 'Smart charging is switched off.');
  const evse = core.evse(evseId);
  if (evseId !== 0 && !evse) return refuse('UnknownEvse', `There is no EVSE ${evseId}.`);
  if (profile.stackLevel < 0 || profile.stackLevel > settings.number('ChargingProfileStackLevel')) {
    return refuse('InvalidStackLevel', `Stack levels go from 0 to ${settings.number('ChargingProfileStackLevel')}.`);
  }
  if (profile.purpose === 'ChargingStationExternalConstraints') return refuse('InvalidProfile', 'External constraints are not set by a CSMS.');
  if (profile.purpose === 'ChargingStationMaxProfile' && evseId !== 0) return refuse('InvalidProfile', 'A ChargingStationMaxProfile belongs to the station, EVSE 0.');
  if (profile.purpose === 'TxProfile' && !forStart) {
    if (!evse?.transaction) return refuse('TxNotFound', 'A TxProfile needs a transaction that runs on its EVSE.');
    if (profile.transactionId !== undefined && !isOf(profile, evse.transaction)) return refuse('TxNotFound', `Transaction ${profile.transactionId} does not run there.`);
  }
  if (profile.kind === 'Recurring' && profile.recurrency === undefined) return refuse('InvalidProfile', 'A Recurring profile needs a recurrencyKind.');
  if (profile.kind === 'Dynamic') return refuse('InvalidProfile', 'Dynamic profiles are not supported.');
  const most = settings.number('MaxChargingProfiles');
  if (core.profiles.filter((one) => !replaces({ evseId, profile }, one)).length >= most) {
    return refuse('TooManyElements', `At most ${most} profiles can be installed.`);
  }
  return judgeSchedules(core, profile);
}

/** Removes the profiles that fit; returns how many (K10). */
export function clearProfiles(core: StationCore, filter: ProfileFilter): number {
  const kept = core.profiles.filter((one) => !fits(one, filter));
  const cleared = core.profiles.length - kept.length;
  core.profiles = kept;
  return cleared;
}

/** The profiles that fit (K09). */
export function findProfiles(core: StationCore, filter: ProfileFilter): readonly InstalledProfile[] {
  return core.profiles.filter((one) => fits(one, filter));
}

/** What the station would allow over the next seconds (K08); of EVSE 0 what it takes from the grid. */
export function compositeSchedule(core: StationCore, evseId: number, seconds: number, unit: 'W' | 'A'): CompositePeriod[] {
  const evse = core.evse(evseId);
  const first = evse ?? core.evses[0];
  if (!first) return [];
  const place = placeOf(first);
  const watts = (evse ? [evse] : core.evses).reduce((sum, one) => sum + one.path.maxPower, 0);
  const most = unit === 'W' ? watts : Math.round((watts / place.voltage / place.phases) * 10) / 10;
  const profiles = core.profiles.filter((one) => (evse ? concerns(one, evse) : capsStation(one)));
  return compositeOf(profiles, place, { from: core.now, seconds }, unit, most);
}

/** A TxProfile that came with a remote start belongs to the transaction as soon as there is one (K05). */
export function bindProfiles(core: StationCore, evse: Evse): void {
  const { transaction } = evse;
  if (!transaction || !core.profiles.some((one) => one.evseId === evse.id && isUnbound(one))) return;
  core.profiles = core.profiles.map((one) =>
    one.evseId === evse.id && isUnbound(one) ? { ...one, profile: { ...one.profile, transactionId: transaction.id } } : one);
}

/** A TxProfile ends with its transaction. */
export function dropProfilesOf(core: StationCore, transaction: Transaction): void {
  const gone = (one: InstalledProfile): boolean =>
    one.profile.purpose === 'TxProfile' && one.evseId === transaction.evseId && (isUnbound(one) || isOf(one.profile, transaction));
  if (core.profiles.some(gone)) core.profiles = core.profiles.filter((one) => !gone(one));
}

/** A TxProfile that came with a remote start of which nothing came. */
export function dropUnusedProfiles(core: StationCore, evse: Evse): void {
  core.profiles = core.profiles.filter((one) => one.evseId !== evse.id || !isUnbound(one));
}

function judgeSchedules(core: StationCore, { schedules, kind }: ChargingProfile): ProfileVerdict {
  const refuse = (message: string): ProfileVerdict => ({ ok: false, reasonCode: 'InvalidSchedule', message });
  const units = core.settings.list('ChargingRateUnit');
  if (schedules.length === 0) return refuse('The profile has no schedule.');
  for (const { unit, periods, start } of schedules) {
    if (!units.includes(unit)) return { ok: false, reasonCode: 'UnsupportedRateUnit', message: `Limits in ${unit} are not supported.` };
    if (periods.length === 0) return refuse('The schedule has no periods.');
    if (periods.length > core.settings.number('PeriodsPerSchedule')) return refuse(`A schedule has at most ${core.settings.number('PeriodsPerSchedule')} periods.`);
    if (periods[0]?.start !== 0) return refuse('The first period of a schedule starts at 0.');
    if (periods.some((period, index) => period.start <= (periods[index - 1]?.start ?? -1))) return refuse('The periods of a schedule start one after the other.');
    if (periods.some((period) => period.limit < 0)) return refuse('A limit is below 0.');
    if (kind === 'Recurring' && start === undefined) return refuse('A Recurring schedule needs a startSchedule.');
  }
  return { ok: true };
}

function placeOf(evse: Evse): Place {
  return { voltage: evse.path.voltage, phases: evse.path.phases === 0 ? 1 : evse.path.phases, startedAt: evse.transaction?.startedAt };
}

function capsStation({ profile }: InstalledProfile): boolean {
  return profile.purpose === 'ChargingStationMaxProfile' || profile.purpose === 'ChargingStationExternalConstraints';
}

function concerns(one: InstalledProfile, evse: Evse): boolean {
  if (one.evseId !== 0 && one.evseId !== evse.id) return false;
  return one.profile.purpose !== 'TxProfile' || (evse.transaction !== undefined && (isUnbound(one) || isOf(one.profile, evse.transaction)));
}

function isUnbound({ profile }: InstalledProfile): boolean {
  return profile.purpose === 'TxProfile' && profile.transactionId === undefined;
}

function isOf({ transactionId }: ChargingProfile, transaction: Transaction): boolean {
  return transactionId === transaction.id || (transaction.number !== undefined && transactionId === String(transaction.number));
}

function replaces({ evseId, profile }: Pick<InstalledProfile, 'evseId' | 'profile'>, old: InstalledProfile): boolean {
  if (old.profile.id === profile.id) return true;
  return old.evseId === evseId && old.profile.purpose === profile.purpose && old.profile.stackLevel === profile.stackLevel;
}

function fits({ evseId, profile }: InstalledProfile, filter: ProfileFilter): boolean {
  return (filter.ids?.includes(profile.id) ?? true)
    && (filter.evseId === undefined || filter.evseId === evseId)
    && (filter.purpose === undefined || filter.purpose === profile.purpose)
    && (filter.stackLevel === undefined || filter.stackLevel === profile.stackLevel);
}
