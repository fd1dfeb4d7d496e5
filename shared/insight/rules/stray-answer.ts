import { NONE, type LogRule } from '../finding';
import { isAnswer } from '../log-item';

/** An answer belongs to a CALL of the other side. One at the very beginning may answer what came before the log. */
export const strayAnswer: LogRule = {
  name: 'answer-without-request',
  start() {
    const begun = new Set<string>();
    /** Some message is not known at all. */
    let unread = false;
    return {
      step({ frame, wire, request, partly, asked }) {
        unread ||= partly && !asked && !request;
        if (!frame) return NONE;
        if (!isAnswer(frame)) {
          begun.add(wire);
          return NONE;
        }
        if (request) return NONE;
        const early = !begun.has(wire) && !unread;
        return [{
          severity: early || unread ? 'warning' : 'error',
          path: '/1',
          found: frame.id,
          expected: 'the id of an open CALL',
          ...(early || unread ? { gap: true } : {}),
          message: early
            ? `This answers message ${frame.id}, which is not in the log; the log may begin after it.`
            : unread ? `This answers message ${frame.id}, which may be among those that cannot be read.` : `This answers message ${frame.id}, but no open CALL has that id: the answer came twice, too late, or under a wrong id.`,
        }];
      },
    };
  },
};
