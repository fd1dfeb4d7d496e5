import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from './codec';
import type { Malformed, MalformedReason, WellFormed } from './frame';

describe('well-formed frames', () => {
  const frames: readonly [string, WellFormed][] = [
    ['[2,"a","Heartbeat",{}]', { kind: 'call', id: 'a', action: 'Heartbeat', payload: {} }],
    ['[3,"a",{"status":"Accepted"}]', { kind: 'result', id: 'a', payload: { status: 'Accepted' } }],
    ['[4,"a","InternalError","",{}]', { kind: 'error', id: 'a', code: 'InternalError', description: '', details: {} }],
    ['[5,"a","FormatViolation","x",{}]', { kind: 'resultError', id: 'a', code: 'FormatViolation', description: 'x', details: {} }],
    ['[6,"a","NotifyPeriodicEventStream",{"id":1}]', { kind: 'send', id: 'a', action: 'NotifyPeriodicEventStream', payload: { id: 1 } }],
  ];
  it.each(frames)('%s is read and written back', (text, frame) => {
    expect(decode(text, '2.1')).toEqual(frame);
    expect(encode(frame)).toBe(text);
  });

  it('takes white space and line breaks between the elements', () => {
    expect(decode(' [ 2 , "a",\n"Heartbeat", { }\n] ')).toEqual({ kind: 'call', id: 'a', action: 'Heartbeat', payload: {} });
  });

  it('survives a round trip for any payload', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 36 }), fc.dictionary(fc.string(), fc.jsonValue()), (id, value) => {
        const payload = JSON.parse(JSON.stringify(value)) as Record<string, never>;
        const frame: WellFormed = { kind: 'call', id, action: 'X', payload };
        expect(decode(encode(frame))).toEqual(frame);
      }),
    );
  });
});

describe('malformed messages', () => {
  const faults: readonly [string, MalformedReason, RegExp][] = [
    ['', 'not-json', /empty/],
    ['[2,"a","Heartbeat",{}', 'not-json', /line 1, column 22.*cut off/],
    ['[2,"a",\n"Heartbeat" {}]', 'not-json', /line 2, column 13.*comma/],
    ["[2,'a','Heartbeat',{}]", 'not-json', /line 1, column 4/],
    ['{"a":1}', 'not-array', /an object/],
    ['null', 'not-array', /null/],
    ['[]', 'empty-array', /starts with its type/],
    ['[7,"a",{}]', 'type-id', /first element is 7/],
    ['["2","a","Heartbeat",{}]', 'type-id', /"2"/],
    ['[2]', 'id-missing', /4 elements: type, message id, action, payload/],
    ['[2,5,"Heartbeat",{}]', 'id-not-string', /message id is 5/],
    ['[2,"","Heartbeat",{}]', 'id-empty', /empty/],
    [`[2,"${'x'.repeat(37)}","Heartbeat",{}]`, 'id-too-long', /37 characters; at most 36/],
    ['[2,"a",5,{}]', 'action-not-string', /action is 5/],
    ['[2,"a","",{}]', 'action-empty', /empty/],
    ['[2,"a"]', 'length', /action and payload are missing/],
    ['[2,"a","Heartbeat"]', 'length', /payload is missing/],
    ['[2,"a","Heartbeat",{},1]', 'length', /1 too many/],
    ['[2,"a","Heartbeat",[]]', 'payload-not-object', /an array/],
    ['[2,"a","Heartbeat",null]', 'payload-not-object', /null/],
    ['[3,"a",null]', 'payload-not-object', /null/],
    ['[4,"a"]', 'length', /error code and error description and error details are missing/],
    ['[4,"a",5,"",{}]', 'code-not-string', /error code is 5/],
    ['[4,"a","InternalError"]', 'length', /missing/],
    ['[4,"a","InternalError",5,{}]', 'description-not-string', /description/],
    ['[4,"a","InternalError","",null]', 'details-not-object', /null/],
  ];
  it.each(faults)('%s is told as %s', (raw, reason, sentence) => {
    const frame = decode(raw) as Malformed;
    expect(frame.kind).toBe('malformed');
    expect(frame.reason).toBe(reason);
    expect(frame.message).toMatch(sentence);
    expect(frame.raw).toBe(raw);
  });

  it('keeps the id of a CALL whose payload is no object, so that it can be answered', () => {
    expect(decode('[2,"a","Heartbeat",7]')).toMatchObject({ id: 'a', action: 'Heartbeat', typeId: 2 });
  });

  it.each([
    [`[2,"${'x'.repeat(40)}","Heartbeat",{}]`, 'call'],
    ['[2,5,"Heartbeat",{}]', 'call'],
    ['["2","a","Heartbeat",{}]', 'call'],
    ['[2,"a","Heartbeat"]', 'call'],
    ['[2,"a","Heartbeat",null]', 'call'],
    ['[3,"a",{},{}]', 'result'],
    ['[4,"a","InternalError"]', 'error'],
    ['[4,"a","InternalError","",null]', 'error'],
  ])('%s still has one meaning', (raw, kind) => {
    expect((decode(raw) as Malformed).usable?.kind).toBe(kind);
  });

  it.each(['[2,"a","Heartbeat",[]]', '[2,"","Heartbeat",{}]', '[7,"a",{}]', '[2,"a"]'])('%s has none', (raw) => {
    expect((decode(raw) as Malformed).usable).toBeUndefined();
  });

  it('CALLRESULTERROR and SEND exist from 2.1 on', () => {
    expect(decode('[6,"a","X",{}]', '2.0.1')).toMatchObject({ reason: 'type-id-of-later-version', usable: { kind: 'send' } });
    expect(decode('[5,"a","X","",{}]', '1.6')).toMatchObject({ reason: 'type-id-of-later-version' });
    expect(decode('[6,"a","X",{}]', '2.1').kind).toBe('send');
  });

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.array(fc.jsonValue()).map((x) => JSON.stringify(x))), (raw) => {
      const frame = decode(raw);
      if (frame.kind === 'malformed') expect(frame.raw).toBe(raw);
    }));
  });
});
