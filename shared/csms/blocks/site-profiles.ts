import type { JsonObject } from '../../ocpp/json';
import type { OcppVersion } from '../../ocpp/version';
import type { SiteLimit } from '../api';
import type { ChargingTransaction } from '../state/transaction-table';

/** The CSMS's own profiles begin here, out of the way of those that a person sends. */
const FIRST_ID = 1_900_000_000;

/** Id of the default that keeps who begins to charge low until he has his share. */
export const DEFAULT_ID = FIRST_ID;

/** Id of a transaction's profile: the same for as long as it runs, so that each replaces the last (K02.FR.03). */
export function profileIdOf(number: number): number {
  return FIRST_ID + number;
}

/** SetChargingProfile that gives a transaction its share, until its end (K02.FR.03). */
export function shareRequest(version: OcppVersion, { unit }: SiteLimit, transaction: ChargingTransaction, id: number, limit: number): JsonObject {
  const profile = {
    stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Relative',
    transactionId: version === '1.6' ? Number(transaction.id) : transaction.id,
  };
  return setRequest(version, transaction.evse ?? 1, id, profile, { chargingRateUnit: unit, chargingSchedulePeriod: [{ startPeriod: 0, limit }] });
}

/** SetChargingProfile of what a transaction may take before it has its share, and without connection (K03, K07). */
export function defaultRequest(version: OcppVersion, { unit, start = 0 }: SiteLimit): JsonObject {
  const profile = { stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Absolute' };
  return setRequest(version, 0, DEFAULT_ID, profile, {
    startSchedule: '2000-01-01T00:00:00.000Z', chargingRateUnit: unit, chargingSchedulePeriod: [{ startPeriod: 0, limit: start }],
  });
}

export function clearRequest(version: OcppVersion, id: number): JsonObject {
  return version === '1.6' ? { id } : { chargingProfileId: id };
}

function setRequest(version: OcppVersion, evse: number, id: number, profile: JsonObject, schedule: JsonObject): JsonObject {
  return version === '1.6'
    ? { connectorId: evse, csChargingProfiles: { chargingProfileId: id, ...profile, chargingSchedule: schedule } }
    : { evseId: evse, chargingProfile: { id, ...profile, chargingSchedule: [{ id: 1, ...schedule }] } };
}
