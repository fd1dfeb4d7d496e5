import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NodeCertificates } from '../../electron/node/pki/certificates';
import type { KeyPair } from '../platform/certificates';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

const NOW = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
let certificates: NodeCertificates;
let rootKeys: KeyPair;
let root: string;
let bench: Bench;

beforeAll(async () => {
  certificates = await NodeCertificates.load();
  rootKeys = await certificates.makeKeyPair();
  root = await makeRoot('Operator root', rootKeys);
});
afterEach(() => expect(bench.faults).toEqual([]));

function makeRoot(commonName: string, keys: KeyPair, notAfter = NOW + 3650 * DAY): Promise<string> {
  return certificates.issue({ subject: { commonName, organization: 'Operator' }, publicKey: keys.publicKey, key: keys.privateKey, serialNumber: '0A', notBefore: NOW - 10 * DAY, notAfter, use: 'authority' });
}

/** What the operator's authority makes of a request. */
async function sign(csr: string, more: { commonName?: string; notBefore?: number; notAfter?: number; publicKey?: string } = {}): Promise<string> {
  const request = await certificates.readRequest(csr);
  return certificates.issue({
    subject: { commonName: more.commonName ?? request?.commonName ?? '', organization: request?.organization ?? '' }, publicKey: more.publicKey ?? request?.publicKey ?? '',
    issuer: root, key: rootKeys.privateKey, serialNumber: '77', notBefore: more.notBefore ?? NOW - DAY, notAfter: more.notAfter ?? NOW + 365 * DAY, use: 'client',
  });
}

const csrOf = (): string => String(bench.of('SignCertificate').at(-1)?.['csr']);

describe.each(['1.6', '2.0.1', '2.1'] as const)('the certificate of the station, %s', (version) => {
  const v16 = version === '1.6';
  const event = v16 ? 'InvalidChargePointCertificate' : 'InvalidChargingStationCertificate';
  const trigger = (): Promise<JsonObject> => v16
    ? bench.result('ExtendedTriggerMessage', { requestedMessage: 'SignChargePointCertificate' })
    : bench.result('TriggerMessage', { requestedMessage: 'SignChargingStationCertificate' });
  const signed = (certificateChain: string): Promise<JsonObject> => bench.result('CertificateSigned', { certificateChain });

  async function booted(): Promise<void> {
    bench = await Bench.booted(version, { ca: root, securityProfile: 1, password: '0123456789abcdef' }, 1, certificates);
    bench.script.set('SignCertificate', { status: 'Accepted' });
    bench.forget();
  }

  it('is asked for with a real request: by the station, for its serial number and its owner (A02.FR.03)', async () => {
    await booted();
    expect(await trigger()).toMatchObject({ status: 'Accepted' });
    expect(await certificates.readRequest(csrOf())).toMatchObject({ commonName: 'SIM-CP1', organization: 'OCPP Workbench', signed: true });
    expect(bench.of('SignCertificate')[0]).toMatchObject(v16 ? {} : { certificateType: 'ChargingStationCertificate', ...(version === '2.1' ? { requestId: 1 } : {}) });
  });

  it('is a new key each time (A02.FR.02)', async () => {
    await booted();
    await trigger();
    const first = await certificates.readRequest(csrOf());
    await trigger();
    expect((await certificates.readRequest(csrOf()))?.publicKey).not.toBe(first?.publicKey);
  });

  it.each<[string, () => Promise<string>]>([
    ['is none', () => Promise.resolve('nonsense')],
    ['is for another station', () => sign(csrOf(), { commonName: 'SIM-CP2' })],
    ['is for another key', () => sign(csrOf(), { publicKey: rootKeys.publicKey })],
    ['has expired', () => sign(csrOf(), { notAfter: NOW - 1000 })],
    ['is signed by itself', async () => {
      const keys = await certificates.makeKeyPair();
      return certificates.issue({ subject: { commonName: 'SIM-CP1', organization: 'OCPP Workbench' }, publicKey: keys.publicKey, key: keys.privateKey, serialNumber: '1', notBefore: NOW - DAY, notAfter: NOW + DAY, use: 'client' });
    }],
  ])('that %s is rejected, discarded and told (A02.FR.07)', async (_what, make) => {
    await booted();
    await trigger();
    expect(await signed(await make())).toMatchObject({ status: 'Rejected' });
    await bench.settle();
    expect(bench.of('SecurityEventNotification')).toMatchObject([{ type: event }]);
    // A02.FR.20: not asked for again by itself, and the right one comes too late.
    await bench.pass(1000);
    expect(bench.of('SignCertificate')).toHaveLength(1);
    expect(await signed(await sign(csrOf()))).toMatchObject({ status: 'Rejected' });
  });

  it('that is right is taken, once', async () => {
    await booted();
    await trigger();
    const certificate = await sign(csrOf());
    expect(await signed(certificate)).toMatchObject({ status: 'Accepted' });
    expect(await signed(certificate)).toMatchObject({ status: 'Rejected' });
    expect(bench.of('SecurityEventNotification')).toEqual([]);
  });

  it('is not asked for without the name of the owner', async () => {
    await booted();
    expect(bench.station.configure({ [v16 ? 'CpoName' : 'SecurityCtrlr.OrganizationName']: '' })).toEqual({ ok: true });
    expect(await trigger()).toMatchObject({ status: 'Rejected' });
  });
});

