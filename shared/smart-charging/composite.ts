import { limitAt } from './combine';
import type { InstalledProfile, Limit, Place, RateUnit } from './model';
import { inUnit, phasesOf, rounded } from './units';

/** One step of a composite schedule. */
export interface CompositePeriod {
  /** Seconds from the start of the schedule. */
  readonly start: number;
  /** W in total or A per phase, with one decimal, rounded down. */
  readonly limit: number;
  /** Phases that may be used; absent when it is 3, and with direct current. */
  readonly phases?: number;
  readonly phaseToUse?: number;
}

export interface Composite {
  /** ms since 1970, a whole second. */
  readonly from: number;
  /** What it covers; less than was asked for when it would have more periods than a message can hold. */
  readonly seconds: number;
  readonly unit: RateUnit;
  readonly periods: readonly CompositePeriod[];
}

/** The time that a composite schedule is for: `from` in ms since 1970, taken down to the whole second. */
export interface Span {
  readonly from: number;
  readonly seconds: number;
}

/** Most periods of a schedule that 2.x can carry. */
export const MOST_PERIODS = 1024;

/**
 * The limits over a time for one place (K08): what the profiles leave, and never more than `hardware`. Periods that say the
 * same are one.
 */
export function compositeOf(profiles: readonly InstalledProfile[], place: Place, span: Span, unit: RateUnit, hardware: Limit): Composite {
  const from = wholeSecond(span.from);
  const fixed: Place = { ...place, origin: place.origin ?? from };
  return compose({ from, seconds: span.seconds }, unit, (at) => {
    const { limit, until } = limitAt(profiles, fixed, at);
    return { ...periodOf(leastOfTwo(limit, hardware, fixed), unit, fixed), until };
  });
}

/** What holds at a time, in the schedule's unit, and until when. */
export interface Step extends Omit<CompositePeriod, 'start'> {
  readonly until: number;
}

/** Puts a schedule together, from `span.from` taken down to the second, from what holds at each moment; asks only where something changes. */
export function compose(span: Span, unit: RateUnit, stepAt: (at: number) => Step): Composite {
  const from = wholeSecond(span.from);
  const end = from + span.seconds * 1000;
  const periods: CompositePeriod[] = [];
  for (let at = from; at < end;) {
    // The first second is as it is now, not as it was when it began.
    const { until, ...step } = stepAt(Math.max(at, span.from));
    const last = periods.at(-1);
    if (!last || last.limit !== step.limit || last.phases !== step.phases || last.phaseToUse !== step.phaseToUse) {
      if (periods.length === MOST_PERIODS) return { from, seconds: (at - from) / 1000, unit, periods };
      periods.push({ start: (at - from) / 1000, ...step });
    }
    // Onto the next whole second: schedules know nothing shorter.
    at = Math.max(at + 1000, from + Math.ceil((until - from) / 1000) * 1000);
  }
  return { from, seconds: span.seconds, unit, periods };
}

/** A limit as a step of a schedule. */
export function periodOf(limit: Limit, unit: RateUnit, place: Place): Omit<CompositePeriod, 'start'> {
  const value = inUnit(limit, unit, place);
  const phases = phasesOf(limit, place);
  return {
    limit: rounded(value),
    ...(place.phases === 0 || phases === 3 ? {} : { phases }),
    ...(limit.phaseToUse === undefined ? {} : { phaseToUse: limit.phaseToUse }),
  };
}

/** The lower of a limit and what the hardware allows: in A per phase where phases matter, so that it is less on fewer of them. */
export function leastOfTwo(limit: Limit | undefined, hardware: Limit, place: Place): Limit {
  if (!limit) return hardware;
  const under: Limit = { ...hardware, ...(limit.phases === undefined ? {} : { phases: limit.phases }), ...(limit.phaseToUse === undefined ? {} : { phaseToUse: limit.phaseToUse }) };
  return inUnit(limit, 'W', place) <= inUnit(under, 'W', place) ? limit : under;
}

function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
