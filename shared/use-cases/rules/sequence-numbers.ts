import { isJsonObject } from '../../ocpp/json';
import { said } from '../run/matcher';
import type { TraceMessage } from '../run/trace';
import { failed, notApplicable, passed, type TraceRule } from './rule';

/** TransactionEvents of each transaction count up from 0 without a gap (E01.FR.07; 2.x Part 2, TransactionEventRequest.seqNo). */
export const sequenceNumbers: TraceRule = {
  of: 'station',
  always: true,
  text: () => 'The sequence numbers of each transaction begin at 0 and have no gap.',
  judge: ({ trace, span }) => {
    const next = new Map<string, number>();
    const seen = new Map<string, Set<number>>();
    const entries: number[] = [];
    for (const message of trace.from(span?.from ?? 0, 'TransactionEvent')) {
      if (span && message.seq >= span.to) break;
      const id = transactionOf(message);
      const { seqNo, eventType } = message.payload;
      // What began before the case, or before the log, has other numbers.
      if (span && !seen.has(id) && eventType !== 'Started') continue;
      const known = seen.get(id) ?? new Set<number>();
      seen.set(id, known);
      entries.push(message.entry);
      // Sent again, since it was not answered.
      if (typeof seqNo === 'number' && known.has(seqNo)) continue;
      const expected = next.get(id) ?? 0;
      if (seqNo !== expected) return failed(`seqNo ${expected}`, `seqNo ${JSON.stringify(seqNo) ?? 'nothing'}`, [message.entry]);
      known.add(seqNo);
      next.set(id, expected + 1);
    }
    return entries.length === 0 ? notApplicable('There was no TransactionEvent.') : passed(entries);
  },
};

function transactionOf({ payload }: TraceMessage): string {
  const info = payload['transactionInfo'];
  return isJsonObject(info) ? said(info['transactionId']) : '';
}
