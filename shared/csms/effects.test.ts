import { describe, expect, test } from 'vitest';
import { csmsFixture, type CsmsFixture, type RawStation } from '../../tests/support/csms-fixture';
import type { JsonObject } from '../ocpp/json';
import type { CallOutcome } from '../ocpp/outcome';
import type { OcppVersion } from '../ocpp/version';
import { isComplete } from './state/report-assembly';
import type { StationRecord } from './state/station-record';

interface Bench extends CsmsFixture {
  readonly station: RawStation;
  readonly record: () => StationRecord;
  /** Sends a request of the CSMS and has the station answer it. */
  readonly asked: (action: string, request: JsonObject, response: JsonObject) => Promise<CallOutcome>;
}

async function bench(version: OcppVersion): Promise<Bench> {
  const fixture = await csmsFixture();
  const station = await fixture.connect('CP1', version);
  return {
    ...fixture,
    station,
    record: () => fixture.csms.record('CP1') ?? expect.unreachable(),
    asked: async (action, request, response) => {
      const outcome = fixture.csms.call('CP1', action, request);
      await fixture.clock.settle();
      expect(station.frames.at(-1)?.slice(2)).toEqual([action, request]);
      await station.answer(response);
      return outcome;
    },
  };
}

describe('a request of the CSMS', () => {
  test('comes back with the answer, one after the other', async () => {
    const { csms, station, clock } = await bench('2.0.1');
    const both = Promise.all([csms.call('CP1', 'ClearCache', {}), csms.call('CP1', 'GetLocalListVersion', {})]);
    await clock.settle();
    expect(station.frames.map((frame) => frame[2])).toEqual(['ClearCache']);
    await station.answer({ status: 'Accepted' });
    await station.answer({ versionNumber: 4 });
    expect(await both).toMatchObject([{ kind: 'result', payload: { status: 'Accepted' } }, { kind: 'result', payload: { versionNumber: 4 } }]);
    expect(csms.record('CP1')?.localList.version).toBe(4);
  });

  test('is given up after the time that is set now, or that it says itself', async () => {
    const { csms, clock } = await bench('1.6');
    csms.configure({ callTimeoutMs: 50 });
    const call = csms.call('CP1', 'ClearCache', {});
    await clock.advance(50);
    expect(await call).toEqual({ kind: 'timeout', afterMs: 50 });
    const patient = csms.call('CP1', 'ClearCache', {}, { timeoutMs: 70 });
    await clock.advance(70);
    expect(await patient).toEqual({ kind: 'timeout', afterMs: 70 });
  });

  test('that is refused changes nothing', async () => {
    const { asked, record } = await bench('1.6');
    const request = { reservationId: 1, connectorId: 1, idTag: 'T01', expiryDate: '2030-01-01T00:00:00Z' };
    await asked('ReserveNow', request, { status: 'Occupied' });
    await asked('ChangeAvailability', { connectorId: 1, type: 'Inoperative' }, { status: 'Rejected' });
    await asked('SendLocalList', { listVersion: 3, updateType: 'Full' }, { status: 'Failed' });
    await asked('ChangeConfiguration', { key: 'A', value: '1' }, { status: 'Rejected' });
    expect([record().reservations.size, record().availability(), record().localList.version, record().variables.all()]).toEqual([0, [], 0, []]);
  });
});

