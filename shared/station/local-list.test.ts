import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

let bench: Bench;

beforeEach(async () => { bench = await Bench.booted('2.0.1'); });
afterEach(() => expect(bench.faults).toEqual([]));

function entry(idToken: string, status?: string): JsonObject {
  return { idToken: { idToken, type: 'ISO14443' }, ...(status === undefined ? {} : { idTokenInfo: { status } }) };
}

function send(versionNumber: number, updateType: string, ...localAuthorizationList: JsonObject[]): Promise<JsonObject> {
  return bench.result('SendLocalList', { versionNumber, updateType, ...(localAuthorizationList.length > 0 ? { localAuthorizationList } : {}) });
}

async function set(component: string, variable: string, attributeValue: string): Promise<void> {
  await bench.result('SetVariables', { setVariableData: [{ component: { name: component }, variable: { name: variable }, attributeValue }] });
}

describe('D. Local Authorization List', () => {
  it('D01 and D02: full, differential, taken out, replaced', async () => {
    expect(await send(5, 'Full', entry('A', 'Accepted'), entry('B', 'Accepted'))).toEqual({ status: 'Accepted' });
    expect(await bench.result('GetLocalListVersion', {})).toEqual({ versionNumber: 5 });
    expect(await send(6, 'Differential', entry('a', 'Blocked'), entry('B'))).toEqual({ status: 'Accepted' });
    expect(await bench.result('GetLocalListVersion', {})).toEqual({ versionNumber: 6 });
    expect(await bench.result('GetVariables', { getVariableData: [{ component: { name: 'LocalAuthListCtrlr' }, variable: { name: 'Entries' } }] }))
      .toMatchObject({ getVariableResult: [{ attributeValue: '1' }] });
    expect(await send(1, 'Full')).toEqual({ status: 'Accepted' });
    expect(await bench.result('GetLocalListVersion', {})).toEqual({ versionNumber: 1 });
  });

  it('D01: a differential update that is not newer is a VersionMismatch and changes nothing', async () => {
    await send(5, 'Full', entry('A', 'Accepted'));
    expect(await send(5, 'Differential', entry('B', 'Accepted'))).toEqual({ status: 'VersionMismatch' });
    expect(await bench.result('GetLocalListVersion', {})).toEqual({ versionNumber: 5 });
  });

  it('D01: Failed for a token twice, a full list without information, too many entries, and version 0', async () => {
    await send(5, 'Full', entry('A', 'Accepted'));
    expect(await send(6, 'Full', entry('B', 'Accepted'), entry('b', 'Blocked'))).toEqual({ status: 'Failed' });
    expect(await send(6, 'Full', entry('B'))).toEqual({ status: 'Failed' });
    expect(await send(6, 'Full', ...Array.from({ length: 251 }, (_, index) => entry(`T${index}`, 'Accepted')))).toEqual({ status: 'Failed' });
    expect(await send(0, 'Full', entry('B', 'Accepted'))).toEqual({ status: 'Failed' });
    expect(await bench.result('GetLocalListVersion', {})).toEqual({ versionNumber: 5 });
  });

  it('C14: with LocalPreAuthorize a listed token needs no Authorize', async () => {
    await send(1, 'Full', entry('A', 'Accepted'), entry('B', 'Blocked'));
    await set('AuthCtrlr', 'LocalPreAuthorize', 'true');
    await bench.startCharging('A');
    expect(bench.of('Authorize')).toEqual([]);
    expect(bench.station.status().evses[0]?.power).toBe(11_000);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.startCharging('B');
    expect(bench.of('Authorize')).toMatchObject([{ idToken: { idToken: 'B' } }]);
  });

  it('C13: offline the list goes before the cache', async () => {
    await bench.startCharging('A');
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await send(1, 'Full', entry('A', 'Blocked'));
    await bench.act({ kind: 'connection-loss' });
    await bench.startCharging('A');
    expect(bench.station.status()).toMatchObject({ displayMessages: ['A: Blocked'], evses: [{ power: 0 }, {}] });
  });

  it('C10 and C11: the cache knows what the CSMS said, until it is cleared or too old', async () => {
    await set('AuthCtrlr', 'LocalPreAuthorize', 'true');
    const charge = async (): Promise<number> => {
      bench.forget();
      await bench.startCharging('A');
      await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
      return bench.of('Authorize').length;
    };
    expect([await charge(), await charge()]).toEqual([1, 0]);
    expect(await bench.result('ClearCache', {})).toEqual({ status: 'Accepted' });
    expect([await charge(), await charge()]).toEqual([1, 0]);
    await set('AuthCacheCtrlr', 'LifeTime', '100');
    await bench.pass(101);
    expect(await charge()).toBe(1);
    await set('AuthCacheCtrlr', 'Enabled', 'false');
    expect(await charge()).toBe(1);
    expect(await bench.result('ClearCache', {})).toEqual({ status: 'Rejected' });
  });

  it('a token is forgotten when its cacheExpiryDateTime is over', async () => {
    await set('AuthCtrlr', 'LocalPreAuthorize', 'true');
    bench.script.set('Authorize', { idTokenInfo: { status: 'Accepted', cacheExpiryDateTime: '2026-01-01T00:10:00Z' } });
    await bench.startCharging('A');
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.pass(601);
    bench.forget();
    await bench.startCharging('A');
    expect(bench.of('Authorize')).toHaveLength(1);
  });
});

describe('SendLocalList, 1.6', () => {
  it('says NotSupported when it is switched off', async () => {
    bench = await Bench.booted('1.6');
    await bench.result('ChangeConfiguration', { key: 'LocalAuthListEnabled', value: 'false' });
    expect(await bench.result('SendLocalList', { listVersion: 1, updateType: 'Full' })).toEqual({ status: 'NotSupported' });
    expect(await bench.result('GetLocalListVersion', {})).toEqual({ listVersion: -1 });
  });
});
