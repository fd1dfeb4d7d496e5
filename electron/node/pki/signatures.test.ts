import { generateKeyPairSync, sign, constants } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { NodeCertificates } from './certificates';

const NOW = Date.UTC(2026, 0, 1);
const FILE = new TextEncoder().encode('firmware');
let certificates: NodeCertificates;
let certificate: string;
let privateKey: string;

beforeAll(async () => {
  certificates = await NodeCertificates.load();
  const keys = await certificates.makeKeyPair();
  ({ privateKey } = keys);
  certificate = await certificates.issue({ subject: { commonName: 'Signer' }, publicKey: keys.publicKey, key: privateKey, serialNumber: '1', notBefore: NOW, notAfter: NOW + 1e10, use: 'signer' });
});

test('a signature holds for the file it is of, and for no other', async () => {
  const signature = await certificates.sign(privateKey, FILE);
  expect(await certificates.isSignatureOf(certificate, FILE, signature)).toBe(true);
  expect(await certificates.isSignatureOf(certificate, FILE.subarray(1), signature)).toBe(false);
});

test('two plain numbers are a signature too', async () => {
  const plain = sign('sha256', FILE, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
  expect(await certificates.isSignatureOf(certificate, FILE, plain)).toBe(true);
});

test.each(['', 'AAAA', 'no base64 at all'])('%j is no signature', async (signature) => {
  expect(await certificates.isSignatureOf(certificate, FILE, signature)).toBe(false);
  expect(await certificates.isSignatureOf('no certificate', FILE, signature)).toBe(false);
});

test('RSA keys sign with either padding', async () => {
  const { publicKey, privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const leaf = await certificates.issue({ subject: { commonName: 'RSA' }, publicKey: spki, issuer: certificate, key: privateKey, serialNumber: '2', notBefore: NOW, notAfter: NOW + 1e10, use: 'signer' });
  for (const padding of [constants.RSA_PKCS1_PSS_PADDING, constants.RSA_PKCS1_PADDING]) {
    expect(await certificates.isSignatureOf(leaf, FILE, sign('sha256', FILE, { key: rsa, padding }).toString('base64'))).toBe(true);
  }
});

test('checksums are those that everybody knows', async () => {
  expect(await certificates.digest('MD5', new Uint8Array())).toBe('d41d8cd98f00b204e9800998ecf8427e');
  expect(await certificates.digest('SHA256', new Uint8Array())).toMatch(/^e3b0c442/);
});
