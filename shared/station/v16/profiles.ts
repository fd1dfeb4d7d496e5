/** Feature profiles of 1.6 (§3.1) that the station claims. FirmwareManagement is not among them: it has nothing to install. */
export const SUPPORTED_PROFILES = ['Core', 'LocalAuthListManagement', 'Reservation', 'SmartCharging', 'RemoteTrigger'] as const;
