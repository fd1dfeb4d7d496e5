import { NONE, type LogRule } from '../finding';
import { isAnswer, type LogItem } from '../log-item';

/** Every CALL is answered (OCPP-J §4.1). Says nothing of a list of requests alone, which holds no answers at all. */
export const unansweredCall: LogRule = {
  name: 'request-without-answer',
  start() {
    const open = new Map<object, LogItem>();
    const conversations = new Set<number>();
    return {
      step(item) {
        const { frame, request, connection } = item;
        if (frame?.kind === 'call') open.set(frame, item);
        if (frame && isAnswer(frame)) conversations.add(connection);
        if (request) open.delete(request);
        return NONE;
      },
      end: () => [...open.values()].filter((item) => conversations.has(item.connection)).map((item) => ({
        item,
        verdict: {
          severity: 'warning',
          path: '',
          expected: 'a CALLRESULT or CALLERROR with the same message id',
          message: `${item.frame?.kind === 'call' ? item.frame.action : 'The request'} was never answered in this log.`,
        },
      })),
    };
  },
};
