import { describe, expect, test } from 'vitest';
import type { Sent, SentState } from './sent';
import { wordsOf } from './sent-words';

function words(state: SentState, change: Partial<Sent> = {}) {
  return wordsOf({ number: 1, text: '', frame: 'call', action: 'Reset', label: 'CSMS → CP001', entry: undefined, state, ...change });
}

const answer = { kind: 'answered', entry: 5, latency: 12.34, problems: 0 } as const;

describe('what became of a message, in words', () => {
  test('an answer with its status and its time', () => {
    expect(words({ ...answer, answer: 'result', raw: '[3,"1",{"status":"Accepted"}]' })).toEqual({ tone: 'ok', title: 'Reset was answered Accepted after 12 ms.' });
    expect(words({ ...answer, answer: 'result', raw: '[3,"1",{}]', latency: 1.25 }).title).toBe('Reset was answered after 1.3 ms.');
  });

  test('violations in an answer are told', () => {
    expect(words({ ...answer, answer: 'result', raw: '[3,"1",{"status":7}]', problems: 2 })).toEqual({ tone: 'warning', title: 'Reset was answered after 12 ms.', detail: 'The answer has 2 violations.' });
  });

  test('a refusal with its code and description', () => {
    expect(words({ ...answer, answer: 'error', raw: '', code: 'NotSupported', description: 'no' })).toEqual({ tone: 'error', title: 'Reset was refused with NotSupported after 12 ms.', detail: 'no' });
  });

  test('no answer, no connection, nothing to wait for', () => {
    expect(words({ kind: 'timeout', afterMs: 30_000 }).title).toBe('No answer to Reset within 30 s.');
    expect(words({ kind: 'closed' }).tone).toBe('error');
    expect(words({ kind: 'refused', message: 'CP001 is not connected.' }).detail).toBe('CP001 is not connected.');
    expect(words({ kind: 'out' }, { frame: 'send' }).detail).toBe('No answer belongs to it.');
    expect(words({ kind: 'out' }, { frame: undefined }).title).toBe('Sent as it is, CSMS → CP001.');
  });
});
