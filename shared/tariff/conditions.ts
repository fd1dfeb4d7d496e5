import type { LocalClock } from './local-time';
import { Rational } from './rational';
import type { Conditions, FixedConditions } from './tariff';

/** How it stands at one moment of a transaction. */
export interface Moment {
  /** Wall time, ms since 1970. */
  readonly at: number;
  /** Wh, since the beginning. */
  readonly energy: Rational;
  /** Watt, and ampere over all phases; negative while the car feeds back. */
  readonly power: number;
  readonly current: number;
  /** Ms since the beginning, and ms of charging, and of the time without charging that runs now. */
  readonly time: Rational;
  readonly chargingTime: Rational;
  readonly idleTime: Rational;
}

/** What does not change in the course of a transaction. */
export interface Circumstances {
  readonly evseKind?: 'AC' | 'DC';
  readonly paymentBrand?: string;
  readonly paymentRecognition?: string;
}

/** Whether all conditions hold. */
export function applies(conditions: Conditions | undefined, moment: Moment, clock: LocalClock, circumstances: Circumstances): boolean {
  if (!conditions) return true;
  const { minEnergy, maxEnergy, minCurrent, maxCurrent, minPower, maxPower, minTime, maxTime, minChargingTime, maxChargingTime, minIdleTime, maxIdleTime } = conditions;
  return atThisTime(conditions, moment.at, clock) && inTheseCircumstances(conditions, circumstances)
    && within(moment.energy, minEnergy, maxEnergy) && between(moment.current, minCurrent, maxCurrent) && between(moment.power, minPower, maxPower)
    && lasts(moment.time, minTime, maxTime) && lasts(moment.chargingTime, minChargingTime, maxChargingTime) && lasts(moment.idleTime, minIdleTime, maxIdleTime);
}

/** What the calendar and the clock say of conditions. */
export function atThisTime({ startTimeOfDay, endTimeOfDay, dayOfWeek, validFromDate, validToDate }: Conditions | FixedConditions, at: number, clock: LocalClock): boolean {
  if (startTimeOfDay === undefined && endTimeOfDay === undefined && dayOfWeek === undefined && validFromDate === undefined && validToDate === undefined) return true;
  const { minute, day, date } = clock.at(at);
  if (dayOfWeek !== undefined && !dayOfWeek.includes(day)) return false;
  if (date < (validFromDate ?? '') || (validToDate !== undefined && date >= validToDate)) return false;
  const [from, until] = [minutesOf(startTimeOfDay ?? '00:00'), minutesOf(endTimeOfDay ?? '00:00')];
  // 00:00 is the end of the day too, and a time that ends before it begins goes over midnight.
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

/** Whether the clock can change what conditions say. */
export function dependOnClock({ startTimeOfDay, endTimeOfDay, dayOfWeek, validFromDate, validToDate }: Conditions): boolean {
  return [startTimeOfDay, endTimeOfDay, dayOfWeek, validFromDate, validToDate].some((one) => one !== undefined);
}

/** Amounts at which conditions may turn: Wh, and ms of the three durations. */
export function thresholds(conditions: Conditions): { readonly [What in 'energy' | 'time' | 'chargingTime' | 'idleTime']: readonly Rational[] } {
  const inMs = (...seconds: readonly (number | undefined)[]): Rational[] => seconds.filter((one) => one !== undefined).map((one) => Rational.of(one).times(Rational.of(1000)));
  return {
    energy: [conditions.minEnergy, conditions.maxEnergy].filter((one) => one !== undefined).map((one) => Rational.of(one)),
    time: inMs(conditions.minTime, conditions.maxTime),
    chargingTime: inMs(conditions.minChargingTime, conditions.maxChargingTime),
    idleTime: inMs(conditions.minIdleTime, conditions.maxIdleTime),
  };
}

function inTheseCircumstances({ evseKind, paymentBrand, paymentRecognition }: FixedConditions, given: Circumstances): boolean {
  return (evseKind ?? given.evseKind) === given.evseKind && (paymentBrand ?? given.paymentBrand) === given.paymentBrand
    && (paymentRecognition ?? given.paymentRecognition) === given.paymentRecognition;
}

function within(value: Rational, least: number | undefined, most: number | undefined): boolean {
  return (least === undefined || value.compare(Rational.of(least)) >= 0) && (most === undefined || value.compare(Rational.of(most)) < 0);
}

function lasts(ms: Rational, least: number | undefined, most: number | undefined): boolean {
  return within(ms.over(Rational.of(1000)), least, most);
}

/** The least is nearest to 0, the most farthest from it: negative limits are of discharging. */
function between(value: number, least: number | undefined, most: number | undefined): boolean {
  if (least === undefined && most === undefined) return true;
  const discharging = (least ?? 0) < 0 || (most ?? 0) < 0;
  if (discharging !== value < 0) return false;
  const size = Math.abs(value);
  return size >= Math.abs(least ?? 0) && (most === undefined || size < Math.abs(most));
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
