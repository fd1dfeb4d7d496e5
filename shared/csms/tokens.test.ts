import { describe, expect, test } from 'vitest';
import { csmsFixture } from '../../tests/support/csms-fixture';
import type { JsonObject } from '../ocpp/json';
import type { TokenRecord } from './api';

const TOKENS: readonly TokenRecord[] = [
  { idToken: 'GOOD', status: 'Accepted' },
  { idToken: 'FLEET1', status: 'Accepted', groupId: 'FLEET', expiry: '2030-01-01T00:00:00Z', language: 'de', personalMessage: 'Gute Fahrt' },
  { idToken: 'OLD', status: 'Accepted', expiry: '2025-12-31T23:59:59Z' },
  { idToken: 'STOLEN', status: 'Blocked' },
  { idToken: 'VOID', status: 'Invalid' },
  { idToken: 'PAST', status: 'Expired' },
  { idToken: 'TYPED', type: 'ISO14443', status: 'Accepted' },
  { idToken: 'MANY', status: 'Accepted', concurrent: true },
];

describe('Authorize of 1.6', () => {
  test.each([
    ['GOOD', { status: 'Accepted' }],
    ['good', { status: 'Accepted' }],
    ['FLEET1', { status: 'Accepted', parentIdTag: 'FLEET', expiryDate: '2030-01-01T00:00:00Z' }],
    ['OLD', { status: 'Expired', expiryDate: '2025-12-31T23:59:59Z' }],
    ['STOLEN', { status: 'Blocked' }],
    ['VOID', { status: 'Invalid' }],
    ['PAST', { status: 'Expired' }],
    ['TYPED', { status: 'Accepted' }],
    ['NOBODY', { status: 'Invalid' }],
  ])('of %s', async (idTag, idTagInfo) => {
    const { connect } = await csmsFixture({ tokens: TOKENS, unknownTokens: 'Unknown' });
    expect(await (await connect('CP1', '1.6')).ask('Authorize', { idTag })).toEqual({ idTagInfo });
  });

  test('without an idTag is Invalid', async () => {
    const { connect } = await csmsFixture({ unknownTokens: 'Accepted' });
    expect(await (await connect('CP1', '1.6')).ask('Authorize', {})).toEqual({ idTagInfo: { status: 'Invalid' } });
  });
});

describe.each(['2.0.1', '2.1'] as const)('Authorize of %s', (version) => {
  const personalMessage = { format: 'UTF8', language: 'de', content: 'Gute Fahrt' };

  test.each([
    ['GOOD', 'Central', { status: 'Accepted' }],
    ['fleet1', 'Central', { status: 'Accepted', cacheExpiryDateTime: '2030-01-01T00:00:00Z', groupIdToken: { idToken: 'FLEET', type: 'Central' }, language1: 'de', personalMessage }],
    ['OLD', 'Central', { status: 'Expired', cacheExpiryDateTime: '2025-12-31T23:59:59Z' }],
    ['STOLEN', 'Central', { status: 'Blocked' }],
    ['TYPED', 'ISO14443', { status: 'Accepted' }],
    ['TYPED', 'KeyCode', { status: 'Unknown' }],
    ['NOBODY', 'Central', { status: 'Unknown' }],
    ['', 'NoAuthorization', { status: 'Accepted' }],
    ['', 'Central', { status: 'Invalid' }],
  ])('of %s as %s', async (idToken, type, idTokenInfo) => {
    const { connect } = await csmsFixture({ tokens: TOKENS, unknownTokens: 'Unknown' });
    expect(await (await connect('CP1', version)).ask('Authorize', { idToken: { idToken, type } })).toEqual({ idTokenInfo });
  });

  test('a contract certificate that nobody can check authorizes nobody', async () => {
    const { connect } = await csmsFixture({ tokens: TOKENS });
    const station = await connect('CP1', version);
    const request = { idToken: { idToken: 'GOOD', type: 'eMAID' }, certificate: 'PEM' };
    expect(await station.ask('Authorize', request)).toEqual({ idTokenInfo: { status: 'Invalid' }, certificateStatus: 'NoCertificateAvailable' });
    expect(await station.ask('Authorize', { ...request, idToken: { idToken: 'STOLEN', type: 'eMAID' } })).toMatchObject({ idTokenInfo: { status: 'Blocked' } });
  });
});

