import { describe, expect, test } from 'vitest';
import { HISTORY_LENGTH, isHistory, searchHistory, withSent, type HistoryEntry } from './history';

const target = { side: 'csms', station: 'CP001' } as const;

function sent(text: string, at = 0): Omit<HistoryEntry, 'times'> {
  return { text, target, version: '2.0.1', at };
}

describe('the history of what was sent', () => {
  test('the newest comes first', () => {
    const history = ['[2,"1","Heartbeat",{}]', '[2,"2","ClearCache",{}]'].reduce((all, text, at) => withSent(all, sent(text, at)), [] as readonly HistoryEntry[]);
    expect(history.map(({ text }) => text)).toEqual(['[2,"2","ClearCache",{}]', '[2,"1","Heartbeat",{}]']);
  });

  test('the same frame with another message id or layout is kept once, with the number of times', () => {
    let history = withSent([], sent('[2,"1","ClearCache",{}]', 1));
    history = withSent(history, sent('[2,"1","GetLocalListVersion",{}]', 2));
    history = withSent(history, sent('[2, "2", "ClearCache", {}]', 3));
    expect(history.map(({ text, times }) => [text, times])).toEqual([['[2, "2", "ClearCache", {}]', 2], ['[2,"1","GetLocalListVersion",{}]', 1]]);
  });

  test('the same frame to another station is another one', () => {
    const history = withSent(withSent([], sent('[2,"1","ClearCache",{}]')), { ...sent('[2,"1","ClearCache",{}]'), target: { side: 'csms', station: 'CP002' } });
    expect(history).toHaveLength(2);
  });

  test('text that is no frame is kept as it is', () => {
    const history = withSent(withSent([], sent('hello')), sent('[2,'));
    expect(history.map(({ text }) => text)).toEqual(['[2,', 'hello']);
  });

  test('the oldest fall out', () => {
    let history: readonly HistoryEntry[] = [];
    for (let at = 0; at < HISTORY_LENGTH + 5; at += 1) history = withSent(history, sent(`text ${at}`, at));
    expect(history).toHaveLength(HISTORY_LENGTH);
    expect(history[0]?.text).toBe(`text ${HISTORY_LENGTH + 4}`);
  });

  test('every word is searched for, in text and station, upper and lower case alike', () => {
    const history = withSent(withSent([], sent('[2,"1","ClearCache",{}]')), sent('[2,"2","Reset",{"type":"Hard"}]'));
    expect(searchHistory(history, 'reset HARD').map(({ text }) => text)).toEqual(['[2,"2","Reset",{"type":"Hard"}]']);
    expect(searchHistory(history, 'cp001')).toHaveLength(2);
    expect(searchHistory(history, 'reset cache')).toEqual([]);
    expect(searchHistory(history, '  ')).toBe(history);
  });

  test('what the memory gives back is checked', () => {
    expect(isHistory(withSent([], sent('[2,"1","ClearCache",{}]')))).toBe(true);
    expect(isHistory([])).toBe(true);
    for (const wrong of [undefined, {}, [1], [{ text: 'x' }], [{ text: 'x', at: 1, times: 1, target: { side: 'nobody', station: '' } }]]) expect(isHistory(wrong)).toBe(false);
  });
});
