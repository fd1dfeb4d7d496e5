import type { JsonValue } from '../../json';
import { OCPP_VERSIONS } from '../../version';
import { objectsOf, type PayloadRule, type RuleFinding } from '../rule';

/** OCPP 1.6 is of 2015: an older time was made by a clock that nobody has set. */
const EARLIEST = '2015';

const PLACES = ['timestamp', 'generatedAt', 'currentTime'] as const;
const LISTS = ['meterValue', 'transactionData'] as const;

/** Devices boot in 1970, 2000 or the year of their firmware, and send such times until the CSMS tells them the hour. */
export const clockNotSet: PayloadRule = {
  name: 'clock-not-set',
  severity: 'warning',
  code: 'PropertyConstraintViolation',
  versions: OCPP_VERSIONS,
  payloads: [
    'BootNotification.response', 'Heartbeat.response', 'MeterValues.request', 'NotifyCustomerInformation.request',
    'NotifyEvent.request', 'NotifyMonitoringReport.request', 'NotifyReport.request', 'SecurityEventNotification.request',
    'StartTransaction.request', 'StatusNotification.request', 'StopTransaction.request', 'TransactionEvent.request',
  ],
  check(payload, key) {
    let findings: RuleFinding[] | undefined;
    for (const name of PLACES) {
      const found = payload[name];
      if (found !== undefined && isTooOld(found)) (findings ??= []).push(finding(`/${name}`, name, found, key));
    }
    for (const list of LISTS) {
      if (payload[list] === undefined) continue;
      for (const [index, value] of objectsOf(payload[list])) {
        const found = value['timestamp'];
        if (isTooOld(found)) (findings ??= []).push(finding(`/${list}/${index}/timestamp`, `${list}[${index}].timestamp`, found, key));
      }
    }
    return findings;
  },
};

function isTooOld(value: JsonValue | undefined): value is string {
  // From 2020 on without a look at the whole, since nearly every time is of then.
  if (typeof value !== 'string' || (value.charCodeAt(0) === 50 && value.charCodeAt(1) === 48 && value.charCodeAt(2) >= 50)) return false;
  return value < EARLIEST && /^\d{4}-/.test(value);
}

function finding(at: string, name: string, found: string, key: string): RuleFinding {
  const side = key.endsWith('.response') ? 'CSMS' : 'station';
  return {
    at,
    found,
    expected: `a time after ${EARLIEST}`,
    message: `${name} is ${found}, older than OCPP 1.6 itself: the clock of the ${side} is not set${side === 'station' ? '; it comes with currentTime in the answer to BootNotification and Heartbeat' : ''}.`,
  };
}
