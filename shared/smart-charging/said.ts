import type { ChargingProfile, ChargingSchedule, InstalledProfile, Place, SchedulePeriod } from './model';

const CYCLES = { Daily: 86_400_000, Weekly: 7 * 86_400_000 };

/** What a profile says at a moment, and until when it says so. */
export interface Said {
  readonly schedule: ChargingSchedule;
  readonly period: SchedulePeriod;
  /** ms since 1970; Infinity when nothing more is coming. */
  readonly until: number;
}

/** That a profile says nothing, and from when on it may; Infinity for never. */
export interface Silent {
  readonly schedule?: undefined;
  readonly until: number;
}

/**
 * What a profile says at a time, ms since 1970. Validity K01.FR.36 and .37, periods K01.FR.11 and .12, recurrence K01.FR.13,
 * no limit before startSchedule K01.FR.30. One division and one binary search.
 */
export function saidAt(installed: InstalledProfile, place: Place, at: number): Said | Silent {
  const { profile, chosen = 0 } = installed;
  const schedule = profile.schedules[chosen] ?? profile.schedules[0];
  const { validFrom = -Infinity } = profile;
  const validTo = endOfValidity(profile, place);
  if (!schedule || at >= validTo) return { until: Infinity };
  if (at < validFrom) return { until: validFrom };

  const first = startOf(installed, schedule, place, at);
  if (at < first) return { until: first < validTo ? first : Infinity };
  const cycle = profile.kind === 'Recurring' ? CYCLES[profile.recurrency ?? 'Daily'] : Infinity;
  const start = cycle === Infinity ? first : first + Math.floor((at - first) / cycle) * cycle;
  const end = start + (schedule.duration ?? Infinity) * 1000;
  if (at >= end) return { until: start + cycle < validTo ? start + cycle : Infinity };

  const index = periodAt(schedule.periods, (at - start) / 1000);
  const period = schedule.periods[index];
  const next = schedule.periods[index + 1];
  const until = Math.min(next ? start + next.start * 1000 : Infinity, end, start + cycle);
  if (!period) return { until: until < validTo ? until : Infinity };
  return { schedule, period, until: Math.min(until, validTo) };
}

/** The length of one round of a Recurring profile in seconds; Infinity for the other kinds. */
export function cycleOf(profile: ChargingProfile): number {
  return profile.kind === 'Recurring' ? CYCLES[profile.recurrency ?? 'Daily'] / 1000 : Infinity;
}

/** K01.FR.101: without connection a profile may end earlier. */
function endOfValidity({ validTo = Infinity, maxOfflineDuration }: ChargingProfile, { offlineSince }: Place): number {
  if (maxOfflineDuration === undefined || offlineSince === undefined) return validTo;
  return Math.min(validTo, offlineSince + maxOfflineDuration * 1000);
}

/** Relative, and in 1.6 Absolute without startSchedule, counts from the start of charging; what caps the station from its installation. */
function startOf({ profile, evseId, since }: InstalledProfile, { start }: ChargingSchedule, { origin }: Place, at: number): number {
  if (profile.kind !== 'Relative' && start !== undefined) return start;
  if (profile.kind === 'Dynamic' || ofStation(profile, evseId)) return since;
  return origin ?? at;
}

function ofStation({ purpose }: ChargingProfile, evseId: number): boolean {
  return purpose === 'ChargingStationMaxProfile' || (evseId === 0 && (purpose === 'ChargingStationExternalConstraints' || purpose === 'LocalGeneration'));
}

/** The last period that has started, -1 for none; they are in order (K01.FR.35). */
function periodAt(periods: readonly SchedulePeriod[], elapsed: number): number {
  let low = 0;
  let high = periods.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((periods[middle]?.start ?? Infinity) <= elapsed) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
