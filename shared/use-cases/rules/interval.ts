import { mismatch } from '../run/matcher';
import { failed, notApplicable, passed, type TraceRule } from './rule';

/**
 * Messages of an action come at an interval. `given`: `action`, `seconds`, `tolerance` in seconds (a tenth of the interval, at
 * least 1), `where`, `since` 'trigger'.
 */
export const interval: TraceRule = {
  of: 'station',
  text: () => 'The messages come at the interval that is set.',
  judge: ({ trace, given, of, from, span }) => {
    const { action, where } = given;
    const seconds = Number(given['seconds']);
    const tolerance = Number(given['tolerance'] ?? Math.max(1, seconds / 10));
    const all = trace.messages(span?.from ?? (given['since'] === 'trigger' ? from : 0));
    const again = span ? all.findIndex((message, i) => i > 0 && message.from === of && message.action === 'BootNotification') : -1;
    const found = (again < 0 ? all : all.slice(0, again))
      .filter((message) => message.from === of && message.action === action && (where === undefined || !mismatch(where, message.payload)));
    if (found.length < 2) return notApplicable(`There were ${found.length} ${String(action)}: no interval between them.`);
    for (const [i, message] of found.entries()) {
      const before = found[i - 1];
      const gap = before && (message.at - before.at) / 1000;
      if (before && gap !== undefined && Math.abs(gap - seconds) > tolerance) return failed(`${seconds} s between them`, `${gap} s`, [before.entry, message.entry]);
    }
    return passed(found.map(({ entry }) => entry));
  },
};
