import { NONE, type LogRule, type Verdict } from '../finding';
import { isAnswer, type Asked } from '../log-item';

/** Every CALL is answered (OCPP-J §4.1). Says nothing of a list of requests alone, which holds no answers at all, and where some messages cannot be read. */
export const unansweredCall: LogRule = {
  name: 'request-without-answer',
  start() {
    const open = new Set<Asked>();
    const conversations = new Set<string>();
    /** Some message is not known at all: it may be the answer. */
    let unread = false;
    return {
      step({ frame, asked, request, wire, partly, own, malformed }) {
        unread ||= partly && !asked && !request;
        // Nobody is held to answer what the workbench put on the wire broken.
        if (asked?.awaited === true && !(own && malformed)) open.add(asked);
        if (frame && isAnswer(frame)) conversations.add(wire);
        if (request) open.delete(request);
        return NONE;
      },
      *end() {
        if (unread) return;
        for (const asked of open) if (conversations.has(asked.wire)) yield { asked, verdict: verdict(asked) };
      },
    };
  },
};

function verdict({ action, direction, own }: Asked): Verdict {
  const by = direction === undefined ? '' : ` by the ${direction === 'up' ? 'CSMS' : 'station'}`;
  const injected = own === 'injected' ? ', which the workbench injected,' : own === 'changed' ? ', as the workbench had changed it,' : '';
  return {
    severity: 'warning', path: '', expected: 'a CALLRESULT or CALLERROR with the same message id',
    message: `${action}${injected} was never answered${by} in this log.`,
  };
}
