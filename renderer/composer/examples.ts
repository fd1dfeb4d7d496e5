import { actionInfo } from '../../shared/ocpp/actions';
import type { Sender } from '../../shared/ocpp/frame-check';
import { isJsonObject, type JsonObject } from '../../shared/ocpp/json';
import type { PayloadSchemas } from '../../shared/ocpp/schema-docs';
import { SAMPLE_FRAMES, type SampleFrame } from '../../shared/ocpp/samples';
import type { OcppVersion } from '../../shared/ocpp/version';
import { payloadFor } from './new-frame';

/** A request worth having at hand: the skeleton of its action with what makes it a typical one. */
export interface Example {
  readonly title: string;
  readonly action: string;
  /** Laid over the skeleton, object by object. `$now` stands for the present. */
  readonly with?: JsonObject;
}

const TRANSACTION = 'a3f1c9d2-5b7e-4a10-9c44-2f6d81e0b7aa';
const ENERGY_16 = { timestamp: '$now', sampledValue: [{ value: '1500', measurand: 'Energy.Active.Import.Register', unit: 'Wh' }] };
const ENERGY_2X = { timestamp: '$now', sampledValue: [{ value: 1500, measurand: 'Energy.Active.Import.Register', unitOfMeasure: { unit: 'Wh' } }] };

const STATION_16: readonly Example[] = [
  { title: 'BootNotification', action: 'BootNotification' },
  { title: 'Heartbeat', action: 'Heartbeat' },
  { title: 'StatusNotification Available', action: 'StatusNotification', with: { status: 'Available', timestamp: '$now' } },
  { title: 'StatusNotification Faulted', action: 'StatusNotification', with: { status: 'Faulted', errorCode: 'GroundFailure', timestamp: '$now' } },
  { title: 'Authorize', action: 'Authorize' },
  { title: 'StartTransaction', action: 'StartTransaction' },
  { title: 'MeterValues in a transaction', action: 'MeterValues', with: { transactionId: 1, meterValue: [ENERGY_16] } },
  { title: 'StopTransaction', action: 'StopTransaction', with: { meterStop: 1500, reason: 'EVDisconnected', idTag: 'T01' } },
  { title: 'FirmwareStatusNotification', action: 'FirmwareStatusNotification', with: { status: 'Installed' } },
  { title: 'DataTransfer', action: 'DataTransfer', with: { messageId: 'ping', data: '{}' } },
];

