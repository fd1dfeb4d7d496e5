import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

let bench: Bench;

beforeEach(async () => { bench = await Bench.booted('2.0.1'); });
afterEach(() => expect(bench.faults).toEqual([]));

/** Variables that Part 2 marks as required for every Charging Station, or with a component that is there. */
const REQUIRED = [
  'OCPPCommCtrlr.HeartbeatInterval', 'OCPPCommCtrlr.MessageAttempts[TransactionEvent]', 'OCPPCommCtrlr.MessageAttemptInterval[TransactionEvent]',
  'OCPPCommCtrlr.MessageTimeout[Default]', 'OCPPCommCtrlr.NetworkConfigurationPriority', 'OCPPCommCtrlr.NetworkProfileConnectionAttempts',
  'OCPPCommCtrlr.OfflineThreshold', 'OCPPCommCtrlr.ResetRetries', 'OCPPCommCtrlr.UnlockOnEVSideDisconnect', 'OCPPCommCtrlr.RetryBackOffRandomRange',
  'OCPPCommCtrlr.RetryBackOffRepeatTimes', 'OCPPCommCtrlr.RetryBackOffWaitMinimum', 'OCPPCommCtrlr.WebSocketPingInterval', 'OCPPCommCtrlr.FileTransferProtocols',
  'SecurityCtrlr.OrganizationName', 'SecurityCtrlr.CertificateEntries', 'SecurityCtrlr.SecurityProfile',
  'AuthCtrlr.AuthorizeRemoteStart', 'AuthCtrlr.LocalAuthorizeOffline', 'AuthCtrlr.LocalPreAuthorize',
  'TxCtrlr.EVConnectionTimeOut', 'TxCtrlr.StopTxOnEVSideDisconnect', 'TxCtrlr.StopTxOnInvalidId', 'TxCtrlr.TxStartPoint', 'TxCtrlr.TxStopPoint',
  'SampledDataCtrlr.TxStartedMeasurands', 'SampledDataCtrlr.TxUpdatedMeasurands', 'SampledDataCtrlr.TxUpdatedInterval', 'SampledDataCtrlr.TxEndedMeasurands',
  'SampledDataCtrlr.TxEndedInterval', 'AlignedDataCtrlr.Interval', 'AlignedDataCtrlr.Measurands', 'AlignedDataCtrlr.TxEndedInterval',
  'AlignedDataCtrlr.TxEndedMeasurands', 'ClockCtrlr.DateTime', 'ClockCtrlr.TimeSource', 'DeviceDataCtrlr.ItemsPerMessage[GetReport]',
  'DeviceDataCtrlr.ItemsPerMessage[GetVariables]', 'DeviceDataCtrlr.ItemsPerMessage[SetVariables]', 'DeviceDataCtrlr.BytesPerMessage[GetReport]',
  'SmartChargingCtrlr.ProfileStackLevel', 'SmartChargingCtrlr.RateUnit', 'SmartChargingCtrlr.PeriodsPerSchedule', 'SmartChargingCtrlr.Entries[ChargingProfiles]',
  'LocalAuthListCtrlr.Entries', 'LocalAuthListCtrlr.ItemsPerMessage', 'LocalAuthListCtrlr.BytesPerMessage',
  'ChargingStation.AvailabilityState', 'ChargingStation.SupplyPhases', 'EVSE.AvailabilityState', 'EVSE.Power', 'EVSE.SupplyPhases',
  'Connector.AvailabilityState', 'Connector.ConnectorType', 'Connector.SupplyPhases',
];

function get(component: JsonObject, variable: JsonObject, attributeType?: string): Promise<JsonObject> {
  return bench.result('GetVariables', { getVariableData: [{ component, variable, ...(attributeType ? { attributeType } : {}) }] })
    .then((result) => (result['getVariableResult'] as JsonObject[])[0] ?? {});
}

function set(component: JsonObject, variable: JsonObject, attributeValue: string, attributeType?: string): Promise<JsonObject> {
  return bench.result('SetVariables', { setVariableData: [{ component, variable, attributeValue, ...(attributeType ? { attributeType } : {}) }] })
    .then((result) => (result['setVariableResult'] as JsonObject[])[0] ?? {});
}

