import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { totp, totpHolds } from './totp';

const RULES = { secret: '12345678901234567890123456789012', validity: 30, length: 8 };

/** RFC 6238, appendix B: times and the digits that SHA-256 gives for them. */
it.each([[59, 46119246], [1111111109, 68084774], [1111111111, 67062674], [1234567890, 91819424], [2000000000, 90698825], [20000000000, 77737706]])(
  'the hash is that of RFC 6238 at %d s', (seconds, digits) => {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
    const hash = Buffer.from(hmac(sha256, Buffer.from(RULES.secret), counter));
    expect((hash.readUInt32BE((hash.at(-1) ?? 0) & 0x0f) & 0x7fffffff) % 100_000_000).toBe(digits);
  },
);

it.each([[59, 8], [1111111109, 8], [20000000000, 40]])('the password at %d s with %d characters is the hash, from its offset on and around, in 62 letters', (seconds, length) => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const hash = createHmac('sha256', RULES.secret).update(counter).digest();
  const letters = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  let expected = '';
  for (let i = 0; i < length; i += 1) expected += letters[(hash[((hash[31] ?? 0) % 16 + i) % 32] ?? 0) % 62];
  expect(totp({ ...RULES, length }, seconds * 1000)).toBe(expected);
});

it('a password holds in its interval, the one before and the one after', () => {
  const at = 1_700_000_010_000;
  const password = totp(RULES, at);
  expect([-60, -30, 0, 30, 60].map((seconds) => totpHolds(RULES, password, at + seconds * 1000))).toEqual([false, true, true, true, false]);
});
