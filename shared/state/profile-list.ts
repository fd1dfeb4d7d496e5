import { number, text } from '../journal/loose';
import type { JsonObject } from '../ocpp/json';
import { upsert, without } from './list';
import type { FoldedStation } from './folded';
import type { ProfileState } from './model';

/** Profiles that are kept. */
const MOST = 500;

/** A charging profile of 1.6 or 2.x at an EVSE; undefined when it has no id. @param since ms since 1970 */
export function profileOf(profile: JsonObject, evse: number, since: number, source?: string): ProfileState | undefined {
  const id = number(profile, 'chargingProfileId') ?? number(profile, 'id');
  if (id === undefined) return undefined;
  return {
    evse,
    id,
    purpose: text(profile, 'chargingProfilePurpose') ?? '',
    kind: text(profile, 'chargingProfileKind') ?? '',
    stackLevel: number(profile, 'stackLevel') ?? 0,
    transactionId: text(profile, 'transactionId'),
    profile,
    since,
    ...(source === undefined || source === 'CSO' ? {} : { source }),
  };
}

/** The station with a profile set, in the place of the one that `replaces` names. */
export function withProfile(station: FoldedStation, profile: ProfileState, replaces: (old: ProfileState) => boolean): FoldedStation {
  return { ...station, profiles: upsert(station.profiles, replaces, () => profile).slice(-MOST) };
}

export function withoutProfiles(station: FoldedStation, fits: (old: ProfileState) => boolean): FoldedStation {
  const profiles = without(station.profiles, fits);
  return profiles === station.profiles ? station : { ...station, profiles };
}

/** A TxProfile ends with its transaction (K01; 1.6 §3.13.1). */
export function withoutProfilesOf(station: FoldedStation, transaction: string, evse: number | undefined): FoldedStation {
  return withoutProfiles(station, (one) =>
    one.purpose === 'TxProfile' && (one.transactionId === undefined ? one.evse === evse : one.transactionId === transaction));
}
