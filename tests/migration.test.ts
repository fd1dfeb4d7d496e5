import { expect, test } from 'vitest';
import { Csms } from '../shared/csms/csms';
import type { JsonObject } from '../shared/ocpp/json';
import { loadValidator } from '../shared/ocpp/validate';
import { MemorySockets } from '../shared/platform/memory-sockets';
import { SeededRandom } from '../shared/platform/seeded-random';
import { VirtualClock } from '../shared/platform/virtual-clock';
import { defaultStationConfig } from '../shared/station/default-config';
import { SimulatedStation } from '../shared/station/station';
import { FakeRecorder } from './support/fake-recorder';

/** B10: one station and two CSMSs, all ours and real, in virtual time. */

const VERSIONS = ['2.0.1', '2.1'] as const;

async function world(version: (typeof VERSIONS)[number]): Promise<{
  one: Csms; two: Csms; urls: readonly [string, string]; station: SimulatedStation;
  ask: (csms: Csms, action: string, payload: JsonObject) => Promise<JsonObject>; pass: (seconds: number) => Promise<void>;
}> {
  const clock = new VirtualClock();
  const sockets = new MemorySockets();
  const check = await loadValidator(version);
  const make = (seed: number): Csms => new Csms({
    server: sockets, ports: { clock, random: new SeededRandom(seed), recorder: new FakeRecorder(), checkOf: () => check },
    settings: { host: '127.0.0.1', port: 0, path: '/ocpp', strictness: 'reject' },
  });
  const [one, two] = [make(1), make(2)];
  const url = async (csms: Csms): Promise<string> => {
    const started = await csms.start();
    return started.ok ? `ws://127.0.0.1:${started.port}/ocpp` : started.message;
  };
  const urls = [await url(one), await url(two)] as const;
  const station = new SimulatedStation({
    config: defaultStationConfig({ version, url: urls[0] }), client: sockets,
    ports: { clock, random: new SeededRandom(3), recorder: new FakeRecorder(), checkOf: () => check, strictness: () => 'reject', timeoutMs: () => 30_000 },
  });
  const pass = (seconds: number): Promise<void> => clock.advance(seconds * 1000);
  const ask = async (csms: Csms, action: string, payload: JsonObject): Promise<JsonObject> => {
    const outcome = csms.call('CP1', action, payload);
    await pass(1);
    const result = await outcome;
    return result.kind === 'result' ? result.payload : { kind: result.kind };
  };
  station.start();
  await pass(1);
  const connectionData = { ocppVersion: 'OCPP20', ocppTransport: 'JSON', ocppCsmsUrl: urls[1], messageTimeout: 30, securityProfile: 0, ocppInterface: 'Wired0' };
  expect(await ask(one, 'SetNetworkProfile', { configurationSlot: 1, connectionData })).toEqual({ status: 'Accepted' });
  expect(await ask(one, 'SetVariables', { setVariableData: [{ component: { name: 'OCPPCommCtrlr' }, variable: { name: 'NetworkConfigurationPriority' }, attributeValue: '1,0' }] }))
    .toMatchObject({ setVariableResult: [{ attributeStatus: 'RebootRequired' }] });
  return { one, two, urls, station, ask, pass };
}

const connected = (csms: Csms): boolean => csms.stations().some(({ id, connected: there }) => id === 'CP1' && there);

test.each(VERSIONS)('%s: after a reset the station is at the new CSMS, and gone from the old one', async (version) => {
  const { one, two, urls, station, ask, pass } = await world(version);
  expect([connected(one), connected(two)]).toEqual([true, false]);
  expect(await ask(one, 'Reset', { type: 'OnIdle' })).toEqual({ status: 'Accepted' });
  await pass(20);
  expect([connected(one), connected(two)]).toEqual([false, true]);
  expect(two.record('CP1')).toMatchObject({ registration: 'Accepted', boot: { reason: 'RemoteReset' } });
  expect(two.record('CP1')?.connectors()).toHaveLength(2);
  expect(station.status().network).toMatchObject({ slot: 1, url: urls[1] });
});

test.each(VERSIONS)('%s: a new CSMS that stops is left for the old one, which is told of the station anew (B10.FR.10)', async (version) => {
  const { one, two, ask, pass } = await world(version);
  await ask(one, 'Reset', { type: 'Immediate' });
  await pass(20);
  const { at: before = 0 } = one.record('CP1')?.boot ?? {};
  await two.stop();
  await pass(120);
  expect([connected(one), connected(two)]).toEqual([true, false]);
  expect(one.record('CP1')?.boot?.at).toBeGreaterThan(before);
});

test.each(VERSIONS)('%s: a new CSMS that is not there is tried in vain, and the station comes back', async (version) => {
  const { one, two, ask, pass } = await world(version);
  await two.stop();
  await ask(one, 'Reset', { type: 'Immediate' });
  await pass(120);
  expect(connected(one)).toBe(true);
  expect(await ask(one, 'GetVariables', { getVariableData: [{ component: { name: 'OCPPCommCtrlr' }, variable: { name: 'ActiveNetworkProfile' } }] }))
    .toMatchObject({ getVariableResult: [{ attributeValue: '0' }] });
});
