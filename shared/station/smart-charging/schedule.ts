import type { ChargingProfile, ChargingSchedule, SchedulePeriod } from './profile';

const PERIODS = { Daily: 86_400_000, Weekly: 7 * 86_400_000 };

/** What a profile says at a moment, and until when it says so. */
export interface Said {
  readonly schedule: ChargingSchedule;
  readonly period: SchedulePeriod;
  /** ms since 1970; Infinity when nothing more is coming. */
  readonly until: number;
}

/**
 * What a profile says at a time; undefined when it says nothing. `relativeTo` is what Relative and open Absolute schedules
 * count from: the start of the transaction, or the moment they were installed. Times in ms since 1970.
 */
export function saidAt(profile: ChargingProfile, at: number, relativeTo: number): Said | undefined {
  const { validFrom = -Infinity, validTo = Infinity } = profile;
  const schedule = profile.schedules[0];
  if (!schedule || at < validFrom || at >= validTo) return undefined;
  const start = startOf(profile, schedule, at, relativeTo);
  const elapsed = (at - start) / 1000;
  if (elapsed < 0 || (schedule.duration !== undefined && elapsed >= schedule.duration)) return undefined;
  const index = schedule.periods.findLastIndex((period) => period.start <= elapsed);
  const period = schedule.periods[index];
  if (!period) return undefined;
  const next = schedule.periods[index + 1]?.start ?? Infinity;
  const until = start + Math.min(next, schedule.duration ?? Infinity) * 1000;
  return { schedule, period, until: Math.min(until, validTo, endOfRecurrence(profile, start)) };
}

/** When a profile may begin to say something, after a time at which it says nothing; Infinity for never. */
export function nextStart(profile: ChargingProfile, at: number, relativeTo: number): number {
  const { validFrom = -Infinity, validTo = Infinity } = profile;
  const schedule = profile.schedules[0];
  if (!schedule) return Infinity;
  const start = startOf(profile, schedule, Math.max(at, validFrom), relativeTo);
  const cycle = profile.kind === 'Recurring' ? PERIODS[profile.recurrency ?? 'Daily'] : Infinity;
  const candidates = [validFrom, start, start + cycle].filter((time) => time > at && time < validTo);
  return candidates.length > 0 ? Math.min(...candidates) : Infinity;
}

function startOf(profile: ChargingProfile, schedule: ChargingSchedule, at: number, relativeTo: number): number {
  if (profile.kind === 'Relative' || schedule.start === undefined) return relativeTo;
  if (profile.kind !== 'Recurring') return schedule.start;
  const cycle = PERIODS[profile.recurrency ?? 'Daily'];
  return schedule.start + Math.floor((at - schedule.start) / cycle) * cycle;
}

function endOfRecurrence(profile: ChargingProfile, start: number): number {
  return profile.kind === 'Recurring' ? start + PERIODS[profile.recurrency ?? 'Daily'] : Infinity;
}
