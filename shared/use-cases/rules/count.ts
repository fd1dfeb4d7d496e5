import { mismatch } from '../run/matcher';
import { failed, passed, type TraceRule } from './rule';

/** How many requests of an action came. `given`: `action`; `is`, or `min` and `max`; `where`; `since` 'trigger'. */
export const count: TraceRule = {
  of: 'station',
  text: (of) => `The ${of === 'csms' ? 'CSMS' : 'station'} sends the right number of messages.`,
  judge: ({ trace, given, of, from, span }) => {
    const { action, is, min = is ?? 0, max = is ?? Infinity, where } = given;
    const found = trace.messages(given['since'] === 'trigger' ? from : span?.from ?? 0)
      .filter((message) => (span === undefined || message.seq < span.to) && message.from === of && message.action === action && (where === undefined || !mismatch(where, message.payload)));
    const entries = found.map(({ entry }) => entry);
    if (found.length >= Number(min) && found.length <= Number(max)) return passed(entries);
    const expected = min === max ? String(min) : max === Infinity ? `at least ${String(min)}` : `${String(min)} to ${String(max)}`;
    return failed(`${expected} ${String(action)}`, String(found.length), entries);
  },
};
