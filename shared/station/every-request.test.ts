import { afterEach, describe, expect, it } from 'vitest';
import { actionsSentBy } from '../ocpp/actions';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

let bench: Bench;

afterEach(() => expect(bench?.faults ?? []).toEqual([]));

const HASH = { hashAlgorithm: 'SHA256', issuerNameHash: 'aa', issuerKeyHash: 'bb', serialNumber: '1' };
const TIME = '2026-06-01T00:00:00Z';
const CARD = { idToken: 'A', type: 'Central' };
const VARIABLE = { component: { name: 'EVSE', evse: { id: 1 } }, variable: { name: 'Power' } };
const LOG = { log: { remoteLocation: 'ftp://host/' }, logType: 'DiagnosticsLog', requestId: 1 };
const FIRMWARE = { location: 'ftp://host/f', retrieveDateTime: TIME, signingCertificate: 'c', signature: 's' };
const TARIFF = { tariffId: 't', currency: 'EUR' };
const PROFILE_16 = {
  chargingProfileId: 1, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Relative',
  chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 8 }] },
};
const PROFILE_2 = {
  id: 1, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Relative',
  chargingSchedule: [{ id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 8 }] }],
};
const MESSAGE = { id: 1, priority: 'InFront', message: { format: 'UTF8', content: 'Hello' } };

/** One valid request of each action, and what the station says to it at once after booting. */
const REQUESTS_16: Record<string, readonly [JsonObject, JsonObject | string]> = {
  CancelReservation: [{ reservationId: 1 }, { status: 'Rejected' }],
  CertificateSigned: [{ certificateChain: 'c' }, { status: 'Rejected' }],
  ChangeAvailability: [{ connectorId: 1, type: 'Operative' }, { status: 'Accepted' }],
  ChangeConfiguration: [{ key: 'HeartbeatInterval', value: '10' }, { status: 'Accepted' }],
  ClearCache: [{}, { status: 'Accepted' }],
  ClearChargingProfile: [{}, { status: 'Unknown' }],
  DataTransfer: [{ vendorId: 'x' }, { status: 'UnknownVendorId' }],
  DeleteCertificate: [{ certificateHashData: HASH }, { status: 'NotFound' }],
  ExtendedTriggerMessage: [{ requestedMessage: 'Heartbeat' }, { status: 'Accepted' }],
  GetCompositeSchedule: [{ connectorId: 1, duration: 60 }, { status: 'Accepted' }],
  GetConfiguration: [{ key: ['x'] }, { unknownKey: ['x'] }],
  GetDiagnostics: [{ location: 'ftp://host/' }, {}],
  GetInstalledCertificateIds: [{ certificateType: 'CentralSystemRootCertificate' }, { status: 'NotFound' }],
  GetLocalListVersion: [{}, { listVersion: 0 }],
  GetLog: [LOG, { status: 'Rejected' }],
  InstallCertificate: [{ certificateType: 'CentralSystemRootCertificate', certificate: 'c' }, { status: 'Rejected' }],
  RemoteStartTransaction: [{ idTag: 'A' }, { status: 'Accepted' }],
  RemoteStopTransaction: [{ transactionId: 5 }, { status: 'Rejected' }],
  ReserveNow: [{ connectorId: 1, expiryDate: TIME, idTag: 'A', reservationId: 1 }, { status: 'Accepted' }],
  Reset: [{ type: 'Soft' }, { status: 'Accepted' }],
  SendLocalList: [{ listVersion: 1, updateType: 'Full' }, { status: 'Accepted' }],
  SetChargingProfile: [{ connectorId: 1, csChargingProfiles: PROFILE_16 }, { status: 'Accepted' }],
  SignedUpdateFirmware: [{ requestId: 1, firmware: FIRMWARE }, { status: 'Rejected' }],
  TriggerMessage: [{ requestedMessage: 'Heartbeat' }, { status: 'Accepted' }],
  UnlockConnector: [{ connectorId: 1 }, { status: 'Unlocked' }],
  UpdateFirmware: [{ location: 'ftp://host/', retrieveDate: TIME }, 'NotSupported'],
};

