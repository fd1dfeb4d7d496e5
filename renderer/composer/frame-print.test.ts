import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compact, pretty } from './frame-print';

const AUTHORIZE = '[2,"123456789","Authorize",{"idToken":{"idToken":"T01","type":"Central"}}]';

describe('the layout of a frame', () => {
  test('pretty puts the head in one line and the payload below', () => {
    expect(pretty(AUTHORIZE)).toBe(`[2, "123456789", "Authorize", {
  "idToken": {
    "idToken": "T01",
    "type": "Central"
  }
}]`);
  });

  test('an empty payload and short lists stay in the line', () => {
    expect(pretty('[2,"1","Heartbeat",{}]')).toBe('[2, "1", "Heartbeat", {}]');
    expect(pretty('[3,"1",{"key":["a","b"],"none":[]}]')).toBe('[3, "1", {\n  "key": ["a", "b"],\n  "none": []\n}]');
  });

  test('nothing is rewritten: numbers, escapes and repeated fields stay as they are', () => {
    const odd = '[2,"\\u0031","X",{"a":1.0,"a":1e2,"b":"\\/"}]';
    expect(compact(pretty(odd))).toBe(odd);
  });

  test('what is no JSON comes back unchanged', () => {
    for (const text of ['', '[2,"1","Heartbeat",{}', 'hello', '[1,]', '[1] // note']) {
      expect(pretty(text)).toBe(text);
      expect(compact(text)).toBe(text);
    }
  });

  test('both keep the meaning of any JSON, and compact undoes pretty', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.parse(pretty(text))).toEqual(JSON.parse(text));
      expect(compact(pretty(text))).toBe(text);
    }));
  });
});
