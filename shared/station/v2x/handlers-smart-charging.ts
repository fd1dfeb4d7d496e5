import type { Actions, ChargingProfileType, ReportChargingProfilesRequest } from '../../../schemas/generated/v201.types';
import { compositeSchedule2x } from '../../smart-charging/write-schedule';
import { compositeSchedule } from '../blocks/charging-limit';
import { clearProfiles, findProfiles, sourceOf, type ProfileFilter } from '../blocks/profile-store';
import type { Refusal } from '../blocks/profile-verdict';
import { judgeComposite, lookAtAll, setProfile, usualUnit } from '../blocks/smart-charging';
import { triggerMessage } from '../blocks/triggers';
import type { StationCore } from '../core/core';
import { Refused, type Handlers } from '../core/handlers';
import type { InstalledProfile } from '../core/records';
import type { Message } from '../words';

/** Most profiles in one ReportChargingProfiles. */
const MOST_REPORTED = 10;

/** K Smart Charging of 2.0.1, and of 2.1 as far as it is the same. */
export const SMART_CHARGING_HANDLERS: Handlers<Actions> = {
  SetChargingProfile: (core, { evseId, chargingProfile }) => {
    if (isOff(core)) return OFF;
    const verdict = setProfile(core, evseId, chargingProfile);
    return verdict.ok ? { status: 'Accepted' } : rejected(verdict);
  },
  ClearChargingProfile: (core, { chargingProfileId, chargingProfileCriteria: { evseId, chargingProfilePurpose, stackLevel } = {} }) => {
    if (isOff(core)) return OFF;
    const filter: ProfileFilter = chargingProfileId === undefined
      ? {
          ...(evseId === undefined ? {} : { evseId }),
          ...(chargingProfilePurpose === undefined ? {} : { purpose: chargingProfilePurpose }),
          ...(stackLevel === undefined ? {} : { stackLevel }),
        }
      : { ids: [chargingProfileId] };
    const cleared = clearProfiles(core, filter);
    if (cleared > 0) lookAtAll(core);
    return { status: cleared > 0 ? 'Accepted' : 'Unknown' };
  },
  GetChargingProfiles: (core, { requestId, evseId, chargingProfile: { chargingProfileId, chargingProfilePurpose, stackLevel, chargingLimitSource } }) => {
    if (isOff(core)) return OFF;
    const found = findProfiles(core, {
      ...(evseId === undefined ? {} : { evseId }),
      ...(chargingProfileId ? { ids: chargingProfileId } : {}),
      ...(chargingProfilePurpose === undefined ? {} : { purpose: chargingProfilePurpose }),
      ...(stackLevel === undefined ? {} : { stackLevel }),
      ...(chargingLimitSource ? { sources: chargingLimitSource } : {}),
    });
    if (found.length === 0) return { status: 'NoProfiles' };
    triggerMessage(core, profileReports(requestId, found));
    return { status: 'Accepted' };
  },
  GetCompositeSchedule: (core, { evseId, duration, chargingRateUnit = usualUnit(core) }) => {
    if (isOff(core)) return OFF;
    const refusal = judgeComposite(core, evseId, duration, chargingRateUnit);
    if (refusal) return rejected(refusal);
    return { status: 'Accepted', schedule: compositeSchedule2x(evseId, compositeSchedule(core, evseId, duration, chargingRateUnit)) };
  },
};

/** K01.FR.29: what is switched off is not supported. */
const OFF = new Refused('NotSupported', 'Smart charging is switched off: SmartChargingCtrlr.Enabled.');

function isOff({ settings }: StationCore): boolean {
  return !settings.flag('SmartChargingEnabled');
}

function rejected({ reasonCode, message }: Refusal): { status: 'Rejected'; statusInfo: { reasonCode: string; additionalInfo: string } } {
  return { status: 'Rejected', statusInfo: { reasonCode, additionalInfo: message } };
}

/** ReportChargingProfiles: one source and one EVSE in each, and not too many profiles (K09.FR.02). */
function profileReports(requestId: number, installed: readonly InstalledProfile[]): Message[] {
  const groups = new Map<string, InstalledProfile[]>();
  for (const one of installed) {
    const key = `${sourceOf(one)} ${one.evseId}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const parts = [...groups.values()].flatMap((group) => Array.from(
    { length: Math.ceil(group.length / MOST_REPORTED) }, (_, index) => group.slice(index * MOST_REPORTED, (index + 1) * MOST_REPORTED),
  ));
  return parts.map((part, index) => {
    const [first] = part;
    const payload: ReportChargingProfilesRequest = {
      requestId,
      // 2.1 has more sources than 2.0.1; what happens there alone is told there alone.
      chargingLimitSource: (first ? sourceOf(first) : 'CSO') as ReportChargingProfilesRequest['chargingLimitSource'],
      evseId: first?.evseId ?? 0,
      chargingProfile: part.map(({ wire }) => wire as unknown as ChargingProfileType),
      ...(index < parts.length - 1 ? { tbc: true } : {}),
    };
    return { action: 'ReportChargingProfiles', payload };
  });
}
