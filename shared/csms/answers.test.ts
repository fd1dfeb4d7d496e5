import { beforeAll, describe, expect, test } from 'vitest';
import { csmsFixture, type CsmsFixture, type RawStation } from '../../tests/support/csms-fixture';
import { samplePayload, spoil, type SimpleSchema } from '../../tests/support/payload-samples';
import { actionsSentBy } from '../ocpp/actions';
import type { FrameCheck } from '../ocpp/frame-check';
import { loadPayloadSchemas } from '../ocpp/schema-docs';
import { loadValidator } from '../ocpp/validate';
import { OCPP_VERSIONS, type OcppVersion } from '../ocpp/version';
import type { CsmsSettings } from './api';

const checks = new Map<OcppVersion, FrameCheck>();
const schemas = new Map<OcppVersion, Readonly<Record<string, SimpleSchema>>>();

beforeAll(async () => {
  for (const version of OCPP_VERSIONS) {
    checks.set(version, await loadValidator(version));
    schemas.set(version, await loadPayloadSchemas(version));
  }
});

/** Everything that may go into an answer, so that all of it is held against the schemas. */
const RICH: Partial<CsmsSettings> = {
  tokens: [
    { idToken: 'xxx', status: 'Accepted', groupId: 'G'.repeat(50), expiry: '2030-01-01T00:00:00Z', language: 'de-DE-1996', personalMessage: 'hello '.repeat(200), concurrent: true },
  ],
  tariff: { currency: 'EUR', perKwh: 0.5, perMinute: 0.1, perSession: 1 },
};

async function checked(version: OcppVersion, settings: Partial<CsmsSettings> = {}): Promise<{ fixture: CsmsFixture; station: RawStation }> {
  const fixture = await csmsFixture(settings, { checkOf: (asked) => checks.get(asked) });
  return { fixture, station: await fixture.connect('CP1', version) };
}

/** Problems of all that the CSMS sent. */
function faultsSent(fixture: CsmsFixture): string[] {
  return fixture.recorder.found
    .filter(({ index, facts }) => fixture.recorder.entries[index]?.direction === 'down' && facts.severity === 'error')
    .map(({ index }) => fixture.recorder.entries[index]?.text ?? '');
}

describe.each(OCPP_VERSIONS)('every request of a station in %s', (version) => {
  const actions = actionsSentBy(version, 'station').filter((action) => !action.isSend).map((action) => action.name);
  const sample = (action: string, all: boolean) => samplePayload(schemas.get(version)?.[`${action}.request`] ?? {}, all);

  test.each(actions)('%s is answered with a response that fits the schema', async (action) => {
    for (const settings of [{}, RICH]) {
      const { fixture, station } = await checked(version, settings);
      for (const all of [false, true]) {
        const payload = sample(action, all);
        expect(checks.get(version)?.check({ kind: 'call', id: 'm', action, payload }, { sender: 'station' }).filter((violation) => violation.severity === 'error')).toEqual([]);
        expect(await station.call(action, payload)).toEqual([3, expect.any(String), expect.any(Object)]);
      }
      expect(faultsSent(fixture)).toEqual([]);
    }
  });

  test.each(actions)('%s is answered, and by the schema, however broken it is', async (action) => {
    const { fixture, station } = await checked(version, RICH);
    const payload = sample(action, true);
    const broken: string[] = [];
    spoil(payload, () => void broken.push(JSON.stringify(payload)));
    for (const [index, text] of ['{}', ...broken].entries()) station.socket?.send(`[2,"b${index}","${action}",${text}]`);
    await fixture.clock.settle();
    expect(station.texts).toHaveLength(broken.length + 1);
    expect(fixture.recorder.notes().filter((note) => note.includes('failed inside'))).toEqual([]);
    expect(faultsSent(fixture)).toEqual([]);
    const refused = station.frames.filter((frame) => frame[0] !== 3);
    // A chain without certificates is the one request that leaves nothing to answer.
    if (action !== 'GetCertificateChainStatus') expect(refused).toEqual([]);
  });

  test('an action that the version does not have is NotImplemented, and says where it belongs', async () => {
    const { station } = await checked(version);
    const foreign = version === '1.6' ? 'TransactionEvent' : 'StartTransaction';
    expect(await station.call(foreign, {})).toEqual([4, expect.any(String), 'NotImplemented', expect.stringMatching(/belongs to OCPP/), {}]);
    expect((await station.call('constructor', {}))?.[2]).toBe('NotImplemented');
  });

  test('a request that only a CSMS sends is NotSupported', async () => {
    const { station } = await checked(version);
    for (const { name } of actionsSentBy(version, 'csms').filter((action) => action.sender === 'csms')) {
      expect((await station.call(name, {}))?.slice(2, 3)).toEqual(['NotSupported']);
    }
  });
});

