import { readProfile } from '../../smart-charging/read-profile';
import type { RateUnit } from '../../smart-charging/model';
import type { JsonObject } from '../../ocpp/json';
import type { StationCore } from '../core/core';
import { pullUpdates, stamped } from './dynamic-profiles';
import { isTooEarly, scheduleArrived } from './ev-talk';
import { dropOutdatedProfiles, installProfile } from './profile-store';
import { judgeProfile, type ProfileVerdict, type Refusal } from './profile-verdict';
import { look } from './transactions';

/** SetChargingProfile: installs a profile that came over the wire, or says why not (K01). `evseId` 0 is the station. */
export function setProfile(core: StationCore, evseId: number, wire: JsonObject): ProfileVerdict {
  const profile = readProfile(wire);
  if (!profile) return { ok: false, reasonCode: 'InvalidProfile', message: 'The profile cannot be read.' };
  const verdict = judgeProfile(core, evseId, profile);
  if (!verdict.ok) return verdict;
  const evse = profile.purpose === 'TxProfile' ? core.evse(evseId) : undefined;
  if (evse && isTooEarly(core, evse)) return { ok: false, reasonCode: 'InvalidMessageSeq', message: 'The car has not told what it needs yet.' };
  installProfile(core, { evseId, profile, wire: stamped(core, wire), since: core.now });
  if (profile.kind === 'Dynamic') pullUpdates(core, profile.id, () => lookAtAll(core));
  lookAtAll(core);
  if (evse) scheduleArrived(core, evse);
  return verdict;
}

/** What is wrong with a wish for a composite schedule (K08.FR.05, K08.FR.07). */
export function judgeComposite(core: StationCore, evseId: number, seconds: number, unit: RateUnit): Refusal | undefined {
  if (evseId !== 0 && !core.evse(evseId)) return { ok: false, reasonCode: 'UnknownEvse', message: `There is no EVSE ${evseId}.` };
  if (!core.settings.list('ChargingRateUnit').includes(unit)) return { ok: false, reasonCode: 'UnsupportedRateUnit', message: `Limits in ${unit} are not supported.` };
  return seconds > 0 ? undefined : { ok: false, reasonCode: 'ValueTooLow', message: 'A schedule is at least a second long.' };
}

/** The unit that the station answers in when it is free to choose. */
export function usualUnit({ settings }: StationCore): RateUnit {
  return settings.list('ChargingRateUnit').includes('A') ? 'A' : 'W';
}

/** The connection is gone: some profiles hold only so long without it (2.1 K01.FR.101). */
export function goneOffline(core: StationCore): void {
  if (core.profiles.some(({ profile }) => profile.maxOfflineDuration !== undefined)) lookAtAll(core);
}

/** The connection is back after so many seconds (2.1 K01.FR.102). */
export function backOnline(core: StationCore, secondsAway: number): void {
  if (core.profiles.every(({ profile }) => profile.maxOfflineDuration === undefined)) return;
  dropOutdatedProfiles(core, secondsAway);
  lookAtAll(core);
}

/** Profiles have changed: every EVSE gets its new limit once the request is answered. */
export function lookAtAll(core: StationCore): void {
  core.afterAnswer(() => {
    for (const evse of core.evses) look(core, evse);
    core.changed();
  });
}
