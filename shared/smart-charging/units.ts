import type { Limit, Place, RateUnit, SchedulePeriod } from './model';

/** Phases that a limit leaves: numberPhases is 3 when absent (K01.FR.49); never more than the EVSE has, 1 with direct current. */
export function phasesOf(limit: Pick<Limit, 'phases'>, { phases }: Pick<Place, 'phases'>): number {
  return phases === 0 ? 1 : Math.min(limit.phases ?? 3, phases);
}

/** A limit in W in total, or in A per phase (K01.FR.50, K01.FR.51), with all its digits. */
export function inUnit(limit: Limit, unit: RateUnit, place: Pick<Place, 'phases' | 'voltage'>): number {
  if (limit.unit === unit) return limit.value;
  const volts = place.voltage * phasesOf(limit, place);
  return unit === 'W' ? limit.value * volts : limit.value / volts;
}

/** With one decimal, as it goes on the wire: rounded down, since a limit must not be exceeded. */
export function rounded(value: number): number {
  // A hair's breadth, so that 10 does not become 9.9 by the way.
  return Math.floor(value * 10 + 1e-6) / 10;
}

/**
 * The one number that a period comes to: in W the sum of the phases where each has its own; in A the least of them, since
 * that holds for all (2.1).
 */
export function limitOf({ limit, limitL2, limitL3 }: SchedulePeriod, unit: RateUnit): number | undefined {
  if (limit === undefined || (limitL2 === undefined && limitL3 === undefined)) return limit;
  return unit === 'W' ? limit + (limitL2 ?? 0) + (limitL3 ?? 0) : Math.min(limit, limitL2 ?? limit, limitL3 ?? limit);
}
