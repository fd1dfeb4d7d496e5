import type { JsonObject } from '../../ocpp/json';
import { flag, number, object, objects, text } from '../loose';
import { clip, count, list, named, place, readings, token, variableName, type Parts } from './parts';

type Words = (payload: JsonObject) => Parts;

const part = (p: JsonObject): string => `part ${number(p, 'seqNo') ?? '?'}${flag(p, 'tbc') ? ', more follow' : ''}`;
const request = (p: JsonObject): string | undefined => named('request', number(p, 'requestId') ?? text(p, 'requestId'));

function profile(p: JsonObject, name: string): Parts {
  const one = object(p, name);
  if (!one) return [];
  const schedule = objects(one, 'chargingSchedule')[0];
  const first = objects(schedule, 'chargingSchedulePeriod')[0];
  return [
    text(one, 'chargingProfilePurpose'),
    text(one, 'chargingProfileKind'),
    named('level', number(one, 'stackLevel')),
    first ? `${number(first, 'limit') ?? '?'} ${text(schedule, 'chargingRateUnit') ?? ''}`.trim() : undefined,
  ];
}

function transactionEvent(p: JsonObject): Parts {
  const info = object(p, 'transactionInfo');
  return [
    place(p),
    text(p, 'triggerReason'),
    text(info, 'chargingState'),
    text(info, 'stoppedReason'),
    object(p, 'idToken') ? token(p) : undefined,
    readings(p, 'meterValue'),
    flag(p, 'offline') ? 'offline' : undefined,
    named('seq', number(p, 'seqNo')),
  ];
}

