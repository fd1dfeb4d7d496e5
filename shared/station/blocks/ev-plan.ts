import type { CarPlan, CarTalk } from '../core/car-talk';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { compositeSchedule } from './charging-limit';
import { idsOf } from './profile-store';

/** Seconds that a car plans for when neither it nor the schedule says how long. */
const USUAL = 86_400;
/** A car that asks for too much asks for so much more. */
const BEYOND = 1.5;

/** A schedule of the running transaction that a car has taken. */
export interface TakenSchedule {
  readonly id: number;
  /** undefined when it goes on. */
  readonly seconds: number | undefined;
}

/**
 * The car takes one of the schedules that the CSMS has set for its transaction, the `number`th, or the last where there are
 * fewer; undefined when there is none. It is the one that holds from now on.
 */
export function takeSchedule(core: StationCore, { id, transaction }: Evse, number: number): TakenSchedule | undefined {
  if (!transaction) return undefined;
  const ids = idsOf(transaction);
  const own = core.profiles.filter(({ evseId, profile }) => evseId === id && profile.purpose === 'TxProfile' && ids.includes(profile.transactionId ?? ''));
  const profile = own.toSorted((a, b) => b.profile.stackLevel - a.profile.stackLevel || b.since - a.since)[0];
  if (!profile) return undefined;
  const chosen = Math.max(0, Math.min(number, profile.profile.schedules.length) - 1);
  core.profiles = core.profiles.map((one) => (one === profile ? { ...one, chosen } : one));
  const schedule = profile.profile.schedules[chosen];
  return schedule && { id: schedule.id ?? 1, seconds: schedule.duration };
}

/**
 * How the car will charge within what it was offered (EVPowerProfile, ChargingProfile of PowerDeliveryReq), which the
 * station has checked against its limits (K15.FR.09); where the car says nothing, what it was offered (K15.FR.19), and in
 * dynamic control mode as well, since the station leads it (K19.FR.10).
 */
export function planOf(core: StationCore, evse: Evse, talk: CarTalk, taken: TakenSchedule): CarPlan {
  const { needs } = talk;
  const seconds = Math.max(1, Math.round(Math.min(taken.seconds ?? needs.departure ?? USUAL, USUAL)));
  const composite = compositeSchedule(core, evse.id, seconds, 'W');
  const own = needs.plan !== 'none' && needs.control !== 'DynamicControl';
  const strays = own && needs.plan === 'beyond' && !talk.strayed;
  if (strays) {
    talk.strayed = true;
    core.note(`The car at EVSE ${evse.id} plans to take more than it was offered.`);
  }
  const most = own && !strays ? evse.path.ev?.config.maxPower ?? Infinity : Infinity;
  const periods = composite.periods.map(({ start, limit }) => ({ start, limit: Math.round(Math.min(limit, most) * (strays ? BEYOND : 1) * 10) / 10 }));
  const merged = periods.filter(({ limit }, index) => index === 0 || periods[index - 1]?.limit !== limit);
  const kept = merged.slice(0, needs.periods ?? merged.length);
  const cut = merged[kept.length];
  return { from: composite.from, scheduleId: taken.id, periods: kept, seconds: cut ? cut.start : composite.seconds };
}
