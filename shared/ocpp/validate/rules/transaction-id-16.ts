import type { PayloadRule } from '../rule';

/**
 * The standard leaves the number to the Central System. Charge Points use 0 and -1 for "none yet", so a transaction of that
 * number cannot be told from none.
 */
export const transactionId16: PayloadRule = {
  name: 'transaction-id-positive',
  severity: 'warning',
  code: 'PropertyConstraintViolation',
  versions: ['1.6'],
  payloads: ['StartTransaction.response'],
  check(payload) {
    const found = payload['transactionId'];
    if (typeof found !== 'number' || found > 0) return undefined;
    return [{
      at: '/transactionId',
      found,
      expected: 'a number above 0',
      message: `transactionId is ${found}; many Charge Points take 0 and negative numbers for "no transaction", so give numbers from 1 on.`,
    }];
  },
};
