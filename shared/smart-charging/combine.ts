import type { InstalledProfile, Limit, Place, ProfilePurpose } from './model';
import { saidAt, type Said } from './said';
import { inUnit, limitOf, phasesOf } from './units';

/** A limit, and until when it holds (ms since 1970, Infinity for ever). */
export interface Held {
  /** undefined when no profile sets one. */
  readonly limit: Limit | undefined;
  readonly until: number;
}

/** The profile that leads at a time among those of one purpose, and what it says. */
export interface Leading extends Said {
  readonly installed: InstalledProfile;
}

/** All profiles, or only those that cap the station as a whole, or only those of the EVSE and its transaction. */
export type Scope = 'all' | 'station' | 'evse';

/**
 * Groups of purposes: the least of what they say holds, and within one the first purpose that says something, so that
 * TxProfile goes before TxDefaultProfile even where it allows more (Part 2, K, 3.5; 2.1 3.6).
 */
const GROUPS: readonly (readonly ProfilePurpose[])[] = [
  ['ChargingStationMaxProfile'], ['ChargingStationExternalConstraints'], ['PriorityCharging', 'TxProfile', 'TxDefaultProfile'],
];
const NONE: readonly InstalledProfile[] = [];

/**
 * The limit that profiles leave at a time: the least over the purposes, the highest stack level within one, LocalGeneration
 * on top (2.1 SC.01). Nothing but the limit at that time is computed. `profiles` must not be altered in place: what is
 * sorted of it is kept for as long as the list lives.
 */
export function limitAt(profiles: readonly InstalledProfile[], place: Place, at: number, scope: Scope = 'all'): Held {
  let limits: Limit[] | undefined;
  let until = Infinity;
  for (const group of GROUPS) {
    for (const purpose of group) {
      const found = leadingAt(profiles, purpose, place, at, scope);
      until = Math.min(until, found.until);
      if (!found.schedule) continue;
      const limit = limitFrom(found, place);
      if (limit) (limits ??= []).push(limit);
      break;
    }
  }
  if (!limits) return { limit: undefined, until };
  const least = leastOf(limits, place);
  const generation = leadingAt(profiles, 'LocalGeneration', place, at, scope);
  return { limit: withGeneration(least, generation.schedule ? limitFrom(generation, place) : undefined, place), until: Math.min(until, generation.until) };
}

/** The profile of a purpose that leads at a time: the highest stack level that says anything, one of the EVSE before one for all. */
export function leadingAt(
  profiles: readonly InstalledProfile[], purpose: ProfilePurpose, place: Place, at: number, scope: Scope = 'all',
): Leading | { readonly schedule?: undefined; readonly until: number } {
  let until = Infinity;
  for (const installed of sorted(profiles).get(purpose) ?? NONE) {
    if (!concerns(installed, place, scope)) continue;
    const said = saidAt(installed, place, at);
    until = Math.min(until, said.until);
    if (said.schedule) return { ...said, installed, until };
  }
  return { until };
}

/** Whether a profile counts at a place. */
function concerns({ evseId, profile }: InstalledProfile, place: Place, scope: Scope): boolean {
  if (evseId !== 0 && evseId !== place.evseId) return false;
  switch (profile.purpose) {
    case 'ChargingStationMaxProfile': return scope !== 'evse';
    case 'ChargingStationExternalConstraints':
    case 'LocalGeneration': return scope === 'all' || (scope === 'station') === (evseId === 0);
    case 'TxDefaultProfile': return place.evseId !== 0 && scope !== 'station';
    case 'PriorityCharging': return place.evseId !== 0 && scope !== 'station' && place.priority === true;
    case 'TxProfile':
      return place.evseId !== 0 && scope !== 'station' && place.transaction !== undefined
        && (profile.transactionId === undefined || place.transaction.includes(profile.transactionId));
  }
}

function limitFrom({ schedule, period }: Said, { phases, soc }: Place): Limit | undefined {
  let value = limitOf(period, schedule.unit);
  const beyond = schedule.limitAtSoC;
  if (beyond && soc !== undefined && soc >= beyond.soc) value = Math.min(value ?? Infinity, beyond.limit);
  if (value === undefined) return undefined;
  if (phases === 0) return { value, unit: schedule.unit };
  return {
    value, unit: schedule.unit,
    ...(period.phases === undefined ? {} : { phases: period.phases }),
    ...(period.phaseToUse === undefined ? {} : { phaseToUse: period.phaseToUse }),
  };
}

/** The least limit; as few phases may be used as the strictest of them says (2.1 3.8). */
function leastOf(limits: readonly Limit[], place: Place): Limit {
  let least: Limit | undefined;
  const phases = Math.min(...limits.map((limit) => phasesOf(limit, place)));
  const phaseToUse = limits.find((limit) => limit.phaseToUse !== undefined)?.phaseToUse;
  for (const { value, unit } of limits) {
    const limit: Limit = { value, unit, ...(place.phases === 0 ? {} : { phases }), ...(phaseToUse === undefined ? {} : { phaseToUse }) };
    if (!least || inUnit(limit, 'W', place) < inUnit(least, 'W', place)) least = limit;
  }
  return least ?? { value: Infinity, unit: 'W' };
}

function withGeneration(limit: Limit, generation: Limit | undefined, place: Place): Limit {
  if (!generation) return limit;
  const { phases } = limit;
  return { ...limit, value: limit.value + inUnit({ ...generation, ...(phases === undefined ? {} : { phases }) }, limit.unit, place) };
}

type ByPurpose = ReadonlyMap<ProfilePurpose, readonly InstalledProfile[]>;

const SORTED = new WeakMap<readonly InstalledProfile[], ByPurpose>();

function sorted(profiles: readonly InstalledProfile[]): ByPurpose {
  const known = SORTED.get(profiles);
  if (known) return known;
  const map = new Map<ProfilePurpose, InstalledProfile[]>();
  for (const one of profiles) {
    const list = map.get(one.profile.purpose);
    if (list) list.push(one);
    else map.set(one.profile.purpose, [one]);
  }
  // Two that should not stand beside each other: the newer one.
  for (const list of map.values()) list.sort((a, b) => b.profile.stackLevel - a.profile.stackLevel || b.evseId - a.evseId || b.since - a.since);
  SORTED.set(profiles, map);
  return map;
}
