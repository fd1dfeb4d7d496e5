import { NONE, type LogRule } from '../finding';
import { isAnswer, type Asked } from '../log-item';

/** A side waits for the answer to its CALL before it sends the next one (OCPP-J 1.6 §4.1.1, 2.x Part 4 §4.1.1). */
export const overlappingCalls: LogRule = {
  name: 'calls-overlap',
  start() {
    // Only judged once answers are known to be in the log: before that a list of requests looks the same.
    const open = new Map<string, Asked>();
    const answered = new Set<string>();
    return {
      step({ frame, connection, direction, asked, request, line, name }) {
        if (!frame || direction === undefined) return NONE;
        if (isAnswer(frame)) {
          const other = `${connection} ${direction === 'up' ? 'down' : 'up'}`;
          answered.add(other);
          if (request && open.get(other) === request) open.delete(other);
          return NONE;
        }
        if (!asked) return NONE;
        const side = `${connection} ${direction}`;
        const before = open.get(side);
        open.set(side, asked);
        if (!before || !answered.has(side)) return NONE;
        return [{
          severity: 'warning',
          path: '',
          expected: 'one open CALL in each direction',
          message: `${asked.action} in ${name(line)} was sent before ${name(before.line)} was answered; a side may have one CALL open at a time.`,
        }];
      },
    };
  },
};
