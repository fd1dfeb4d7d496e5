import type { ChargingProfile, ChargingSchedule } from '../../smart-charging/model';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { judgeModes } from './mode-verdict';
import { findProfiles, idsOf, isExternal, replaces } from './profile-store';

/** Whether a profile is taken, and if not, the reason code of 2.x and a sentence. */
export type ProfileVerdict = { readonly ok: true } | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly reasonCode: string;
  readonly message: string;
}

const TAKEN: ProfileVerdict = { ok: true };

/**
 * What is wrong with a profile that the CSMS wants to install at `evseId`, 0 being the station (K01; 1.6 §3.13 and §5.16).
 *
 * @param forStart it comes with a remote start, so that there is no transaction yet
 */
export function judgeProfile(core: StationCore, evseId: number, profile: ChargingProfile, forStart = false): ProfileVerdict {
  if (!core.settings.flag('SmartChargingEnabled')) return refuse('NotEnabled', 'Smart charging is switched off.');
  if (evseId !== 0 && !core.evse(evseId)) return refuse('UnknownEvse', `There is no EVSE ${evseId}.`);
  return judgePurpose(core, evseId, profile)
    ?? judgePlace(core, evseId, profile, forStart)
    ?? judgeTime(core, profile)
    ?? judgeRoom(core, evseId, profile)
    ?? judgeSchedules(core, evseId, profile)
    ?? TAKEN;
}

function judgePurpose(core: StationCore, evseId: number, { purpose, kind, stackLevel }: ChargingProfile): Refusal | undefined {
  const highest = core.settings.number('ChargingProfileStackLevel');
  if (stackLevel < 0 || stackLevel > highest) return refuse('InvalidStackLevel', `Stack levels go from 0 to ${highest}.`);
  if (purpose === 'ChargingStationExternalConstraints') return refuse('InvalidProfile', 'External constraints are not set by a CSMS.');
  if (purpose === 'LocalGeneration') return refuse('UnsupportedPurpose', 'What is generated locally is not told by a CSMS.');
  if (core.config.version !== '2.1' && purpose === 'PriorityCharging') return refuse('UnsupportedPurpose', 'PriorityCharging is a purpose of OCPP 2.1.');
  if (core.config.version !== '2.1' && kind === 'Dynamic') return refuse('UnsupportedKind', 'Dynamic is a kind of OCPP 2.1.');
  if (purpose !== 'ChargingStationMaxProfile') return undefined;
  if (evseId !== 0) return refuse('InvalidProfile', 'A ChargingStationMaxProfile belongs to the station, EVSE 0.');
  return kind === 'Relative' && core.config.version !== '1.6' ? refuse('InvalidProfile', 'A ChargingStationMaxProfile cannot be Relative.') : undefined;
}

/** A TxProfile belongs to a transaction; of the others no two may hold at once. */
function judgePlace(core: StationCore, evseId: number, profile: ChargingProfile, forStart: boolean): Refusal | undefined {
  if (profile.purpose === 'TxProfile') return judgeTransaction(core, core.evse(evseId), profile, forStart);
  const { version } = core.config;
  if (version === '1.6') return undefined;
  const rival = core.profiles.find((one) =>
    !replaces(core, { evseId, profile }, one) && one.profile.purpose === profile.purpose && one.profile.stackLevel === profile.stackLevel
    && sharesPlace(evseId, one.evseId, profile) && overlaps(one.profile, profile));
  return rival ? duplicate(rival.profile) : undefined;
}

/** K01.FR.52, K01.FR.53: a TxDefaultProfile for all stands in the way of one for an EVSE, and the other way round. */
function sharesPlace(evseId: number, other: number, { purpose }: ChargingProfile): boolean {
  return evseId === other || (purpose === 'TxDefaultProfile' && (evseId === 0 || other === 0));
}

