import type { PayloadRule } from '../rule';

/** The least connector that each request may name; 0 is the Charge Point as a whole. */
const LEAST: Readonly<Record<string, 0 | 1>> = {
  'ChangeAvailability.request': 0,
  'GetCompositeSchedule.request': 0,
  'MeterValues.request': 0,
  'ReserveNow.request': 0,
  'SetChargingProfile.request': 0,
  'StatusNotification.request': 0,
  'RemoteStartTransaction.request': 1,
  'StartTransaction.request': 1,
  'UnlockConnector.request': 1,
};

/** OCPP 1.6 chapter 6 gives connectorId > 0 or >= 0 for these; the schemas say integer alone. */
export const connectorId16: PayloadRule = {
  name: 'connector-id',
  severity: 'warning',
  code: 'PropertyConstraintViolation',
  reference: 'OCPP 1.6 chapter 6',
  versions: ['1.6'],
  payloads: Object.keys(LEAST),
  check(payload, key) {
    const found = payload['connectorId'];
    const least = LEAST[key] ?? 0;
    if (typeof found !== 'number' || found >= least) return undefined;
    const reason = found === 0 ? '; 0 is the Charge Point as a whole, and this is about one connector' : '; connectors count from 1';
    return [{ at: '/connectorId', found, expected: `${least} or more`, message: `connectorId is ${found}; it must be ${least} or more${reason}.` }];
  },
};
