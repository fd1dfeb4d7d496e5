import { beforeAll, describe, expect, test } from 'vitest';
import { Csms } from '../shared/csms/csms';
import type { FrameFacts, Recorder } from '../shared/journal/recorder';
import { decode } from '../shared/ocpp/codec';
import type { FrameCheck } from '../shared/ocpp/frame-check';
import type { JsonObject } from '../shared/ocpp/json';
import { loadValidator } from '../shared/ocpp/validate';
import { OCPP_VERSIONS, type OcppVersion } from '../shared/ocpp/version';
import { MemorySockets } from '../shared/platform/memory-sockets';
import { SeededRandom } from '../shared/platform/seeded-random';
import { VirtualClock } from '../shared/platform/virtual-clock';
import type { ChargingSessionResult, StationConfig } from '../shared/station/api';
import { defaultStationConfig } from '../shared/station/default-config';
import { SimulatedStation } from '../shared/station/station';
import { FakeRecorder } from './support/fake-recorder';

/** Our station against our CSMS, both real, in virtual time: nothing that either says may be at fault. */

const checks = new Map<OcppVersion, FrameCheck>();

beforeAll(async () => {
  for (const version of OCPP_VERSIONS) checks.set(version, await loadValidator(version));
});

class Loopback {
  readonly clock = new VirtualClock();
  readonly sockets = new MemorySockets();
  readonly csmsLog = new FakeRecorder();
  readonly stationLog = new FakeRecorder();
  readonly csms: Csms;
  readonly stations: SimulatedStation[] = [];
  #port = 0;

  constructor(settings: ConstructorParameters<typeof Csms>[0]['settings'] = {}) {
    this.csms = new Csms({
      server: this.sockets,
      ports: { clock: this.clock, random: new SeededRandom(1), recorder: this.csmsLog, checkOf: (version) => checks.get(version) },
      settings: { host: '127.0.0.1', port: 0, path: '/ocpp', tokens: [{ idToken: 'T01', status: 'Accepted' }], ...settings },
    });
  }

  async start(): Promise<void> {
    const started = await this.csms.start();
    if (!started.ok) throw new Error(started.message);
    this.#port = started.port;
  }

  station(config: Partial<StationConfig>, recorder: Recorder = this.stationLog): SimulatedStation {
    const station = new SimulatedStation({
      config: defaultStationConfig({ url: `ws://127.0.0.1:${this.#port}/ocpp`, meterInterval: 60, ...config }),
      client: this.sockets,
      ports: {
        clock: this.clock, random: new SeededRandom(this.stations.length + 2), recorder,
        checkOf: (version) => checks.get(version), strictness: () => 'reject', timeoutMs: () => 30_000,
      },
    });
    this.stations.push(station);
    return station;
  }

  async pass(seconds: number): Promise<void> {
    await this.clock.advance(seconds * 1000);
  }

  async charge(station: SimulatedStation): Promise<ChargingSessionResult> {
    const result = station.chargeOnce({ evse: 1, connector: 1, idToken: 'T01', meterValues: 3 });
    await this.pass(400);
    return result;
  }

  /** What either side noticed in what either side sent. */
  faults(): string[] {
    return [...faultsOf(this.csmsLog, 'CSMS'), ...faultsOf(this.stationLog, 'station')];
  }
}

function faultsOf(log: FakeRecorder, who: string): string[] {
  const bad = log.found.filter(({ facts }: { facts: FrameFacts }) => facts.severity !== 'ok').map(({ index }) => `${who} saw a fault in ${log.entries[index]?.text}`);
  const errors = log.entries.filter(({ kind, text }) => kind === 'frame' && decode(text).kind !== 'call' && text.startsWith('[4')).map(({ text }) => `${who} saw ${text}`);
  return [...bad, ...errors];
}

