import { said } from '../run/matcher';
import { failed, passed, type TraceRule } from './rule';

/**
 * A report in parts: seqNo counts from 0, `tbc` is true on all but the last (2.x Part 2, NotifyReport and its like).
 * `given`: `action` (NotifyReport when absent), `requestId`, `min` parts, `seqNo` false for a message without it.
 */
export const reportParts: TraceRule = {
  of: 'station',
  text: () => 'The parts of the report count up from 0, and all but the last say that more follows.',
  judge: ({ trace, given, from, span }) => {
    const { action = 'NotifyReport', requestId, min = 1, seqNo = true } = given;
    const all = trace.messages(span?.from ?? (requestId === undefined ? from : 0)).filter((message) => message.action === action && (requestId === undefined || message.payload['requestId'] === requestId));
    // In a log the same number may be taken again for a later report.
    const parts = span ? all.slice(0, all.findIndex(({ payload }) => payload['tbc'] !== true) + 1 || undefined) : all;
    const entries = parts.map(({ entry }) => entry);
    if (parts.length < Number(min)) return failed(`at least ${String(min)} parts`, String(parts.length), entries);
    for (const [i, { payload, entry }] of parts.entries()) {
      if (seqNo !== false && payload['seqNo'] !== i) return failed(`seqNo ${i}`, `seqNo ${said(payload['seqNo'])}`, [entry]);
      const more = payload['tbc'] === true;
      if (more !== i < parts.length - 1) return failed(i < parts.length - 1 ? 'tbc true' : 'tbc false or absent on the last part', `tbc ${said(payload['tbc'])}`, [entry]);
    }
    return passed(entries);
  },
};
