import { describe, expect, test } from 'vitest';
import { csmsFixture } from '../../tests/support/csms-fixture';
import type { JsonObject } from '../ocpp/json';
import { loadValidator } from '../ocpp/validate/load';
import type { OcppVersion } from '../ocpp/version';

/** Wrong values in the requests of provisioning and availability: a CSMS that is set to reject says so and learns nothing. */

type Row = readonly [action: string, payload: JsonObject, code: string];

const STATION = { vendorName: 'Acme', model: 'One' };
const ROWS_2X: readonly Row[] = [
  ['BootNotification', { reason: 'PowerUp' }, 'OccurrenceConstraintViolation'],
  ['BootNotification', { reason: 'Boredom', chargingStation: STATION }, 'PropertyConstraintViolation'],
  ['BootNotification', { reason: 'PowerUp', chargingStation: { vendorName: 5, model: 'One' } }, 'TypeConstraintViolation'],
  ['StatusNotification', { timestamp: '2026-01-01T00:00:00Z', connectorStatus: 'Charging', evseId: 1, connectorId: 1 }, 'PropertyConstraintViolation'],
  ['StatusNotification', { timestamp: '2026-01-01T00:00:00Z', connectorStatus: 'Available', evseId: 'one', connectorId: 1 }, 'TypeConstraintViolation'],
  ['StatusNotification', { connectorStatus: 'Available', evseId: 1, connectorId: 1 }, 'OccurrenceConstraintViolation'],
  ['NotifyReport', { requestId: 1, seqNo: 0 }, 'OccurrenceConstraintViolation'],
  ['NotifyReport', { requestId: 1, seqNo: 'first', generatedAt: '2026-01-01T00:00:00Z' }, 'TypeConstraintViolation'],
  ['NotifyEvent', { generatedAt: '2026-01-01T00:00:00Z', seqNo: 0, eventData: [] }, 'OccurrenceConstraintViolation'],
];
const ROWS_16: readonly Row[] = [
  ['BootNotification', { chargePointVendor: 'Acme' }, 'OccurenceConstraintViolation'],
  ['BootNotification', { chargePointVendor: 'Acme', chargePointModel: 5 }, 'TypeConstraintViolation'],
  ['StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Busy' }, 'PropertyConstraintViolation'],
  ['StatusNotification', { connectorId: 1, errorCode: 'Broken', status: 'Faulted' }, 'PropertyConstraintViolation'],
  ['StatusNotification', { connectorId: 'one', errorCode: 'NoError', status: 'Available' }, 'TypeConstraintViolation'],
];
const TABLES: readonly (readonly [OcppVersion, readonly Row[]])[] = [['1.6', ROWS_16], ['2.0.1', ROWS_2X], ['2.1', ROWS_2X]];

describe.each(TABLES)('bad input in %s', (version, rows) => {
  test.each(rows.map(([action, payload, code]) => [action, JSON.stringify(payload), code, payload] as const))('%s %s: %s, and nothing is learnt', async (action, _text, code, payload) => {
    const check = await loadValidator(version);
    const { csms, connect } = await csmsFixture({ strictness: 'reject' }, { checkOf: () => check });
    const station = await connect('CP1', version);
    const answer = await station.call(action, payload);
    expect([answer?.[0], answer?.[2]]).toEqual([4, code]);
    const record = csms.record('CP1');
    expect(record?.boot).toBeUndefined();
    expect(record?.registration).toBeUndefined();
    expect(record?.connectors()).toEqual([]);
    expect(record?.reports.all()).toEqual([]);
  });

  test.each(rows.map(([action, payload]) => [action, JSON.stringify(payload), payload] as const))('%s %s does no harm to a CSMS that only looks on', async (action, _text, payload) => {
    const { connect } = await csmsFixture();
    const station = await connect('CP1', version);
    await station.call(action, payload);
    expect((await station.call('Heartbeat', {}))?.[0]).toBe(3);
  });
});
