import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attach, on, onConnected } from '../renderer/host/host';
import { useLog } from '../renderer/stores/log';
import { useSimulated } from '../renderer/stores/simulated';
import { useWorld } from '../renderer/stores/world';
import { forgetState, requestWorld } from '../renderer/stores/world-loader';
import { createClient } from '../shared/ipc/client';
import { events, type EventName } from '../shared/ipc/contract';
import { memoryWires } from '../shared/ipc/memory-wire';
import { decode } from '../shared/ocpp/codec';
import type { JsonObject } from '../shared/ocpp/json';
import { SeededRandom } from '../shared/platform/seeded-random';
import { connectWindow } from '../shared/workbench/connect-window';
import { outside, testPorts, type Outside } from '../shared/workbench/ports.fixture';
import { Workbench } from '../shared/workbench/workbench';

let around: Outside;
let workbench: Workbench;
let random: SeededRandom;
let stops: (() => void)[];
let disconnect: () => void;
const faults: unknown[] = [];

const below = (limit: number): number => Math.floor(random.next() * limit);
const oneOf = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The window's stores on a new connection to the workbench. */
function connect(): void {
  const { window: mine, host } = memoryWires();
  connectWindow(workbench, host, (message, cause) => void faults.push(message, cause));
  attach(createClient(mine, { clock: around.clock, onFault: (message) => void faults.push(message) }), Object.keys(events) as EventName[]);
  disconnect = () => {
    attach(undefined, []);
    mine.close();
  };
}

/** Until host and window have nothing more to say. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    await around.clock.advance(400);
    await vi.advanceTimersByTimeAsync(400);
  }
}

/** What some station says next, a request or an answer of the CSMS, in one of the three versions. */
const CONNECTIONS = new Map<string, number>();
function say(station: string): void {
  const { journal } = workbench.live;
  const version = oneOf(['1.6', '2.0.1', '2.1'] as const);
  let connection = CONNECTIONS.get(station);
  if (connection === undefined || below(60) === 0) {
    if (connection !== undefined) journal.event(connection, 'close', { code: 1001, reason: 'bye' });
    CONNECTIONS.set(station, connection = journal.connection());
    journal.open(connection, { station, version, role: 'csms', url: `/${station}`, remote: '', subprotocol: `ocpp${version}` });
  }
  const timestamp = new Date(Date.UTC(2026, 0, 1) + journal.count * 1000).toISOString();
  const meterValue = [{ timestamp, sampledValue: [{ value: below(100_000), measurand: 'Energy.Active.Import.Register' }, { value: below(22_000), measurand: 'Power.Active.Import' }] }];
  const evse = { id: 1 + below(2), connectorId: 1 };
  const says: readonly [string, JsonObject][] = [
    ['BootNotification', { reason: 'PowerUp', chargingStation: { model: 'M', vendorName: oneOf(['A', 'B']) }, chargePointModel: 'M', chargePointVendor: 'V' }],
    ['StatusNotification', { timestamp, evseId: evse.id, connectorId: 1, connectorStatus: oneOf(['Available', 'Occupied', 'Faulted']), status: oneOf(['Available', 'Charging']), errorCode: 'NoError' }],
    ['TransactionEvent', { eventType: oneOf(['Started', 'Updated', 'Updated', 'Updated', 'Updated', 'Ended']), timestamp, triggerReason: 'MeterValuePeriodic', seqNo: below(50), evse, transactionInfo: { transactionId: `${station}-${below(3)}`, chargingState: oneOf(['Charging', 'SuspendedEV']) }, meterValue }],
    ['NotifyReport', { requestId: below(2), seqNo: below(3), generatedAt: timestamp, tbc: below(2) === 0, reportData: [{ component: { name: oneOf(['OCPPCommCtrlr', 'EVSE']) }, variable: { name: `V${below(20)}` }, variableAttribute: [{ value: String(below(9)) }] }] }],
    ['NotifyEvent', { generatedAt: timestamp, seqNo: 0, eventData: [{ eventId: below(999), timestamp, trigger: 'Alerting', actualValue: String(below(9)), eventNotificationType: 'HardWiredMonitor', component: { name: 'EVSE' }, variable: { name: 'Power' } }] }],
    ['StartTransaction', { connectorId: evse.id, idTag: 'T1', meterStart: below(100), timestamp }],
    ['MeterValues', { connectorId: evse.id, meterValue }],
    ['Heartbeat', {}],
  ];
  const [action, payload] = oneOf(says);
  const id = `m${journal.count}`;
  for (const [direction, frame] of [['up', [2, id, action, payload]], ['down', [3, id, { status: 'Accepted', currentTime: timestamp, interval: 60, transactionId: below(5) }]]] as const) {
    if (direction === 'down' && below(8) === 0) continue;
    const text = JSON.stringify(frame);
    journal.facts(journal.frame(connection, direction, text), { frame: decode(text, version), problems: 0, severity: 'ok' });
  }
}

