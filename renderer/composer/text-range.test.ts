import { describe, expect, test } from 'vitest';
import { rangeOfPointer, treeOf, withoutQuotes } from './text-range';

const TEXT = `[2, "19", "StatusNotification", {
  "timestamp": "2021-03-19T07:10:11",
  "evse": { "id": 1, "~/odd": true },
  "list": [{ "value": 7 }, 8]
}]`;

function marked(pointer: string, part?: 'value' | 'name', text = TEXT): string {
  const { offset, length } = rangeOfPointer(text, treeOf(text), pointer, part);
  return text.slice(offset, offset + length);
}

describe('the place of a violation in the text', () => {
  test.each([
    ['/0', '2'],
    ['/1', '"19"'],
    ['/2', '"StatusNotification"'],
    ['/3/timestamp', '"2021-03-19T07:10:11"'],
    ['/3/evse/id', '1'],
    ['/3/evse/~0~1odd', 'true'],
    ['/3/list/1', '8'],
    ['/3/list/0/value', '7'],
  ])('%s is its value', (pointer, expected) => expect(marked(pointer)).toBe(expected));

  test('an object or an array is marked by its name, not over many lines', () => {
    expect(marked('/3/evse')).toBe('"evse"');
    expect(marked('/3/list')).toBe('"list"');
    expect(marked('/3')).toBe('{');
    expect(marked('/3/list/0')).toBe('{');
    expect(marked('')).toBe('[');
  });

  test('a field that should not be there is marked by its name', () => {
    expect(marked('/3/timestamp', 'name')).toBe('"timestamp"');
    expect(marked('/3/evse/~0~1odd', 'name')).toBe('"~/odd"');
  });

  test('what is missing is marked where it is missing', () => {
    expect(marked('/3/connectorStatus')).toBe('{');
    expect(marked('/3/evse/connectorId')).toBe('"evse"');
    expect(marked('/3/list/0/unit/multiplier')).toBe('{');
    expect(marked('/4')).toBe('[');
  });

  test('a text that is no JSON at all is marked in its first line', () => {
    expect(marked('', 'value', '  hello\nthere')).toBe('hello');
    expect(marked('/3/x', 'value', '')).toBe('');
  });

  test('a text that breaks off is marked as far as it goes', () => {
    expect(marked('/2', 'value', '[2,"19","Heart')).toBe('"Heart');
    expect(marked('/3/a', 'value', '[2,"19","Heartbeat",{"a":')).toBe('{');
  });
});

test('of a text in quotes the inside is selected, so that typing replaces it', () => {
  expect(withoutQuotes('["ab",1]', { offset: 1, length: 4 })).toEqual({ offset: 2, length: 2 });
  expect(withoutQuotes('[""]', { offset: 1, length: 2 })).toEqual({ offset: 2, length: 0 });
  expect(withoutQuotes('[12]', { offset: 1, length: 2 })).toEqual({ offset: 1, length: 2 });
  expect(withoutQuotes('["', { offset: 1, length: 1 })).toEqual({ offset: 1, length: 1 });
});
