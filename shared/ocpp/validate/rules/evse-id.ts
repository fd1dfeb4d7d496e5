import type { JsonObject } from '../../json';
import { readablePath } from '../pointer';
import { objectOf, type PayloadRule, type RuleFinding } from '../rule';

/** EVSEs and connectors count from 1 (Part 1 chapter 7, Numbering); the schemas of 2.0.1 take any integer, those of 2.1 also 0. */
export const evseId: PayloadRule = {
  name: 'evse-id',
  severity: 'warning',
  code: 'PropertyConstraintViolation',
  reference: 'OCPP 2.x Part 1 chapter 7',
  versions: ['2.0.1', '2.1'],
  payloads: [
    'NotifyEVChargingSchedule.request', 'RequestStartTransaction.request', 'StatusNotification.request',
    'TransactionEvent.request', 'UnlockConnector.request',
  ],
  check(payload, key) {
    if (key === 'TransactionEvent.request') {
      const evse = objectOf(payload['evse']);
      return evse ? findingsOf(evse, 'id', '/evse') : undefined;
    }
    return findingsOf(payload, 'evseId', '');
  },
};

function findingsOf(holder: JsonObject, evseField: 'id' | 'evseId', base: string): RuleFinding[] | undefined {
  const evse = holder[evseField];
  const connector = holder['connectorId'];
  const isEvseWrong = typeof evse === 'number' && evse < 1;
  const isConnectorWrong = typeof connector === 'number' && connector < 1;
  if (!isEvseWrong && !isConnectorWrong) return undefined;
  return [
    ...(isEvseWrong ? [finding(`${base}/${evseField}`, evse, 'EVSEs')] : []),
    ...(isConnectorWrong ? [finding(`${base}/connectorId`, connector, 'connectors')] : []),
  ];
}

function finding(at: string, found: number, what: string): RuleFinding {
  return { at, found, expected: '1 or more', message: `${readablePath(at)} is ${found}; ${what} count from 1.` };
}
