import { NONE, type LogRule } from '../finding';
import { isAnswer, type Asked } from '../log-item';

/** Every CALL is answered (OCPP-J §4.1). Says nothing of a list of requests alone, which holds no answers at all, and where some messages cannot be read. */
export const unansweredCall: LogRule = {
  name: 'request-without-answer',
  start() {
    const open = new Set<Asked>();
    const conversations = new Set<number>();
    /** Some message is not known at all: it may be the answer. */
    let unread = false;
    return {
      step({ frame, asked, request, connection, partly }) {
        unread ||= partly && !asked && !request;
        if (asked) open.add(asked);
        if (frame && isAnswer(frame)) conversations.add(connection);
        if (request) open.delete(request);
        return NONE;
      },
      *end() {
        if (unread) return;
        for (const asked of open) {
          if (!conversations.has(asked.connection)) continue;
          yield {
            asked,
            verdict: {
              severity: 'warning',
              path: '',
              expected: 'a CALLRESULT or CALLERROR with the same message id',
              message: `${asked.action} was never answered in this log.`,
            },
          };
        }
      },
    };
  },
};
