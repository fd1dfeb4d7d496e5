import type { ChargingProfile, ChargingSchedule, SchedulePeriod } from './model';

/**
 * A profile whose periods start as much later as was drawn (2.1 K01.FR.92 to .94): every one but the first, by 0 to
 * `randomizedDelay` seconds. It is drawn when a transaction starts, and when the profile comes during one.
 *
 * @param draw a number from 0 up to 1, 1 not included
 */
export function delayed(profile: ChargingProfile, draw: () => number): ChargingProfile {
  if (!profile.schedules.some(({ randomizedDelay = 0 }) => randomizedDelay > 0)) return profile;
  return { ...profile, schedules: profile.schedules.map((schedule) => delayedSchedule(schedule, draw)) };
}

function delayedSchedule(schedule: ChargingSchedule, draw: () => number): ChargingSchedule {
  const { randomizedDelay = 0 } = schedule;
  if (randomizedDelay <= 0) return schedule;
  let last = 0;
  const periods = schedule.periods.map((period, index): SchedulePeriod => {
    if (index === 0) return period;
    // A short period may be over before it has begun; the next then still comes after it.
    last = Math.max(last, period.start + Math.floor(draw() * (randomizedDelay + 1)));
    return { ...period, start: last };
  });
  return { ...schedule, periods };
}
