import { describe, expect, it } from 'vitest';
import type { OverrideRule } from '../../shared/csms/api';
import { draftOf, NEW_DRAFT, ruleOf, ruleText } from './answer-draft';

const rule: OverrideRule = { id: 'a', enabled: true, action: 'Authorize', station: 'CP001', delayMs: 500, times: 2, answer: { kind: 'error', code: 'InternalError', description: 'broken' } };

describe('an answer put in place of the CSMS’s own', () => {
  it('comes back from its form as it went in', () => {
    expect(ruleOf(draftOf(rule), 'a', true)).toEqual({ rule });
    const payload: OverrideRule = { id: 'b', enabled: false, action: 'BootNotification', answer: { kind: 'payload', payload: { status: 'Pending', interval: 5 } } };
    expect(ruleOf(draftOf(payload), 'b', false)).toEqual({ rule: payload });
    for (const answer of [{ kind: 'own' }, { kind: 'none' }, { kind: 'raw', text: 'x' }, { kind: 'close', code: 1011, reason: '' }] as const) {
      expect(ruleOf(draftOf({ ...rule, answer }), 'a', true)).toEqual({ rule: { ...rule, answer } });
    }
  });

  it('says what is wrong, by field', () => {
    expect(ruleOf({ ...NEW_DRAFT, payload: '[1]', delay: 'soon', times: '-1' }, 'a', true)).toEqual({
      faults: { delay: expect.any(String) as string, times: expect.any(String) as string, payload: expect.any(String) as string },
    });
    expect(ruleOf({ ...NEW_DRAFT, kind: 'close', closeCode: '99' }, 'a', true)).toHaveProperty('faults.closeCode');
    expect(ruleOf({ ...NEW_DRAFT, kind: 'none', payload: 'no matter' }, 'a', true)).toHaveProperty('rule');
  });

  it('reads as one line', () => {
    expect(ruleText(rule)).toBe('CALLERROR InternalError, after 500 ms, 2 more times');
    expect(ruleText({ ...rule, answer: { kind: 'none' }, times: 0 })).toBe('No answer, after 500 ms, used up');
  });
});
