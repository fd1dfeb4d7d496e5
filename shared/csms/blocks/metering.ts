import { NOTHING, type Block16, type Block2x } from '../block';
import { parts, text } from '../loose';
import { noteRegister, registerOf16 } from './meter-reading';

/** Block J: meter values outside of transaction events. */

export const metering16: Block16 = {
  serves: {
    MeterValues: (request, { station }) => {
      const id = text(request, 'transactionId');
      const transaction = id === undefined ? undefined : station.transactions.get(id);
      if (transaction && transaction.endedAt === undefined) noteRegister(transaction, registerOf16(parts(request, 'meterValue')));
      return NOTHING;
    },
  },
};

export const metering2x: Block2x = {
  serves: {
    // Values of transactions come in TransactionEvent (2.x Part 2, J02), so there is nothing to take over from these.
    MeterValues: () => NOTHING,
  },
};
