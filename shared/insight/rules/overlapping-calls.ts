import { ANSWER_TIMEOUT_MS } from '../../ocpp/answer-timeout';
import { NONE, type LogRule } from '../finding';
import { isAnswer, type Asked } from '../log-item';

/** A side sends its next CALL when the one before is answered or has timed out (OCPP-J 1.6 §4.1.1, 2.x Part 4 §4.1.1). */
export const overlappingCalls: LogRule = {
  name: 'calls-overlap',
  start() {
    // Only judged once answers are known to be in the log: before that a list of requests looks the same.
    const open = new Map<string, Asked>();
    const answered = new Set<string>();
    return {
      step({ frame, wire, direction, asked, request, line, name }) {
        if (!frame || direction === undefined) return NONE;
        if (isAnswer(frame)) {
          const other = `${wire} ${direction === 'up' ? 'down' : 'up'}`;
          answered.add(other);
          if (request && open.get(other) === request) open.delete(other);
          return NONE;
        }
        if (!asked) return NONE;
        const side = `${wire} ${direction}`;
        const before = open.get(side);
        open.set(side, asked);
        if (!before || !answered.has(side) || isLost(before, asked)) return NONE;
        return [{
          severity: 'warning',
          path: '',
          expected: 'one open CALL in each direction',
          message: `${asked.action} in ${name(line)} was sent before ${before.action} ${line === before.line ? `with the id ${before.id}` : `in ${name(before.line)}`} was answered; a side may have one CALL open at a time.`,
        }];
      },
    };
  },
};

function isLost(before: Asked, next: Asked): boolean {
  return before.wall !== undefined && next.wall !== undefined && next.wall - before.wall >= ANSWER_TIMEOUT_MS;
}
