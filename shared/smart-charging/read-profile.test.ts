import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { readProfile } from './read-profile';

describe('reading a charging profile', () => {
  it('of 1.6', () => {
    expect(readProfile({
      chargingProfileId: 7, stackLevel: 2, chargingProfilePurpose: 'ChargePointMaxProfile', chargingProfileKind: 'Recurring', recurrencyKind: 'Weekly', transactionId: 42,
      validFrom: '2026-01-01T00:00:00Z', chargingSchedule: { chargingRateUnit: 'W', startSchedule: '2026-01-01T01:00:00+01:00', minChargingRate: 4.5, chargingSchedulePeriod: [{ startPeriod: 0, limit: 1000, numberPhases: 1 }] },
    })).toEqual({
      id: 7, stackLevel: 2, purpose: 'ChargingStationMaxProfile', kind: 'Recurring', recurrency: 'Weekly', transactionId: '42', validFrom: Date.UTC(2026, 0, 1),
      schedules: [{ unit: 'W', start: Date.UTC(2026, 0, 1), minChargingRate: 4.5, periods: [{ start: 0, limit: 1000, phases: 1 }] }],
    });
  });

  it('of 2.1', () => {
    expect(readProfile({
      id: -3, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Dynamic', transactionId: 'tx', maxOfflineDuration: 0, invalidAfterOfflineDuration: true, dynUpdateInterval: 60,
      chargingSchedule: [{ id: 1, chargingRateUnit: 'A', limitAtSoC: { soc: 80, limit: 6 }, randomizedDelay: 30, useLocalTime: true, chargingSchedulePeriod: [{ startPeriod: 0, operationMode: 'CentralSetpoint', setpoint: -5, dischargeLimit: -10, limit: 16, limit_L2: 10, evseSleep: false }] }],
    })).toEqual({
      id: -3, stackLevel: 0, purpose: 'TxProfile', kind: 'Dynamic', transactionId: 'tx', maxOfflineDuration: 0, invalidAfterOfflineDuration: true, dynUpdateInterval: 60,
      schedules: [{ id: 1, unit: 'A', limitAtSoC: { soc: 80, limit: 6 }, randomizedDelay: 30, useLocalTime: true, periods: [{ start: 0, operationMode: 'CentralSetpoint', setpoint: -5, dischargeLimit: -10, limit: 16, limitL2: 10 }] }],
    });
  });

  it.each<[string, JsonObject]>([
    ['no id', { chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Relative' }],
    ['an unknown purpose', { id: 1, chargingProfilePurpose: 'txprofile', chargingProfileKind: 'Relative' }],
    ['an unknown kind', { id: 1, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Sometimes' }],
  ])('nothing from %s', (_what, wire) => expect(readProfile(wire)).toBeUndefined());

  it('anything else without throwing', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('id', 'chargingSchedule', 'chargingProfilePurpose', 'validFrom', 'recurrencyKind', 'stackLevel'), fc.jsonValue()), (wire) => {
      readProfile({ id: 1, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Relative', ...wire });
    }));
  });
});