const REQUESTS_201: Record<string, readonly [JsonObject, JsonObject | string]> = {
  CancelReservation: [{ reservationId: 1 }, { status: 'Rejected' }],
  CertificateSigned: [{ certificateChain: 'c' }, { status: 'Rejected' }],
  ChangeAvailability: [{ operationalStatus: 'Operative' }, { status: 'Accepted' }],
  ClearCache: [{}, { status: 'Accepted' }],
  ClearChargingProfile: [{ chargingProfileId: 1 }, { status: 'Unknown' }],
  ClearDisplayMessage: [{ id: 1 }, { status: 'Unknown' }],
  ClearVariableMonitoring: [{ id: [1, 5000] }, { clearMonitoringResult: [{ status: 'Rejected', id: 1 }, { status: 'NotFound', id: 5000 }] }],
  CostUpdated: [{ totalCost: 1.5, transactionId: 't' }, {}],
  CustomerInformation: [{ requestId: 1, report: true, clear: false, idToken: CARD }, { status: 'Accepted' }],
  DataTransfer: [{ vendorId: 'x' }, { status: 'UnknownVendorId' }],
  DeleteCertificate: [{ certificateHashData: HASH }, { status: 'NotFound' }],
  GetBaseReport: [{ requestId: 1, reportBase: 'FullInventory' }, { status: 'Accepted' }],
  GetChargingProfiles: [{ requestId: 1, chargingProfile: {} }, { status: 'NoProfiles' }],
  GetCompositeSchedule: [{ evseId: 1, duration: 60 }, { status: 'Accepted' }],
  GetDisplayMessages: [{ requestId: 1 }, { status: 'Unknown' }],
  GetInstalledCertificateIds: [{}, { status: 'NotFound' }],
  GetLocalListVersion: [{}, { versionNumber: 0 }],
  GetLog: [LOG, { status: 'Rejected' }],
  GetMonitoringReport: [{ requestId: 1 }, { status: 'Accepted' }],
  GetReport: [{ requestId: 1 }, { status: 'Accepted' }],
  GetTransactionStatus: [{}, { messagesInQueue: false }],
  GetVariables: [{ getVariableData: [VARIABLE] }, { getVariableResult: [{ attributeStatus: 'Accepted', attributeValue: '0' }] }],
  InstallCertificate: [{ certificateType: 'CSMSRootCertificate', certificate: 'c' }, { status: 'Rejected' }],
  PublishFirmware: [{ location: 'ftp://host/', checksum: 'a', requestId: 1 }, { status: 'Rejected' }],
  RequestStartTransaction: [{ idToken: CARD, remoteStartId: 1 }, { status: 'Accepted' }],
  RequestStopTransaction: [{ transactionId: 't' }, { status: 'Rejected' }],
  ReserveNow: [{ id: 1, expiryDateTime: TIME, idToken: CARD, evseId: 1 }, { status: 'Accepted' }],
  Reset: [{ type: 'Immediate' }, { status: 'Accepted' }],
  SendLocalList: [{ versionNumber: 1, updateType: 'Full' }, { status: 'Accepted' }],
  SetChargingProfile: [{ evseId: 1, chargingProfile: PROFILE_2 }, { status: 'Accepted' }],
  SetDisplayMessage: [{ message: MESSAGE }, { status: 'Accepted' }],
  SetMonitoringBase: [{ monitoringBase: 'All' }, { status: 'Accepted' }],
  SetMonitoringLevel: [{ severity: 5 }, { status: 'Accepted' }],
  SetNetworkProfile: [{ configurationSlot: 1, connectionData: {
    ocppVersion: 'OCPP20', ocppTransport: 'JSON', ocppCsmsUrl: 'ws://x', messageTimeout: 30, securityProfile: 0, ocppInterface: 'Wired0',
  } }, { status: 'Accepted' }],
  SetVariableMonitoring: [{ setMonitoringData: [{ value: 1, type: 'UpperThreshold', severity: 5, ...VARIABLE }] }, { setMonitoringResult: [{ status: 'Accepted' }] }],
  SetVariables: [{ setVariableData: [{ attributeValue: '1', ...VARIABLE }] }, { setVariableResult: [{ attributeStatus: 'Rejected' }] }],
  TriggerMessage: [{ requestedMessage: 'Heartbeat' }, { status: 'Accepted' }],
  UnlockConnector: [{ evseId: 1, connectorId: 1 }, { status: 'Unlocked' }],
  UnpublishFirmware: [{ checksum: 'a' }, { status: 'NoFirmware' }],
  UpdateFirmware: [{ requestId: 1, firmware: FIRMWARE }, { status: 'Rejected' }],
};