test.each(['Accepted', 'Invalid', 'Unknown'] as const)('an unknown token is told %s when that is set', async (unknownTokens) => {
  const { connect } = await csmsFixture({ tokens: [], unknownTokens });
  expect(await (await connect('CP1', '2.0.1')).ask('Authorize', { idToken: { idToken: 'X', type: 'Central' } })).toEqual({ idTokenInfo: { status: unknownTokens } });
});

test('tokens that are changed hold for stations already connected', async () => {
  const { csms, clock, connect } = await csmsFixture({ tokens: TOKENS, unknownTokens: 'Invalid' });
  const station = await connect('CP1', '1.6');
  const status = async (idTag: string): Promise<unknown> => ((await station.ask('Authorize', { idTag })).idTagInfo as JsonObject).status;
  csms.configure({ tokens: [{ idToken: 'GOOD', status: 'Blocked' }] });
  expect(await status('GOOD')).toBe('Blocked');
  csms.configure({ unknownTokens: 'Accepted' });
  expect(await status('FLEET1')).toBe('Accepted');
  csms.configure({ tokens: [{ idToken: 'SOON', status: 'Accepted', expiry: '2026-01-01T00:00:10Z' }] });
  expect(await status('SOON')).toBe('Accepted');
  await clock.advance(10_000);
  expect(await status('SOON')).toBe('Expired');
});

describe('a token in another transaction', () => {
  const start16 = (idTag: string, connectorId: number): JsonObject => ({ connectorId, idTag, meterStart: 0, timestamp: '2026-01-01T00:00:00Z' });
  const event = (transactionId: string, eventType: string, idToken?: string): JsonObject => ({
    eventType, timestamp: '2026-01-01T00:00:00Z', triggerReason: 'Authorized', seqNo: 0, transactionInfo: { transactionId },
    ...(idToken === undefined ? {} : { idToken: { idToken, type: 'Central' } }),
  });

  test('is ConcurrentTx where one starts, at any station and version, and not where it is asked about', async () => {
    const { connect } = await csmsFixture({ tokens: TOKENS });
    const one = await connect('CP1', '1.6');
    const two = await connect('CP2', '2.0.1');
    const first = await one.ask('StartTransaction', start16('GOOD', 1));
    expect(first.idTagInfo).toEqual({ status: 'Accepted' });
    expect(await one.ask('StartTransaction', start16('good', 2))).toMatchObject({ idTagInfo: { status: 'ConcurrentTx' } });
    expect(await two.ask('TransactionEvent', event('a', 'Started', 'GOOD'))).toMatchObject({ idTokenInfo: { status: 'ConcurrentTx' } });
    expect(await one.ask('Authorize', { idTag: 'GOOD' })).toMatchObject({ idTagInfo: { status: 'Accepted' } });
    await one.ask('StopTransaction', { transactionId: first.transactionId ?? 0, meterStop: 1, timestamp: '2026-01-01T01:00:00Z', idTag: 'GOOD' });
    expect(await two.ask('TransactionEvent', event('a', 'Updated', 'GOOD'))).toMatchObject({ idTokenInfo: { status: 'Accepted' } });
    expect(await two.ask('TransactionEvent', event('a', 'Updated', 'GOOD'))).toMatchObject({ idTokenInfo: { status: 'Accepted' } });
    expect(await two.ask('TransactionEvent', event('b', 'Started', 'GOOD'))).toMatchObject({ idTokenInfo: { status: 'ConcurrentTx' } });
    expect(await two.ask('TransactionEvent', event('a', 'Ended', 'GOOD'))).toMatchObject({ idTokenInfo: { status: 'Accepted' } });
    expect(await two.ask('TransactionEvent', event('b', 'Updated', 'GOOD'))).toMatchObject({ idTokenInfo: { status: 'Accepted' } });
  });

  test('is welcome when it may be in several', async () => {
    const { connect } = await csmsFixture({ tokens: TOKENS });
    const station = await connect('CP1', '1.6');
    for (const connector of [1, 2, 3]) expect(await station.ask('StartTransaction', start16('MANY', connector))).toMatchObject({ idTagInfo: { status: 'Accepted' } });
  });
});

