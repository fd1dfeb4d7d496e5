import { describe, expect, test } from 'vitest';
import { csmsFixture } from '../../tests/support/csms-fixture';

const REQUEST = { iso15118SchemaVersion: 'urn:iso:15118:2:2013:MsgDef', action: 'Install', exiRequest: 'gJgC' };
const BOOT = { reason: 'PowerUp', chargingStation: { vendorName: 'Acme', model: 'One' } };

async function ask(version: '2.0.1' | '2.1', contractPool: readonly string[], ...requests: readonly object[]): Promise<unknown[]> {
  const { connect } = await csmsFixture({ contractPool });
  const station = await connect('CP1', version);
  await station.ask('BootNotification', BOOT);
  const answers: unknown[] = [];
  for (const request of requests) answers.push(await station.ask('Get15118EVCertificate', { ...REQUEST, ...request }));
  return answers;
}

describe('the pool of contract certificates (M01, M02)', () => {
  test.each(['2.0.1', '2.1'] as const)('%s: gives a car of ISO 15118-2 its first message, each time', async (version) => {
    expect(await ask(version, ['AAAA', 'BBBB'], {}, { action: 'Update' })).toEqual([{ status: 'Accepted', exiResponse: 'AAAA' }, { status: 'Accepted', exiResponse: 'AAAA' }]);
  });

  test('gives a car of ISO 15118-20 one after the other, and begins anew afterwards (M01.FR.04, M01.FR.07)', async () => {
    const wish = { maximumContractCertificateChains: 2 };
    expect(await ask('2.1', ['AAAA', 'BBBB', 'CCCC'], wish, wish, wish)).toEqual([
      { status: 'Accepted', exiResponse: 'AAAA', remainingContracts: 1 },
      { status: 'Accepted', exiResponse: 'BBBB', remainingContracts: 0 },
      { status: 'Accepted', exiResponse: 'AAAA', remainingContracts: 1 },
    ]);
  });

  test('gives two cars at once each its own', async () => {
    const [first, second] = [{ maximumContractCertificateChains: 2, exiRequest: 'gJgC' }, { maximumContractCertificateChains: 2, exiRequest: 'gJgD' }];
    expect(await ask('2.1', ['AAAA', 'BBBB'], first, second)).toMatchObject([{ exiResponse: 'AAAA', remainingContracts: 1 }, { exiResponse: 'AAAA', remainingContracts: 1 }]);
  });

  test.each([
    ['an empty pool', [], {}],
    ['a request that is no Base64', ['AAAA'], { exiRequest: '<xml/>' }],
    ['another schema', ['AAAA'], { iso15118SchemaVersion: 'urn:din:70121:2012:MsgDef' }],
    ['a message that is longer than 2.0.1 allows', ['A'.repeat(5604)], {}],
  ])('fails for %s, with a reason', async (_what, pool, request) => {
    expect(await ask('2.0.1', pool, request)).toEqual([{ status: 'Failed', exiResponse: '', statusInfo: { reasonCode: expect.any(String) as string, additionalInfo: expect.any(String) as string } }]);
  });
});
