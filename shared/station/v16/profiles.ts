import type { StationCore } from '../core/core';

/** Feature profiles of 1.6 (§3.1) that every station has. */
const PROFILES = ['Core', 'LocalAuthListManagement', 'Reservation', 'SmartCharging', 'RemoteTrigger'];

/** Feature profiles that the station claims: without a way to fetch files, it has nothing to install. */
export function supportedProfiles({ ports }: StationCore): readonly string[] {
  return ports.files && ports.certificates ? ['Core', 'FirmwareManagement', ...PROFILES.slice(1)] : PROFILES;
}
