import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

const VERSIONS = ['2.0.1', '2.1'] as const;
const ORDER = { component: { name: 'OCPPCommCtrlr' }, variable: { name: 'NetworkConfigurationPriority' } };
let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

function connection(wishes: JsonObject = {}): JsonObject {
  return { ocppVersion: 'OCPP20', ocppTransport: 'JSON', ocppCsmsUrl: 'ws://csms:9001/ocpp', messageTimeout: 30, securityProfile: 0, ocppInterface: 'Wired0', ...wishes };
}

function store(wishes: JsonObject = {}, configurationSlot = 1): Promise<JsonObject> {
  return bench.result('SetNetworkProfile', { configurationSlot, connectionData: connection(wishes) });
}

async function order(value: string): Promise<JsonObject> {
  const { setVariableResult } = await bench.result('SetVariables', { setVariableData: [{ ...ORDER, attributeValue: value }] });
  return (setVariableResult as JsonObject[])[0] ?? {};
}

async function variable(name: string, component = 'OCPPCommCtrlr'): Promise<unknown> {
  const { getVariableResult } = await bench.result('GetVariables', { getVariableData: [{ component: { name: component }, variable: { name } }] });
  return (getVariableResult as JsonObject[])[0]?.['attributeValue'];
}

async function reset(): Promise<void> {
  expect(await bench.result('Reset', { type: 'OnIdle' })).toEqual({ status: 'Accepted' });
}

describe('B09: SetNetworkProfile', () => {
  it.each(VERSIONS)('B09.FR.01 %s: a good one is stored, and not used yet', async (version) => {
    bench = await Bench.booted(version);
    expect(await store()).toEqual({ status: 'Accepted' });
    await bench.pass(60);
    expect(bench.ports).toEqual([9000]);
  });

  it.each<[string, JsonObject, number, string, string]>([
    ['a slot that there is not (B09.FR.05)', {}, 7, 'Rejected', 'InvalidConfSlot'],
    ['a URL that is none (B09.FR.02)', { ocppCsmsUrl: 'http://csms/ocpp' }, 1, 'Rejected', 'InvalidNetworkConf'],
    ['TLS without wss:// (B09.FR.02)', { securityProfile: 2 }, 1, 'Rejected', 'InvalidNetworkConf'],
    ['a security profile that there is not', { securityProfile: 9 }, 1, 'Rejected', 'InvalidNetworkConf'],
    ['SOAP', { ocppTransport: 'SOAP' }, 1, 'Rejected', 'InvalidNetworkConf'],
    ['another version', { ocppVersion: 'OCPP16' }, 1, 'Rejected', 'InvalidNetworkConf'],
    ['a lower security profile (B09.FR.04)', { securityProfile: 0 }, 1, 'Rejected', 'NoSecurityDowngrade'],
    ['a modem that it has not (B09.FR.03)', { securityProfile: 1, apn: { apn: 'internet', apnAuthentication: 'NONE' } }, 1, 'Failed', 'UnsupportedParam'],
    ['a VPN client that it has not (B09.FR.03)', { securityProfile: 1, vpn: { server: 'vpn', user: 'u', password: 'p', key: 'k', type: 'IPSec' } }, 1, 'Failed', 'UnsupportedParam'],
  ])('%s', async (_name, wishes, slot, status, reasonCode) => {
    bench = await Bench.booted('2.0.1', { securityProfile: 1, password: '0123456789abcdef' });
    expect(await store({ securityProfile: 1, ...wishes }, slot)).toMatchObject({ status, statusInfo: { reasonCode } });
    expect(await order(String(slot))).toMatchObject({ attributeStatus: 'Rejected' });
  });

  it('2.1 agrees on the version when connecting, and ignores the one that is named', async () => {
    bench = await Bench.booted('2.1');
    expect(await store({ ocppVersion: 'OCPP16' })).toEqual({ status: 'Accepted' });
  });
});

