import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CertificateHash, KeyPair } from '../../../shared/platform/certificates';
import { NodeCertificates } from './certificates';

// OpenSSL goes by the clock of the machine.
const NOW = Math.floor(Date.now() / 1000) * 1000;
const DAY = 86_400_000;
const certificates = new NodeCertificates();
let keys: KeyPair;
let root: string;
let other: string;
let leaf: string;
let asked: CertificateHash;

beforeAll(async () => {
  keys = await certificates.makeKeyPair();
  const otherKeys = await certificates.makeKeyPair();
  const common = { serialNumber: '01', notBefore: NOW - DAY, notAfter: NOW + 365 * DAY } as const;
  root = await certificates.issue({ ...common, subject: { commonName: 'Root' }, publicKey: keys.publicKey, key: keys.privateKey, use: 'authority' });
  other = await certificates.issue({ ...common, subject: { commonName: 'Root' }, publicKey: otherKeys.publicKey, key: otherKeys.privateKey, use: 'authority' });
  leaf = await certificates.issue({ ...common, subject: { commonName: 'CP1' }, publicKey: otherKeys.publicKey, issuer: root, key: keys.privateKey, serialNumber: 'F00D', use: 'client' });
  asked = await certificates.hash(leaf, root, 'SHA256');
});

const wish = (status: 'good' | 'revoked' | 'unknown') => ({ asked, status, issuer: root, key: keys.privateKey, thisUpdate: NOW, nextUpdate: NOW + DAY });

describe('an answer of an OCSP responder (RFC 6960)', () => {
  test.each(['good', 'revoked', 'unknown'] as const)('that says %s is read as it was made', async (status) => {
    const facts = await certificates.readOcspResponse(await certificates.makeOcspResponse(wish(status)), root);
    expect(facts).toEqual({ asked, status, thisUpdate: NOW, nextUpdate: NOW + DAY, signed: true });
  });

  test('is not signed by another authority of the same name', async () => {
    expect(await certificates.readOcspResponse(await certificates.makeOcspResponse(wish('good')), other)).toMatchObject({ signed: false });
  });

  test.each(['', 'bm9uc2Vuc2U=', 'MAMKAQY='])('is none: %s', async (text) => {
    expect(await certificates.readOcspResponse(text, root)).toBeUndefined();
  });

  test('is understood by OpenSSL, where there is one', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ocsp-'));
    const file = (name: string, content: string | Buffer): string => {
      writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    };
    const response = file('response.der', Buffer.from(await certificates.makeOcspResponse(wish('revoked')), 'base64'));
    const args = ['ocsp', '-respin', response, '-issuer', file('root.pem', root), '-sha256', '-cert', file('leaf.pem', leaf), '-CAfile', path.join(folder, 'root.pem')];
    let said: string;
    try {
      said = execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    expect(said).toContain('leaf.pem: revoked');
  });
});

describe('a list of revoked certificates (RFC 5280 §5)', () => {
  test('is read as it was made', async () => {
    const list = await certificates.makeRevocationList({ serialNumbers: ['F00D', '0A1'], issuer: root, key: keys.privateKey, thisUpdate: NOW, nextUpdate: NOW + DAY });
    expect(await certificates.readRevocationList(list, root)).toEqual({ serialNumbers: ['f00d', 'a1'], nextUpdate: NOW + DAY, signed: true });
    expect(await certificates.readRevocationList(list, other)).toMatchObject({ signed: false });
    expect(await certificates.readRevocationList('bm9uc2Vuc2U=', root)).toBeUndefined();
  });
});