describe('what follows in 1.6', () => {
  test('H01, H02, H03: a reservation is held until it is cancelled or used', async () => {
    const { asked, record, station } = await bench('1.6');
    const reserve = (reservationId: number): JsonObject => ({ reservationId, connectorId: 1, idTag: 'T01', parentIdTag: 'G', expiryDate: '2030-01-01T00:00:00Z' });
    await asked('ReserveNow', reserve(1), { status: 'Accepted' });
    await asked('ReserveNow', reserve(2), { status: 'Accepted' });
    expect([...record().reservations.values()]).toMatchObject([{ id: 1, evse: 1, idToken: 'T01', groupId: 'G' }, { id: 2 }]);
    await asked('CancelReservation', { reservationId: 1 }, { status: 'Accepted' });
    await station.ask('StartTransaction', { connectorId: 1, idTag: 'T01', meterStart: 0, reservationId: 2, timestamp: '2026-01-01T00:00:00Z' });
    expect(record().reservations.size).toBe(0);
  });

  test('configuration keys are known when read and when changed', async () => {
    const { asked, record } = await bench('1.6');
    await asked('GetConfiguration', {}, { configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '60' }, { key: 'NumberOfConnectors', readonly: true, value: '2' }], unknownKey: ['Nope'] });
    await asked('ChangeConfiguration', { key: 'heartbeatinterval', value: '90' }, { status: 'RebootRequired' });
    expect(record().variables.all()).toMatchObject([
      { component: '', value: '90', mutability: 'ReadWrite', rebootRequired: true }, { variable: 'NumberOfConnectors', value: '2', mutability: 'ReadOnly' },
    ]);
  });

  test('a local list is replaced, changed and read', async () => {
    const { asked, record } = await bench('1.6');
    const tag = (idTag: string): JsonObject => ({ idTag, idTagInfo: { status: 'Accepted' } });
    await asked('SendLocalList', { listVersion: 1, updateType: 'Full', localAuthorizationList: [tag('A'), tag('B')] }, { status: 'Accepted' });
    await asked('SendLocalList', { listVersion: 2, updateType: 'Differential', localAuthorizationList: [{ idTag: 'a' }, tag('C')] }, { status: 'Accepted' });
    expect(record().localList.version).toBe(2);
    expect(record().localList.entries().map((entry) => entry.idToken)).toEqual(['B', 'C']);
    await asked('SendLocalList', { listVersion: 3, updateType: 'Full' }, { status: 'Accepted' });
    expect(record().localList.entries()).toEqual([]);
  });

  test('charging profiles are set, cleared, and end with their transaction', async () => {
    const { asked, record, station } = await bench('1.6');
    const { transactionId = 0 } = await station.ask('StartTransaction', { connectorId: 1, idTag: 'T01', meterStart: 0, timestamp: '2026-01-01T00:00:00Z' });
    const profile = (id: number, purpose: string, stackLevel: number, change: JsonObject = {}): JsonObject => ({
      chargingProfileId: id, stackLevel, chargingProfilePurpose: purpose, chargingProfileKind: 'Absolute', chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 6 }] }, ...change,
    });
    const set = (connectorId: number, csChargingProfiles: JsonObject): Promise<CallOutcome> => asked('SetChargingProfile', { connectorId, csChargingProfiles }, { status: 'Accepted' });
    await set(0, profile(1, 'ChargePointMaxProfile', 0));
    await set(1, profile(2, 'TxDefaultProfile', 0));
    await set(1, profile(3, 'TxDefaultProfile', 0));
    await set(1, profile(4, 'TxProfile', 0, { transactionId }));
    expect(record().profiles.all().map(({ id }) => id)).toEqual([1, 3, 4]);
    await station.ask('StopTransaction', { transactionId, meterStop: 0, timestamp: '2026-01-01T01:00:00Z' });
    expect(record().profiles.all().map(({ id }) => id)).toEqual([1, 3]);
    await asked('ClearChargingProfile', { chargingProfilePurpose: 'TxDefaultProfile' }, { status: 'Accepted' });
    expect(record().profiles.all().map(({ id }) => id)).toEqual([1]);
    await asked('ClearChargingProfile', {}, { status: 'Accepted' });
    expect(record().profiles.all()).toEqual([]);
  });

  test('installed certificates are those of the last answer, less the deleted', async () => {
    const { asked, record } = await bench('1.6');
    const hash = (serialNumber: string): JsonObject => ({ hashAlgorithm: 'SHA256', issuerNameHash: 'n', issuerKeyHash: 'k', serialNumber });
    const certificateType = 'CentralSystemRootCertificate';
    await asked('GetInstalledCertificateIds', { certificateType }, { status: 'Accepted', certificateHashData: [hash('1'), hash('2')] });
    await asked('DeleteCertificate', { certificateHashData: hash('1') }, { status: 'Accepted' });
    expect([...record().objects('certificate').values()]).toEqual([{ certificateType, certificateHashData: hash('2') }]);
    await asked('GetInstalledCertificateIds', { certificateType }, { status: 'NotFound' });
    expect(record().objects('certificate').size).toBe(0);
  });
});