describe('B10: another CSMS', () => {
  it.each(VERSIONS)('%s: the order is taken when all its slots hold a profile, and not otherwise (B10.FR.01, .02)', async (version) => {
    bench = await Bench.booted(version);
    expect(await order('1,0')).toMatchObject({ attributeStatus: 'Rejected', attributeStatusInfo: { reasonCode: 'InvalidNetworkConf' } });
    expect(await order('')).toMatchObject({ attributeStatus: 'Rejected' });
    await store();
    expect(await order('1,0')).toMatchObject({ attributeStatus: 'RebootRequired' });
    expect(await variable('NetworkConfigurationPriority')).toBe('0');
  });

  it.each(VERSIONS)('%s: after a reset the first slot is connected and booted at, and the old connection is gone before (B10.FR.04, .06)', async (version) => {
    bench = await Bench.booted(version);
    await bench.listen(9001);
    await store();
    await order('1,0');
    bench.forget();
    await reset();
    await bench.pass(10);
    expect(bench.ports).toEqual([9000, 9001]);
    expect(bench.of('BootNotification')).toMatchObject([{ reason: 'RemoteReset' }]);
    expect(bench.events.findIndex(({ kind }) => kind === 'close')).toBeLessThan(bench.events.map(({ kind }) => kind).lastIndexOf('upgrade'));
    expect(await variable('ActiveNetworkProfile')).toBe('1');
    expect(await variable('NetworkConfigurationPriority')).toBe('1,0');
    expect(bench.station.status()).toMatchObject({ network: { slot: 1, url: 'ws://csms:9001/ocpp' } });
  });

  it('a slot that is not reached is tried NetworkProfileConnectionAttempts times, then comes the next (B10.FR.03)', async () => {
    bench = await Bench.booted('2.0.1');
    await store();
    await order('1,0');
    await reset();
    await bench.pass(60);
    expect(bench.events.filter(({ kind }) => kind === 'fail')).toHaveLength(3);
    expect(bench.ports).toEqual([9000, 9000]);
    expect(await variable('ActiveNetworkProfile')).toBe('0');
  });

  it('when no slot of the list is reached, the one that worked last is, though it stands there no more (B10.FR.07)', async () => {
    bench = await Bench.booted('2.0.1');
    await store();
    await order('1');
    await reset();
    await bench.pass(60);
    expect(bench.ports).toEqual([9000, 9000]);
    expect(bench.station.status()).toMatchObject({ registration: 'Accepted', network: { slot: 0 } });
  });

  it('never stops trying: the list begins anew after the last resort (B10.FR.08, .09)', async () => {
    bench = await Bench.booted('2.0.1');
    await store();
    await order('1,0');
    const first = bench.sockets;
    await reset();
    first.unreachable = true;
    await bench.pass(600);
    await bench.listen(9001);
    first.unreachable = false;
    await bench.pass(120);
    expect(bench.station.status().link).toBe('connected');
  });

  it('a connection that is lost and not to be had again leads to the next CSMS, which is told of the station (B10.FR.10)', async () => {
    bench = await Bench.make('2.0.1');
    await bench.listen(9001);
    bench.station.start();
    await bench.settle();
    await store();
    await order('0,1');
    await reset();
    await bench.pass(10);
    expect(bench.station.status()).toMatchObject({ network: { slot: 0 } });
    bench.forget();
    const gone = bench.ports.length;
    bench.refuse.add(9000);
    bench.sockets.dropAll();
    await bench.pass(60);
    expect(bench.ports.slice(gone)).toEqual([9001]);
    expect(bench.actions[0]).toBe('BootNotification');
    expect(bench.of('StatusNotification')).toHaveLength(2);
  });

  it('the same way again needs no BootNotification', async () => {
    bench = await Bench.booted('2.0.1');
    bench.forget();
    bench.sockets.dropAll();
    await bench.pass(10);
    expect(bench.actions).not.toContain('BootNotification');
  });

  it('messageTimeout of the profile holds for its connection', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.listen(9001);
    await store({ messageTimeout: 5 });
    await order('1,0');
    await reset();
    await bench.pass(10);
    bench.script.set('Heartbeat', { kind: 'silence' });
    const heartbeat = bench.result('TriggerMessage', { requestedMessage: 'Heartbeat' });
    await bench.pass(6);
    await heartbeat;
    bench.script.delete('Heartbeat');
    bench.forget();
    await bench.result('TriggerMessage', { requestedMessage: 'Heartbeat' });
    expect(bench.of('Heartbeat')).toHaveLength(1);
  });
});

describe('A05: the security profile', () => {
  const password = '0123456789abcdef';

  it('rises with the first connection that works, and what is less secure is dropped', async () => {
    bench = await Bench.booted('2.0.1', { password });
    await bench.listen(9001);
    expect(await store({ securityProfile: 1 })).toEqual({ status: 'Accepted' });
    await order('1,0');
    await reset();
    await bench.pass(10);
    expect(bench.upgrades.at(-1)?.basic).toEqual({ user: 'CP1', password });
    expect(await variable('SecurityProfile', 'SecurityCtrlr')).toBe('1');
    expect(await variable('NetworkConfigurationPriority')).toBe('1');
    expect(await order('0')).toMatchObject({ attributeStatus: 'Rejected' });
    expect(await store({ securityProfile: 0 }, 2)).toMatchObject({ status: 'Rejected', statusInfo: { reasonCode: 'NoSecurityDowngrade' } });
  });

  it('stays as it was when the more secure connection does not work', async () => {
    bench = await Bench.booted('2.0.1', { password });
    await store({ securityProfile: 1 });
    await order('1,0');
    await reset();
    await bench.pass(60);
    expect(await variable('SecurityProfile', 'SecurityCtrlr')).toBe('0');
    expect(await variable('NetworkConfigurationPriority')).toBe('1,0');
  });

  it('needs what it needs: no profile 1 or 2 without a password, no 3 without a certificate', async () => {
    bench = await Bench.booted('2.0.1');
    await store({ securityProfile: 1 });
    expect(await order('1,0')).toMatchObject({ attributeStatus: 'Rejected', attributeStatusInfo: { reasonCode: 'InvalidNetworkConf' } });
    await store({ securityProfile: 3, ocppCsmsUrl: 'wss://csms:9001/ocpp' });
    expect(await order('1,0')).toMatchObject({ attributeStatus: 'Rejected' });
  });

  it('B09.FR.27 2.1: a password that the CSMS sets goes before the one that the profile brought', async () => {
    bench = await Bench.booted('2.1');
    await bench.listen(9001);
    await store({ securityProfile: 1, basicAuthPassword: 'fedcba9876543210' });
    await order('1,0');
    await reset();
    await bench.pass(10);
    await bench.result('SetVariables', { setVariableData: [{ component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' }, attributeValue: 'a-newer-password-1' }] });
    await bench.pass(10);
    expect(bench.upgrades.at(-1)?.basic).toMatchObject({ password: 'a-newer-password-1' });
  });

  it('2.1: a profile brings its own identity and password', async () => {
    bench = await Bench.booted('2.1');
    await bench.listen(9001);
    await store({ securityProfile: 1, identity: 'CP-NEW', basicAuthPassword: 'fedcba9876543210' });
    expect(await order('1,0')).toMatchObject({ attributeStatus: 'RebootRequired' });
    await reset();
    await bench.pass(10);
    expect(bench.upgrades.at(-1)).toMatchObject({ target: '/ocpp/CP-NEW', basic: { user: 'CP-NEW', password: 'fedcba9876543210' } });
  });
});
