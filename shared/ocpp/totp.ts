import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

const BASE62 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** How passwords are made: WebPaymentsCtrlr.SharedSecret, ValidityTime in seconds, and Length. */
export interface TotpRules {
  readonly secret: string;
  readonly validity: number;
  readonly length: number;
}

/** The time-based one-time password at a time, ms since 1970 (2.1 Part 2, C25, TOTP algorithm version 1). */
export function totp({ secret, validity, length }: TotpRules, at: number): string {
  const interval = new DataView(new ArrayBuffer(8));
  interval.setBigUint64(0, BigInt(Math.max(0, Math.floor(at / 1000 / validity))));
  const hash = hmac(sha256, secret, new Uint8Array(interval.buffer));
  const offset = (hash.at(-1) ?? 0) & 0x0f;
  return Array.from({ length }, (_, index) => BASE62.charAt((hash[(offset + index) % hash.length] ?? 0) % BASE62.length)).join('');
}

/** Whether a password holds at a time: that of the interval before and after count too (C25, Validation of TOTP). */
export function totpHolds(rules: TotpRules, password: string, at: number): boolean {
  return [0, -1, 1].some((away) => totp(rules, at + away * rules.validity * 1000) === password);
}