describe('every status that a token can have', () => {
  const book: readonly TokenRecord[] = [
    { idToken: 'ELSEWHERE', status: 'Accepted', stations: ['CP2'] },
    { idToken: 'NOWHERE', status: 'Accepted', evses: [] },
    { idToken: 'NIGHT', status: 'Accepted', hours: { from: '22:00', until: '06:00' } },
    { idToken: 'DAY', status: 'Accepted', hours: { from: '06:00', until: '22:00' } },
    { idToken: 'BROKE', status: 'Accepted', credit: 0 },
    { idToken: 'RICH', status: 'Accepted', credit: 10 },
    { idToken: 'SECOND', status: 'Accepted', evses: [2] },
    { idToken: 'LANGUAGES', status: 'Accepted', language: 'de', language2: 'en' },
    { idToken: 'PLATE', status: 'Accepted', additionalInfo: [{ additionalIdToken: 'AB-1', type: 'LicensePlate' }] },
    ...(['NoCredit', 'NotAllowedTypeEVSE', 'NotAtThisLocation', 'NotAtThisTime', 'ConcurrentTx', 'Unknown'] as const).map((status) => ({ idToken: status, status })),
  ];
  const authorize = async (idToken: string, more: JsonObject = {}): Promise<JsonObject> => {
    const { connect } = await csmsFixture({ tokens: book });
    return (await connect('CP1', '2.0.1')).ask('Authorize', { idToken: { idToken, type: 'ISO14443', ...more } });
  };

  // The virtual day begins at midnight.
  test.each<[string, JsonObject]>([
    ['ELSEWHERE', { status: 'NotAtThisLocation' }], ['NOWHERE', { status: 'NotAtThisLocation' }], ['NIGHT', { status: 'Accepted' }],
    ['DAY', { status: 'NotAtThisTime' }], ['BROKE', { status: 'NoCredit' }], ['RICH', { status: 'Accepted' }],
    ['SECOND', { status: 'Accepted', evseId: [2] }], ['LANGUAGES', { status: 'Accepted', language1: 'de', language2: 'en' }],
    ['NoCredit', { status: 'NoCredit' }], ['NotAllowedTypeEVSE', { status: 'NotAllowedTypeEVSE' }], ['NotAtThisLocation', { status: 'NotAtThisLocation' }],
    ['NotAtThisTime', { status: 'NotAtThisTime' }], ['ConcurrentTx', { status: 'ConcurrentTx' }], ['Unknown', { status: 'Unknown' }],
    ['PLATE', { status: 'Invalid' }],
  ])('%s', async (idToken, idTokenInfo) => {
    expect(await authorize(idToken)).toEqual({ idTokenInfo });
  });

  test('AdditionalInfo that the book asks for has to come along', async () => {
    const plate = (additionalIdToken: string): JsonObject => ({ additionalInfo: [{ additionalIdToken, type: 'LicensePlate' }] });
    expect([await authorize('PLATE', plate('AB-1')), await authorize('PLATE', plate('AB-2'))])
      .toEqual([{ idTokenInfo: { status: 'Accepted' } }, { idTokenInfo: { status: 'Invalid' } }]);
  });

  test('1.6 says it in its own words', async () => {
    const { connect } = await csmsFixture({ tokens: book });
    const station = await connect('CP1', '1.6');
    const ask = async (idTag: string): Promise<unknown> => (await station.ask('Authorize', { idTag }))['idTagInfo'];
    expect([await ask('BROKE'), await ask('DAY'), await ask('Unknown')]).toEqual([{ status: 'Blocked' }, { status: 'Blocked' }, { status: 'Invalid' }]);
  });

  test('C01.FR.18: a token that is for other connectors than the station is known to have', async () => {
    const { connect, csms } = await csmsFixture({ tokens: [{ idToken: 'DC', status: 'Accepted', connectorTypes: ['cCCS2'] }] });
    const station = await connect('CP1', '2.0.1');
    const ask = (): Promise<JsonObject> => station.ask('Authorize', { idToken: { idToken: 'DC', type: 'ISO14443' } });
    expect(await ask()).toEqual({ idTokenInfo: { status: 'Accepted' } });
    csms.record('CP1')?.variables.learn({ component: 'Connector', evse: 1, connector: 1, variable: 'ConnectorType' }, { value: 'sType2' }, 0);
    expect(await ask()).toEqual({ idTokenInfo: { status: 'NotAllowedTypeEVSE' } });
  });

  test('credit is spent', async () => {
    const { connect } = await csmsFixture({ tokens: [{ idToken: 'T', status: 'Accepted', credit: 5 }], tariff: { currency: 'EUR', perKwh: 0, perMinute: 0, perSession: 5 } });
    const station = await connect('CP1', '2.0.1');
    const idToken = { idToken: 'T', type: 'ISO14443' };
    const event = (eventType: string, seqNo: number): JsonObject =>
      ({ eventType, seqNo, timestamp: '2026-01-01T00:00:00Z', triggerReason: 'Authorized', transactionInfo: { transactionId: 'X' }, ...(seqNo === 0 ? { idToken } : {}) });
    expect(await station.ask('TransactionEvent', event('Started', 0))).toMatchObject({ idTokenInfo: { status: 'Accepted' } });
    await station.ask('TransactionEvent', event('Ended', 1));
    expect(await station.ask('Authorize', { idToken })).toEqual({ idTokenInfo: { status: 'NoCredit' } });
  });
});

