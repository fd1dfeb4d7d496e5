import type { PayloadRule } from '../rule';

/** The sequence of a transaction's events is recommended to begin at 0, so that a lost first event is noticed. */
export const seqNoAtStart: PayloadRule = {
  name: 'seq-no-at-start',
  severity: 'warning',
  code: 'PropertyConstraintViolation',
  versions: ['2.0.1', '2.1'],
  payloads: ['TransactionEvent.request'],
  check(payload) {
    const { eventType, seqNo } = payload;
    if (eventType !== 'Started' || typeof seqNo !== 'number' || seqNo === 0) return undefined;
    return [{
      at: '/seqNo',
      found: seqNo,
      expected: '0',
      message: `seqNo is ${seqNo} in the first event of the transaction; counting from 0 lets the CSMS see that nothing was lost before.`,
    }];
  },
};