beforeEach(async () => {
  vi.useFakeTimers();
  faults.length = 0;
  CONNECTIONS.clear();
  random = new SeededRandom(20_26);
  around = outside();
  workbench = await Workbench.create(testPorts(around));
  useLog.getState().select(undefined);
  useWorld.getState().setMode('live');
  stops = [onConnected(forgetState), on('stations.changed', (change) => useSimulated.getState().change(change))];
  connect();
});

afterEach(async () => {
  disconnect();
  for (const stop of stops) stop();
  await workbench.close();
  vi.useRealTimers();
});

/** The window shows what the host knows, in the same order, of the moment that it is at. */
function expectTheSameState(): void {
  const { mode, world, error } = useWorld.getState();
  const at = mode === 'selection' ? useLog.getState().selected : undefined;
  const { timeline, journal } = workbench.shown;
  const host = timeline.stateAt(at ?? journal.count - 1);
  expect(error).toBeUndefined();
  expect(faults).toEqual([]);
  expect(Object.keys(world.stations)).toEqual(Object.keys(host.stations));
  expect(world).toEqual(asJson(host));
}

describe('the state in the window', () => {
  it('is that of the host, after thousands of messages, in the past and back, over lost connections and other journals', async () => {
    const stations = Array.from({ length: 20 }, (_, n) => (n === 0 ? '__proto__' : n === 1 ? '42' : `CP${n}`));
    const other = Array.from({ length: 40 }, (_, n) => JSON.stringify([2, `x${n}`, 'TransactionEvent', { eventType: 'Updated', timestamp: '2026-01-01T00:00:00Z', triggerReason: 'Trigger', seqNo: n, transactionInfo: { transactionId: 'other' }, evse: { id: 1 } }])).join('\n');
    for (let round = 0; round < 150; round += 1) {
      for (let n = below(40); n > 0; n -= 1) say(stations[below(Math.min(stations.length, 2 + round))] ?? 'CP');
      const what = below(12);
      const { count } = workbench.shown.journal;
      if (what < 3 && count > 0) {
        useLog.getState().select({ index: below(count), pair: undefined, position: undefined });
        useWorld.getState().setMode('selection');
      } else if (what < 6) useWorld.getState().setMode('live');
      else if (what === 6) {
        disconnect();
        connect();
      } else if (what === 7) {
        useLog.getState().select(undefined);
        const attached = workbench.attach(() => undefined);
        const { handlers } = attached;
        const done = Promise.resolve(round % 2 === 0 ? handlers['log.open']({ text: other, name: 'other.log' }) : handlers['log.close']({}));
        await settled();
        expect(await done).toMatchObject({ ok: true });
        attached.detach();
      } else if (what === 8) {
        // Two wishes while the first is on its way.
        requestWorld();
        say(stations[0] ?? '');
      }
      requestWorld();
      await settled();
      expectTheSameState();
    }
    expect(workbench.live.journal.count).toBeGreaterThan(3_000);
  }, 60_000);

  it('leaves a station that said nothing as the very same, and brings no more of another than what it said', async () => {
    for (let n = 0; n < 200; n += 1) say(`CP${n % 4}`);
    requestWorld();
    await settled();
    const before = useWorld.getState().world.stations;
    say('CP2');
    requestWorld();
    await settled();
    const after = useWorld.getState().world.stations;
    expect(after['CP0']).toBe(before['CP0']);
    expect(after['CP3']).toBe(before['CP3']);
    expect(after['CP2']).not.toBe(before['CP2']);
    expectTheSameState();
    const { world } = useWorld.getState();
    requestWorld();
    await settled();
    expect(useWorld.getState().world).toBe(world);
  });
});

describe('the simulated stations in the window', () => {
  it('are those of the host, while they come, change and go', async () => {
    const started = await workbench.startCsms({ host: '127.0.0.1', port: 9_000, path: '/ocpp' });
    expect(started).not.toBeTypeOf('string');
    const ids = ['S1', 'S2', 'S3', 'S4', 'S5'];
    for (let round = 0; round < 120; round += 1) {
      const id = oneOf(ids);
      const before = new Map(useSimulated.getState().stations.map((station) => [station.config.id, station]));
      const what = below(8);
      if (what < 3) workbench.simulator.add({ id, url: 'ws://127.0.0.1:9000/ocpp', version: oneOf(['1.6', '2.0.1', '2.1']) });
      else if (what === 3) void workbench.simulator.remove(id);
      else if (what === 4) {
        void workbench.simulator.remove(id);
        workbench.simulator.add({ id, url: 'ws://127.0.0.1:9000/ocpp', version: '2.0.1' });
      } else workbench.simulator.act(id, { kind: oneOf(['plug-in', 'unplug'] as const), evse: 1, connector: 1 });
      await settled();
      const { stations } = useSimulated.getState();
      const host = workbench.simulator.statuses();
      expect(stations).toEqual(asJson(host));
      // Who did nothing is not another one.
      for (const station of stations) {
        const was = before.get(station.config.id);
        if (was !== undefined && station.config.id !== id && JSON.stringify(was) === JSON.stringify(station)) expect(station).toBe(was);
      }
    }
  }, 60_000);
});
