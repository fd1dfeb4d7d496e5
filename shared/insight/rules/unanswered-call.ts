import { ANSWER_TIMEOUT_MS } from '../../ocpp/answer-timeout';
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
    let last: number | undefined;
    return {
      step({ frame, asked, request, wire, partly, own, malformed, wall }) {
        unread ||= partly && !asked && !request;
        if (wall !== undefined) last = Math.max(wall, last ?? wall);
        // Nobody is held to answer what the workbench put on the wire broken.
        if (asked?.awaited === true && !(own && malformed)) open.add(asked);
        if (frame && isAnswer(frame)) conversations.add(wire);
        if (request) open.delete(request);
        return NONE;
      },
      *end() {
        if (unread) return;
        for (const asked of open) if (conversations.has(asked.wire)) yield { asked, verdict: verdict(asked, last) };
      },
    };
  },
};

/** @param last time of the log's last message, ms */
function verdict({ action, direction, own, wall }: Asked, last: number | undefined): Verdict {
  const by = direction === undefined ? '' : ` by the ${direction === 'up' ? 'CSMS' : 'station'}`;
  const what = `${action}${own === 'injected' ? ', which the workbench injected,' : own === 'changed' ? ', as the workbench had changed it,' : ''}`;
  const base = { severity: 'warning', path: '', expected: 'a CALLRESULT or CALLERROR with the same message id' } as const;
  const left = wall === undefined || last === undefined ? Infinity : last - wall;
  if (left >= ANSWER_TIMEOUT_MS) return { ...base, message: `${what} was never answered${by} in this log.` };
  return { ...base, gap: true, message: `${what} is not answered${by}: the log ends ${left < 1000 ? 'at once' : `${Math.round(left / 1000)} s later`}, and the answer may come after it.` };
}