const REQUESTS_21: Record<string, readonly [JsonObject, JsonObject | string]> = {
  ...REQUESTS_201,
  AFRRSignal: [{ timestamp: TIME, signal: 1 }, { status: 'Rejected' }],
  AdjustPeriodicEventStream: [{ id: 1, params: {} }, { status: 'Rejected' }],
  ChangeTransactionTariff: [{ tariff: TARIFF, transactionId: 't' }, { status: 'TxNotFound' }],
  ClearDERControl: [{ isDefault: true, controlId: 'c' }, { status: 'NotFound' }],
  ClearTariffs: [{ tariffIds: ['t'] }, { clearTariffsResult: [{ status: 'NoTariff' }] }],
  GetDERControl: [{ requestId: 1 }, { status: 'NotFound' }],
  GetPeriodicEventStream: [{}, {}],
  GetTariffs: [{ evseId: 1 }, { status: 'NoTariff' }],
  NotifyAllowedEnergyTransfer: [{ transactionId: 't', allowedEnergyTransfer: ['DC'] }, { status: 'Rejected' }],
  NotifyWebPaymentStarted: [{ evseId: 1, timeout: 1 }, {}],
  RequestBatterySwap: [{ idToken: CARD, requestId: 1 }, { status: 'Rejected', statusInfo: { reasonCode: 'UnsupportedRequest' } }],
  SetDERControl: [{ isDefault: true, controlId: 'c', controlType: 'EnterService' }, { status: 'Rejected' }],
  SetDefaultTariff: [{ evseId: 1, tariff: TARIFF }, { status: 'Accepted' }],
  UpdateDynamicSchedule: [{ chargingProfileId: 1, scheduleUpdate: {} }, { status: 'Rejected' }],
  UsePriorityCharging: [{ transactionId: 't', activate: true }, { status: 'Rejected' }],
};

const REQUESTS = { '1.6': REQUESTS_16, '2.0.1': REQUESTS_201, '2.1': REQUESTS_21 };

describe.each(['1.6', '2.0.1', '2.1'] as const)('requests of a CSMS, %s', (version) => {
  it('are all tried below', () => {
    expect(Object.keys(REQUESTS[version]).sort()).toEqual(actionsSentBy(version, 'csms').filter(({ isSend }) => !isSend).map(({ name }) => name).sort());
  });

  it.each(Object.entries(REQUESTS[version]))('%s', async (action, [request, expected]) => {
    bench = await Bench.booted(version);
    const outcome = await bench.call(action, request);
    if (typeof expected === 'string') expect(outcome).toMatchObject({ kind: 'error', code: expected });
    else expect(outcome).toMatchObject({ kind: 'result', payload: expected });
    await bench.pass(20);
    // What followed was in order, and nothing of it was an internal error.
    expect(bench.events.filter(({ detail }) => JSON.stringify(detail).includes('handler-failed'))).toEqual([]);
  });

  it('an action that the version does not know is NotImplemented', async () => {
    bench = await Bench.booted(version);
    expect(await bench.call('MakeCoffee', {})).toMatchObject({ kind: 'error', code: 'NotImplemented' });
    expect(await bench.call('constructor', {})).toMatchObject({ kind: 'error', code: 'NotImplemented' });
  });

  it('a request that only a station sends is NotSupported', async () => {
    bench = await Bench.booted(version);
    expect(await bench.call('BootNotification', {})).toMatchObject({ kind: 'error', code: 'NotSupported' });
  });

  it('a request that cannot be read is refused by the code of its fault and changes nothing', async () => {
    bench = await Bench.booted(version);
    const before = bench.station.status();
    expect(await bench.call('ChangeAvailability', {})).toMatchObject({ kind: 'error', code: version === '1.6' ? 'OccurenceConstraintViolation' : 'OccurrenceConstraintViolation' });
    expect(await bench.call('Reset', { type: 5 })).toMatchObject({ kind: 'error', code: 'TypeConstraintViolation' });
    expect(await bench.call('Reset', { type: 'Gently' })).toMatchObject({ kind: 'error', code: 'PropertyConstraintViolation' });
    expect(bench.station.status()).toEqual(before);
  });

  it('a request with something too much is served', async () => {
    bench = await Bench.booted(version);
    expect(await bench.call('ClearCache', { please: true })).toMatchObject({ kind: 'result', payload: { status: 'Accepted' } });
  });
});
