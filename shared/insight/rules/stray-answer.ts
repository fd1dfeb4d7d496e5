import { NONE, type LogRule } from '../finding';
import { isAnswer } from '../log-item';

/** An answer belongs to a CALL of the other side. One at the very beginning may answer what came before the log. */
export const strayAnswer: LogRule = {
  name: 'answer-without-request',
  start() {
    const begun = new Set<number>();
    return {
      step({ frame, connection, request }) {
        if (!frame) return NONE;
        if (!isAnswer(frame)) {
          begun.add(connection);
          return NONE;
        }
        if (request) return NONE;
        const early = !begun.has(connection);
        return [{
          severity: early ? 'warning' : 'error',
          path: '/1',
          found: frame.id,
          expected: 'the id of an open CALL',
          message: early
            ? `This answers message ${frame.id}, which is not in the log; the log may begin after it.`
            : `This answers message ${frame.id}, but no open CALL has that id: the answer came twice, too late, or under a wrong id.`,
        }];
      },
    };
  },
};
