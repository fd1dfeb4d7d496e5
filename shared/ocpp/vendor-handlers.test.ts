import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from './json';
import { answerDataTransfer, vendorHandlersFault, type VendorHandler } from './vendor-handlers';

const handler = (more: Partial<VendorHandler>): VendorHandler => ({ id: 'a', enabled: true, vendorId: 'com.example', status: 'Accepted', ...more });
const ask = (handlers: readonly VendorHandler[], request: JsonObject, version: '1.6' | '2.1' = '2.1'): unknown => answerDataTransfer(handlers, request, version).payload;

describe('vendors\' own messages', () => {
  it('are unknown where nobody has said anything (P01.FR.05, P01.FR.06)', () => {
    expect(ask([], { vendorId: 'com.example' })).toEqual({ status: 'UnknownVendorId' });
    expect(ask([handler({ messageId: 'Led' })], { vendorId: 'org.other', messageId: 'Led' })).toEqual({ status: 'UnknownVendorId' });
    expect(ask([handler({ messageId: 'Led' })], { vendorId: 'com.example', messageId: 'Horn' })).toEqual({ status: 'UnknownMessageId' });
    expect(ask([handler({ messageId: 'Led' })], { vendorId: 'com.example' })).toEqual({ status: 'UnknownMessageId' });
    expect(ask([handler({ enabled: false })], { vendorId: 'com.example' })).toEqual({ status: 'UnknownVendorId' });
  });

  it.each([
    ['com.*', 'com.example.led', true], ['*', 'anything', true], ['*.example', 'com.Example', true], ['a*b*c', 'a-b-c', true], ['a*b*c', 'a-c-b', false], ['com.*', 'org.com.x', false], ['a*a', 'a', false], ['COM.EXAMPLE', 'com.example', true],
  ])('%s and %s: %s', (pattern, vendorId, fits) => expect(ask([handler({ vendorId: pattern })], { vendorId })).toEqual({ status: fits ? 'Accepted' : 'UnknownVendorId' }));

  it('are answered by the first handler that they fit', () => {
    const all = [handler({ messageId: 'Set*', status: 'Rejected' }), handler({})];
    expect([ask(all, { vendorId: 'com.example', messageId: 'SetLed' }), ask(all, { vendorId: 'com.example', messageId: 'GetLed' })]).toEqual([{ status: 'Rejected' }, { status: 'Accepted' }]);
  });

  it('get data with values of the request, in the type that they have; a text in 1.6', () => {
    const data = '{"was":"{{data.colour}}","levels":["{{data.level}}","level {{data.level}}"],"of":"{{vendorId}}","all":"{{data}}","none":"{{data.none}}"}';
    const filled = { was: 'blue', levels: [3, 'level 3'], of: 'com.example', all: { colour: 'blue', level: 3 }, none: '' };
    expect(ask([handler({ data })], { vendorId: 'com.example', data: { colour: 'blue', level: 3 } })).toEqual({ status: 'Accepted', data: filled });
    const old = ask([handler({ data })], { vendorId: 'com.example', data: '{"colour":"blue","level":3}' }, '1.6') as { data: string };
    expect(JSON.parse(old.data)).toEqual({ ...filled, all: '{"colour":"blue","level":3}' });
    expect(ask([handler({ data: 'Hello {{messageId}}' })], { vendorId: 'com.example', messageId: 'Led' }, '1.6')).toEqual({ status: 'Accepted', data: 'Hello Led' });
    expect(ask([handler({ data: '7' })], { vendorId: 'com.example' })).toEqual({ status: 'Accepted', data: 7 });
  });

  it('leave a line in the log where that is wanted', () => {
    expect(answerDataTransfer([handler({ note: true })], { vendorId: 'com.example', messageId: 'Led', data: { on: true } }, '2.1').note).toBe('DataTransfer of com.example, Led: {"on":true}');
  });

  it('may be anything', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('vendorId', 'messageId', 'data', 'x'), fc.jsonValue()), fc.string(), fc.constantFrom('1.6' as const, '2.1' as const), (request, data, version) => {
      const { payload } = answerDataTransfer([handler({ vendorId: '*', data: `${data}{{data.a.b}}` })], request as Record<string, JsonValue>, version);
      expect(version === '2.1' || payload.data === undefined || typeof payload.data === 'string').toBe(true);
    }));
    fc.assert(fc.property(fc.anything(), (anything) => { expect(['string', 'undefined']).toContain(typeof vendorHandlersFault(anything)); }));
  });

  it('are set up by lists that hold together', () => {
    expect(vendorHandlersFault([handler({ messageId: '*', data: '{}', note: true })])).toBeUndefined();
    for (const broken of [{ vendorId: '' }, { vendorId: 'x'.repeat(256) }, { messageId: 'x'.repeat(51) }, { status: 'Perhaps' }, { data: 5 }, { enabled: 'yes' }, { note: 1 }]) {
      expect(vendorHandlersFault([{ ...handler({}), ...broken }])).toEqual(expect.any(String));
    }
  });
});
