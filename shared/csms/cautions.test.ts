import { describe, expect, test } from 'vitest';
import { csmsFixture } from '../../tests/support/csms-fixture';
import type { JsonObject } from '../ocpp/json';
import type { OcppVersion } from '../ocpp/version';
import type { CsmsSettings } from './api';

const BOOT = {
  '1.6': { chargePointVendor: 'Acme', chargePointModel: 'One' },
  '2.0.1': { reason: 'PowerUp', chargingStation: { vendorName: 'Acme', model: 'One' } },
  '2.1': { reason: 'PowerUp', chargingStation: { vendorName: 'Acme', model: 'One' } },
};

/** What the CSMS notes about a request of its own, and whether it sends it. */
async function send(version: OcppVersion, settings: Partial<CsmsSettings>, action: string, payload: JsonObject, before?: JsonObject): Promise<{ notes: string[]; sent: boolean }> {
  const { csms, clock, recorder, connect } = await csmsFixture(settings);
  const station = await connect('CP1', version);
  await station.ask('BootNotification', BOOT[version]);
  if (before) await station.ask('NotifyReport', before);
  const asked = csms.call('CP1', action, payload);
  await clock.settle();
  const sent = station.frames.some((frame) => frame[0] === 2 && frame[2] === action);
  await station.answer({});
  await asked;
  return { notes: recorder.entries.filter(({ kind }) => kind === 'note').map(({ text }) => text), sent };
}

const THRESHOLD = { component: { name: 'OCPPCommCtrlr' }, variable: { name: 'OfflineThreshold' } };

describe('the CSMS warns of what it should not send, and sends it', () => {
  test.each(['1.6', '2.0.1', '2.1'] as const)('B03.FR.03 %s: anything to a station that it has rejected', async (version) => {
    const { notes, sent } = await send(version, { registration: 'Rejected' }, 'TriggerMessage', { requestedMessage: 'Heartbeat' });
    expect(notes.join()).toContain('CP1 is rejected');
    expect(sent).toBe(true);
  });

  test.each([
    ['1.6', 'RemoteStartTransaction', { idTag: 'A' }],
    ['2.0.1', 'RequestStopTransaction', { transactionId: 't' }],
    ['2.1', 'RequestStartTransaction', { remoteStartId: 1, idToken: { idToken: 'A', type: 'Central' } }],
  ] as const)('B02.FR.05 %s: %s to a station that is pending', async (version, action, payload) => {
    const { notes, sent } = await send(version, { registration: 'Pending' }, action, payload);
    expect(notes.join()).toContain('accept it first');
    expect(sent).toBe(true);
  });

  test('B05.FR.13: the same attribute twice, whatever the case of its name', async () => {
    const other = { component: { name: 'ocppcommctrlr' }, variable: { name: 'OFFLINETHRESHOLD' }, attributeType: 'Actual', attributeValue: '2' };
    const { notes } = await send('2.0.1', {}, 'SetVariables', { setVariableData: [{ ...THRESHOLD, attributeValue: '1' }, other] });
    expect(notes.join()).toContain('B05.FR.13');
    const target = { ...THRESHOLD, attributeType: 'Target', attributeValue: '2' };
    expect((await send('2.0.1', {}, 'SetVariables', { setVariableData: [{ ...THRESHOLD, attributeValue: '1' }, target] })).notes.join()).not.toContain('B05.FR.13');
  });

  test.each([['SetVariables', 'setVariableData'], ['GetVariables', 'getVariableData'], ['GetReport', 'componentVariable']])('B05.FR.11, B06.FR.05, B08.FR.06: more items in %s than the station has said', async (action, member) => {
    const reported = { requestId: 1, generatedAt: '2026-01-01T00:00:00Z', seqNo: 0, reportData: [{ component: { name: 'DeviceDataCtrlr' }, variable: { name: 'ItemsPerMessage', instance: action }, variableAttribute: [{ value: '1' }] }] };
    const items = [{ ...THRESHOLD, attributeValue: '1' }, { component: { name: 'OCPPCommCtrlr' }, variable: { name: 'ResetRetries' }, attributeValue: '1' }];
    expect((await send('2.0.1', {}, action, { requestId: 2, [member]: items }, reported)).notes.join()).toContain('has 2 items, and CP1 takes 1');
    expect((await send('2.0.1', {}, action, { requestId: 2, [member]: items })).notes.join()).not.toContain('items');
  });

  test('F06.FR.13: the trigger of a status without a connector', async () => {
    expect((await send('2.0.1', {}, 'TriggerMessage', { requestedMessage: 'StatusNotification', evse: { id: 1 } })).notes.join()).toContain('F06.FR.13');
    expect((await send('2.0.1', {}, 'TriggerMessage', { requestedMessage: 'StatusNotification', evse: { id: 1, connectorId: 1 } })).notes.join()).not.toContain('F06.FR.13');
    expect((await send('1.6', {}, 'TriggerMessage', { requestedMessage: 'StatusNotification' })).notes.join()).not.toContain('F06.FR.13');
  });

  test('M04.FR.07: a certificate by another algorithm than that with which the station told of it', async () => {
    const { csms, clock, recorder, connect } = await csmsFixture({});
    const station = await connect('CP1', '2.0.1');
    const certificateHashData = { hashAlgorithm: 'SHA256', issuerNameHash: 'aa', issuerKeyHash: 'bb', serialNumber: '1F' };
    const ask = async (action: string, payload: JsonObject, answer: JsonObject): Promise<void> => {
      const asked = csms.call('CP1', action, payload);
      await clock.settle();
      await station.answer(answer);
      await asked;
    };
    await ask('GetInstalledCertificateIds', {}, { status: 'Accepted', certificateHashDataChain: [{ certificateType: 'MORootCertificate', certificateHashData }] });
    await ask('DeleteCertificate', { certificateHashData }, { status: 'Failed' });
    expect(JSON.stringify(recorder.entries)).not.toContain('M04.FR.07');
    await ask('DeleteCertificate', { certificateHashData: { ...certificateHashData, hashAlgorithm: 'SHA512' } }, { status: 'NotFound' });
    expect(JSON.stringify(recorder.entries)).toContain('M04.FR.07');
  });

  test('nothing is said of a request that is in order', async () => {
    expect((await send('2.1', {}, 'GetVariables', { getVariableData: [THRESHOLD] })).notes.join()).not.toMatch(/FR\.|items|rejected|pending/);
  });
});

describe('G01: NotifyEvent tells a connector\'s status, too', () => {
  test.each(['2.0.1', '2.1'] as const)('%s: AvailabilityState of a connector is taken for its status', async (version) => {
    const { csms, connect } = await csmsFixture();
    const station = await connect('CP1', version);
    await station.ask('BootNotification', BOOT[version]);
    const event = (name: string, variable: string, actualValue: string): JsonObject => ({
      eventId: 1, timestamp: '2026-01-01T00:00:00Z', trigger: 'Delta', actualValue, eventNotificationType: 'HardWiredNotification',
      component: { name, evse: { id: 1, connectorId: 2 } }, variable: { name: variable },
    });
    await station.ask('NotifyEvent', { generatedAt: '2026-01-01T00:00:00Z', seqNo: 0, eventData: [event('Connector', 'AvailabilityState', 'Occupied'), event('Connector', 'Problem', 'true')] });
    expect(csms.record('CP1')?.connectors()).toMatchObject([{ evse: 1, connector: 2, status: 'Occupied' }]);
    expect(csms.record('CP1')?.events.items).toHaveLength(2);
  });
});
