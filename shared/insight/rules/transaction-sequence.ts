import { isJsonObject } from '../../ocpp/json';
import { NONE, type LogRule, type Verdict } from '../finding';

interface Seen {
  readonly line: number;
  last: number | undefined;
  started: boolean;
  endedAt: number | undefined;
}

/**
 * Events of a transaction are numbered without gaps, begin with Started and end with Ended (2.x,
 * TransactionEventRequest.seqNo and eventType).
 */
export const transactionSequence: LogRule = {
  name: 'transaction-sequence',
  start() {
    const transactions = new Map<string, Seen>();
    return {
      step({ frame, station, line, name, version, index }) {
        if (version === '1.6' || frame?.kind !== 'call' || frame.action !== 'TransactionEvent') return NONE;
        const { transactionInfo, seqNo, eventType } = frame.payload;
        const id = isJsonObject(transactionInfo) ? transactionInfo['transactionId'] : undefined;
        if (typeof id !== 'string') return NONE;
        const key = `${station} ${id}`;
        const seen = transactions.get(key);
        const verdicts: Verdict[] = [];
        if (!seen) {
          transactions.set(key, { line, last: typeof seqNo === 'number' ? seqNo : undefined, started: eventType === 'Started', endedAt: eventType === 'Ended' ? line : undefined });
          if (eventType !== 'Started' && index > 0) verdicts.push(neverStarted(id, typeof eventType === 'string' ? eventType : 'another event'));
          return verdicts;
        }
        if (typeof seqNo === 'number') {
          const verdict = sequenceFault(id, seen.last, seqNo);
          if (verdict) verdicts.push(verdict);
          if (seen.last === undefined || seqNo > seen.last) seen.last = seqNo;
        }
        if (seen.endedAt !== undefined && seqNo !== seen.last) verdicts.push(afterEnd(id, name(seen.endedAt)));
        if (eventType === 'Ended') seen.endedAt = line;
        return verdicts;
      },
    };
  },
};

function sequenceFault(id: string, last: number | undefined, seqNo: number): Verdict | undefined {
  if (last === undefined || seqNo === last + 1) return undefined;
  const base = { severity: 'warning', path: '/3/seqNo', found: seqNo, expected: String(last + 1) } as const;
  if (seqNo === last) return { ...base, message: `seqNo ${seqNo} of transaction ${id} came before; each event has its own number.` };
  if (seqNo < last) return { ...base, message: `seqNo goes back from ${last} to ${seqNo} in transaction ${id}; it only counts up.` };
  const missing = seqNo - last === 2 ? `${last + 1} is` : `${last + 1} to ${seqNo - 1} are`;
  return { ...base, severity: 'error', message: `seqNo jumps from ${last} to ${seqNo} in transaction ${id}; ${missing} missing, so events were lost.` };
}

function neverStarted(id: string, eventType: string): Verdict {
  return {
    severity: 'warning', path: '/3/eventType', found: eventType, expected: 'Started in the first event',
    message: `Transaction ${id} begins with ${eventType} in this log; its Started event was lost, or came before the log.`,
  };
}

function afterEnd(id: string, where: string): Verdict {
  return {
    severity: 'warning', path: '/3/eventType', expected: 'no event after Ended',
    message: `Transaction ${id} ended in ${where}; no further event of it may follow.`,
  };
}
