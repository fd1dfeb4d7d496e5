import { describe, expect, test } from 'vitest';
import { csmsFixture } from '../../tests/support/csms-fixture';
import type { JsonObject } from '../ocpp/json';
import { loadValidator } from '../ocpp/validate/load';
import type { OcppVersion } from '../ocpp/version';

/** Wrong values in what a station tells of limits and of cars: a CSMS that is set to reject says so and sends no schedule. */

type Row = readonly [action: string, payload: JsonObject, code: string];

const ROWS: readonly Row[] = [
  ['NotifyChargingLimit', {}, 'OccurrenceConstraintViolation'],
  ['NotifyChargingLimit', { chargingLimit: { chargingLimitSource: 5 } }, 'TypeConstraintViolation'],
  ['ClearedChargingLimit', { evseId: 1 }, 'OccurrenceConstraintViolation'],
  ['NotifyEVChargingNeeds', { evseId: 1 }, 'OccurrenceConstraintViolation'],
  ['NotifyEVChargingNeeds', { evseId: 'one', chargingNeeds: { requestedEnergyTransfer: 'DC' } }, 'TypeConstraintViolation'],
  ['NotifyEVChargingNeeds', { evseId: 1, chargingNeeds: { requestedEnergyTransfer: 'Steam' } }, 'PropertyConstraintViolation'],
  ['NotifyEVChargingSchedule', { evseId: 1, timeBase: '2026-01-01T00:00:00Z' }, 'OccurrenceConstraintViolation'],
  ['ReportChargingProfiles', { requestId: 1, chargingLimitSource: 'CSO', evseId: 1, chargingProfile: [] }, 'OccurrenceConstraintViolation'],
];

describe.each<OcppVersion>(['2.0.1', '2.1'])('bad input in %s', (version) => {
  test.each(ROWS.map(([action, payload, code]) => [action, JSON.stringify(payload), code, payload] as const))('%s %s: %s', async (action, _text, code, payload) => {
    const check = await loadValidator(version);
    const { csms, connect } = await csmsFixture({ strictness: 'reject' }, { checkOf: () => check });
    const station = await connect('CP1', version);
    const answer = await station.call(action, payload);
    expect([answer?.[0], answer?.[2]]).toEqual([4, code]);
    expect(csms.record('CP1')?.profiles.all()).toEqual([]);
    expect(csms.record('CP1')?.objects('charging-limit').size).toBe(0);
  });

  test('needs without parameters, and of nobody, get no schedule', async () => {
    const { connect } = await csmsFixture();
    const station = await connect('CP1', version);
    const needs = (more: JsonObject): JsonObject => ({ evseId: 1, chargingNeeds: { requestedEnergyTransfer: 'AC_three_phase', ...more } });
    expect((await station.call('NotifyEVChargingNeeds', needs({})))?.[2]).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode: 'InvalidValue' } });
    const full = needs({ acChargingParameters: { energyAmount: 1000, evMinCurrent: 6, evMaxCurrent: 16, evMaxVoltage: 400 } });
    expect((await station.call('NotifyEVChargingNeeds', full))?.[2]).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode: 'TxNotFound' } });
  });
});
