import type { Call } from '../ocpp/frame';
import type { JsonObject } from '../ocpp/json';
import { Refusal } from './block';
import { registrationFor } from './blocks/provisioning';
import type { Caller } from './context';

/**
 * Whether a station may send this request yet. In 2.x, one that is not accepted may send BootNotification alone; while
 * it is pending, also what the CSMS has asked it for (2.x Part 2, B02 and B03): everything else is a SecurityError. 1.6
 * says that a station shall be silent, but not that it be refused, so it is served.
 */
export function registrationRefusal(call: Call, caller: Caller): Refusal | undefined {
  const { station, version } = caller;
  if (version === '1.6' || call.action === 'BootNotification') return undefined;
  // A station that has not booted on this connection may have done so on an earlier one, or long ago.
  const registration = station.registration ?? registrationFor(caller);
  if (registration === 'Accepted') return undefined;
  if (registration === 'Pending' && station.awaited.has(call.action)) return undefined;
  const why = registration === 'Pending'
    ? 'while it is pending it may send BootNotification and what the CSMS asks for'
    : 'it may send BootNotification alone, after the interval';
  return new Refusal('SecurityError', `${station.id} is ${registration.toLowerCase()}: ${why}.`);
}

/** What each request of the CSMS makes a station send. */
const ASKED: Readonly<Record<string, string>> = {
  GetBaseReport: 'NotifyReport',
  GetReport: 'NotifyReport',
  GetMonitoringReport: 'NotifyMonitoringReport',
  GetChargingProfiles: 'ReportChargingProfiles',
  GetDisplayMessages: 'NotifyDisplayMessages',
  GetDERControl: 'ReportDERControl',
  GetLog: 'LogStatusNotification',
  CustomerInformation: 'NotifyCustomerInformation',
  UpdateFirmware: 'FirmwareStatusNotification',
  PublishFirmware: 'PublishFirmwareStatusNotification',
};

/** Triggers that are not named after the message they bring. */
const TRIGGERED: Readonly<Record<string, string>> = {
  SignChargingStationCertificate: 'SignCertificate',
  SignV2GCertificate: 'SignCertificate',
  SignV2G20Certificate: 'SignCertificate',
  SignCombinedCertificate: 'SignCertificate',
};

/** The message that a request of the CSMS asks for; undefined for those that ask for none. */
export function messageAskedFor(action: string, payload: JsonObject): string | undefined {
  if (action !== 'TriggerMessage') return ASKED[action];
  const { requestedMessage } = payload;
  return typeof requestedMessage === 'string' ? (TRIGGERED[requestedMessage] ?? requestedMessage) : undefined;
}
