import type { ChargingProfile, ChargingSchedule, InstalledProfile, Limit, Place, SchedulePeriod } from './model';

/*
 * The same rules once more, as slowly and plainly as they can be said: one second at a time, every profile looked at, nothing
 * kept. The engine has to say the same.
 */

const DAY = 86_400_000;

export function referenceLimit(profiles: readonly InstalledProfile[], place: Place, at: number): { watts: number; phases: number } | undefined {
  const limits: Limit[] = [];
  for (const purposes of [['ChargingStationMaxProfile'], ['ChargingStationExternalConstraints'], ['PriorityCharging', 'TxProfile', 'TxDefaultProfile']]) {
    let found: SaidSlowly | undefined;
    for (const purpose of purposes) found ??= leading(profiles, purpose, place, at);
    const limit = found && limitOfPeriod(found, place);
    if (limit) limits.push(limit);
  }
  if (limits.length === 0) return undefined;
  let phases = place.phases === 0 ? 1 : place.phases;
  if (place.phases !== 0) for (const limit of limits) phases = Math.min(phases, limit.phases ?? 3);
  let watts = Infinity;
  for (const limit of limits) watts = Math.min(watts, limit.unit === 'W' ? limit.value : limit.value * place.voltage * phases);
  const generation = leading(profiles, 'LocalGeneration', place, at);
  const more = generation && limitOfPeriod(generation, place);
  if (more) watts += more.unit === 'W' ? more.value : more.value * place.voltage * phases;
  return { watts, phases };
}

interface SaidSlowly {
  readonly schedule: ChargingSchedule;
  readonly period: SchedulePeriod;
}

function leading(profiles: readonly InstalledProfile[], purpose: string, place: Place, at: number): SaidSlowly | undefined {
  let best: { installed: InstalledProfile; said: SaidSlowly } | undefined;
  for (const installed of profiles) {
    if (installed.profile.purpose !== purpose || !counts(installed, place)) continue;
    const said = says(installed, place, at);
    if (!said) continue;
    if (!best || isBefore(installed, best.installed)) best = { installed, said };
  }
  return best?.said;
}

function isBefore(one: InstalledProfile, other: InstalledProfile): boolean {
  if (one.profile.stackLevel !== other.profile.stackLevel) return one.profile.stackLevel > other.profile.stackLevel;
  if (one.evseId !== other.evseId) return one.evseId > other.evseId;
  return one.since > other.since;
}

function counts({ evseId, profile }: InstalledProfile, place: Place): boolean {
  if (evseId !== 0 && evseId !== place.evseId) return false;
  const ofEvse = ['TxProfile', 'TxDefaultProfile', 'PriorityCharging'].includes(profile.purpose);
  if (ofEvse && place.evseId === 0) return false;
  if (profile.purpose === 'PriorityCharging') return place.priority === true;
  if (profile.purpose !== 'TxProfile') return true;
  return place.transaction !== undefined && (profile.transactionId === undefined || place.transaction.includes(profile.transactionId));
}

function says(installed: InstalledProfile, place: Place, at: number): SaidSlowly | undefined {
  const { profile } = installed;
  const schedule = profile.schedules[installed.chosen ?? 0];
  if (!schedule) return undefined;
  if (profile.validFrom !== undefined && at < profile.validFrom) return undefined;
  if (profile.validTo !== undefined && at >= profile.validTo) return undefined;
  if (profile.maxOfflineDuration !== undefined && place.offlineSince !== undefined && at >= place.offlineSince + profile.maxOfflineDuration * 1000) return undefined;
  let start = startSlowly(installed, schedule, place, at);
  if (at < start) return undefined;
  if (profile.kind === 'Recurring') while (start + roundOf(profile) <= at) start += roundOf(profile);
  const elapsed = (at - start) / 1000;
  if (schedule.duration !== undefined && elapsed >= schedule.duration) return undefined;
  let period: SchedulePeriod | undefined;
  for (const one of schedule.periods) if (one.start <= elapsed) period = one;
  return period && { schedule, period };
}

function startSlowly({ profile, evseId, since }: InstalledProfile, { start }: ChargingSchedule, place: Place, at: number): number {
  if (profile.kind !== 'Relative' && start !== undefined) return start;
  if (profile.kind === 'Dynamic') return since;
  if (profile.purpose === 'ChargingStationMaxProfile') return since;
  if (evseId === 0 && ['ChargingStationExternalConstraints', 'LocalGeneration'].includes(profile.purpose)) return since;
  return place.origin ?? at;
}

function roundOf({ recurrency }: ChargingProfile): number {
  return recurrency === 'Weekly' ? 7 * DAY : DAY;
}

function limitOfPeriod({ schedule, period }: SaidSlowly, place: Place): Limit | undefined {
  let value = period.limit;
  if (value !== undefined && schedule.unit === 'W') value += (period.limitL2 ?? 0) + (period.limitL3 ?? 0);
  if (value !== undefined && schedule.unit === 'A') value = Math.min(value, period.limitL2 ?? Infinity, period.limitL3 ?? Infinity);
  if (schedule.limitAtSoC && place.soc !== undefined && place.soc >= schedule.limitAtSoC.soc) value = Math.min(value ?? Infinity, schedule.limitAtSoC.limit);
  if (value === undefined) return undefined;
  return { value, unit: schedule.unit, ...(period.phases === undefined ? {} : { phases: period.phases }) };
}
