import { describe, expect, test } from 'vitest';
import { NodeCertificates } from '../../electron/node/pki/certificates';
import { csmsFixture } from '../../tests/support/csms-fixture';
import type { JsonObject } from '../ocpp/json';
import { SeededRandom } from '../platform/seeded-random';
import type { KeyPair } from '../platform/certificates';
import { VirtualClock } from '../platform/virtual-clock';
import { OwnAuthority } from './authority/authority';
import { authenticate, authenticateByCertificate } from './upgrade/authenticate';

const HEX = '30313233343536373839616263646566';
const PASSWORD = '0123456789abcdef';
const NEW = 'fedcba9876543210';

describe('a new password (A01)', () => {
  const set = (version: string, value = NEW): [string, JsonObject] => version === '1.6'
    ? ['ChangeConfiguration', { key: 'AuthorizationKey', value: Buffer.from(value, 'latin1').toString('hex') }]
    : ['SetVariables', { setVariableData: [{ component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' }, attributeValue: value }] }];
  const answer = (version: string, status: string): JsonObject => version === '1.6'
    ? { status }
    : { setVariableResult: [{ attributeStatus: status, component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' } }] };

  test.each([
    ['1.6', 'Accepted', NEW], ['2.0.1', 'Accepted', NEW], ['2.1', 'Accepted', NEW],
    ['1.6', 'Rejected', PASSWORD], ['2.0.1', 'Rejected', PASSWORD], ['2.1', 'Rejected', PASSWORD],
    ['1.6', 'RebootRequired', PASSWORD], ['2.0.1', 'UnknownVariable', PASSWORD],
  ] as const)('in %s, answered with %s, lets in with %s alone (A01.FR.03, A01.FR.04)', async (version, status, valid) => {
    const fixture = await csmsFixture({ passwords: { CP1: PASSWORD, '*': 'shared' } });
    const { station } = await fixture.attempt('/CP1', { protocols: [`ocpp${version}`], basic: { user: 'CP1', password: PASSWORD } });
    const [action, payload] = set(version);
    const outcome = fixture.csms.call('CP1', action, payload);
    await fixture.clock.settle();
    await station.answer(answer(version, status));
    await outcome;
    for (const password of [PASSWORD, NEW]) {
      expect((await fixture.attempt('/CP1', { basic: { user: 'CP1', password } })).result.ok).toBe(password === valid);
    }
    expect(fixture.csms.settings.passwords['*']).toBe('shared');
    expect(JSON.stringify(fixture.csms.record('CP1')?.variables.all() ?? [])).not.toContain(NEW);
  });

  test('is not kept where nobody is asked for one', async () => {
    const fixture = await csmsFixture();
    const { station } = await fixture.attempt('/CP1', { protocols: ['ocpp1.6'] });
    const outcome = fixture.csms.call('CP1', 'ChangeConfiguration', { key: 'authorizationkey', value: HEX });
    await fixture.clock.settle();
    await station.answer({ status: 'Accepted' });
    await outcome;
    expect(fixture.csms.settings.passwords).toEqual({});
  });
});

describe('security profile 1', () => {
  test('a key of 1.6 is compared as bytes, however it was read', () => {
    const key = '\u00c3\u00a4 and fourteen more';
    expect(authenticate('CP1', { user: 'CP1', password: '\u00e4 and fourteen more' }, { CP1: key }).ok).toBe(true);
    expect(authenticate('CP1', { user: 'CP1', password: 'a and fourteen more' }, { CP1: key }).ok).toBe(false);
  });

  test('lets nobody in without a password, not even when none is set', async () => {
    const fixture = await csmsFixture({ securityProfile: 1 });
    expect((await fixture.attempt('/CP1')).result).toMatchObject({ ok: false, status: 401 });
  });
});

describe('security profile 3', () => {
  const peer = (commonName: string) => ({ commonName, serialNumber: '1', fingerprint: '', pem: '' });

  test.each([
    ['CP1', undefined, true],
    ['SN-7', 'SN-7', true],
    ['CP2', 'SN-7', false],
    ['SN-7', undefined, false],
  ])('a certificate of %s at the station CP1 whose serial number is %s: %s (A00.FR.405)', (commonName, serialNumber, ok) => {
    expect(authenticateByCertificate('CP1', peer(commonName), serialNumber).ok).toBe(ok);
  });

  test('no certificate lets nobody in', () => {
    expect(authenticateByCertificate('CP1', undefined, undefined).ok).toBe(false);
  });

  test('cannot be listened with when there is no certificate, which is said', async () => {
    await expect(csmsFixture({ securityProfile: 3 })).rejects.toThrow(/needs a certificate of the CSMS/);
  });
});

describe('the authority', async () => {
  const certificates = await NodeCertificates.load();
  const clock = new VirtualClock();
  const authority = new OwnAuthority({ certificates, clock, random: new SeededRandom(), organization: 'Operator' });
  const keys: KeyPair = await certificates.makeKeyPair();

  test('signs what a station asks for, for a year, and names the root', async () => {
    const csr = await certificates.makeRequest({ commonName: 'SN-7', organization: 'Operator' }, keys);
    const signed = await authority.sign(csr, 'ChargingStationCertificate', 'CP1', { serialNumber: 'SN-7' });
    if (!signed.ok) throw new Error(signed.message);
    const [leaf, root] = await certificates.read(signed.certificateChain) ?? [];
    expect(leaf).toMatchObject({ commonName: 'SN-7', organization: 'Operator', publicKey: keys.publicKey, isAuthority: false });
    expect((leaf?.notAfter ?? 0) - clock.now()).toBe(365 * 86_400_000);
    expect(root?.pem).toBe(await authority.root());
    expect(await certificates.isSignedBy(leaf?.pem ?? '', root?.pem ?? '')).toBe(true);
  });

  test.each<[string, () => Promise<string>, RegExp]>([
    ['that is none', () => Promise.resolve('CSR'), /no PKCS#10/],
    ['without an owner', () => certificates.makeRequest({ commonName: 'CP1' }, keys), /organizationName/],
    ['for another station', () => certificates.makeRequest({ commonName: 'CP2', organization: 'O' }, keys), /its CN is CP2/],
    ['signed by another key', async () => certificates.makeRequest({ commonName: 'CP1', organization: 'O' }, { ...keys, publicKey: (await certificates.makeKeyPair()).publicKey }), /not that of the key/],
  ])('refuses a request %s', async (_what, make, why) => {
    const signed = await authority.sign(await make(), 'ChargingStationCertificate', 'CP1', {});
    expect(signed.ok ? '' : signed.message).toMatch(why);
  });

  test('a text that is no request is rejected at once (A02.FR.12)', async () => {
    const { connect } = await csmsFixture({}, { certificateAuthority: authority });
    expect(await (await connect('CP1', '2.0.1')).ask('SignCertificate', { csr: 'CSR' })).toEqual({ status: 'Rejected' });
  });
});