describe('B05 and B06: variables', () => {
  it('are read, whatever the case of their names', async () => {
    expect(await get({ name: 'ocppcommctrlr' }, { name: 'HEARTBEATINTERVAL' })).toEqual({
      attributeStatus: 'Accepted', attributeType: 'Actual', attributeValue: '300', component: { name: 'ocppcommctrlr' }, variable: { name: 'HEARTBEATINTERVAL' },
    });
    expect(await get({ name: 'EVSE', evse: { id: 2 } }, { name: 'AvailabilityState' })).toMatchObject({ attributeValue: 'Available' });
    expect(await get({ name: 'Connector', evse: { id: 1, connectorId: 1 } }, { name: 'ConnectorType' })).toMatchObject({ attributeValue: 'sType2' });
    expect(await get({ name: 'OCPPCommCtrlr' }, { name: 'MessageAttempts', instance: 'TransactionEvent' })).toMatchObject({ attributeValue: '3' });
    expect(await get({ name: 'ClockCtrlr' }, { name: 'DateTime' })).toMatchObject({ attributeValue: '2026-01-01T00:00:00.000Z' });
  });

  it.each<[JsonObject, JsonObject, string | undefined, string]>([
    [{ name: 'Toaster' }, { name: 'Heat' }, undefined, 'UnknownComponent'],
    [{ name: 'OCPPCommCtrlr' }, { name: 'Heat' }, undefined, 'UnknownVariable'],
    [{ name: 'OCPPCommCtrlr' }, { name: 'MessageAttempts' }, undefined, 'UnknownVariable'],
    [{ name: 'EVSE', evse: { id: 3 } }, { name: 'Power' }, undefined, 'UnknownComponent'],
    [{ name: 'EVSE' }, { name: 'Power' }, undefined, 'UnknownComponent'],
    [{ name: 'OCPPCommCtrlr' }, { name: 'HeartbeatInterval' }, 'Target', 'NotSupportedAttributeType'],
    [{ name: 'SecurityCtrlr' }, { name: 'BasicAuthPassword' }, undefined, 'Rejected'],
  ])('B06: %o %o %s: %s', async (component, variable, attribute, attributeStatus) => {
    expect(await get(component, variable, attribute)).toMatchObject({ attributeStatus });
  });

  it.each<[JsonObject, JsonObject, string, string | undefined, string]>([
    [{ name: 'OCPPCommCtrlr' }, { name: 'HeartbeatInterval' }, '60', undefined, 'Accepted'],
    [{ name: 'OCPPCommCtrlr' }, { name: 'HeartbeatInterval' }, '0', undefined, 'Rejected'],
    [{ name: 'OCPPCommCtrlr' }, { name: 'HeartbeatInterval' }, '1.5', undefined, 'Rejected'],
    [{ name: 'OCPPCommCtrlr' }, { name: 'NetworkConfigurationPriority' }, '0', undefined, 'RebootRequired'],
    [{ name: 'OCPPCommCtrlr' }, { name: 'NetworkConfigurationPriority' }, '1', undefined, 'Rejected'],
    [{ name: 'OCPPCommCtrlr' }, { name: 'NetworkConfigurationPriority' }, '', undefined, 'Rejected'],
    [{ name: 'TxCtrlr' }, { name: 'TxStopPoint' }, 'Authorized, PowerPathClosed', undefined, 'Accepted'],
    [{ name: 'TxCtrlr' }, { name: 'TxStopPoint' }, 'Authorized,Authorized', undefined, 'Rejected'],
    [{ name: 'AuthCtrlr' }, { name: 'LocalPreAuthorize' }, 'TRUE', undefined, 'Rejected'],
    [{ name: 'SecurityCtrlr' }, { name: 'OrganizationName' }, 'x'.repeat(65), undefined, 'Rejected'],
    [{ name: 'SecurityCtrlr' }, { name: 'BasicAuthPassword' }, 'too short', undefined, 'Rejected'],
    [{ name: 'ClockCtrlr' }, { name: 'DateTime' }, '2026-01-01T00:00:00Z', undefined, 'Rejected'],
    [{ name: 'OCPPCommCtrlr' }, { name: 'HeartbeatInterval' }, '60', 'MaxSet', 'NotSupportedAttributeType'],
    [{ name: 'Toaster' }, { name: 'Heat' }, '1', undefined, 'UnknownComponent'],
    [{ name: 'OCPPCommCtrlr' }, { name: 'Heat' }, '1', undefined, 'UnknownVariable'],
  ])('B05: %o %o = %s %s: %s', async (component, variable, value, attribute, attributeStatus) => {
    expect(await set(component, variable, value, attribute)).toMatchObject({ attributeStatus });
  });

  it('B05: what needs a reboot takes effect then', async () => {
    await bench.listen(9001);
    const connectionData = { ocppVersion: 'OCPP20', ocppTransport: 'JSON', ocppCsmsUrl: 'ws://csms:9001', messageTimeout: 30, securityProfile: 0, ocppInterface: 'Wired0' };
    await bench.result('SetNetworkProfile', { configurationSlot: 1, connectionData });
    expect(await set({ name: 'OCPPCommCtrlr' }, { name: 'NetworkConfigurationPriority' }, '1,0')).toMatchObject({ attributeStatus: 'RebootRequired' });
    expect(await get({ name: 'OCPPCommCtrlr' }, { name: 'NetworkConfigurationPriority' })).toMatchObject({ attributeValue: '0' });
    await bench.result('Reset', { type: 'Immediate' });
    await bench.pass(10);
    expect(await get({ name: 'OCPPCommCtrlr' }, { name: 'NetworkConfigurationPriority' })).toMatchObject({ attributeValue: '1,0' });
  });

  it('B05, B06: attributes beside Actual, where a variable has them', async () => {
    const fan = [{ name: 'AirCoolingSystem' }, { name: 'FanSpeed' }] as const;
    expect(await get(...fan, 'Target')).toMatchObject({ attributeStatus: 'Accepted', attributeType: 'Target', attributeValue: '' });
    expect(await set(...fan, '900')).toMatchObject({ attributeStatus: 'Rejected', attributeStatusInfo: { reasonCode: 'ReadOnly' } });
    expect(await set(...fan, '2000', 'MaxSet')).toMatchObject({ attributeStatus: 'Accepted', attributeType: 'MaxSet' });
    expect(await set(...fan, '2500', 'MinSet')).toMatchObject({ attributeStatus: 'Rejected', attributeStatusInfo: { reasonCode: 'ValueTooHigh' } });
    expect(await set(...fan, '2001', 'Target')).toMatchObject({ attributeStatus: 'Rejected', attributeStatusInfo: { reasonCode: 'ValueTooHigh' } });
    expect(await set(...fan, '1500', 'Target')).toMatchObject({ attributeStatus: 'Accepted' });
    expect(await get(...fan)).toMatchObject({ attributeType: 'Actual', attributeValue: '1500' });
    expect(await get(...fan, 'Target')).toMatchObject({ attributeValue: '1500' });
  });

  it('more than ItemsPerMessage are refused', async () => {
    const item = { component: { name: 'OCPPCommCtrlr' }, variable: { name: 'HeartbeatInterval' } };
    expect(await bench.call('GetVariables', { getVariableData: Array.from({ length: 101 }, () => item) })).toMatchObject({ kind: 'error', code: 'OccurrenceConstraintViolation' });
    expect(await bench.call('GetReport', { requestId: 1, componentVariable: Array.from({ length: 41 }, () => item) })).toMatchObject({ kind: 'error', code: 'OccurrenceConstraintViolation' });
    expect(bench.of('NotifyReport')).toEqual([]);
  });

  it('B06.FR.17, B08.FR.18: more bytes than BytesPerMessage are refused', async () => {
    const item = { component: { name: 'OCPPCommCtrlr', customData: { vendorId: 'x', text: 'ä'.repeat(33_000) } }, variable: { name: 'HeartbeatInterval' } };
    expect(await bench.call('GetVariables', { getVariableData: [item] })).toMatchObject({ kind: 'error', code: 'FormatViolation' });
  });
});

