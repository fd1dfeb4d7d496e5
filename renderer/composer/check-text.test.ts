import { beforeAll, describe, expect, test } from 'vitest';
import type { FrameCheck } from '../../shared/ocpp/frame-check';
import { loadValidator } from '../../shared/ocpp/validate';
import { checkText } from './check-text';

let validator: FrameCheck;
beforeAll(async () => { validator = await loadValidator('2.0.1'); });

function findings(text: string, pending: { id: string; action: string }[] = []): string[][] {
  const checked = checkText(text, { version: '2.0.1', sender: 'station', validator, pending });
  return checked.findings.map(({ violation, range }) => [violation.rule, text.slice(range.offset, range.offset + range.length)]);
}

describe('a text is judged while it is written', () => {
  test('a frame in order has no findings', () => {
    expect(findings('[2,"1","Authorize",{"idToken":{"idToken":"T01","type":"Central"}}]')).toEqual([]);
  });

  test('each finding stands at its place, in the order of the text', () => {
    const text = '[2, "1", "Authorize", {\n  "idTokn": 1,\n  "idToken": { "idToken": 7, "type": "Centrl" }\n}]';
    expect(findings(text)).toEqual([['additionalProperties', '"idTokn"'], ['type', '7'], ['enum', '"Centrl"']]);
  });

  test('a missing field is marked where it is missing', () => {
    expect(findings('[2,"1","Authorize",{"idToken":{"idToken":"T01"}}]')).toEqual([['required', '"idToken"']]);
  });

  test('an action of the other side and an unknown one are marked', () => {
    expect(findings('[2,"1","Reset",{"type":"Immediate"}]')).toEqual([['action-sender', '"Reset"']]);
    expect(findings('[2,"1","Rest",{}]')).toEqual([['action-unknown', '"Rest"']]);
  });

  test('an answer is held to the CALL that it answers', () => {
    const text = '[3,"77",{"status":"Acepted"}]';
    expect(findings(text)).toEqual([]);
    expect(findings(text, [{ id: '77', action: 'ClearCache' }])).toEqual([['enum', '"Acepted"']]);
  });

  test('where a text stops being JSON is marked', () => {
    expect(findings('[2,"1","Heartbeat",{}')).toEqual([['not-json', '}']]);
    expect(findings('[2,"1",Heartbeat,{}]')).toEqual([['not-json', 'Heartbeat']]);
    expect(findings('')).toEqual([['not-json', '']]);
    expect(findings('hello')).toEqual([['not-json', 'hello']]);
  });

  test('errors and warnings are told apart', () => {
    expect(checkText('[2,"1","Rest",{}]', { version: '2.0.1', sender: 'station', validator, pending: [] }).errors).toBe(1);
    expect(checkText('[2,"1","Heartbeat",{}]', { version: '2.0.1', sender: 'station', validator, pending: [] }).errors).toBe(0);
  });
});
