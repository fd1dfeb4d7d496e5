import type { JsonObject } from '../../json';
import { objectOf, objectsOf } from '../rule';

/** The payloads that carry a charging profile, and where. */
export const PROFILE_PAYLOADS = ['RemoteStartTransaction.request', 'RequestStartTransaction.request', 'SetChargingProfile.request'];

/** The charging profile of a payload, under whichever name the version gives it. */
export function profileOf(payload: JsonObject): readonly [pointer: string, profile: JsonObject] | undefined {
  for (const name of ['csChargingProfiles', 'chargingProfile']) {
    const profile = objectOf(payload[name]);
    if (profile) return [`/${name}`, profile];
  }
  return undefined;
}

/** The schedules of a charging profile: one in 1.6, a list in 2.x. */
export function schedulesOf(pointer: string, profile: JsonObject): Array<readonly [pointer: string, schedule: JsonObject]> {
  const one = objectOf(profile['chargingSchedule']);
  if (one) return [[`${pointer}/chargingSchedule`, one]];
  return objectsOf(profile['chargingSchedule']).map(([index, schedule]) => [`${pointer}/chargingSchedule/${index}`, schedule]);
}