const CSMS_16: readonly Example[] = [
  { title: 'TriggerMessage Heartbeat', action: 'TriggerMessage', with: { requestedMessage: 'Heartbeat' } },
  { title: 'GetConfiguration, all keys', action: 'GetConfiguration' },
  { title: 'ChangeConfiguration', action: 'ChangeConfiguration', with: { key: 'MeterValueSampleInterval', value: '30' } },
  { title: 'RemoteStartTransaction', action: 'RemoteStartTransaction', with: { connectorId: 1 } },
  { title: 'RemoteStopTransaction', action: 'RemoteStopTransaction' },
  { title: 'Reset Soft', action: 'Reset', with: { type: 'Soft' } },
  { title: 'ChangeAvailability', action: 'ChangeAvailability', with: { type: 'Inoperative' } },
  { title: 'UnlockConnector', action: 'UnlockConnector' },
  { title: 'SetChargingProfile, 16 A by default', action: 'SetChargingProfile', with: { csChargingProfiles: { chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Absolute', chargingSchedule: { startSchedule: '$now' } } } },
  { title: 'GetCompositeSchedule', action: 'GetCompositeSchedule' },
  { title: 'ReserveNow', action: 'ReserveNow' },
  { title: 'SendLocalList', action: 'SendLocalList', with: { localAuthorizationList: [{ idTag: 'T01', idTagInfo: { status: 'Accepted' } }] } },
  { title: 'ClearCache', action: 'ClearCache' },
  { title: 'GetDiagnostics', action: 'GetDiagnostics' },
];

const STATION_2X: readonly Example[] = [
  { title: 'BootNotification', action: 'BootNotification' },
  { title: 'Heartbeat', action: 'Heartbeat' },
  { title: 'StatusNotification Available', action: 'StatusNotification' },
  { title: 'Authorize', action: 'Authorize' },
  { title: 'TransactionEvent Started', action: 'TransactionEvent', with: {
    eventType: 'Started', triggerReason: 'CablePluggedIn', transactionInfo: { transactionId: TRANSACTION, chargingState: 'EVConnected' }, evse: { id: 1, connectorId: 1 },
  } },
  { title: 'TransactionEvent Updated with a meter value', action: 'TransactionEvent', with: {
    eventType: 'Updated', triggerReason: 'MeterValuePeriodic', seqNo: 1, transactionInfo: { transactionId: TRANSACTION, chargingState: 'Charging' }, meterValue: [ENERGY_2X],
  } },
  { title: 'TransactionEvent Ended', action: 'TransactionEvent', with: {
    eventType: 'Ended', triggerReason: 'EVCommunicationLost', seqNo: 2, transactionInfo: { transactionId: TRANSACTION, stoppedReason: 'EVDisconnected' },
  } },
  { title: 'MeterValues', action: 'MeterValues', with: { meterValue: [ENERGY_2X] } },
  { title: 'SecurityEventNotification', action: 'SecurityEventNotification', with: { type: 'StartupOfTheDevice' } },
  { title: 'NotifyEvent', action: 'NotifyEvent', with: { eventData: [{ eventId: 1, timestamp: '$now', trigger: 'Alerting', eventNotificationType: 'HardWiredNotification', component: { name: 'Connector', evse: { id: 1, connectorId: 1 } }, variable: { name: 'Problem' }, actualValue: 'true' }] } },
  { title: 'DataTransfer', action: 'DataTransfer', with: { messageId: 'ping', data: {} } },
];

const SEND_21: Example = { title: 'NotifyPeriodicEventStream, as SEND', action: 'NotifyPeriodicEventStream' };

const CSMS_2X: readonly Example[] = [
  { title: 'TriggerMessage StatusNotification', action: 'TriggerMessage', with: { requestedMessage: 'StatusNotification', evse: { id: 1, connectorId: 1 } } },
  { title: 'GetBaseReport, full inventory', action: 'GetBaseReport' },
  { title: 'GetVariables', action: 'GetVariables' },
  { title: 'SetVariables', action: 'SetVariables' },
  { title: 'RequestStartTransaction', action: 'RequestStartTransaction', with: { evseId: 1 } },
  { title: 'RequestStopTransaction', action: 'RequestStopTransaction' },
  { title: 'Reset on idle', action: 'Reset', with: { type: 'OnIdle' } },
  { title: 'ChangeAvailability', action: 'ChangeAvailability', with: { operationalStatus: 'Inoperative', evse: { id: 1 } } },
  { title: 'UnlockConnector', action: 'UnlockConnector' },
  { title: 'SetChargingProfile, 16 A by default', action: 'SetChargingProfile', with: { chargingProfile: { chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Absolute', chargingSchedule: [{ id: 1, startSchedule: '$now', chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }] }] } } },
  { title: 'GetCompositeSchedule', action: 'GetCompositeSchedule' },
  { title: 'ReserveNow', action: 'ReserveNow', with: { evseId: 1 } },
  { title: 'SendLocalList', action: 'SendLocalList', with: { localAuthorizationList: [{ idToken: { idToken: 'T01', type: 'Central' }, idTokenInfo: { status: 'Accepted' } }] } },
  { title: 'ClearCache', action: 'ClearCache' },
  { title: 'GetLog', action: 'GetLog' },
  { title: 'SetDisplayMessage', action: 'SetDisplayMessage' },
];

/** Texts that no peer should be upset by, and many are. */
export const BROKEN_FRAMES: readonly SampleFrame[] = [
  { title: 'Cut off in the middle', text: '[2,"1","Heartbeat",{' },
  { title: 'Without a payload', text: '[2,"1","Heartbeat"]' },
  { title: 'Type as a text', text: '["2","1","Heartbeat",{}]' },
  { title: 'Message id of 40 characters', text: '[2,"0123456789012345678901234567890123456789","Heartbeat",{}]' },
  { title: 'An unknown type', text: '[9,"1","Heartbeat",{}]' },
  { title: 'An unknown action', text: '[2,"1","Heartbeats",{}]' },
  { title: 'An object instead of an array', text: '{"action":"Heartbeat"}' },
  { title: 'No JSON at all', text: 'Hello?' },
];

/** The requests worth having at hand of one side in one version. */
export function examplesOf(version: OcppVersion, sender: Sender): readonly Example[] {
  if (version === '1.6') return sender === 'station' ? STATION_16 : CSMS_16;
  if (sender === 'csms') return CSMS_2X;
  return version === '2.1' ? [...STATION_2X, SEND_21] : STATION_2X;
}

/** The recorded frames, where they can be sent: by a station of 2.x. */
export function samplesOf(version: OcppVersion, sender: Sender): readonly SampleFrame[] {
  return version !== '1.6' && sender === 'station' ? SAMPLE_FRAMES : [];
}

/** An example as the text of a frame. */
export function exampleText(example: Example, version: OcppVersion, schemas: PayloadSchemas, id: string, now: Date): string {
  const isSend = actionInfo(version, example.action)?.isSend === true;
  const base = payloadFor(schemas, example.action, isSend ? 'send' : 'request', now);
  return JSON.stringify([isSend ? 6 : 2, id, example.action, over(base, example.with ?? {})]).replaceAll('"$now"', JSON.stringify(now.toISOString()));
}

function over(base: JsonObject, top: JsonObject): JsonObject {
  const merged: JsonObject = { ...base };
  for (const [name, value] of Object.entries(top)) {
    const below = base[name];
    merged[name] = isJsonObject(value) && isJsonObject(below) ? over(below, value) : value;
  }
  return merged;
}