function overlaps(one: ChargingProfile, other: ChargingProfile): boolean {
  return (one.validFrom ?? -Infinity) < (other.validTo ?? Infinity) && (other.validFrom ?? -Infinity) < (one.validTo ?? Infinity);
}

function judgeTransaction(core: StationCore, evse: Evse | undefined, profile: ChargingProfile, forStart: boolean): Refusal | undefined {
  if (!evse) return refuse('InvalidProfile', 'A TxProfile belongs to one EVSE, not to the station.');
  if (forStart) return undefined;
  const { transaction } = evse;
  if (!transaction) return refuse('TxNotFound', `No transaction runs on EVSE ${evse.id}, which a TxProfile needs.`);
  const { transactionId } = profile;
  if (transactionId === undefined) {
    return core.config.version === '1.6' ? undefined : refuse('InvalidProfile', 'A TxProfile names its transaction.');
  }
  if (!idsOf(transaction).includes(transactionId)) return refuse('TxNotFound', `Transaction ${transactionId} does not run on EVSE ${evse.id}.`);
  if (core.config.version === '1.6') return undefined;
  const rival = findProfiles(core, { purpose: 'TxProfile', stackLevel: profile.stackLevel, evseId: evse.id })
    .find((one) => one.profile.id !== profile.id && one.profile.transactionId === transactionId);
  return rival ? duplicate(rival.profile) : undefined;
}

function judgeTime(core: StationCore, { kind, recurrency, validFrom, validTo, schedules }: ChargingProfile): Refusal | undefined {
  if (validTo !== undefined && (validTo <= (validFrom ?? -Infinity) || validTo <= core.now)) return refuse('InvalidProfile', 'The profile is over before it can hold: validTo.');
  if (kind === 'Recurring' && recurrency === undefined) return refuse('InvalidProfile', 'A Recurring profile says whether it recurs daily or weekly.');
  // K01.FR.40: a Dynamic one begins when it comes.
  if (core.config.version === '1.6' || kind === 'Dynamic') return undefined;
  const started = schedules.map(({ start }) => start !== undefined);
  if (kind === 'Relative') return started.includes(true) ? refuse('InvalidSchedule', 'A Relative schedule has no startSchedule.') : undefined;
  return started.includes(false) ? refuse('InvalidSchedule', `An ${kind} schedule needs a startSchedule.`) : undefined;
}

function judgeRoom(core: StationCore, evseId: number, profile: ChargingProfile): Refusal | undefined {
  const known = core.profiles.find((one) => one.profile.id === profile.id);
  if (known && isExternal(known)) return refuse('InvalidProfile', `Profile ${profile.id} is a limit of an external system, which cannot be replaced.`);
  const most = core.settings.number('MaxChargingProfiles');
  const others = core.profiles.filter((one) => !replaces(core, { evseId, profile }, one));
  return others.length >= most ? refuse('TooManyElements', `At most ${most} profiles can be installed.`) : undefined;
}

function judgeSchedules(core: StationCore, evseId: number, profile: ChargingProfile): Refusal | undefined {
  const { schedules, purpose } = profile;
  if (schedules.length === 0) return refuse('InvalidSchedule', 'The profile has no schedule.');
  // K01.FR.34: only a car that speaks ISO 15118 can choose.
  const car = core.evse(evseId)?.path.ev?.config;
  const chooses = purpose === 'TxProfile' && (car?.iso15118 === true || car?.needs !== undefined);
  if (schedules.length > 1 && !chooses) return refuse('InvalidSchedule', 'More than one schedule is for cars that speak ISO 15118.');
  if (schedules.length > 3) return refuse('InvalidSchedule', 'A car chooses among three schedules at most.');
  for (const schedule of schedules) {
    const refusal = judgeSchedule(core, schedule) ?? judgePhases(core, evseId, schedule) ?? judgeAdditions(profile, schedule) ?? judgeModes(core, profile, schedule);
    if (refusal) return refusal;
  }
  return undefined;
}

