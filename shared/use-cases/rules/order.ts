import { isJsonObject } from '../../ocpp/json';
import { mismatch } from '../run/matcher';
import { failed, passed, type TraceRule } from './rule';

/** Requests come in an order, others between them. `given`: `are`, a list of actions or of {action, where}; `since` 'trigger'. */
export const order: TraceRule = {
  of: 'station',
  text: () => 'The messages come in the right order.',
  judge: ({ trace, given, of, from, span }) => {
    const wanted = Array.isArray(given['are']) ? (given['are'] as unknown[]) : [];
    const messages = trace.messages(given['since'] === 'trigger' ? from : span?.from ?? 0).filter((message) => message.from === of);
    const entries: number[] = [];
    let next = 0;
    for (const step of wanted) {
      const action = isJsonObject(step) ? step['action'] : step;
      const where = isJsonObject(step) ? step['where'] : undefined;
      const found = messages.findIndex((message, i) => i >= next && message.action === action && (where === undefined || !mismatch(where, message.payload)));
      const after = entries.length === 0 ? '' : ` after entry ${String(entries.at(-1))}`;
      if (found < 0) return failed(`${String(action)}${after}`, messages.slice(next).map((message) => message.action).join(', ') || 'nothing', entries);
      entries.push(messages[found]?.entry ?? 0);
      next = found + 1;
    }
    return passed(entries);
  },
};
