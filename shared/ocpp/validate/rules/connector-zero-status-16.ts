import type { PayloadRule } from '../rule';

const OF_THE_WHOLE = ['Available', 'Unavailable', 'Faulted'];

/** Connector 0 stands for the Charge Point, which can be available, unavailable or faulted and nothing else. */
export const connectorZeroStatus16: PayloadRule = {
  name: 'connector-zero-status',
  severity: 'warning',
  code: 'PropertyConstraintViolation',
  reference: 'OCPP 1.6 §4.9 Status Notification',
  versions: ['1.6'],
  payloads: ['StatusNotification.request'],
  check(payload) {
    const { connectorId, status } = payload;
    if (connectorId !== 0 || typeof status !== 'string' || OF_THE_WHOLE.includes(status)) return undefined;
    return [{
      at: '/status',
      found: status,
      expected: `one of ${OF_THE_WHOLE.join(', ')}`,
      message: `status is ${status} for connector 0, which is the Charge Point as a whole; it can only be ${OF_THE_WHOLE.join(', ')}.`,
    }];
  },
};
