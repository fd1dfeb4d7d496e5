import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import type { StationAct } from './api';
import { Bench } from './bench.fixture';
import { NEXT_16, type Status16 } from './tables/connector-status';

type Step =
  | { readonly act: StationAct }
  | { readonly pass: number }
  | { readonly drop: true }
  | { readonly call: readonly [string, JsonObject] };

const evse = fc.constantFrom(1, 2);
const token = fc.constantFrom('T01', 't01', 'T02');

/** What takes an authorization away, after which the transaction may be authorized again. */
const WITHDRAWN: readonly unknown[] = ['StopAuthorized', 'EVCommunicationLost', 'EVConnectTimeout', 'RemoteStop'];

const anyAct: fc.Arbitrary<Step> = fc.oneof(
  evse.map((n): StationAct => ({ kind: 'enter-bay', evse: n })),
  evse.map((n): StationAct => ({ kind: 'leave-bay', evse: n })),
  evse.map((n): StationAct => ({ kind: 'plug-in', evse: n, connector: 1 })),
  evse.map((n): StationAct => ({ kind: 'unplug', evse: n, connector: 1 })),
  fc.tuple(evse, token).map(([n, idToken]): StationAct => ({ kind: 'present-token', evse: n, idToken })),
  evse.map((n): StationAct => ({ kind: 'press-stop', evse: n })),
  evse.map((n): StationAct => ({ kind: 'emergency-stop', evse: n })),
  evse.map((n): StationAct => ({ kind: 'ev-suspend', evse: n })),
  evse.map((n): StationAct => ({ kind: 'ev-resume', evse: n })),
  evse.map((n): StationAct => ({ kind: 'fault', evse: n, connector: 1, code: 'GroundFailure' })),
  evse.map((n): StationAct => ({ kind: 'clear-fault', evse: n, connector: 1 })),
  fc.constantFrom<StationAct>(
    ...[1, 2].flatMap((evse): StationAct[] => [{ kind: 'break-lock', evse, connector: 1 }, { kind: 'mend-lock', evse, connector: 1 }]),
    { kind: 'restart' }, { kind: 'restart', watchdog: true }, { kind: 'open-door' }, { kind: 'close-door' }, { kind: 'power-loss' }, { kind: 'power-restore' }, { kind: 'connection-loss' }, { kind: 'connection-restore' },
  ),
).map((act) => ({ act }));

const CALLS_16: readonly (readonly [string, JsonObject])[] = [
  ['Reset', { type: 'Soft' }], ['Reset', { type: 'Hard' }], ['ChangeAvailability', { connectorId: 1, type: 'Inoperative' }], ['ChangeAvailability', { connectorId: 0, type: 'Operative' }],
  ['RemoteStartTransaction', { idTag: 'R' }], ['RemoteStopTransaction', { transactionId: 101 }], ['UnlockConnector', { connectorId: 1 }],
  ['ReserveNow', { connectorId: 1, expiryDate: '2026-01-01T00:20:00Z', idTag: 'T02', reservationId: 1 }], ['TriggerMessage', { requestedMessage: 'MeterValues' }],
  ['ChangeConfiguration', { key: 'StopTransactionOnEVSideDisconnect', value: 'false' }], ['ChangeConfiguration', { key: 'UnlockConnectorOnEVSideDisconnect', value: 'false' }],
];

const CALLS_2: readonly (readonly [string, JsonObject])[] = [
  ['Reset', { type: 'Immediate' }], ['Reset', { type: 'OnIdle' }], ['ChangeAvailability', { evse: { id: 1 }, operationalStatus: 'Inoperative' }],
  ['ChangeAvailability', { operationalStatus: 'Operative' }], ['RequestStartTransaction', { idToken: { idToken: 'R', type: 'Central' }, remoteStartId: 1 }],
  ['UnlockConnector', { evseId: 1, connectorId: 1 }], ['TriggerMessage', { requestedMessage: 'TransactionEvent' }],
  ['ReserveNow', { id: 1, expiryDateTime: '2026-01-01T00:20:00Z', idToken: { idToken: 'T02', type: 'Central' }, evseId: 1 }],
  ...['StopTxOnEVSideDisconnect', 'StopTxOnInvalidId'].map((name): [string, JsonObject] =>
    ['SetVariables', { setVariableData: [{ component: { name: 'TxCtrlr' }, variable: { name }, attributeValue: 'false' }] }]),
  ['SetVariables', { setVariableData: [{ component: { name: 'SampledDataCtrlr' }, variable: { name: 'SignReadings' }, attributeValue: 'true' }] }],
  ...['ParkingBayOccupancy', 'EVConnected', 'Authorized', 'DataSigned', 'PowerPathClosed', 'EnergyTransfer', 'EVConnected,Authorized'].flatMap((value) => ['TxStartPoint', 'TxStopPoint'].map((name): [string, JsonObject] =>
    ['SetVariables', { setVariableData: [{ component: { name: 'TxCtrlr' }, variable: { name }, attributeValue: value }] }])),
];

function steps(calls: readonly (readonly [string, JsonObject])[]): fc.Arbitrary<Step[]> {
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: anyAct },
    { weight: 3, arbitrary: fc.constantFrom(1, 20, 61, 200).map((pass) => ({ pass })) },
    { weight: 1, arbitrary: fc.constant({ drop: true as const }) },
    { weight: 2, arbitrary: fc.constantFrom(...calls).map((call) => ({ call })) },
  );
  return fc.array(step, { minLength: 5, maxLength: 40 });
}