describe('security profile 3', () => {
  /** wss:// is not looked into here: what is shown is what counts. */
  async function booted(days = 365, serial = '1'): Promise<{ cert: string; key: string }> {
    const keys = await certificates.makeKeyPair();
    const cert = await certificates.issue({
      subject: { commonName: 'SIM-CP1', organization: 'OCPP Workbench' }, publicKey: keys.publicKey, issuer: root, key: rootKeys.privateKey, serialNumber: serial,
      notBefore: NOW - 2 * DAY, notAfter: NOW + days * DAY, use: 'client',
    });
    const clientCertificate = { cert, key: keys.privateKey };
    bench = await Bench.booted('2.0.1', { ca: root, securityProfile: 3, clientCertificate }, 1, certificates);
    bench.script.set('SignCertificate', { status: 'Accepted' });
    return clientCertificate;
  }

  it('connects again with the new certificate, as soon as it is valid (A02.FR.08)', async () => {
    await booted();
    await bench.result('TriggerMessage', { requestedMessage: 'SignChargingStationCertificate' });
    const before = bench.upgrades.length;
    expect(await bench.result('CertificateSigned', { certificateChain: await sign(csrOf(), { notBefore: NOW + DAY }) })).toMatchObject({ status: 'Accepted' });
    await bench.pass(DAY / 1000 - 60);
    expect(bench.upgrades).toHaveLength(before);
    await bench.pass(120);
    expect(bench.upgrades).toHaveLength(before + 1);
    expect(bench.shown.at(-1)).toContain('BEGIN CERTIFICATE');
    expect(bench.shown.at(-1)).not.toBe(bench.shown[0]);
  });

  it('a certificate is renewed a month before it expires (A03.FR.02)', async () => {
    await booted(32);
    await bench.pass(DAY / 1000);
    expect(bench.of('SignCertificate')).toHaveLength(0);
    await bench.pass(DAY / 1000 + 30);
    expect(bench.of('SignCertificate')).toHaveLength(1);
  });

  it('a renewed certificate with which no connection comes about is given up for the old one (A02.FR.10)', async () => {
    const old = await booted();
    await bench.result('TriggerMessage', { requestedMessage: 'SignChargingStationCertificate' });
    bench.refuseCertificatesBut = old.cert;
    await bench.result('CertificateSigned', { certificateChain: await sign(csrOf()) });
    await bench.pass(120);
    expect(bench.station.status().link).toBe('connected');
    expect(bench.shown.at(-1)).toBe(old.cert);
    expect(bench.of('SecurityEventNotification').map(({ type }) => type)).toContain('DiscardedRenewedClientCertificate');
  });
});

describe.each(['1.6', '2.0.1', '2.1'] as const)('root certificates, %s', (version) => {
  const v16 = version === '1.6';
  const type = v16 ? 'CentralSystemRootCertificate' : 'CSMSRootCertificate';
  const install = (certificate: string, certificateType = type): Promise<JsonObject> => bench.result('InstallCertificate', { certificateType, certificate });
  const ids = (): Promise<JsonObject> => bench.result('GetInstalledCertificateIds', { certificateType: v16 ? type : [type] });

  it('are installed, told by their hashes and deleted', async () => {
    bench = await Bench.booted(version, {}, 1, certificates);
    expect(await ids()).toEqual({ status: 'NotFound' });
    expect(await install(root)).toMatchObject({ status: 'Accepted' });
    expect(await install(root)).toMatchObject({ status: 'Accepted' });
    const hash = await certificates.hash(root, root, 'SHA256');
    expect(await ids()).toEqual(v16
      ? { status: 'Accepted', certificateHashData: [hash] }
      : { status: 'Accepted', certificateHashDataChain: [{ certificateType: type, certificateHashData: hash }] });
    const other = await certificates.hash(root, root, 'SHA512');
    expect(await bench.result('DeleteCertificate', { certificateHashData: { ...other, serialNumber: '00A' } })).toMatchObject({ status: 'Accepted' });
    expect(await bench.result('DeleteCertificate', { certificateHashData: { ...hash } })).toMatchObject({ status: 'NotFound' });
    expect(await ids()).toEqual({ status: 'NotFound' });
  });

  it.each<[string, () => Promise<string>]>([
    ['nonsense', () => Promise.resolve('nonsense')],
    ['what has expired', async () => makeRoot('Old', await certificates.makeKeyPair(), NOW - DAY)],
    ['what is no authority', async () => sign(await certificates.makeRequest({ commonName: 'SIM-CP1', organization: 'O' }, rootKeys))],
  ])('%s is rejected', async (_what, make) => {
    bench = await Bench.booted(version, {}, 1, certificates);
    expect(await install(await make())).toMatchObject({ status: 'Rejected' });
    expect(await ids()).toEqual({ status: 'NotFound' });
  });

  it('the certificate of the station itself is not deleted', async () => {
    const keys = await certificates.makeKeyPair();
    const cert = await sign(await certificates.makeRequest({ commonName: 'SIM-CP1', organization: 'O' }, keys));
    bench = await Bench.booted(version, { ca: root, clientCertificate: { cert: `${cert}\n${root}`, key: keys.privateKey } }, 1, certificates);
    expect(await bench.result('DeleteCertificate', { certificateHashData: { ...await certificates.hash(cert, root, 'SHA256') } })).toMatchObject({ status: 'Failed' });
  });

  it('a station without a key store says so', async () => {
    bench = await Bench.booted(version);
    expect(await install(root)).toMatchObject({ status: 'Rejected' });
    expect(await ids()).toEqual({ status: 'NotFound' });
  });
});
