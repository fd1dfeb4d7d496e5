import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

/** K and Q of 2.1: what a CSMS sends wrong gets the standard's answer and changes nothing. */

let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

const profile = (more: JsonObject, period: JsonObject, schedule: JsonObject = {}): JsonObject => ({
  evseId: 1,
  chargingProfile: { id: 9, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Dynamic', chargingSchedule: [{ id: 1, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, ...period }], ...schedule }], ...more },
});

/** A status, or the code of a CALLERROR. */
const ROWS: readonly (readonly [what: string, action: string, payload: JsonObject, answer: string])[] = [
  ['no update', 'UpdateDynamicSchedule', { chargingProfileId: 1 }, 'OccurrenceConstraintViolation'],
  ['a profile that is a word', 'UpdateDynamicSchedule', { chargingProfileId: 'x', scheduleUpdate: { limit: 1 } }, 'TypeConstraintViolation'],
  ['an unknown profile', 'UpdateDynamicSchedule', { chargingProfileId: 99, scheduleUpdate: { limit: 1 } }, 'Rejected'],
  ['a limit that is a word', 'UpdateDynamicSchedule', { chargingProfileId: 1, scheduleUpdate: { limit: 'much' } }, 'TypeConstraintViolation'],
  ['no transaction', 'UsePriorityCharging', { activate: true }, 'OccurrenceConstraintViolation'],
  ['a transaction that does not run', 'UsePriorityCharging', { transactionId: 'none', activate: true }, 'Rejected'],
  ['activate as a text', 'UsePriorityCharging', { transactionId: 'none', activate: 'yes' }, 'TypeConstraintViolation'],
  ['an empty list', 'NotifyAllowedEnergyTransfer', { transactionId: 'none', allowedEnergyTransfer: [] }, 'OccurrenceConstraintViolation'],
  ['an unknown kind of transfer', 'NotifyAllowedEnergyTransfer', { transactionId: 'none', allowedEnergyTransfer: ['Steam'] }, 'PropertyConstraintViolation'],
  ['a transaction that does not run', 'NotifyAllowedEnergyTransfer', { transactionId: 'none', allowedEnergyTransfer: ['DC'] }, 'Rejected'],
  ['a signal for nobody', 'AFRRSignal', { timestamp: '2026-01-01T00:00:00Z', signal: 1 }, 'Rejected'],
  ['no signal', 'AFRRSignal', { timestamp: '2026-01-01T00:00:00Z' }, 'OccurrenceConstraintViolation'],
  ['an unknown mode', 'SetChargingProfile', profile({}, { limit: 5000, operationMode: 'Backwards' }), 'PropertyConstraintViolation'],
  ['a setpoint beyond its limits', 'SetChargingProfile', profile({}, { setpoint: 5000, limit: 1000, operationMode: 'CentralSetpoint' }), 'Rejected'],
  ['a limit for giving back above 0', 'SetChargingProfile', profile({}, { setpoint: 0, dischargeLimit: 100, operationMode: 'CentralSetpoint' }), 'Rejected'],
  ['no setpoint', 'SetChargingProfile', profile({}, { operationMode: 'CentralSetpoint' }), 'Rejected'],
  ['a setpoint for the whole station', 'SetChargingProfile', { ...profile({ chargingProfilePurpose: 'ChargingStationMaxProfile' }, { setpoint: 100, operationMode: 'CentralSetpoint' }), evseId: 0 }, 'Rejected'],
  ['what is generated locally', 'SetChargingProfile', profile({ chargingProfilePurpose: 'LocalGeneration' }, { limit: 100 }), 'Rejected'],
];

describe('2.1', () => {
  it.each(ROWS)('%s: %s', async (_what, action, payload, answer) => {
    bench = await Bench.booted('2.1');
    const outcome = await bench.call(action, payload);
    expect(outcome.kind === 'result' ? outcome.payload['status'] : outcome.kind === 'error' ? outcome.code : outcome.kind).toBe(answer);
    expect(await bench.call('GetChargingProfiles', { requestId: 1, chargingProfile: { stackLevel: 0 } })).toMatchObject({ payload: { status: 'NoProfiles' } });
  });
});
