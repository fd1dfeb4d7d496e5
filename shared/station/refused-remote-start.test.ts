import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

let bench: Bench;
const TOKEN = { idToken: 'R01', type: 'Central' };
const LATER = '2030-01-01T00:00:00Z';

afterEach(() => expect(bench.faults).toEqual([]));

type Case = readonly [what: string, prepare: () => Promise<unknown>, change: JsonObject];

/** Everything that a start could change. */
function state(): unknown {
  const { evses, queued, displayMessages } = bench.station.status();
  return { evses, queued, displayMessages };
}

/** A request is rejected, and afterwards nothing is as if it had not been. */
async function expectRefused(action: string, payload: JsonObject): Promise<void> {
  const before = state();
  bench.forget();
  expect(await bench.result(action, payload)).toMatchObject({ status: 'Rejected' });
  expect(bench.sent).toEqual([]);
  expect(state()).toEqual(before);
}

/** A request that is not as the schema has it gets an error, and nothing happens. */
async function expectError(action: string, payload: JsonObject): Promise<void> {
  const before = state();
  bench.forget();
  expect(await bench.call(action, payload)).toMatchObject({ kind: 'error' });
  expect(bench.sent).toEqual([]);
  expect(state()).toEqual(before);
}

describe.each(['2.0.1', '2.1'] as const)('requests that nothing comes of, %s', (version) => {
  /** A good request, and what is to be different; null leaves a field out. */
  const ask = (change: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries({ idToken: TOKEN, remoteStartId: 5, evseId: 1, ...change }).filter(([, value]) => value !== null));
  const inoperative = (evse?: JsonObject) => () => bench.result('ChangeAvailability', { operationalStatus: 'Inoperative', ...(evse ? { evse } : {}) });
  const reserve = (change: JsonObject) => () => bench.result('ReserveNow', { id: 1, expiryDateTime: LATER, idToken: { idToken: 'OTHER', type: 'Central' }, ...change });
  const inUse = (evse: number) => () => bench.startCharging('T01', evse);

  it.each<Case>([
    ['an EVSE that is not there', async () => undefined, { evseId: 9 }],
    ['an EVSE where somebody charges', inUse(1), {}],
    ['an EVSE where somebody has been let in and has no cable yet', () => bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' }), {}],
    ['an EVSE that is set to Inoperative', inoperative({ id: 1 }), {}],
    ['an EVSE whose only connector is set to Inoperative', inoperative({ id: 1, connectorId: 1 }), {}],
    ['an EVSE of a station that is set to Inoperative', inoperative(), {}],
    ['any EVSE of a station that is set to Inoperative', inoperative(), { evseId: null }],
    ['an EVSE with a fault', () => bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'GroundFailure' }), {}],
    ['an EVSE that is reserved for another token', reserve({ evseId: 1 }), {}],
    ['an EVSE that is reserved for another group', reserve({ evseId: 1, groupIdToken: { idToken: 'G1', type: 'Central' } }), { groupIdToken: { idToken: 'G2', type: 'Central' } }],
    ['any EVSE where all are in use', async () => { await inUse(1)(); await inUse(2)(); }, { evseId: null }],
    ['a station that waits for a reset', async () => { await inUse(2)(); await bench.result('Reset', { type: 'OnIdle' }); }, {}],
  ])('F01: a start at %s is rejected', async (_, prepare, change) => {
    bench = await Bench.booted(version);
    await prepare();
    await expectRefused('RequestStartTransaction', ask(change));
  });

  it.each<[string, JsonObject]>([
    ['no token', { idToken: null }], ['a token without type', { idToken: { idToken: 'R01' } }], ['a token that is a number', { idToken: { idToken: 5, type: 'Central' } }],
    ['a token that is too long', { idToken: { idToken: 'x'.repeat(300), type: 'Central' } }], ['no remoteStartId', { remoteStartId: null }], ['a remoteStartId in words', { remoteStartId: 'five' }],
    ['an EVSE in words', { evseId: 'one' }], ['a profile in words', { chargingProfile: 'fast' }], ['a profile of no purpose', { chargingProfile: { id: 1, stackLevel: 0 } }],
    ['a group in words', { groupIdToken: 'G1' }],
  ])('a start with %s is an error', async (_, change) => {
    bench = await Bench.booted(version);
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await expectError('RequestStartTransaction', ask(change));
  });

  it('F03: a stop of what is not there, or has ended, is rejected', async () => {
    bench = await Bench.booted(version);
    await bench.startCharging();
    const transactionId = bench.station.status().evses[0]?.transaction?.id ?? '';
    for (const wrong of ['', 'x', transactionId.slice(1), '1']) await expectRefused('RequestStopTransaction', { transactionId: wrong });
    expect(await bench.result('RequestStopTransaction', { transactionId })).toEqual({ status: 'Accepted' });
    await bench.pass(5);
    await expectRefused('RequestStopTransaction', { transactionId });
  });

  it.each<[string, JsonObject]>([
    ['no id', {}], ['a number for an id', { transactionId: 5 }], ['an id that is too long', { transactionId: 'x'.repeat(37) }],
  ])('a stop with %s is an error', async (_, request) => {
    bench = await Bench.booted(version);
    await bench.startCharging();
    await expectError('RequestStopTransaction', request);
  });

  it.each<[string, JsonObject]>([
    ['a number for an id', { transactionId: 5 }], ['an id that is too long', { transactionId: 'x'.repeat(37) }],
  ])('a question about a transaction with %s is an error', async (_, request) => {
    bench = await Bench.booted(version);
    await bench.startCharging();
    await expectError('GetTransactionStatus', request);
  });

  it('E14: a question about what never was says that it does not run', async () => {
    bench = await Bench.booted(version);
    await bench.startCharging();
    expect(await bench.result('GetTransactionStatus', { transactionId: 'x' })).toEqual({ ongoingIndicator: false, messagesInQueue: false });
  });
});

