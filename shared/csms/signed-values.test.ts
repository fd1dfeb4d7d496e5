import { expect, test } from 'vitest';
import { NODE_SIGNATURES } from '../../electron/node/pki/node-signatures';
import { ocmfPayload, ocmfText, publicKeyHex, publicKeyText, readOcmf } from '../ocpp/ocmf';

test('a record is read as it was written, and its signature holds for just that text', () => {
  const keys = NODE_SIGNATURES.makeKeys();
  const payload = ocmfPayload({ meter: 'M-1', page: 3, at: Date.UTC(2026, 0, 1), kind: 'E', register: 12_345, idToken: { idToken: 'T01', type: 'ISO14443' } });
  const text = ocmfText(payload, NODE_SIGNATURES.sign(keys.privateKey, payload));
  const record = readOcmf(text);
  expect(record).toMatchObject({ signed: payload, method: 'ECDSA-secp256r1-SHA256', readings: [{ kind: 'E', value: 12.345, unit: 'kWh', time: '2026-01-01T00:00:00,000+0000 S' }], payload: { PG: 'T3', ID: 'T01' } });
  const key = NODE_SIGNATURES.hexOf(keys.publicKey);
  expect(NODE_SIGNATURES.verify(key, record?.signed ?? '', record?.signature ?? '')).toBe(true);
  expect(NODE_SIGNATURES.verify(key, payload.replace('12.345', '12.346'), record?.signature ?? '')).toBe(false);
  expect(NODE_SIGNATURES.verify('nonsense', payload, record?.signature ?? '')).toBe(false);
});

test.each(['', 'OCMF', 'OCMF|{}', 'OCMF|{x}|{}', 'OCMF|[]|{}', '{"a":1}'])('what is no record is none: %s', (text) => {
  expect(readOcmf(text)).toBeUndefined();
});

test('a key is read with and without what stands before it', () => {
  const hex = 'ab'.repeat(40);
  expect(publicKeyHex(publicKeyText(hex))).toBe(hex);
  expect(publicKeyHex(hex.toUpperCase())).toBe(hex);
  expect(publicKeyHex('not a key')).toBeUndefined();
});
