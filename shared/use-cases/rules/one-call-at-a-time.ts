import { ANSWER_TIMEOUT_MS } from '../../ocpp/answer-timeout';
import type { TraceMessage } from '../run/trace';
import { failed, passed, type RuleInput, type TraceRule } from './rule';
import { FaultsOfLogs, type Fault } from './whole-log';

const logs = new FaultsOfLogs();

/** A side sends its next CALL only when the one before was answered or has timed out (OCPP-J 2.0.1 §4.1.1; 1.6J §4.1.1). */
export const oneCallAtATime: TraceRule = {
  of: 'station',
  always: true,
  text: (of) => `The ${of === 'csms' ? 'CSMS' : 'station'} waits for each answer before its next request.`,
  judge: (input) => {
    const { trace, of, span } = input;
    if (span) return logs.first(trace, of, span, () => faultsOf(input)) ?? passed();
    for (const { finding } of faultsOf(input)) return finding;
    return passed();
  },
};

function* faultsOf({ trace, of, span }: RuleInput): Generator<Fault, void, undefined> {
  const open = new Map<number, TraceMessage>();
  // Of a log that holds no answers nobody knows what was answered.
  const answered = new Set<number>();
  for (const message of trace.from(0)) {
    if (message.from !== of || message.action === 'NotifyPeriodicEventStream') continue;
    // Both sides send it: a log that names no directions does not tell whose it is.
    if (span && message.action === 'DataTransfer') continue;
    const before = open.get(message.connection);
    const waiting = before && (before.answer ? before.answer.entry > message.entry : message.at - before.at < ANSWER_TIMEOUT_MS);
    if (before?.answer) answered.add(message.connection);
    if (before && waiting === true && (!span || answered.has(message.connection))) {
      yield { seq: message.seq, finding: failed('one open request at a time', `${message.action} was sent while ${before.action} was open`, [before.entry, message.entry]) };
    }
    open.set(message.connection, message);
  }
}
