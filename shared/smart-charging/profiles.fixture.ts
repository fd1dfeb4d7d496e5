import type { ChargingProfile, ChargingSchedule, InstalledProfile, Place } from './model';

/** Noon of a Thursday. */
export const NOON = Date.UTC(2026, 0, 1, 12);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A default profile of 10 A at EVSE 1, from noon on. */
export function profile(more: Partial<ChargingProfile> = {}, schedule: Partial<ChargingSchedule> = {}): ChargingProfile {
  return {
    id: 1, stackLevel: 0, purpose: 'TxDefaultProfile', kind: 'Absolute',
    schedules: [{ unit: 'A', start: NOON, periods: [{ start: 0, limit: 10 }], ...schedule }], ...more,
  };
}

/** Profiles as they stand at EVSE 1, or at EVSE 0 where their purpose wants it. */
export function installed(...profiles: ChargingProfile[]): InstalledProfile[] {
  return profiles.map((one) => ({ evseId: one.purpose === 'ChargingStationMaxProfile' ? 0 : 1, profile: one, since: NOON }));
}

/** EVSE 1 with three phases, where transaction `tx` began to charge at noon. */
export const PLACE: Place = { evseId: 1, voltage: 230, phases: 3, origin: NOON, transaction: ['tx'] };
