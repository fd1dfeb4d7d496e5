import type { JsonValue } from '../../json';
import { OCPP_VERSIONS } from '../../version';
import { readablePath } from '../pointer';
import type { PayloadRule } from '../rule';
import { PROFILE_PAYLOADS, profileOf } from './schedules';

const OF_THE_STATION = ['ChargePointMaxProfile', 'ChargingStationMaxProfile'];

/**
 * A profile of a purpose goes to one place: the station's maximum to connector or EVSE 0, and with a remote start comes
 * only a TxProfile (OCPP 1.6 §3.13.1 and §5.11; 2.x K01, K05).
 */
export const profilePlace: PayloadRule = {
  name: 'profile-place',
  severity: 'warning',
  code: 'PropertyConstraintViolation',
  versions: OCPP_VERSIONS,
  payloads: PROFILE_PAYLOADS,
  check(payload, key) {
    const profile = profileOf(payload);
    const purpose = profile?.[1]['chargingProfilePurpose'];
    if (!profile || typeof purpose !== 'string') return undefined;
    const at = `${profile[0]}/chargingProfilePurpose`;
    if (key !== 'SetChargingProfile.request') {
      if (purpose === 'TxProfile') return undefined;
      return [{ at, found: purpose, expected: 'TxProfile', message: `${readablePath(at)} is ${purpose}; the profile that comes with a remote start is for that transaction: TxProfile.` }];
    }
    const field = 'connectorId' in payload ? 'connectorId' : 'evseId';
    const place: JsonValue | undefined = payload[field];
    if (!OF_THE_STATION.includes(purpose) || typeof place !== 'number' || place === 0) return undefined;
    return [{ at: `/${field}`, found: place, expected: '0', message: `${field} is ${place}; a ${purpose} is for the whole station and goes to ${field} 0.` }];
  },
};