/** What requests say, by action; the same action of several versions reads the members of each. */
export const REQUESTS: Readonly<Record<string, Words>> = {
  Authorize: (p) => [token(p)],
  BootNotification: (p) => {
    const station = object(p, 'chargingStation') ?? p;
    const vendor = text(station, 'vendorName') ?? text(station, 'chargePointVendor');
    const model = text(station, 'model') ?? text(station, 'chargePointModel');
    return [[vendor, model].filter((one) => one !== undefined).map(clip).join(' '), text(p, 'reason'), named('firmware', text(station, 'firmwareVersion'))];
  },
  CancelReservation: (p) => [named('reservation', number(p, 'reservationId'))],
  ChangeAvailability: (p) => [place(p) ?? 'station', text(p, 'operationalStatus') ?? text(p, 'type')],
  ChangeConfiguration: (p) => [`${text(p, 'key') ?? '?'} = ${clip(text(p, 'value') ?? '?')}`],
  ClearChargingProfile: (p) => [named('profile', number(p, 'chargingProfileId') ?? number(p, 'id')), text(object(p, 'chargingProfileCriteria') ?? p, 'chargingProfilePurpose'), place(p)],
  CostUpdated: (p) => [named('total', number(p, 'totalCost')), named('transaction', text(p, 'transactionId'))],
  DataTransfer: (p) => [text(p, 'vendorId'), text(p, 'messageId')],
  FirmwareStatusNotification: (p) => [text(p, 'status'), request(p)],
  SignedFirmwareStatusNotification: (p) => [text(p, 'status'), request(p)],
  DiagnosticsStatusNotification: (p) => [text(p, 'status')],
  LogStatusNotification: (p) => [text(p, 'status'), request(p)],
  GetBaseReport: (p) => [text(p, 'reportBase'), request(p)],
  GetCompositeSchedule: (p) => [place(p) ?? 'station', named('for', number(p, 'duration'), ' s')],
  GetConfiguration: (p) => [Array.isArray(p['key']) && p['key'].length > 0 ? list(p['key'].map(String)) : 'every key'],
  GetLog: (p) => [text(p, 'logType'), request(p)],
  GetVariables: (p) => [list(objects(p, 'getVariableData').map(variableName))],
  MeterValues: (p) => [place(p), named('transaction', text(p, 'transactionId')), readings(p, 'meterValue')],
  NotifyEvent: (p) => [list(objects(p, 'eventData').map((one) => `${variableName(one)} = ${text(one, 'actualValue') ?? '?'}`)), part(p)],
  NotifyReport: (p) => [request(p), count(objects(p, 'reportData').length, 'variable'), part(p)],
  NotifyMonitoringReport: (p) => [request(p), count(objects(p, 'monitor').length, 'monitor'), part(p)],
  NotifyCustomerInformation: (p) => [request(p), part(p)],
  NotifyDisplayMessages: (p) => [request(p), count(objects(p, 'messageInfo').length, 'message'), flag(p, 'tbc') ? 'more follow' : undefined],
  NotifyEVChargingNeeds: (p) => [place(p), text(object(p, 'chargingNeeds'), 'requestedEnergyTransfer')],
  RemoteStartTransaction: (p) => [place(p), token(p), ...profile(p, 'chargingProfile')],
  RemoteStopTransaction: (p) => [named('transaction', number(p, 'transactionId'))],
  ReportChargingProfiles: (p) => [place(p), request(p), count(objects(p, 'chargingProfile').length, 'profile'), flag(p, 'tbc') ? 'more follow' : undefined],
  RequestStartTransaction: (p) => [place(p), token(p), named('remote start', number(p, 'remoteStartId')), ...profile(p, 'chargingProfile')],
  RequestStopTransaction: (p) => [named('transaction', text(p, 'transactionId'))],
  ReservationStatusUpdate: (p) => [named('reservation', number(p, 'reservationId')), text(p, 'reservationUpdateStatus')],
  ReserveNow: (p) => [place(p), token(p), named('reservation', number(p, 'reservationId') ?? number(p, 'id')), named('until', text(p, 'expiryDate') ?? text(p, 'expiryDateTime'))],
  Reset: (p) => [text(p, 'type'), place(p)],
  SecurityEventNotification: (p) => [text(p, 'type'), text(p, 'techInfo') === undefined ? undefined : clip(text(p, 'techInfo') ?? '')],
  SendLocalList: (p) => [text(p, 'updateType'), named('version', number(p, 'listVersion') ?? number(p, 'versionNumber')), count(objects(p, 'localAuthorizationList').length, 'token')],
  SetChargingProfile: (p) => [place(p), ...profile(p, 'csChargingProfiles'), ...profile(p, 'chargingProfile')],
  SetVariables: (p) => [list(objects(p, 'setVariableData').map((one) => `${variableName(one)} = ${text(one, 'attributeValue') ?? '?'}`))],
  StartTransaction: (p) => [place(p), token(p), named('meter', number(p, 'meterStart'), ' Wh'), named('reservation', number(p, 'reservationId'))],
  StatusNotification: (p) => {
    const error = text(p, 'errorCode');
    return [place(p), text(p, 'connectorStatus') ?? text(p, 'status'), error === 'NoError' ? undefined : error, text(p, 'info')];
  },
  StopTransaction: (p) => [named('transaction', number(p, 'transactionId')), text(p, 'reason') ?? 'Local', token(p), named('meter', number(p, 'meterStop'), ' Wh')],
  TransactionEvent: transactionEvent,
  TriggerMessage: (p) => [text(p, 'requestedMessage'), place(p)],
  ExtendedTriggerMessage: (p) => [text(p, 'requestedMessage'), place(p)],
  UnlockConnector: (p) => [place(p)],
  UpdateFirmware: (p) => [text(object(p, 'firmware') ?? p, 'location'), request(p)],
  SignedUpdateFirmware: (p) => [text(object(p, 'firmware'), 'location'), request(p)],
};

/** Words that belong directly behind the action's name, not behind a dot. */
export const BEHIND_NAME: Readonly<Record<string, (payload: JsonObject) => string | undefined>> = {
  TransactionEvent: (p) => text(p, 'eventType'),
};
