import type { PowerLimit } from '../hardware/power-path';
import type { InstalledProfile } from '../core/records';
import { nextStart, saidAt } from './schedule';
import type { ProfilePurpose } from './profile';

/** What the limits are computed for. */
export interface Place {
  /** Volt of one phase, or of the battery. */
  readonly voltage: number;
  /** 1 with direct current. */
  readonly phases: number;
  /** Start of the transaction, ms since 1970; undefined without one. */
  readonly startedAt: number | undefined;
}

/** A limit, and until when it holds (ms since 1970, Infinity for ever). */
export interface Held {
  readonly limit: PowerLimit | undefined;
  readonly until: number;
}

/** One step of a composite schedule, seconds from its start. */
export interface CompositePeriod {
  readonly start: number;
  readonly limit: number;
  readonly phases?: number;
}

/**
 * Which purposes cap each other: the least of these groups holds, and within a group the first purpose that says something,
 * so that TxProfile goes before TxDefaultProfile (Part 2, K. Smart Charging, "Combining charging profile purposes").
 */
const GROUPS: readonly (readonly ProfilePurpose[])[] = [
  ['ChargingStationExternalConstraints'], ['ChargingStationMaxProfile'], ['TxProfile', 'TxDefaultProfile'],
];

/** The limit that some profiles leave at a time: the least over the groups, the highest stack level within a purpose. */
export function limitAt(profiles: readonly InstalledProfile[], place: Place, at: number): Held {
  let least: PowerLimit | undefined;
  let until = Infinity;
  for (const group of GROUPS) {
    for (const purpose of group) {
      const held = purposeAt(profiles.filter(({ profile }) => profile.purpose === purpose), place, at);
      until = Math.min(until, held.until);
      if (!held.limit) continue;
      if (!least || watts(held.limit, place) < watts(least, place)) least = held.limit;
      break;
    }
  }
  return { limit: least, until };
}

/** The limits over a time, merged where they stay the same; `otherwise` is what the hardware allows. */
export function compositeOf(
  profiles: readonly InstalledProfile[], place: Place, span: { from: number; seconds: number }, unit: 'W' | 'A', otherwise: number,
): CompositePeriod[] {
  const periods: CompositePeriod[] = [];
  const end = span.from + span.seconds * 1000;
  for (let at = span.from; at < end;) {
    const { limit, until } = limitAt(profiles, place, at);
    const value = Math.min(otherwise, limit ? inUnit(limit, unit, place) : otherwise);
    const last = periods.at(-1);
    const phases = limit?.phases;
    if (last?.limit !== value || last.phases !== phases) {
      periods.push({ start: Math.round((at - span.from) / 1000), limit: value, ...(phases === undefined ? {} : { phases }) });
    }
    // A step of at least a second: schedules know nothing shorter.
    at = Math.max(at + 1000, until);
  }
  return periods;
}

/** A limit in W in total or in A per phase, with one decimal. */
export function inUnit(limit: PowerLimit, unit: 'W' | 'A', place: Place): number {
  if (limit.unit === unit) return limit.value;
  const volts = place.voltage * Math.min(limit.phases ?? place.phases, place.phases);
  return Math.round((unit === 'W' ? limit.value * volts : limit.value / volts) * 10) / 10;
}

function watts(limit: PowerLimit, place: Place): number {
  return inUnit(limit, 'W', place);
}

/** What the profiles of one purpose say: the highest stack level that says anything, one for the EVSE before one for all. */
function purposeAt(profiles: readonly InstalledProfile[], place: Place, at: number): Held {
  const ordered = [...profiles].sort((one, other) => other.profile.stackLevel - one.profile.stackLevel || other.evseId - one.evseId);
  let until = Infinity;
  for (const { profile, since } of ordered) {
    const relativeTo = place.startedAt ?? since;
    const said = saidAt(profile, at, relativeTo);
    if (said) {
      const { limit, phases } = said.period;
      return { limit: { value: limit, unit: said.schedule.unit, ...(phases === undefined ? {} : { phases }) }, until: Math.min(until, said.until) };
    }
    until = Math.min(until, nextStart(profile, at, relativeTo));
  }
  return { limit: undefined, until };
}
