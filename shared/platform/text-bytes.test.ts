import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64OfBytes, bytesOfBase64, bytesOfText } from './text-bytes';

test('texts become the bytes that Node makes of them', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    expect([...bytesOfText(text)]).toEqual([...Buffer.from(text, 'utf8')]);
  }));
});

test('base64 is that of Node, and comes back as it was', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
    expect(base64OfBytes(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(bytesOfBase64(base64OfBytes(bytes))).toEqual(bytes);
  }));
});

test.each(['a', 'a*bc', 'ü'])('%s is no base64', (text) => expect(bytesOfBase64(text)).toBeUndefined());
