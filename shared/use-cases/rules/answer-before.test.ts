import { expect, test } from 'vitest';
import { Trace } from '../run/trace';
import { answerBefore } from './answer-before';
import type { RuleInput } from './rule';

function judge(answeredAt: number | undefined, sentAt: number | undefined): string {
  const trace = new Trace();
  const message = { at: 0, connection: 1, payload: {} };
  trace.message({ ...message, entry: 1, from: 'csms', id: 'a', action: 'TriggerMessage' });
  if (answeredAt !== undefined) trace.answer(1, 'station', 'a', { entry: answeredAt, at: 0, kind: 'result', payload: {} });
  if (sentAt !== undefined) trace.message({ ...message, entry: sentAt, from: 'station', id: 'b', action: 'Heartbeat' });
  const stage = { version: '2.0.1', setting: 'both' } as RuleInput['stage'];
  return answerBefore.judge({ trace, given: { request: 'TriggerMessage', action: 'Heartbeat' }, of: 'station', stage, from: 0 }).verdict;
}

test('what was asked for has to come, and after the answer', () => {
  expect(judge(2, 3)).toBe('pass');
  expect(judge(3, 2)).toBe('fail');
  expect(judge(2, undefined)).toBe('fail');
  expect(judge(undefined, 2)).toBe('fail');
});
