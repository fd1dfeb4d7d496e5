import type { Actions } from '../../../schemas/generated/v16.types';
import { readPurpose } from '../../smart-charging/read-profile';
import { compositeSchedule16 } from '../../smart-charging/write-schedule';
import { compositeSchedule } from '../blocks/charging-limit';
import { clearProfiles } from '../blocks/profile-store';
import { judgeComposite, lookAtAll, setProfile, usualUnit } from '../blocks/smart-charging';
import type { Handlers } from '../core/handlers';
import { isoOf } from '../core/read';
import { connectorAt } from './connectors';

/** Smart Charging of 1.6 (§3.13, §5.3, §5.7, §5.16). */
export const SMART_CHARGING_HANDLERS: Handlers<Actions> = {
  SetChargingProfile: (core, { connectorId, csChargingProfiles }) => {
    const place = connectorId === 0 ? undefined : connectorAt(core, connectorId);
    if (connectorId !== 0 && !place) return { status: 'Rejected' };
    const verdict = setProfile(core, place?.evse.id ?? 0, csChargingProfiles);
    if (verdict.ok) return { status: 'Accepted' };
    // 1.6 has no room for a reason: it goes into the journal.
    core.note(`The charging profile is rejected: ${verdict.message}`);
    return { status: verdict.reasonCode === 'NotEnabled' ? 'NotSupported' : 'Rejected' };
  },
  ClearChargingProfile: (core, { id, connectorId, chargingProfilePurpose, stackLevel }) => {
    const place = connectorId === undefined ? undefined : connectorAt(core, connectorId);
    if (connectorId !== undefined && connectorId !== 0 && !place) return { status: 'Unknown' };
    const purpose = readPurpose(chargingProfilePurpose);
    const cleared = clearProfiles(core, id === undefined
      ? {
          ...(connectorId === undefined ? {} : { evseId: place?.evse.id ?? 0 }),
          ...(purpose === undefined ? {} : { purpose }),
          ...(stackLevel === undefined ? {} : { stackLevel }),
        }
      : { ids: [id] });
    if (cleared > 0) lookAtAll(core);
    return { status: cleared > 0 ? 'Accepted' : 'Unknown' };
  },
  GetCompositeSchedule: (core, { connectorId, duration, chargingRateUnit = usualUnit(core) }) => {
    const place = connectorId === 0 ? undefined : connectorAt(core, connectorId);
    const evseId = place?.evse.id ?? 0;
    if ((connectorId !== 0 && !place) || judgeComposite(core, evseId, duration, chargingRateUnit)) return { status: 'Rejected' };
    const composite = compositeSchedule(core, evseId, duration, chargingRateUnit);
    return { status: 'Accepted', connectorId, scheduleStart: isoOf(composite.from), chargingSchedule: compositeSchedule16(composite) };
  },
};