describe('what follows in 2.x', () => {
  test('B05, B06: variables are known when read and when set', async () => {
    const { asked, record } = await bench('2.0.1');
    const interval = { component: { name: 'OCPPCommCtrlr' }, variable: { name: 'HeartbeatInterval' } };
    const enabled = { component: { name: 'Connector', evse: { id: 1, connectorId: 2 } }, variable: { name: 'Enabled' } };
    await asked('GetVariables', { getVariableData: [interval, enabled] }, { getVariableResult: [{ attributeStatus: 'Accepted', attributeValue: '60', ...interval }, { attributeStatus: 'UnknownVariable', ...enabled }] });
    expect(record().variables.all()).toMatchObject([{ component: 'OCPPCommCtrlr', variable: 'HeartbeatInterval', value: '60' }]);
    await asked('SetVariables', { setVariableData: [{ attributeValue: 'true', ...enabled }, { attributeValue: '90', ...interval }] }, {
      setVariableResult: [{ attributeStatus: 'RebootRequired', ...interval }, { attributeStatus: 'Rejected', ...enabled }],
    });
    expect(record().variables.all()).toMatchObject([{ value: '90', rebootRequired: true }]);
  });

  test('B07: a report in parts is put together, whatever their order', async () => {
    const { record, station } = await bench('2.0.1');
    const part = (seqNo: number, tbc: boolean, name: string): JsonObject => ({
      requestId: 5, generatedAt: '2026-01-01T00:00:00Z', seqNo, tbc,
      reportData: [{
        component: { name: 'Ctrlr' }, variable: { name },
        variableAttribute: [{ value: '1' }, { type: 'MaxSet', value: '9', mutability: 'ReadOnly' }],
        variableCharacteristics: { dataType: 'integer', supportsMonitoring: true, unit: 's', maxLimit: 9 },
      }],
    });
    const complete = (): boolean => isComplete(record().reports.get('NotifyReport', 5) ?? expect.unreachable());
    await station.ask('NotifyReport', part(0, true, 'A'));
    await station.ask('NotifyReport', part(2, false, 'C'));
    expect(record().reports.get('NotifyReport', 5)).toMatchObject({ parts: 2, missingSeqNos: [1], ended: true });
    expect(complete()).toBe(false);
    await station.ask('NotifyReport', part(1, true, 'B'));
    expect(complete()).toBe(true);
    expect(record().variables.all()).toHaveLength(6);
    expect(record().variables.get({ component: 'ctrlr', variable: 'a' })).toMatchObject({ value: '1', mutability: 'ReadWrite', dataType: 'integer', unit: 's', maxLimit: 9, supportsMonitoring: true });
    await station.ask('NotifyReport', part(0, false, 'A'));
    expect(record().reports.all()).toHaveLength(2);
  });

  test('N09: customer information is joined from its parts', async () => {
    const { record, station } = await bench('2.0.1');
    for (const [seqNo, data, tbc] of [[0, 'name=', true], [1, 'Ada', false]] as const) {
      await station.ask('NotifyCustomerInformation', { requestId: 2, seqNo, data, tbc, generatedAt: '2026-01-01T00:00:00Z' });
    }
    expect(record().reports.get('NotifyCustomerInformation', 2)).toMatchObject({ text: 'name=Ada', ended: true });
  });

  test('H01, H04: a reservation is held until the station says it is over', async () => {
    const { asked, record, station } = await bench('2.0.1');
    await asked('ReserveNow', { id: 8, expiryDateTime: '2030-01-01T00:00:00Z', connectorType: 'cCCS2', idToken: { idToken: 'T01', type: 'Central' }, groupIdToken: { idToken: 'G', type: 'Central' } }, { status: 'Accepted' });
    expect([...record().reservations.values()]).toMatchObject([{ id: 8, connectorType: 'cCCS2', idToken: 'T01', groupId: 'G' }]);
    await station.ask('ReservationStatusUpdate', { reservationId: 8, reservationUpdateStatus: 'Expired' });
    expect(record().reservations.size).toBe(0);
  });

  test('G03, G04: availability is noted, also where it is scheduled', async () => {
    const { asked, record } = await bench('2.0.1');
    await asked('ChangeAvailability', { operationalStatus: 'Inoperative', evse: { id: 1 } }, { status: 'Scheduled' });
    await asked('ChangeAvailability', { operationalStatus: 'Inoperative' }, { status: 'Accepted' });
    await asked('ChangeAvailability', { operationalStatus: 'Operative', evse: { id: 1 } }, { status: 'Accepted' });
    expect(record().availability()).toEqual([{ evse: 1, connector: undefined, operative: true, scheduled: false }, { evse: undefined, connector: undefined, operative: false, scheduled: false }]);
  });

  test('D01: a local list tells tokens of the same text but another type apart', async () => {
    const { asked, record } = await bench('2.1');
    const token = (type: string, status?: string): JsonObject => ({ idToken: { idToken: 'A', type }, ...(status === undefined ? {} : { idTokenInfo: { status } }) });
    await asked('SendLocalList', { versionNumber: 1, updateType: 'Full', localAuthorizationList: [token('Central', 'Accepted'), token('KeyCode', 'Accepted')] }, { status: 'Accepted' });
    await asked('SendLocalList', { versionNumber: 2, updateType: 'Differential', localAuthorizationList: [token('Central')] }, { status: 'Accepted' });
    expect(record().localList.entries()).toMatchObject([{ idToken: 'A', type: 'KeyCode' }]);
  });

  test('K01, K09, K10: profiles are set, reported and cleared', async () => {
    const { asked, record, station } = await bench('2.1');
    const profile = (id: number, change: JsonObject = {}): JsonObject => ({
      id, stackLevel: id, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Absolute', chargingSchedule: [{ id: 1, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, limit: 11_000 }] }], ...change,
    });
    await asked('SetChargingProfile', { evseId: 1, chargingProfile: profile(1) }, { status: 'Accepted' });
    await asked('SetChargingProfile', { evseId: 2, chargingProfile: profile(2, { chargingProfileKind: 'Dynamic' }) }, { status: 'Accepted' });
    await station.ask('ReportChargingProfiles', { requestId: 1, chargingLimitSource: 'EMS', evseId: 0, chargingProfile: [profile(3, { chargingProfilePurpose: 'ChargingStationExternalConstraints' })] });
    expect(record().profiles.all()).toMatchObject([{ id: 1, evse: 1, source: 'CSO' }, { id: 2, evse: 2 }, { id: 3, evse: 0, source: 'EMS' }]);
    expect(await station.ask('PullDynamicScheduleUpdate', { chargingProfileId: 1 })).toMatchObject({ status: 'Rejected' });
    expect(await station.ask('PullDynamicScheduleUpdate', { chargingProfileId: 2 })).toEqual({ status: 'Accepted', scheduleUpdate: { limit: 11_000 } });
    await asked('UpdateDynamicSchedule', { chargingProfileId: 2, scheduleUpdate: { limit: 6000, setpoint: 5000 } }, { status: 'Accepted' });
    expect(await station.ask('PullDynamicScheduleUpdate', { chargingProfileId: 2 })).toEqual({ status: 'Accepted', scheduleUpdate: { limit: 6000, setpoint: 5000 } });
    await asked('ClearChargingProfile', { chargingProfileCriteria: { evseId: 1 } }, { status: 'Accepted' });
    await asked('ClearChargingProfile', { chargingProfileId: 3, chargingProfileCriteria: { evseId: 2 } }, { status: 'Accepted' });
    expect(record().profiles.all().map(({ id }) => id)).toEqual([2]);
  });

  test('K11, K13: an external limit is held until it is cleared', async () => {
    const { record, station } = await bench('2.0.1');
    await station.ask('NotifyChargingLimit', { evseId: 1, chargingLimit: { chargingLimitSource: 'EMS', isGridCritical: true } });
    expect(record().objects('charging-limit').size).toBe(1);
    await station.ask('ClearedChargingLimit', { chargingLimitSource: 'SO', evseId: 1 });
    expect(record().objects('charging-limit').size).toBe(1);
    await station.ask('ClearedChargingLimit', { chargingLimitSource: 'EMS', evseId: 1 });
    expect(record().objects('charging-limit').size).toBe(0);
  });

  test('N02, N04, N06: monitors are set, reported and cleared', async () => {
    const { asked, record, station } = await bench('2.0.1');
    const place = { component: { name: 'EVSE' }, variable: { name: 'Power' } };
    await asked('SetVariableMonitoring', { setMonitoringData: [{ value: 5, type: 'UpperThreshold', severity: 3, transaction: true, ...place }] }, { setMonitoringResult: [{ id: 11, status: 'Accepted', type: 'UpperThreshold', severity: 3, ...place }] });
    await station.ask('NotifyMonitoringReport', { requestId: 1, seqNo: 0, generatedAt: '2026-01-01T00:00:00Z', monitor: [{ ...place, variableMonitoring: [{ id: 12, transaction: false, value: 1, type: 'Delta', severity: 9 }] }] });
    expect([...record().objects('monitor')]).toMatchObject([['11', { value: 5, transaction: true }], ['12', { value: 1, component: { name: 'EVSE' } }]]);
    await asked('ClearVariableMonitoring', { id: [11, 99] }, { clearMonitoringResult: [{ id: 11, status: 'Accepted' }, { id: 99, status: 'NotFound' }] });
    expect([...record().objects('monitor').keys()]).toEqual(['12']);
    await asked('SetMonitoringBase', { monitoringBase: 'HardWiredOnly' }, { status: 'Accepted' });
    expect(record().objects('monitor').size).toBe(0);
  });

  test('O01, O03, O05: display messages are set, read back and cleared', async () => {
    const { asked, record, station } = await bench('2.0.1');
    const message = (id: number): JsonObject => ({ id, priority: 'AlwaysFront', message: { format: 'UTF8', content: 'Hello' } });
    await asked('SetDisplayMessage', { message: message(1) }, { status: 'Accepted' });
    await asked('SetDisplayMessage', { message: message(9) }, { status: 'NotSupportedPriority' });
    await station.ask('NotifyDisplayMessages', { requestId: 1, messageInfo: [message(2)] });
    await asked('ClearDisplayMessage', { id: 1 }, { status: 'Accepted' });
    expect([...record().objects('display-message')]).toEqual([['2', message(2)]]);
  });

  test('2.1: tariffs, DER controls, batteries and priority charging are followed', async () => {
    const { asked, record, station } = await bench('2.1');
    const tariff = (tariffId: string): JsonObject => ({ tariffId, currency: 'EUR' });
    await asked('SetDefaultTariff', { evseId: 0, tariff: tariff('a') }, { status: 'Accepted' });
    await asked('SetDefaultTariff', { evseId: 1, tariff: tariff('b') }, { status: 'Accepted' });
    await asked('ClearTariffs', { tariffIds: ['a'] }, { clearTariffsResult: [{ tariffId: 'a', status: 'Accepted' }] });
    expect([...record().objects('tariff').keys()]).toEqual(['evse 1']);
    await asked('SetDERControl', { isDefault: false, controlId: 'c1', controlType: 'FixedVar' }, { status: 'Accepted' });
    await asked('SetDERControl', { isDefault: false, controlId: 'c2', controlType: 'FixedVar' }, { status: 'Accepted', supersededIds: ['c1'] });
    await station.ask('NotifyDERStartStop', { controlId: 'c2', started: true, timestamp: '2026-01-01T00:00:00Z' });
    expect([...record().objects('der-control')]).toMatchObject([['c1', { isSuperseded: true }], ['c2', { started: true }]]);
    await asked('ClearDERControl', { isDefault: false, controlType: 'FixedVar' }, { status: 'Accepted' });
    expect(record().objects('der-control').size).toBe(0);
    const battery = { evseId: 1, serialNumber: 'B1', soC: 80, soH: 99 };
    const swap = (eventType: string): JsonObject => ({ eventType, batteryData: [battery], requestId: 1, idToken: { idToken: 'T01', type: 'Central' } });
    await station.ask('BatterySwap', swap('BatteryIn'));
    expect([...record().objects('battery').values()]).toEqual([battery]);
    await station.ask('BatterySwap', swap('BatteryOut'));
    expect(record().objects('battery').size).toBe(0);
    await station.ask('TransactionEvent', { eventType: 'Started', seqNo: 0, triggerReason: 'Trigger', timestamp: '2026-01-01T00:00:00Z', transactionInfo: { transactionId: 'x' } });
    await station.ask('NotifyPriorityCharging', { transactionId: 'x', activated: true });
    expect(record().transactions.get('x')?.priorityCharging).toBe(true);
  });

  test('A04, N07: the last hundred events are kept', async () => {
    const { record, station } = await bench('2.0.1');
    for (let number = 0; number < 120; number += 1) {
      await station.ask('SecurityEventNotification', { type: `E${number}`, timestamp: '2026-01-01T00:00:00Z' });
    }
    await station.ask('NotifyEvent', { generatedAt: '2026-01-01T00:00:00Z', seqNo: 0, eventData: [{ eventId: 1 }, { eventId: 2 }] });
    expect(record().securityEvents.items).toHaveLength(100);
    expect(record().securityEvents.items.at(-1)).toMatchObject({ type: 'E119' });
    expect(record().events.items).toMatchObject([{ eventId: 1 }, { eventId: 2 }]);
  });
});
