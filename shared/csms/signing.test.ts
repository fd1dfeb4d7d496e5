import { describe, expect, test } from 'vitest';
import { csmsFixture } from '../../tests/support/csms-fixture';
import type { CertificateAuthority } from './context';

describe.each(['1.6', '2.0.1', '2.1'] as const)('SignCertificate in %s (A02, A03)', (version) => {
  test('without an authority is accepted, kept, and said to wait for a person', async () => {
    const { csms, recorder, connect } = await csmsFixture();
    const station = await connect('CP1', version);
    expect(await station.ask('SignCertificate', { csr: 'CSR' })).toEqual({ status: 'Accepted' });
    expect(csms.record('CP1')?.objects('signing-request').get('ChargingStationCertificate')).toMatchObject({ csr: 'CSR' });
    expect(recorder.notes()).toEqual([expect.stringMatching(/must be sent by hand/)]);
  });

  test('without a request in it is rejected', async () => {
    const { connect } = await csmsFixture();
    expect(await (await connect('CP1', version)).ask('SignCertificate', { csr: ' ' })).toEqual({ status: 'Rejected' });
  });

  test('with an authority is followed by the certificate, after the answer', async () => {
    const certificateAuthority: CertificateAuthority = { sign: async (csr, use, id) => ({ ok: true, certificateChain: `${csr} ${use} ${id}` }) };
    const { connect } = await csmsFixture({}, { certificateAuthority });
    const station = await connect('CP1', version);
    await station.ask('SignCertificate', {
      csr: 'CSR', ...(version === '1.6' ? {} : { certificateType: 'ChargingStationCertificate' }), ...(version === '2.1' ? { requestId: 9 } : {}),
    });
    expect(station.frames.map((frame) => frame[0])).toEqual([3, 2]);
    expect(station.frames[1]?.slice(2)).toEqual(['CertificateSigned', {
      certificateChain: 'CSR ChargingStationCertificate CP1',
      ...(version === '1.6' ? {} : { certificateType: 'ChargingStationCertificate' }),
      ...(version === '2.1' ? { requestId: 9 } : {}),
    }]);
  });

  test.each([
    ['says no', async () => ({ ok: false, message: 'bad key' }) as const],
    ['fails', async () => Promise.reject(new Error('bad key'))],
  ])('an authority that %s is noted', async (_what, sign: CertificateAuthority['sign']) => {
    const { recorder, connect } = await csmsFixture({}, { certificateAuthority: { sign } });
    const station = await connect('CP1', version);
    await station.ask('SignCertificate', { csr: 'CSR' });
    expect(station.frames).toHaveLength(1);
    expect(recorder.notes()).toEqual([expect.stringMatching(/was not signed: bad key/)]);
  });
});
