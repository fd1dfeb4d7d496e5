import { mismatch } from '../run/matcher';
import type { TraceMessage } from '../run/trace';
import { failed, notApplicable, passed, type TraceRule } from './rule';

/**
 * What a request asks for comes after its answer. `given`: `request`, the action of the other side's request; `action` of
 * what follows from it, and `where`. Looks at the latest such request.
 */
export const answerBefore: TraceRule = {
  of: 'station',
  always: true,
  text: (of) => `The ${of === 'csms' ? 'CSMS' : 'station'} answers before it does what it was asked for.`,
  judge: ({ trace, given, of, span }) => {
    const { request: asked, action, where } = given;
    const isAsked = (message: TraceMessage): boolean => message.from !== of && message.action === asked;
    const request = span ? trace.find(span.from, String(asked), isAsked) : trace.messages().findLast(isAsked);
    if (!request) return notApplicable(`There was no ${String(asked)}.`);
    const follows = trace.messages(request.seq + 1)
      .find((message) => message.from === of && message.action === action && (where === undefined || !mismatch(where, message.payload)));
    if (span && (!request.answer || !follows)) return notApplicable('The log does not have both.');
    if (!request.answer) return failed(`an answer to ${String(asked)}`, 'none', [request.entry]);
    if (!follows) return failed(String(action), 'nothing', [request.entry, request.answer.entry]);
    const entries = [request.entry, request.answer.entry, follows.entry];
    return request.answer.entry < follows.entry ? passed(entries) : failed('the answer first', `${follows.action} before it`, entries);
  },
};