describe('B07 and B08: reports', () => {
  async function reported(action: string, request: JsonObject): Promise<string[]> {
    bench.forget();
    expect(await bench.result(action, { requestId: 9, ...request })).toEqual({ status: 'Accepted' });
    await bench.settle();
    const parts = bench.of('NotifyReport');
    expect(parts.map(({ seqNo }) => seqNo)).toEqual(parts.map((_, index) => index));
    expect(parts.map(({ tbc }) => tbc)).toEqual(parts.map((_, index) => index < parts.length - 1));
    expect(parts.every(({ requestId }) => requestId === 9)).toBe(true);
    return parts.flatMap(({ reportData }) => reportData as JsonObject[]).map(({ component, variable }) => nameOf(component as JsonObject, variable as JsonObject));
  }

  it('B07: FullInventory has every required variable, in parts, after the answer', async () => {
    const names = await reported('GetBaseReport', { reportBase: 'FullInventory' });
    // Only what the second EVSE and its connector repeat.
    expect(names.length - new Set(names).size).toBe(names.filter((name) => /^(EVSE|Connector\w*|PowerContactor|BayOccupancySensor|FiscalMetering)\./.test(name)).length / 2);
    expect(names).toEqual(expect.arrayContaining(REQUIRED));
    expect(bench.of('NotifyReport').length).toBeGreaterThan(1);
  });

  it('B07: ConfigurationInventory has what can be set', async () => {
    const names = await reported('GetBaseReport', { reportBase: 'ConfigurationInventory' });
    expect(names).toEqual(expect.arrayContaining(['OCPPCommCtrlr.HeartbeatInterval', 'SecurityCtrlr.BasicAuthPassword']));
    expect(names).not.toContain('ClockCtrlr.DateTime');
    expect(bench.frames.some(({ text }) => text.includes('NotifyReport') && /BasicAuthPassword"},"variableAttribute":\[{"type":"Actual","value"/.test(text))).toBe(false);
  });

  it('B07: SummaryInventory tells how things are', async () => {
    const names = await reported('GetBaseReport', { reportBase: 'SummaryInventory' });
    expect(new Set(names)).toEqual(new Set(['ChargingStation.AvailabilityState', 'EVSE.AvailabilityState', 'Connector.AvailabilityState']));
    await bench.act({ kind: 'fault', evse: 2, connector: 1, code: 'GroundFailure' });
    const wrong = await reported('GetBaseReport', { reportBase: 'SummaryInventory' });
    expect(wrong.filter((name) => name.endsWith('.Problem'))).toEqual(['ChargingStation.Problem', 'EVSE.Problem', 'Connector.Problem']);
  });

  it('B08: by component and variable', async () => {
    expect(await reported('GetReport', { componentVariable: [{ component: { name: 'Connector' }, variable: { name: 'ConnectorType' } }] })).toEqual(['Connector.ConnectorType', 'Connector.ConnectorType']);
    expect(await reported('GetReport', { componentVariable: [{ component: { name: 'EVSE', evse: { id: 2 } }, variable: { name: 'Power' } }] })).toEqual(['EVSE.Power']);
    expect(await reported('GetReport', { componentVariable: [{ component: { name: 'OCPPCommCtrlr' }, variable: { name: 'MessageAttempts' } }] })).toEqual(['OCPPCommCtrlr.MessageAttempts[TransactionEvent]']);
  });

  it('B08: by criterion', async () => {
    expect(await bench.result('GetReport', { requestId: 1, componentCriteria: ['Problem'] })).toEqual({ status: 'EmptyResultSet' });
    await bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'GroundFailure' });
    const names = await reported('GetReport', { componentCriteria: ['Problem'] });
    expect(names).toEqual(expect.arrayContaining(['ChargingStation.Problem', 'EVSE.Problem', 'Connector.Problem']));
    expect(names.filter((name) => name === 'EVSE.Problem')).toHaveLength(1);
  });

  it('B08: EmptyResultSet when nothing fits', async () => {
    expect(await bench.result('GetReport', { requestId: 1, componentVariable: [{ component: { name: 'Toaster' } }] })).toEqual({ status: 'EmptyResultSet' });
  });
});

function nameOf(component: JsonObject, variable: JsonObject): string {
  return `${String(component['name'])}.${String(variable['name'])}${variable['instance'] === undefined ? '' : `[${String(variable['instance'])}]`}`;
}