describe('C03: a token that the CSMS makes up', () => {
  test.each([['2.0.1', 'RequestStartTransaction'], ['1.6', 'RemoteStartTransaction']] as const)('is good in the transaction that it starts (%s)', async (version, action) => {
    const { connect, csms, clock } = await csmsFixture({ tokens: [], unknownTokens: 'Invalid' });
    const station = await connect('CP1', version);
    const started = csms.startPaid('CP1', 1);
    await clock.settle();
    await station.answer({ status: 'Accepted' });
    expect((await started).kind).toBe('result');
    const request = station.frames.findLast((frame) => frame[2] === action)?.[3] as JsonObject;
    if (version === '1.6') {
      expect(await station.ask('StartTransaction', { connectorId: 1, idTag: request['idTag'] ?? '', meterStart: 0, timestamp: '2026-01-01T00:00:00Z' })).toMatchObject({ idTagInfo: { status: 'Accepted' } });
    } else {
      expect(await station.ask('TransactionEvent', {
        eventType: 'Started', seqNo: 0, timestamp: '2026-01-01T00:00:00Z', triggerReason: 'RemoteStart', transactionInfo: { transactionId: 'X' }, idToken: request['idToken'] ?? {},
      })).toMatchObject({ idTokenInfo: { status: 'Accepted' } });
      expect(request).toMatchObject({ idToken: { type: 'Central' } });
    }
    const other: JsonObject = version === '1.6' ? { idTag: 'OTHER' } : { idToken: { idToken: 'OTHER', type: 'Central' } };
    expect(JSON.stringify(await station.ask('Authorize', other))).toContain('Invalid');
  });
});
