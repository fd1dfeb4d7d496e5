import { describe, expect, test } from 'vitest';
import { factsOf, firstValue } from './frame-text';

describe('what can be read of a frame while it is being written', () => {
  test('kind, id and action of a whole frame', () => {
    expect(factsOf('[2,"19","Heartbeat",{}]')).toMatchObject({ kind: 'call', id: '19', action: 'Heartbeat', idRange: { offset: 3, length: 4 } });
    expect(factsOf('[6,"1","NotifyPeriodicEventStream",{}]')).toMatchObject({ kind: 'send', action: 'NotifyPeriodicEventStream' });
    expect(factsOf('[3,"1",{"a":1}]')).toMatchObject({ kind: 'result', action: undefined, payload: { type: 'object' } });
    expect(factsOf('[4,"1","InternalError","",{}]')).toMatchObject({ kind: 'error', action: undefined, payload: undefined });
  });

  test('as much as there is of a broken one', () => {
    expect(factsOf('[2,"19","Heart')).toMatchObject({ kind: 'call', id: '19', action: 'Heart' });
    expect(factsOf('[2,"19",')).toMatchObject({ kind: 'call', id: '19', action: undefined });
    for (const text of ['', 'hello', '{}', '[', '["2"]', '[9,"1"]']) expect(factsOf(text)).toMatchObject({ kind: undefined });
  });
});

describe('the value that is changed first', () => {
  const first = (text: string): string => {
    const { offset, length } = firstValue(text);
    return text.slice(offset, offset + length);
  };

  test('is the first of the payload, however deep, without its quotes', () => {
    expect(first('[2,"1","Authorize",{"idToken":{"idToken":"T01"}}]')).toBe('T01');
    expect(first('[3,"1",{"list":[[],{"n":5}]}]')).toBe('5');
  });

  test('is the end of a frame without values', () => {
    expect(firstValue('[2,"1","Heartbeat",{}]')).toEqual({ offset: 22, length: 0 });
    expect(firstValue('hello')).toEqual({ offset: 5, length: 0 });
  });
});
