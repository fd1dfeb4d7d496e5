import { afterEach, beforeAll, expect, it } from 'vitest';
import { NodeCertificates } from '../electron/node/pki/certificates';
import { OwnAuthority } from '../shared/csms/authority/authority';
import type { JsonObject } from '../shared/ocpp/json';
import type { CertificateHash } from '../shared/platform/certificates';
import { SeededRandom } from '../shared/platform/seeded-random';
import { Bench } from '../shared/station/bench.fixture';

let certificates: NodeCertificates;
let authority: OwnAuthority;
let bench: Bench;

beforeAll(async () => {
  certificates = await NodeCertificates.load();
});
afterEach(() => expect(bench.faults).toEqual([]));

/** A station with a certificate towards cars; what OCSP says of it and of the authority above it comes from `ocsp`. */
async function certified(ocsp: (asked: CertificateHash) => Promise<string | undefined>): Promise<void> {
  bench = await Bench.booted('2.0.1', {}, 1, certificates);
  authority = new OwnAuthority({ certificates, clock: bench.clock, random: new SeededRandom(5) });
  bench.script.set('SignCertificate', { status: 'Accepted' });
  await bench.result('InstallCertificate', { certificateType: 'V2GRootCertificate', certificate: await authority.root() });
  await bench.result('TriggerMessage', { requestedMessage: 'SignV2GCertificate' });
  const signed = await authority.sign(String(bench.of('SignCertificate').at(-1)?.['csr']), 'V2GCertificate', 'CP1');
  if (!signed.ok) throw new Error(signed.message);
  const [leaf = '', sub = ''] = (await certificates.read(signed.certificateChain) ?? []).map(({ pem }) => pem);
  const hashes = await Promise.all([certificates.hash(leaf, sub, 'SHA256'), certificates.hash(sub, await authority.root(), 'SHA256')]);
  const answers = new Map(await Promise.all(hashes.map(async (hash) => [hash.serialNumber, await ocsp(hash)] as const)));
  bench.script.set('GetCertificateStatus', ({ ocspRequestData }): JsonObject => {
    const ocspResult = answers.get((ocspRequestData as { serialNumber: string }).serialNumber);
    return ocspResult === undefined ? { status: 'Failed' } : { status: 'Accepted', ocspResult };
  });
  bench.forget();
  expect(await bench.result('CertificateSigned', { certificateChain: signed.certificateChain, certificateType: 'V2GCertificate' })).toEqual({ status: 'Accepted' });
  await bench.pass(1);
  expect(bench.of('GetCertificateStatus')).toHaveLength(2);
}

it('is kept, and asked for again when the answer is over', async () => {
  await certified((asked) => authority.ocsp(asked, []));
  await bench.pass(20 * 3600);
  expect(bench.of('GetCertificateStatus')).toHaveLength(2);
  await bench.pass(8 * 3600);
  expect(bench.of('GetCertificateStatus').length).toBeGreaterThan(2);
});

it('that says revoked is told to whoever looks after the station', async () => {
  await certified((asked) => authority.ocsp(asked, [asked.serialNumber]));
  expect(JSON.stringify(bench.events)).toContain('is revoked, by the OCSP answer');
});

it.each([
  ['is that of another certificate', (asked: CertificateHash) => authority.ocsp({ ...asked, serialNumber: '1234' }, [])],
  ['cannot be read', () => Promise.resolve('bm9uc2Vuc2U=')],
  ['does not come', () => Promise.resolve(undefined)],
])('is not kept when it %s; the station asks again within hours', async (_what, answer) => {
  await certified(answer);
  await bench.pass(3 * 3600);
  expect(bench.of('GetCertificateStatus').length).toBeGreaterThan(2);
});