describe('requests that nothing comes of, 1.6', () => {
  it.each<Case>([
    ['a connector that is not there', async () => undefined, { connectorId: 9 }],
    ['connector 0', async () => undefined, { connectorId: 0 }],
    ['a connector where somebody charges', () => bench.startCharging(), {}],
    ['a connector that is set to Inoperative', () => bench.result('ChangeAvailability', { connectorId: 1, type: 'Inoperative' }), {}],
    ['a connector of a station that is set to Inoperative', () => bench.result('ChangeAvailability', { connectorId: 0, type: 'Inoperative' }), {}],
    ['a connector with a fault', () => bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'GroundFailure' }), {}],
    ['a connector that is reserved for another', () => bench.result('ReserveNow', { connectorId: 1, expiryDate: LATER, idTag: 'OTHER', reservationId: 1 }), {}],
  ])('a start at %s is rejected', async (_, prepare, change) => {
    bench = await Bench.booted('1.6');
    await prepare();
    await expectRefused('RemoteStartTransaction', { idTag: 'R01', connectorId: 1, ...change });
  });

  it.each<[string, string, JsonObject]>([
    ['start', 'no token', { connectorId: 1 }], ['start', 'a token that is too long', { connectorId: 1, idTag: 'x'.repeat(21) }], ['start', 'a token that is a number', { connectorId: 1, idTag: 5 }],
    ['start', 'a connector in words', { connectorId: 'one', idTag: 'R01' }], ['start', 'a profile in words', { idTag: 'R01', chargingProfile: 'fast' }],
    ['stop', 'no id', {}], ['stop', 'an id in words', { transactionId: '101' }],
  ])('a %s with %s is an error', async (what, _, request) => {
    bench = await Bench.booted('1.6');
    await bench.startCharging('T01', 2);
    await expectError(what === 'start' ? 'RemoteStartTransaction' : 'RemoteStopTransaction', request);
  });

  it('a stop of what does not run is rejected', async () => {
    bench = await Bench.booted('1.6');
    await bench.startCharging();
    for (const transactionId of [0, -1, 100, 102]) await expectRefused('RemoteStopTransaction', { transactionId });
  });
});
