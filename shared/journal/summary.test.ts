import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionsOf } from '../ocpp/actions';
import { decode } from '../ocpp/codec';
import type { JsonObject } from '../ocpp/json';
import { OCPP_VERSIONS } from '../ocpp/version';
import type { Entry, EntryKind } from './entry';
import { frameSummary, summaryOf } from './summary';

const request = (action: string, payload: JsonObject): string => frameSummary({ kind: 'call', id: 'a', action, payload });
const answer = (action: string, payload: JsonObject): string => frameSummary({ kind: 'result', id: 'a', payload }, action);
const event = (kind: EntryKind, detail: string | object): string => {
  const entry: Entry = { index: 0, time: 0, wall: 0, connection: 1, kind, text: typeof detail === 'string' ? detail : JSON.stringify(detail) };
  return summaryOf({ entry, frame: undefined, action: undefined });
};

describe('requests', () => {
  it.each<[string, JsonObject, string]>([
    ['TransactionEvent', { eventType: 'Started', triggerReason: 'CablePluggedIn', seqNo: 0, evse: { id: 1 }, transactionInfo: { transactionId: 'x' } }, 'TransactionEvent Started · EVSE 1 · CablePluggedIn · seq 0'],
    ['TransactionEvent', {
      eventType: 'Updated', triggerReason: 'MeterValuePeriodic', seqNo: 3, transactionInfo: { transactionId: 'x', chargingState: 'Charging' },
      meterValue: [{ sampledValue: [{ value: 12.5, measurand: 'Energy.Active.Import.Register', unitOfMeasure: { unit: 'kWh' } }, { value: 11000, measurand: 'Power.Active.Import' }, { value: 40, measurand: 'SoC' }] }],
    }, 'TransactionEvent Updated · MeterValuePeriodic · Charging · 12.5 kWh · 11 kW · 40 % · seq 3'],
    ['BootNotification', { reason: 'PowerUp', chargingStation: { vendorName: 'VendorX', model: 'ModelY' } }, 'BootNotification · VendorX ModelY · PowerUp'],
    ['BootNotification', { chargePointVendor: 'VendorX', chargePointModel: 'ModelY' }, 'BootNotification · VendorX ModelY'],
    ['StatusNotification', { connectorId: 1, status: 'Charging', errorCode: 'NoError' }, 'StatusNotification · connector 1 · Charging'],
    ['StatusNotification', { connectorId: 0, status: 'Faulted', errorCode: 'GroundFailure' }, 'StatusNotification · station · Faulted · GroundFailure'],
    ['StatusNotification', { evseId: 1, connectorId: 2, connectorStatus: 'Occupied' }, 'StatusNotification · EVSE 1 · connector 2 · Occupied'],
    ['Authorize', { idToken: { idToken: 'T01', type: 'Central' } }, 'Authorize · T01 (Central)'],
    ['Authorize', { idTag: 'T01' }, 'Authorize · T01'],
    ['StopTransaction', { transactionId: 7, meterStop: 900 }, 'StopTransaction · transaction 7 · Local · meter 900 Wh'],
    ['SetVariables', { setVariableData: [{ component: { name: 'TxCtrlr' }, variable: { name: 'StopTxOnInvalidId' }, attributeValue: 'true' }] }, 'SetVariables · TxCtrlr.StopTxOnInvalidId = true'],
    ['GetConfiguration', {}, 'GetConfiguration · every key'],
    ['Heartbeat', {}, 'Heartbeat'],
    ['VendorThing', { status: 'On', level: 3 }, 'VendorThing · On · level 3'],
  ])('%s', (action, payload, words) => expect(request(action, payload)).toBe(words));
});

describe('answers', () => {
  it.each<[string, JsonObject, string]>([
    ['BootNotification', { status: 'Accepted', interval: 300, currentTime: '2026-01-01T00:00:00Z' }, 'Accepted · interval 300 s'],
    ['StartTransaction', { transactionId: 7, idTagInfo: { status: 'Accepted' } }, 'Accepted · transaction 7'],
    ['Authorize', { idTokenInfo: { status: 'Blocked' } }, 'Blocked'],
    ['Reset', { status: 'Rejected', statusInfo: { reasonCode: 'InTx', additionalInfo: 'a car charges' } }, 'Rejected · InTx · a car charges'],
    ['StatusNotification', {}, 'StatusNotification confirmed'],
    ['GetVariables', { getVariableResult: [{ attributeStatus: 'UnknownVariable', component: { name: 'A' }, variable: { name: 'B' } }, { attributeStatus: 'Accepted', component: { name: 'A' }, variable: { name: 'C' } }] }, 'A.B UnknownVariable'],
  ])('%s', (action, payload, words) => expect(answer(action, payload)).toBe(words));

  it('an error is its code and its description', () => {
    expect(frameSummary({ kind: 'error', id: 'a', code: 'NotSupported', description: 'no', details: {} })).toBe('NotSupported: no');
  });
});

describe('what is no frame', () => {
  it.each<[EntryKind, string | object, RegExp]>([
    ['open', { version: '2.0.1', remote: '10.0.0.2:5000' }, /^Connected with OCPP 2\.0\.1 · from 10\.0\.0\.2:5000$/],
    ['close', { code: 1006, reason: '' }, /^Closed with 1006 \(no close frame: the connection broke\)$/],
    ['person', { kind: 'plug-in', evse: 1, connector: 1, station: 'A' }, /^Plugged in the cable · EVSE 1$/],
    ['person', { kind: 'set-reading', sensor: 'temperature', value: 61, station: 'A' }, /^A sensor reads · temperature · 61$/],
    ['person', { kind: 'security-event', type: 'MemoryExhaustion', station: 'A' }, /^A security event happened · MemoryExhaustion$/],
    ['person', { kind: 'plug-in', evse: 2, connector: 1, connectorId: 3, station: 'A' }, /^Plugged in the cable · connector 3$/],
    ['note', { kind: 'x', message: 'Something.' }, /^Something\.$/],
    ['note', '{torn', /^\{torn$/],
    ['fail', { message: 'Nobody listens.' }, /^Nobody listens\.$/],
  ])('%s', (kind, detail, words) => expect(event(kind, detail)).toMatch(words));

  it('a malformed message is its sentence', () => {
    const entry: Entry = { index: 0, time: 0, wall: 0, connection: 1, kind: 'frame', direction: 'up', text: '[' };
    expect(summaryOf({ entry, frame: decode('['), action: undefined })).toMatch(/^Not JSON/);
  });
});

it('says something of any payload of any action, and never throws', () => {
  const names = [...new Set(OCPP_VERSIONS.flatMap((version) => actionsOf(version).map((action) => action.name)))];
  const members = ['evse', 'idToken', 'chargingStation', 'transactionInfo', 'meterValue', 'status', 'getVariableData', 'setVariableData', 'chargingProfile', 'key', 'firmware', 'idTokenInfo'];
  const payload = fc.dictionary(fc.constantFrom(...members), fc.jsonValue());
  fc.assert(fc.property(fc.constantFrom(...names, 'constructor', '__proto__'), payload, (name, value) => {
    expect(request(name, value as JsonObject)).not.toBe('');
    expect(answer(name, value as JsonObject)).not.toBe('');
  }));
});
