import { describe, expect, test } from 'vitest';
import { NodeCertificates } from '../../electron/node/pki/certificates';
import { csmsFixture } from '../../tests/support/csms-fixture';
import type { JsonObject } from '../ocpp/json';
import { SeededRandom } from '../platform/seeded-random';
import { VirtualClock } from '../platform/virtual-clock';
import { OwnAuthority } from './authority/authority';

/** Requests of stations about security and contracts that are wrong: each is answered, and changes nothing. */

const certificates = await NodeCertificates.load();
const authority = new OwnAuthority({ certificates, clock: new VirtualClock(), random: new SeededRandom() });
const HASH = { hashAlgorithm: 'SHA256', issuerNameHash: 'aa', issuerKeyHash: 'bb', serialNumber: '1', responderURL: 'http://ocsp.example.com' };
const EMAID = { idToken: 'DE8AACA2B3C4D59', type: 'eMAID' };
type Row = readonly [what: string, action: string, payload: JsonObject, answer: JsonObject];

const SIGNING: readonly Row[] = [
  ['a request that is empty', 'SignCertificate', { csr: '' }, { status: 'Rejected' }],
  ['a request that is none', 'SignCertificate', { csr: 'CSR' }, { status: 'Rejected' }],
  ['no request', 'SignCertificate', {}, { status: 'Rejected' }],
  ['a certificate instead of a request', 'SignCertificate', { csr: await authority.root() }, { status: 'Rejected' }],
];
const CONTRACTS: readonly Row[] = [
  ['a chain that is none', 'Authorize', { idToken: EMAID, certificate: 'c' }, { idTokenInfo: { status: 'Invalid' }, certificateStatus: 'CertChainError' }],
  ['a chain of an unknown authority', 'Authorize', { idToken: EMAID, certificate: await authority.root() }, { idTokenInfo: { status: 'Invalid' }, certificateStatus: 'CertChainError' }],
  ['hashes of an unknown authority', 'Authorize', { idToken: EMAID, iso15118CertificateHashData: [HASH] }, { idTokenInfo: { status: 'Invalid' }, certificateStatus: 'CertChainError' }],
  ['hashes of an unknown kind', 'Authorize', { idToken: EMAID, iso15118CertificateHashData: [{ ...HASH, hashAlgorithm: 'MD5' }] }, { idTokenInfo: { status: 'Invalid' }, certificateStatus: 'CertChainError' }],
  ['no hash in the list of hashes', 'Authorize', { idToken: EMAID, iso15118CertificateHashData: [] }, { idTokenInfo: { status: 'Invalid' }, certificateStatus: 'NoCertificateAvailable' }],
];
const ROWS = { '1.6': SIGNING, '2.0.1': [...SIGNING, ...CONTRACTS], '2.1': [...SIGNING, ...CONTRACTS] };

describe.each(['1.6', '2.0.1', '2.1'] as const)('in %s the CSMS', (version) => {
  test.each(ROWS[version])('does not take %s', async (_what, action, payload, answer) => {
    const { csms, connect } = await csmsFixture({}, { certificates, certificateAuthority: authority });
    const station = await connect('CP1', version);
    const settings = csms.settings;
    expect(await station.ask(action, payload)).toMatchObject(answer);
    expect(csms.settings).toEqual(settings);
    expect(csms.record('CP1')?.objects('signing-request').size).toBe(0);
    // No certificate follows.
    expect(station.frames.filter(([type]) => type === 2)).toEqual([]);
  });
});