test('2.0.1 is not served what came with 2.1', async () => {
  const { station } = await checked('2.0.1');
  expect((await station.call('VatNumberValidation', { vatNumber: '1' }))?.[2]).toBe('NotImplemented');
});

test('a message without an answer is taken, and gets none', async () => {
  const { fixture, station } = await checked('2.1');
  await station.ask('OpenPeriodicEventStream', { constantStreamData: { id: 3, variableMonitoringId: 1, params: {} } });
  await station.send('[6,"s1","NotifyPeriodicEventStream",{"id":3,"pending":0,"basetime":"2026-01-01T00:00:00Z","data":[{"t":0,"v":"1"}]}]');
  expect(station.texts).toHaveLength(1);
  expect(fixture.csms.record('CP1')?.objects('event-stream').get('3')).toHaveProperty('newest.pending', 0);
});

test('a message without an answer that is sent as a request is told so', async () => {
  const { station } = await checked('2.1');
  expect((await station.call('NotifyPeriodicEventStream', {}))?.slice(2, 4)).toEqual(['NotSupported', expect.stringMatching(/as SEND/)]);
});

test.each([['observe', 0], ['warn', 1], ['reject', 1]] as const)('when faults are to %s, their owner is told of %i', async (strictness, count) => {
  const told: string[] = [];
  const fixture = await csmsFixture({ strictness }, {
    checkOf: (asked) => checks.get(asked),
    onViolations: (id, index, direction, violations) => void told.push(`${id} ${fixture.recorder.entries[index]?.text ?? ''} ${direction} ${violations[0]?.rule ?? ''}`),
  });
  await (await fixture.connect('CP1', '2.0.1')).send('[2,"1","Heartbeat",{"extra":1}]');
  expect(told).toEqual(Array.from({ length: count }, () => 'CP1 [2,"1","Heartbeat",{"extra":1}] up additionalProperties'));
});

describe('the requests that a tester pastes', () => {
  const PASTED = [
    '[2,"123456789","Authorize",{"idToken":{"idToken":"T01","type":"Central"}}]',
    '[2,"123456789","StatusNotification",{"timestamp":"2021-03-19T07:10:11","connectorStatus":"Occupied","evseId":1,"connectorId":1}]',
    '[2,"123456789","TransactionEvent",{"eventType":"Started","timestamp":"2021-03-19T07:10:12","triggerReason":"CablePluggedIn","seqNo":1,"transactionInfo":{"transactionId":"324567986","chargingState":"EVConnected"}}]',
    '[2,"123456789","TransactionEvent",{"eventType":"Ended","timestamp":"2021-03-19T07:20:12","triggerReason":"EVCommunicationLost","seqNo":3,"transactionInfo":{"transactionId":"324567986"},"meterValue":[{"timestamp":"2021-03-19T07:20:12","sampledValue":[{"value":"75","unitOfMeasure":{"unit":"Wh","multiplier":3}}]}]}]',
    '[2,"123456789","StatusNotification",{"timestamp":"2021-03-19T07:21:00","connectorStatus":"Available","evseId":1,"connectorId":1}]',
  ];

  test.each(['observe', 'warn'] as const)('are all answered when faults are to %s', async (strictness) => {
    const { fixture, station } = await checked('2.0.1', { strictness });
    for (const text of PASTED) await station.send(text);
    expect(station.frames.map((frame) => frame[0])).toEqual([3, 3, 3, 3, 3]);
    expect(station.frames.map((frame) => frame[1])).toEqual(Array.from({ length: 5 }, () => '123456789'));
    expect(station.frames[0]?.[2]).toMatchObject({ idTokenInfo: { status: 'Accepted' } });
    expect(fixture.recorder.notes().filter((note) => note.includes('used before'))).toHaveLength(4);
    expect(fixture.csms.record('CP1')?.transactions.get('324567986')).toMatchObject({ meterNow: 75_000, lastSeqNo: 3, missingSeqNos: [0, 2], endedAt: Date.UTC(2021, 2, 19, 7, 20, 12) });
    expect(fixture.csms.record('CP1')?.connectors()).toMatchObject([{ evse: 1, connector: 1, status: 'Available' }]);
  });

  test('with faults are refused when they are to be rejected', async () => {
    const { station } = await checked('2.0.1', { strictness: 'reject' });
    for (const text of PASTED) await station.send(text);
    expect(station.frames.map((frame) => frame[0])).toEqual([3, 4, 4, 4, 4]);
  });
});
