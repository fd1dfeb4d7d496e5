import type { PayloadRule } from '../rule';

/** What can only happen at an EVSE that is known. */
const AT_AN_EVSE = ['CablePluggedIn', 'ChargingStateChanged', 'EVDetected'];

/** TransactionEventRequest.evse goes with the first event after the EVSE is known; with these triggers that is now. */
export const evseAtStart: PayloadRule = {
  name: 'evse-at-start',
  severity: 'warning',
  code: 'OccurrenceConstraintViolation',
  versions: ['2.0.1', '2.1'],
  payloads: ['TransactionEvent.request'],
  check(payload) {
    const { eventType, triggerReason, evse } = payload;
    if (eventType !== 'Started' || evse !== undefined || typeof triggerReason !== 'string' || !AT_AN_EVSE.includes(triggerReason)) return undefined;
    return [{
      at: '/evse',
      found: undefined,
      expected: 'the EVSE and connector, such as {"id":1,"connectorId":1}',
      message: `evse is missing: the transaction starts with ${triggerReason}, so its EVSE is known and belongs into this first event.`,
    }];
  },
};
