import type { MeterValue } from '../../../schemas/generated/v16.types';
import { NOTHING, type Block16, type Block2x } from '../block';
import { readTime, type Caller } from '../context';
import { parts, text, type Loose } from '../loose';
import type { ChargingTransaction } from '../state/transaction-table';
import { followCost } from '../tariff/follow-cost';
import { noteRegister, registerOf16 } from './meter-reading';
import { keepSigned } from './signed-values';

/** Block J: meter values outside of transaction events. */

export const metering16: Block16 = {
  serves: {
    MeterValues: (request, caller) => {
      const { station } = caller;
      keepSigned(parts(request, 'meterValue'), text(request, 'connectorId') ?? '', caller);
      const id = text(request, 'transactionId');
      const transaction = id === undefined ? undefined : station.transactions.get(id);
      if (transaction && transaction.endedAt === undefined) noteValues(transaction, parts(request, 'meterValue'), caller);
      return NOTHING;
    },
  },
};

/** Each value at its time: time and energy cost something. */
function noteValues(transaction: ChargingTransaction, values: readonly Loose<MeterValue>[], caller: Caller): void {
  for (const value of values) {
    const register = registerOf16([value]);
    noteRegister(transaction, register);
    followCost(transaction, { at: readTime(text(value, 'timestamp')) ?? caller.csms.clock.now(), register }, caller);
  }
}

export const metering2x: Block2x = {
  serves: {
    // Values of transactions come in TransactionEvent (2.x Part 2, J02), so there is nothing to take over from these.
    MeterValues: (request, caller) => {
      keepSigned(parts(request, 'meterValue'), text(request, 'evseId') ?? '', caller);
      return NOTHING;
    },
  },
};
