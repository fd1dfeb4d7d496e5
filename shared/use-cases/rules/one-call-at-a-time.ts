import { ANSWER_TIMEOUT_MS } from '../../ocpp/answer-timeout';
import type { TraceMessage } from '../run/trace';
import { failed, passed, type TraceRule } from './rule';

/** A side sends its next CALL only when the one before was answered or has timed out (OCPP-J 2.0.1 §4.1.1; 1.6J §4.1.1). */
export const oneCallAtATime: TraceRule = {
  of: 'station',
  whole: true,
  text: (of) => `The ${of === 'csms' ? 'CSMS' : 'station'} waits for each answer before its next request.`,
  judge: ({ trace, of }) => {
    const open = new Map<number, TraceMessage>();
    for (const message of trace.from(0)) {
      if (message.from !== of || message.action === 'NotifyPeriodicEventStream') continue;
      const before = open.get(message.connection);
      const waiting = before && (before.answer ? before.answer.entry > message.entry : message.at - before.at < ANSWER_TIMEOUT_MS);
      if (before && waiting === true) {
        return failed('one open request at a time', `${message.action} was sent while ${before.action} was open`, [before.entry, message.entry]);
      }
      open.set(message.connection, message);
    }
    return passed();
  },
};