function judgeSchedule({ settings }: StationCore, { unit, periods, duration }: ChargingSchedule): Refusal | undefined {
  const wrong = (message: string): Refusal => refuse('InvalidSchedule', message);
  if (!settings.list('ChargingRateUnit').includes(unit)) return refuse('UnsupportedRateUnit', `Limits in ${unit} are not supported.`);
  if (periods.length === 0) return wrong('The schedule has no periods.');
  const most = settings.number('PeriodsPerSchedule');
  if (periods.length > most) return wrong(`A schedule has at most ${most} periods.`);
  if (periods[0]?.start !== 0) return wrong('The first period of a schedule starts at 0.');
  if (periods.some(({ start }, index) => start <= (periods[index - 1]?.start ?? -1))) return wrong('The periods of a schedule start one after the other.');
  if (periods.some(({ limit }) => limit !== undefined && limit < 0)) return wrong('A limit is below 0.');
  return duration !== undefined && duration <= 0 ? wrong('The duration of a schedule is above 0.') : undefined;
}

/** Phases: K01.FR.19, .43 to .45 and .48; a limit for one phase needs an EVSE that can do with one. */
function judgePhases(core: StationCore, evseId: number, { periods }: ChargingSchedule): Refusal | undefined {
  const { settings, config } = core;
  const wrong = (message: string): Refusal => refuse('InvalidSchedule', message);
  const evses = evseId === 0 ? core.evses : core.evses.filter(({ id }) => id === evseId);
  const named = periods.filter(({ phases, phaseToUse }) => phases !== undefined || phaseToUse !== undefined);
  if (named.length === 0) return undefined;
  if (evses.every(({ path }) => path.phases === 0)) {
    return config.version === '2.1' ? refuse('NoPhaseForDC', 'Direct current has no phases.') : undefined;
  }
  if (named.some(({ phases }) => phases !== undefined && (phases < 1 || phases > 3))) return wrong('There are 1 to 3 phases.');
  if (named.some(({ phases, phaseToUse }) => phaseToUse !== undefined && phases !== 1)) return wrong('phaseToUse goes with numberPhases 1.');
  if (named.some(({ phaseToUse }) => phaseToUse !== undefined && (phaseToUse < 1 || phaseToUse > 3))) return wrong('Phases are numbered from 1 to 3.');
  // A phase other than the first can only be used by switching to it.
  if (!settings.flag('ACPhaseSwitchingSupported') && named.some(({ phaseToUse }) => phaseToUse !== undefined && phaseToUse !== 1)) {
    return wrong('The station cannot choose the phase.');
  }
  const fewer = named.some(({ phases }) => evses.some(({ path }) => phases !== undefined && phases < path.phases));
  return fewer && !settings.flag('Phases3to1') ? wrong('The station cannot use fewer phases than there are.') : undefined;
}

/** What 2.1 alone has. */
function judgeAdditions({ purpose, kind, dynUpdateInterval, dynUpdateTime }: ChargingProfile, schedule: ChargingSchedule): Refusal | undefined {
  if (kind !== 'Dynamic' && (dynUpdateInterval !== undefined || dynUpdateTime !== undefined)) return refuse('InvalidProfile', 'Updates belong to Dynamic profiles.');
  if (schedule.useLocalTime === true) return refuse('InvalidSchedule', 'useLocalTime is not supported.');
  if ((schedule.randomizedDelay ?? 0) > 0 && purpose !== 'TxProfile' && purpose !== 'TxDefaultProfile') {
    return refuse('InvalidSchedule', 'A randomizedDelay is for TxProfile and TxDefaultProfile.');
  }
  return undefined;
}

function duplicate({ id, stackLevel }: ChargingProfile): Refusal {
  return refuse('DuplicateProfile', `Profile ${id} has that purpose and stack level ${stackLevel} there at that time.`);
}

function refuse(reasonCode: string, message: string): Refusal {
  return { ok: false, reasonCode, message };
}
