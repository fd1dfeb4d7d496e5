import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import type { OcppVersion } from '../ocpp/version';
import { Bench } from './bench.fixture';

/** Wrong values, unknown ids and wrong states in the requests of provisioning, availability, unlocking and triggers. */

type Expected = string | JsonObject;
type Row = readonly [action: string, payload: JsonObject, expected: Expected];

const PROFILE = { ocppVersion: 'OCPP20', ocppTransport: 'JSON', ocppCsmsUrl: 'ws://csms:9001', messageTimeout: 30, securityProfile: 0, ocppInterface: 'Wired0' };
const THRESHOLD = { component: { name: 'OCPPCommCtrlr' }, variable: { name: 'OfflineThreshold' } };

const ROWS_2X: readonly Row[] = [
  ['SetVariables', {}, 'OccurrenceConstraintViolation'],
  ['SetVariables', { setVariableData: [] }, 'OccurrenceConstraintViolation'],
  ['SetVariables', { setVariableData: [{ ...THRESHOLD, attributeValue: 5 }] }, 'TypeConstraintViolation'],
  ['SetVariables', { setVariableData: [{ ...THRESHOLD, attributeValue: '5', attributeType: 'Wish' }] }, 'PropertyConstraintViolation'],
  ['SetVariables', { setVariableData: [{ ...THRESHOLD, attributeValue: 'soon' }] }, { setVariableResult: [{ attributeStatus: 'Rejected' }] }],
  ['GetVariables', { getVariableData: 'all' }, 'TypeConstraintViolation'],
  ['GetVariables', { getVariableData: [{ component: { name: 'EVSE', evse: { id: 99 } }, variable: { name: 'Power' } }] }, { getVariableResult: [{ attributeStatus: 'UnknownComponent' }] }],
  ['GetBaseReport', { requestId: 1, reportBase: 'Everything' }, 'PropertyConstraintViolation'],
  ['GetBaseReport', { requestId: 'one', reportBase: 'FullInventory' }, 'TypeConstraintViolation'],
  ['GetBaseReport', { reportBase: 'FullInventory' }, 'OccurrenceConstraintViolation'],
  ['GetReport', { requestId: 1, componentCriteria: ['Pretty'] }, 'PropertyConstraintViolation'],
  ['GetReport', { requestId: 1, componentVariable: [{ component: { name: 'EVSE', evse: { id: 99 } } }] }, { status: 'EmptyResultSet' }],
  ['SetNetworkProfile', { configurationSlot: 1 }, 'OccurrenceConstraintViolation'],
  ['SetNetworkProfile', { configurationSlot: 1, connectionData: { ...PROFILE, ocppInterface: 'Pigeon' } }, 'PropertyConstraintViolation'],
  ['SetNetworkProfile', { configurationSlot: -1, connectionData: PROFILE }, { status: 'Rejected' }],
  ['Reset', { type: 'Gently' }, 'PropertyConstraintViolation'],
  ['Reset', {}, 'OccurrenceConstraintViolation'],
  ['Reset', { type: 'Immediate', evseId: 99 }, { status: 'Rejected' }],
  ['Reset', { type: 'Immediate', evseId: 'one' }, 'TypeConstraintViolation'],
  ['ChangeAvailability', { operationalStatus: 'Perhaps' }, 'PropertyConstraintViolation'],
  ['ChangeAvailability', { operationalStatus: 'Inoperative', evse: {} }, 'OccurrenceConstraintViolation'],
  ['ChangeAvailability', { operationalStatus: 'Inoperative', evse: { id: 99 } }, { status: 'Rejected' }],
  ['ChangeAvailability', { operationalStatus: 'Inoperative', evse: { id: 1, connectorId: 99 } }, { status: 'Rejected' }],
  ['UnlockConnector', { evseId: 1 }, 'OccurrenceConstraintViolation'],
  ['UnlockConnector', { evseId: 1, connectorId: '1' }, 'TypeConstraintViolation'],
  ['UnlockConnector', { evseId: 99, connectorId: 1 }, { status: 'UnknownConnector' }],
  ['TriggerMessage', { requestedMessage: 'Everything' }, 'PropertyConstraintViolation'],
  ['TriggerMessage', {}, 'OccurrenceConstraintViolation'],
  ['TriggerMessage', { requestedMessage: 'MeterValues', evse: { id: 99 } }, { status: 'Rejected' }],
  ['TriggerMessage', { requestedMessage: 'BootNotification' }, { status: 'Rejected' }],
];

const ROWS_16: readonly Row[] = [
  ['ChangeConfiguration', { key: 'HeartbeatInterval' }, 'OccurenceConstraintViolation'],
  ['ChangeConfiguration', { key: 'HeartbeatInterval', value: 60 }, 'TypeConstraintViolation'],
  ['ChangeConfiguration', { key: 'HeartbeatInterval', value: 'often' }, { status: 'Rejected' }],
  ['ChangeConfiguration', { key: 'NoSuchKey', value: '1' }, { status: 'NotSupported' }],
  ['GetConfiguration', { key: 'HeartbeatInterval' }, 'TypeConstraintViolation'],
  ['GetConfiguration', { key: ['NoSuchKey'] }, { unknownKey: ['NoSuchKey'] }],
  ['Reset', { type: 'Gently' }, 'PropertyConstraintViolation'],
  ['Reset', {}, 'OccurenceConstraintViolation'],
  ['ChangeAvailability', { connectorId: 1, type: 'Perhaps' }, 'PropertyConstraintViolation'],
  ['ChangeAvailability', { connectorId: 99, type: 'Inoperative' }, { status: 'Rejected' }],
  ['UnlockConnector', {}, 'OccurenceConstraintViolation'],
  ['UnlockConnector', { connectorId: 99 }, { status: 'NotSupported' }],
  ['TriggerMessage', { requestedMessage: 'Everything' }, 'PropertyConstraintViolation'],
  ['TriggerMessage', { requestedMessage: 'StatusNotification', connectorId: 99 }, { status: 'Rejected' }],
  ['ExtendedTriggerMessage', { requestedMessage: 'Everything' }, 'PropertyConstraintViolation'],
];

const TABLES: readonly (readonly [OcppVersion, readonly Row[]])[] = [['1.6', ROWS_16], ['2.0.1', ROWS_2X], ['2.1', ROWS_2X]];

describe.each(TABLES)('bad input in %s', (version, rows) => {
  it.each(rows.map(([action, payload, expected]) => [action, JSON.stringify(payload), expected, payload] as const))('%s %s: %o, and nothing changes', async (action, _text, expected, payload) => {
    const bench = await Bench.booted(version);
    const settings = await everythingSet(bench, version);
    const before = bench.station.status();
    bench.forget();
    const outcome = await bench.call(action, payload);
    expect(outcome).toMatchObject(typeof expected === 'string' ? { kind: 'error', code: expected } : { kind: 'result', payload: expected });
    await bench.pass(20);
    expect(bench.actions).toEqual([]);
    expect(bench.station.status()).toEqual(before);
    expect(bench.upgrades).toHaveLength(1);
    expect(await everythingSet(bench, version)).toEqual(settings);
    expect(bench.faults).toEqual([]);
  });
});

/** The values of everything that can be set. */
async function everythingSet(bench: Bench, version: OcppVersion): Promise<unknown> {
  if (version === '1.6') return bench.result('GetConfiguration', {});
  bench.forget();
  await bench.result('GetBaseReport', { requestId: 900, reportBase: 'ConfigurationInventory' });
  await bench.settle();
  return bench.of('NotifyReport').map(({ reportData }) => reportData);
}