describe.each(OCPP_VERSIONS)('a station and a CSMS of %s', (version) => {
  test('a charging session, without a fault in either direction', async () => {
    const loopback = new Loopback();
    await loopback.start();
    const station = loopback.station({ version });
    expect(await loopback.charge(station)).toMatchObject({ ok: true, energy: 550 });
    expect(loopback.faults()).toEqual([]);
    expect(loopback.csms.stations()).toMatchObject([{ id: 'CP1', connected: true, version, registration: 'Accepted' }]);
  });

  test('a token that the CSMS does not know', async () => {
    const loopback = new Loopback({ tokens: [], unknownTokens: 'Invalid' });
    await loopback.start();
    expect(await loopback.charge(loopback.station({ version }))).toEqual({ ok: false, message: 'The CSMS does not accept the token T01: Invalid.' });
    expect(loopback.faults()).toEqual([]);
  });

  test('started, limited and stopped by the CSMS', async () => {
    const loopback = new Loopback();
    await loopback.start();
    const station = loopback.station({ version });
    station.start();
    await loopback.pass(1);
    const old = version === '1.6';
    const ask = async (action: string, payload: JsonObject): Promise<JsonObject> => {
      const outcome = loopback.csms.call('CP1', action, payload);
      await loopback.pass(1);
      const result = await outcome;
      return result.kind === 'result' ? result.payload : { kind: result.kind };
    };
    const start: [string, JsonObject] = old ? ['RemoteStartTransaction', { connectorId: 1, idTag: 'T01' }]
      : ['RequestStartTransaction', { evseId: 1, remoteStartId: 7, idToken: { idToken: 'T01', type: 'Central' } }];
    expect(await ask(...start)).toMatchObject({ status: 'Accepted' });
    station.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await loopback.pass(130);
    expect(station.status().evses[0]).toMatchObject({ power: 11_000 });
    const schedule = { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 6 }] };
    expect(await ask('SetChargingProfile', old
      ? { connectorId: 1, csChargingProfiles: { chargingProfileId: 1, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Relative', chargingSchedule: schedule } }
      : { evseId: 1, chargingProfile: { id: 1, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Relative', chargingSchedule: [{ id: 1, ...schedule }] } },
    )).toEqual({ status: 'Accepted' });
    expect(station.status().evses[0]).toMatchObject({ power: 4140, limit: { value: 6, unit: 'A' } });
    const transactionId = station.status().evses[0]?.transaction?.id ?? '';
    expect(await ask(old ? 'RemoteStopTransaction' : 'RequestStopTransaction', { transactionId: old ? Number(transactionId) : transactionId })).toEqual({ status: 'Accepted' });
    expect(station.status().evses[0]?.transaction).toBeUndefined();
    expect(loopback.faults()).toEqual([]);
  });

  test('a reset by the CSMS, and the session goes on afterwards', async () => {
    const loopback = new Loopback();
    await loopback.start();
    const station = loopback.station({ version });
    expect(await loopback.charge(station)).toMatchObject({ ok: true });
    const reset = loopback.csms.call('CP1', 'Reset', { type: version === '1.6' ? 'Soft' : 'Immediate' });
    await loopback.pass(20);
    expect(await reset).toMatchObject({ kind: 'result', payload: { status: 'Accepted' } });
    expect(await loopback.charge(station)).toMatchObject({ ok: true });
    expect(loopback.faults()).toEqual([]);
  });

  test('offline for a while, and everything arrives', async () => {
    const loopback = new Loopback();
    await loopback.start();
    const station = loopback.station({ version });
    station.start();
    await loopback.pass(1);
    station.act({ kind: 'plug-in', evse: 1, connector: 1 });
    station.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    await loopback.pass(60);
    station.act({ kind: 'connection-loss' });
    await loopback.pass(300);
    station.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(station.status().queued).toBeGreaterThan(4);
    station.act({ kind: 'connection-restore' });
    await loopback.pass(5);
    expect(station.status().queued).toBe(0);
    expect(loopback.faults()).toEqual([]);
  });
});

test('a hundred stations of all versions at once, each with its session', async () => {
  const loopback = new Loopback({ tokens: [{ idToken: 'T01', status: 'Accepted', concurrent: true }] });
  await loopback.start();
  const stations = Array.from({ length: 100 }, (_, index) => loopback.station({ id: `CP${index}`, version: OCPP_VERSIONS[index % 3] ?? '2.1' }));
  const results = stations.map((station) => station.chargeOnce({ evse: 1, connector: 1, idToken: 'T01', meterValues: 2 }));
  await loopback.pass(400);
  expect((await Promise.all(results)).filter(({ ok }) => !ok)).toEqual([]);
  expect(loopback.faults()).toEqual([]);
  expect(loopback.csms.stations().filter(({ connected }) => connected)).toHaveLength(100);
  await Promise.all([...stations.map((station) => station.stop()), loopback.pass(5)]);
  expect(loopback.csms.stations().filter(({ connected }) => connected)).toEqual([]);
});
