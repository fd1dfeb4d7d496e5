import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { KeyPair } from '../../../shared/platform/certificates';
import { VirtualClock } from '../../../shared/platform/virtual-clock';
import { verifyChain } from '../../../shared/pki/chain';
import { NodeCertificates } from './certificates';

const NOW = Date.UTC(2026, 0, 1);
const YEAR = 31_536_000_000;
let certificates: NodeCertificates;
let rootKeys: KeyPair;
let keys: KeyPair;
let root: string;
let leaf: string;

beforeAll(async () => {
  certificates = await NodeCertificates.load();
  rootKeys = await certificates.makeKeyPair();
  keys = await certificates.makeKeyPair();
  root = await certificates.issue({ subject: { commonName: 'Root', organization: 'Operator' }, publicKey: rootKeys.publicKey, key: rootKeys.privateKey, serialNumber: '1', notBefore: NOW - YEAR, notAfter: NOW + 9 * YEAR, use: 'authority' });
  leaf = await certificates.issue({
    subject: { commonName: 'CP1', organization: 'Operator' }, publicKey: keys.publicKey, issuer: root, key: rootKeys.privateKey, serialNumber: '0ABC',
    notBefore: NOW - 1000, notAfter: NOW + YEAR, use: 'client', ocspResponder: 'http://ocsp.example/x',
  });
});

test('a certificate says what it was wished to say', async () => {
  expect(await certificates.read(`${leaf}\n${root}`)).toMatchObject([
    { commonName: 'CP1', organization: 'Operator', serialNumber: 'ABC', notBefore: NOW - 1000, notAfter: NOW + YEAR, isAuthority: false, publicKey: keys.publicKey, ocspResponder: 'http://ocsp.example/x' },
    { commonName: 'Root', isAuthority: true },
  ]);
  expect(await certificates.isSignedBy(leaf, root)).toBe(true);
  expect(await certificates.isSignedBy(root, leaf)).toBe(false);
});

test.each(['', 'nonsense', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])('%j is no certificate and no request', async (pem) => {
  expect(await certificates.read(pem)).toBeUndefined();
  expect(await certificates.readRequest(pem)).toBeUndefined();
});

test('a request names its subject and key, and proves that the sender has the key', async () => {
  const request = await certificates.makeRequest({ commonName: 'CP1', organization: 'Operator' }, keys);
  expect(await certificates.readRequest(request)).toEqual({ commonName: 'CP1', organization: 'Operator', publicKey: keys.publicKey, signed: true });
  const forged = await certificates.makeRequest({ commonName: 'CP1' }, { publicKey: rootKeys.publicKey, privateKey: keys.privateKey });
  expect(await certificates.readRequest(forged)).toMatchObject({ signed: false });
});

test('keys belong together or do not', async () => {
  expect(await certificates.belongTogether(keys.publicKey, keys.privateKey)).toBe(true);
  expect(await certificates.belongTogether(keys.publicKey, rootKeys.privateKey)).toBe(false);
  expect(await certificates.belongTogether(keys.publicKey, 'nonsense')).toBe(false);
});

test('everything is done while the virtual clock settles', async () => {
  const clock = new VirtualClock();
  let done = '';
  void certificates.makeRequest({ commonName: 'CP1' }, keys).then(async (request) => {
    await certificates.readRequest(request);
    done = await certificates.issue({ subject: { commonName: 'CP1' }, publicKey: keys.publicKey, issuer: root, key: rootKeys.privateKey, serialNumber: '2', notBefore: NOW, notAfter: NOW + 1, use: 'client' });
  });
  await clock.settle();
  expect(done).toContain('BEGIN CERTIFICATE');
});

describe('openssl, as an independent reader,', () => {
  const openssl = (args: string[]): string => execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  test('takes the certificate, the request and the hashes', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'pki-'));
    try {
      try {
        openssl(['version']);
      } catch {
        return context.skip('openssl is not installed.');
      }
      const file = (name: string, text: string): string => {
        writeFileSync(join(folder, name), text);
        return join(folder, name);
      };
      const [rootFile, leafFile] = [file('root.pem', root), file('leaf.pem', leaf)];
      expect(openssl(['verify', '-attime', String(NOW / 1000), '-CAfile', rootFile, leafFile])).toMatch(/OK/);
      expect(openssl(['req', '-noout', '-subject', '-verify', '-in', file('r.csr', await certificates.makeRequest({ commonName: 'CP1', organization: 'O' }, keys))])).toMatch(/CP1/);
      const { issuerNameHash, issuerKeyHash, serialNumber } = await certificates.hash(leaf, root, 'SHA256');
      const asked = openssl(['ocsp', '-sha256', '-issuer', rootFile, '-cert', leafFile, '-req_text', '-noverify']).toLowerCase();
      expect([asked.includes(issuerNameHash), asked.includes(issuerKeyHash), asked.includes(serialNumber)]).toEqual([true, true, true]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a chain', () => {
  const verdict = async (pem: string, roots: string[], now = NOW): Promise<string> => {
    const found = await verifyChain(certificates, pem, roots, now);
    return found.ok ? 'ok' : found.fault;
  };

  test('is judged by signature, trust and time', async () => {
    expect(await verdict(leaf, [root])).toBe('ok');
    expect(await verdict(`${leaf}\n${root}`, [root])).toBe('ok');
    expect(await verdict(`${leaf}\n${root}`, [])).toBe('untrusted');
    expect(await verdict(leaf, [])).toBe('untrusted');
    expect(await verdict('nonsense', [root])).toBe('unreadable');
    expect(await verdict(leaf, [root], NOW + 2 * YEAR)).toBe('expired');
    expect(await verdict(leaf, [root], NOW - 2000)).toBe('not-yet-valid');
  });

  test('of another root of the same name is forged', async () => {
    const other = await certificates.issue({ subject: { commonName: 'Root', organization: 'Operator' }, publicKey: keys.publicKey, key: keys.privateKey, serialNumber: '1', notBefore: NOW - YEAR, notAfter: NOW + YEAR, use: 'authority' });
    expect(await verdict(leaf, [other])).toBe('signature');
  });

  test('is not lengthened by one that may not sign', async () => {
    const below = await certificates.issue({ subject: { commonName: 'CP2' }, publicKey: keys.publicKey, issuer: leaf, key: keys.privateKey, serialNumber: '3', notBefore: NOW - 1000, notAfter: NOW + YEAR, use: 'client' });
    expect(await verdict(`${below}\n${leaf}`, [root])).toBe('not-an-authority');
  });
});
