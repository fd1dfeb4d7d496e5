import { mismatch } from '../run/matcher';
import { failed, passed, type TraceRule } from './rule';

/**
 * The statuses that a connector reported, in order, repetitions left out. `given`: `are` the statuses; `evse` and `connector`
 * (1.6: `connector`) which connector; `since` 'trigger' looks from the last trigger on.
 */
export const statuses: TraceRule = {
  of: 'station',
  text: () => 'The connector reports its statuses in the right order.',
  judge: ({ trace, given, stage, from, span }) => {
    const old = stage.version === '1.6';
    const place = old ? { connectorId: given['connector'] ?? 1 } : { evseId: given['evse'] ?? 1, connectorId: given['connector'] ?? 1 };
    const reported: string[] = [];
    const entries: number[] = [];
    for (const message of trace.messages(given['since'] === 'trigger' ? from : span?.from ?? 0)) {
      if (span && message.seq >= span.to) break;
      if (message.action !== 'StatusNotification' || mismatch(place, message.payload)) continue;
      const status = JSON.stringify(message.payload[old ? 'status' : 'connectorStatus'] ?? null).replaceAll('"', '');
      if (status === reported.at(-1)) continue;
      reported.push(status);
      entries.push(message.entry);
    }
    const wanted = Array.isArray(given['are']) ? given['are'].map(String) : [];
    return JSON.stringify(reported) === JSON.stringify(wanted) ? passed(entries) : failed(wanted.join(', '), reported.join(', ') || 'no status', entries);
  },
};