/** Plays the steps, brings everything back to life, and lets the station tell what it still has to tell. */
async function play(bench: Bench, all: readonly Step[]): Promise<void> {
  for (const step of all) {
    if ('act' in step) bench.station.act(step.act);
    else if ('pass' in step) await bench.pass(step.pass);
    else if ('drop' in step) bench.sockets.dropAll();
    else void bench.call(...step.call);
    await bench.settle();
  }
  bench.station.act({ kind: 'power-restore' });
  bench.station.act({ kind: 'connection-restore' });
  await bench.pass(300);
  expect(bench.station.status()).toMatchObject({ link: 'connected', registration: 'Accepted', queued: 0 });
  expect(bench.faults).toEqual([]);
  expect(bench.events.filter(({ detail }) => JSON.stringify(detail).includes('handler-failed'))).toEqual([]);
}

function energies(values: unknown): number[] {
  return ((values ?? []) as JsonObject[]).flatMap((value) => value['sampledValue'] as JsonObject[])
    .filter(({ measurand }) => measurand === 'Energy.Active.Import.Register').map(({ value }) => Number(value));
}

describe('whatever people, networks and a CSMS do', () => {
  it('2.x: every transaction is numbered from 0 without a gap, starts once, ends at most once, and its energy only grows', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom('2.0.1' as const, '2.1' as const), steps(CALLS_2), fc.integer(), async (version, all, seed) => {
      const bench = await Bench.booted(version, {}, seed);
      await play(bench, all);
      const byId = new Map<string, JsonObject[]>();
      for (const event of bench.of('TransactionEvent')) {
        const id = String((event['transactionInfo'] as JsonObject)['transactionId']);
        byId.set(id, [...(byId.get(id) ?? []), event]);
      }
      for (const events of byId.values()) {
        // A message whose answer was lost with the connection is sent again as it was.
        const unique = events.filter((event, index) => index === 0 || event['seqNo'] !== events[index - 1]?.['seqNo']);
        expect(unique.map(({ seqNo }) => seqNo)).toEqual(unique.map((_, index) => index));
        expect(unique.map(({ eventType }) => eventType).filter((type) => type === 'Started')).toEqual(['Started']);
        expect(unique[0]?.['eventType']).toBe('Started');
        expect(unique.findIndex(({ eventType }) => eventType === 'Ended')).toBeOneOf([-1, unique.length - 1]);
        const withdrawn = unique.filter(({ triggerReason }) => WITHDRAWN.includes(triggerReason)).length;
        expect(unique.filter((event) => 'idToken' in event && event['triggerReason'] !== 'StopAuthorized').length).toBeLessThanOrEqual(1 + withdrawn);
        const times = unique.map(({ timestamp }) => Date.parse(String(timestamp)));
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        const registers = unique.filter(({ eventType }) => eventType !== 'Ended').flatMap(({ meterValue }) => energies(meterValue));
        const atEnd = unique.filter(({ eventType }) => eventType === 'Ended').flatMap(({ meterValue }) => energies(meterValue));
        expect(registers).toEqual(registers.toSorted((a, b) => a - b));
        expect(atEnd).toEqual(atEnd.toSorted((a, b) => a - b));
        expect(Math.max(0, ...registers)).toBeLessThanOrEqual(atEnd.at(-1) ?? Infinity);
      }
    }), { numRuns: 150 });
  }, 120_000);

  it('1.6: every transaction starts before it stops, its meter only grows, and connectors go only where §4.9 lets them', async () => {
    await fc.assert(fc.asyncProperty(steps(CALLS_16), fc.integer(), async (all, seed) => {
      const bench = await Bench.booted('1.6', {}, seed);
      await play(bench, all);
      const statuses = new Map<number, Status16>();
      const started = new Set<number>();
      const stopped = new Set<number>();
      const meters = new Map<number, number>();
      let number = 100;
      const grows = (connector: number, value: number): void => {
        expect(value).toBeGreaterThanOrEqual(meters.get(connector) ?? 0);
        meters.set(connector, value);
      };
      let last = 0;
      for (const { action, payload, connection } of bench.sent) {
        const connector = Number(payload['connectorId']);
        // What happened meanwhile is not told step by step.
        if (action === 'BootNotification' || connection !== last) statuses.clear();
        last = connection;
        if (action === 'StatusNotification' && connector > 0) {
          const status = payload['status'] as Status16;
          const before = statuses.get(connector);
          if (before !== undefined && before !== status) expect(NEXT_16[before]).toContain(status);
          statuses.set(connector, status);
        }
        if (action === 'StartTransaction') {
          started.add(number += 1);
          grows(connector, Number(payload['meterStart']));
        }
        if (action === 'MeterValues') for (const value of energies(payload['meterValue'])) grows(connector, value);
        if (action === 'StopTransaction') {
          expect([...started]).toContain(payload['transactionId']);
          stopped.add(Number(payload['transactionId']));
        }
      }
      const running = bench.station.status().evses.filter(({ transaction }) => transaction).length;
      expect(started.size - stopped.size).toBeGreaterThanOrEqual(running);
    }), { numRuns: 150 });
  }, 120_000);
});
