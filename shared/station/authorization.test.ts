import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

let bench: Bench;

beforeEach(async () => { bench = await Bench.booted('2.0.1'); });
afterEach(() => expect(bench.faults).toEqual([]));

const AUTH = ['AuthCtrlr', 'Enabled'] as const;

async function set(component: string, variable: string, attributeValue: string): Promise<void> {
  await bench.result('SetVariables', { setVariableData: [{ component: { name: component }, variable: { name: variable }, attributeValue }] });
}

function present(idToken: string, evse = 1, type?: string): Promise<void> {
  return bench.act({ kind: 'present-token', evse, idToken, ...(type === undefined ? {} : { type }) });
}

/** What the CSMS says of each token; Accepted of all others. */
function tokens(book: Readonly<Record<string, JsonObject>>): void {
  const say = (payload: JsonObject): JsonObject => {
    const token = payload['idToken'] as { idToken: string } | undefined;
    return token ? { idTokenInfo: { status: 'Accepted', ...book[token.idToken] } } : {};
  };
  bench.script.set('Authorize', say);
  bench.script.set('TransactionEvent', say);
}

const group = (idToken: string): JsonObject => ({ groupIdToken: { idToken, type: 'Central' } });
const shown = (): readonly string[] => bench.station.status().displayMessages;
const power = (evse = 1): number | undefined => bench.station.status().evses[evse - 1]?.power;
const asked = (): unknown[] => bench.of('Authorize').map(({ idToken }) => (idToken as { idToken: string }).idToken);

describe('C01: what the CSMS says of a token', () => {
  it.each(['Blocked', 'ConcurrentTx', 'Expired', 'Invalid', 'NoCredit', 'NotAllowedTypeEVSE', 'NotAtThisLocation', 'NotAtThisTime', 'Unknown'])(
    '%s gives no energy, and the display says it', async (status) => {
      tokens({ A: { status } });
      await bench.startCharging('A');
      expect(power()).toBe(0);
      expect(shown()).toEqual([`A: ${status}`]);
      expect(bench.of('TransactionEvent').some((event) => 'idToken' in event)).toBe(false);
    });

  it('its personal message goes before the bare status', async () => {
    tokens({ A: { status: 'NoCredit', personalMessage: { format: 'UTF8', content: 'Top up first' } } });
    await present('A');
    expect(shown()).toEqual(['Top up first']);
  });

  it('FR.21: only the EVSEs that it names', async () => {
    tokens({ A: { evseId: [2] } });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await present('A', 1);
    expect([power(1), shown()]).toEqual([0, ['A may not charge at EVSE 1.']]);
    await bench.act({ kind: 'plug-in', evse: 2, connector: 1 });
    await bench.act({ kind: 'present-token', idToken: 'A' });
    expect([power(1), power(2)]).toEqual([0, 11_000]);
  });

  it('FR.21: a remote start that is authorized first keeps to them as well', async () => {
    await set('AuthCtrlr', 'AuthorizeRemoteStart', 'true');
    tokens({ A: { evseId: [2] } });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.result('RequestStartTransaction', { remoteStartId: 1, evseId: 1, idToken: { idToken: 'A', type: 'ISO14443' } });
    expect([power(1), shown()]).toEqual([0, ['A may not charge at EVSE 1.']]);
  });

  it('AdditionalInfo goes along in Authorize and in the transaction', async () => {
    const additionalInfo = [{ additionalIdToken: 'AB-123', type: 'LicensePlate' }];
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'A', additionalInfo });
    expect(bench.of('Authorize')).toEqual([{ idToken: { idToken: 'A', type: 'ISO14443', additionalInfo } }]);
    expect(bench.of('TransactionEvent').find((event) => 'idToken' in event)).toMatchObject({ idToken: { additionalInfo } });
  });
});

describe('C02 to C06: other ways than a card', () => {
  it('C02: with AuthCtrlr.Enabled false whoever plugs in may charge, and the type is NoAuthorization', async () => {
    await set(...AUTH, 'false');
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    expect([power(), asked()]).toEqual([11_000, []]);
    expect(bench.of('TransactionEvent').find((event) => 'idToken' in event)).toMatchObject({ idToken: { idToken: '', type: 'NoAuthorization' } });
  });

  it('AuthCtrlr.Enabled false: a token that is presented is told, and nobody is asked about it', async () => {
    await set(...AUTH, 'false');
    await present('A');
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    expect([power(), asked()]).toEqual([11_000, []]);
    expect(bench.of('TransactionEvent').find((event) => 'idToken' in event)).toMatchObject({ idToken: { idToken: 'A', type: 'ISO14443' } });
  });

  it('C04: a code is asked about as KeyCode, and written down nowhere but on the wire (C04.FR.04)', async () => {
    tokens({ '1234': { status: 'Invalid' } });
    await bench.act({ kind: 'enter-code', evse: 1, code: '1234' });
    expect(bench.of('Authorize')).toEqual([{ idToken: { idToken: '1234', type: 'KeyCode' } }]);
    expect(shown()).toEqual(['The code: Invalid']);
    expect(JSON.stringify(bench.events)).not.toContain('1234');
  });

  it('C04.FR.06: after three wrong codes the next has to wait, longer each time', async () => {
    tokens({ '1': { status: 'Invalid' } });
    const enter = async (code: string): Promise<boolean> => {
      const result = bench.station.act({ kind: 'enter-code', evse: 1, code });
      await bench.settle();
      return result.ok;
    };
    expect([await enter('1'), await enter('1'), await enter('1'), await enter('2')]).toEqual([true, true, true, false]);
    await bench.pass(11);
    expect([await enter('1'), await enter('2')]).toEqual([true, false]);
    await bench.pass(11);
    expect(await enter('2')).toBe(false);
    await present('CARD');
    expect(asked()).toContain('CARD');
    await present('CARD');
    await bench.pass(10);
    expect(await enter('2')).toBe(true);
  });

  it('C03.FR.01, C05.FR.01: nobody is asked about a Central token, and the cache does not keep it', async () => {
    await set('AuthCtrlr', 'AuthorizeRemoteStart', 'true');
    await set('AuthCtrlr', 'LocalPreAuthorize', 'true');
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.result('RequestStartTransaction', { remoteStartId: 1, evseId: 1, idToken: { idToken: 'GEN-1', type: 'Central' } });
    expect([power(), asked()]).toEqual([11_000, []]);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await present('GEN-1', 1, 'Central');
    expect(asked()).toEqual(['GEN-1']);
  });

  it('C06: a ticket of type Local is asked about', async () => {
    await present('TICKET-7', 1, 'Local');
    expect(bench.of('Authorize')).toEqual([{ idToken: { idToken: 'TICKET-7', type: 'Local' } }]);
  });
});

describe('C09: groups', () => {
  beforeEach(() => tokens({ A: group('G'), B: group('G'), C: group('OTHER'), D: { status: 'Blocked', ...group('G') } }));

  it('FR.03, FR.05: another card of the group stops, once the CSMS has said so', async () => {
    await bench.startCharging('A');
    await present('B');
    expect(asked()).toEqual(['A', 'B']);
    expect(bench.of('TransactionEvent').at(-1)).toMatchObject({ eventType: 'Ended', triggerReason: 'StopAuthorized', idToken: { idToken: 'B' } });
  });

  it('FR.07: nobody is asked when the station knows the group by itself', async () => {
    await present('B', 2);
    await present('B', 2);
    await bench.startCharging('A');
    bench.forget();
    await present('B');
    expect(asked()).toEqual([]);
    expect(bench.of('TransactionEvent').at(-1)).toMatchObject({ eventType: 'Ended', idToken: { idToken: 'B' } });
  });

  it.each([['C', 'EVSE 1 is in use by somebody else.'], ['D', 'D: Blocked']])('FR.11: %s does not stop it: %s', async (token, message) => {
    await bench.startCharging('A');
    await present(token);
    expect([power(), shown()]).toEqual([11_000, [message]]);
  });

  it('a group that is learnt from the transaction\'s answer counts as well', async () => {
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.result('RequestStartTransaction', { remoteStartId: 1, evseId: 1, idToken: { idToken: 'A', type: 'Central' } });
    await present('B');
    expect(bench.of('TransactionEvent').at(-1)).toMatchObject({ eventType: 'Ended', idToken: { idToken: 'B' } });
  });
});

describe('C10 to C12: the cache', () => {
  const again = async (idToken = 'A'): Promise<number> => {
    bench.forget();
    await bench.startCharging(idToken);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    return bench.of('Authorize').length;
  };
  beforeEach(() => set('AuthCtrlr', 'LocalPreAuthorize', 'true'));

  it('C10.FR.08: a token lives for LifeTime after its last use', async () => {
    await set('AuthCacheCtrlr', 'LifeTime', '100');
    expect(await again()).toBe(1);
    for (let use = 0; use < 3; use += 1) {
      await bench.pass(80);
      expect(await again()).toBe(0);
    }
    await bench.pass(101);
    expect(await again()).toBe(1);
  });

  it('C10.FR.13: cacheExpiryDateTime goes before LifeTime', async () => {
    await set('AuthCacheCtrlr', 'LifeTime', '10');
    tokens({ A: { cacheExpiryDateTime: '2026-01-01T00:10:00Z' } });
    await again();
    await bench.pass(300);
    expect(await again()).toBe(0);
    await bench.pass(600);
    expect(await again()).toBe(1);
  });

  it('C10.FR.03, C12.FR.05: a token that was refused is asked about again, unless DisablePostAuthorize', async () => {
    tokens({ A: { status: 'Blocked' } });
    expect([await again(), await again()]).toEqual([1, 1]);
    await set('AuthCacheCtrlr', 'DisablePostAuthorize', 'true');
    expect(await again()).toBe(0);
    expect(shown()).toEqual(['A: Blocked']);
  });

  it('C10.FR.05: what a transaction is answered changes the cache, and a cached token that is no longer good is stopped', async () => {
    await again();
    tokens({ A: { status: 'Blocked' } });
    await bench.startCharging('A');
    expect(bench.of('TransactionEvent').at(-1)).toMatchObject({ eventType: 'Ended', triggerReason: 'Deauthorized', transactionInfo: { stoppedReason: 'DeAuthorized' } });
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(await again()).toBe(1);
  });

  it('the same text of another type is another token', async () => {
    await again();
    bench.forget();
    await present('A', 1, 'KeyCode');
    expect(asked()).toEqual(['A']);
  });

  it('says how much of it is used', async () => {
    await again();
    expect(await bench.result('GetVariables', { getVariableData: ['Policy', 'Storage'].map((name) => ({ component: { name: 'AuthCacheCtrlr' }, variable: { name } })) }))
      .toMatchObject({ getVariableResult: [{ attributeValue: 'LRU' }, { attributeValue: '128' }] });
    await bench.result('ClearCache', {});
    expect(await bench.result('GetVariables', { getVariableData: [{ component: { name: 'AuthCacheCtrlr' }, variable: { name: 'Storage' } }] }))
      .toMatchObject({ getVariableResult: [{ attributeValue: '0' }] });
  });

  it('C11.FR.04: ClearCache is rejected and clears nothing while the cache is switched off', async () => {
    await again();
    await set('AuthCacheCtrlr', 'Enabled', 'false');
    expect(await bench.result('ClearCache', {})).toEqual({ status: 'Rejected' });
    await set('AuthCacheCtrlr', 'Enabled', 'true');
    expect(await again()).toBe(0);
  });

  it('DisableRemoteAuthorization: only list and cache are believed', async () => {
    await again();
    await set('AuthCtrlr', 'DisableRemoteAuthorization', 'true');
    expect([await again('A'), await again('B')]).toEqual([0, 0]);
    expect(shown()).toEqual(['B: Unknown']);
  });
});

describe('C15: unknown tokens while offline', () => {
  const offline = async (enabled: boolean): Promise<void> => {
    await set('AuthCtrlr', 'OfflineTxForUnknownIdEnabled', String(enabled));
    await bench.act({ kind: 'connection-loss' });
    await bench.startCharging('A');
  };

  it('are refused when it is off', async () => {
    await offline(false);
    expect([power(), shown()]).toEqual([0, ['A: Unknown']]);
  });

  it('FR.08, FR.01: are accepted when it is on, and the cache does not take them', async () => {
    await set('AuthCtrlr', 'LocalPreAuthorize', 'true');
    await offline(true);
    expect(power()).toBe(11_000);
    expect(bench.station.status().queued).toBeGreaterThan(0);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await set('AuthCtrlr', 'OfflineTxForUnknownIdEnabled', 'false').catch(() => undefined);
    bench.script.set('TransactionEvent', {});
    await bench.act({ kind: 'connection-restore' });
    await bench.pass(5);
    bench.forget();
    await present('A');
    expect(asked()).toEqual(['A']);
  });

  it.each([
    ['FR.04', 'EVConnected,Authorized', { eventType: 'Ended', triggerReason: 'Deauthorized', transactionInfo: { stoppedReason: 'DeAuthorized' } }],
    ['FR.03', 'EVConnected', { eventType: 'Updated', triggerReason: 'Deauthorized' }],
  ])('%s: refused after reconnecting, with TxStopPoint %s', async (_fr, stopPoint, event) => {
    await set('TxCtrlr', 'TxStopPoint', stopPoint);
    await offline(true);
    tokens({ A: { status: 'Invalid' } });
    await bench.act({ kind: 'connection-restore' });
    await bench.pass(5);
    expect(power()).toBe(0);
    expect(bench.of('TransactionEvent').at(-1)).toMatchObject(event);
  });

  it('FR.06, FR.07: with StopTxOnInvalidId false it goes on until MaxEnergyOnInvalidId', async () => {
    await set('TxCtrlr', 'StopTxOnInvalidId', 'false');
    await set('TxCtrlr', 'MaxEnergyOnInvalidId', '500');
    await offline(true);
    tokens({ A: { status: 'Invalid' } });
    await bench.act({ kind: 'connection-restore' });
    await bench.pass(5);
    expect(power()).toBe(11_000);
    await bench.pass(600);
    expect(power()).toBe(0);
    expect(bench.of('TransactionEvent').findLast(({ triggerReason }) => triggerReason === 'ChargingStateChanged'))
      .toMatchObject({ eventType: 'Updated', transactionInfo: { chargingState: 'SuspendedEVSE' } });
  });
});

describe('C16: a master pass', () => {
  beforeEach(async () => {
    await set('AuthCtrlr', 'MasterPassGroupId', 'POLICE');
    tokens({ M: group('POLICE') });
  });

  it('FR.02: stops all that runs, with the reason MasterPass', async () => {
    await bench.startCharging('A', 1);
    await bench.startCharging('B', 2);
    await present('M', 1);
    const ended = bench.of('TransactionEvent').filter(({ eventType }) => eventType === 'Ended');
    expect(ended).toMatchObject([1, 2].map(() => ({ triggerReason: 'StopAuthorized', idToken: { idToken: 'M' }, transactionInfo: { stoppedReason: 'MasterPass' } })));
  });

  it('is heard when every EVSE is in use and it is held to no EVSE in particular', async () => {
    await bench.startCharging('A', 1);
    await bench.startCharging('B', 2);
    await bench.act({ kind: 'present-token', idToken: 'M' });
    expect([power(1), power(2)]).toEqual([0, 0]);
  });

  it('FR.05: is believed by the Local Authorization List alone, offline too', async () => {
    await bench.result('SendLocalList', {
      versionNumber: 1, updateType: 'Full', localAuthorizationList: [{ idToken: { idToken: 'M', type: 'ISO14443' }, idTokenInfo: { status: 'Accepted', ...group('POLICE') } }],
    });
    await bench.startCharging('A', 1);
    await bench.act({ kind: 'connection-loss' });
    bench.forget();
    await present('M', 1);
    expect([power(1), asked()]).toEqual([0, []]);
    await bench.act({ kind: 'connection-restore' });
    await bench.pass(5);
    expect(bench.of('TransactionEvent').find(({ eventType }) => eventType === 'Ended'))
      .toMatchObject({ offline: true, idToken: { idToken: 'M' }, transactionInfo: { stoppedReason: 'MasterPass' } });
  });

  it('FR.03, C12.FR.09: starts nothing, by the card or from afar', async () => {
    await bench.startCharging('M');
    expect([power(), shown()]).toEqual([0, ['A master pass starts nothing, and nothing runs that it could stop.']]);
    await bench.result('RequestStartTransaction', { remoteStartId: 1, evseId: 1, idToken: { idToken: 'M', type: 'ISO14443' }, ...group('POLICE') });
    expect([power(), shown()]).toEqual([0, ['A master pass starts nothing.']]);
  });
});

describe('1.6', () => {
  const key = (name: string, value: string): Promise<JsonObject> => bench.result('ChangeConfiguration', { key: name, value });
  beforeEach(async () => { bench = await Bench.booted('1.6'); });

  it('the answer to StopTransaction changes the cache', async () => {
    await key('LocalPreAuthorize', 'true');
    await bench.startCharging('A');
    bench.script.set('StopTransaction', { idTagInfo: { status: 'Blocked' } });
    await present('A');
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    bench.forget();
    await present('A');
    expect(bench.of('Authorize')).toEqual([{ idTag: 'A' }]);
  });

  it('a card with the same parentIdTag stops, and its idTag is told', async () => {
    bench.script.set('Authorize', { idTagInfo: { status: 'Accepted', parentIdTag: 'G' } });
    await bench.startCharging('A');
    await present('B');
    expect(bench.of('StopTransaction')).toMatchObject([{ idTag: 'B', reason: 'Local' }]);
  });

  it.each([['true', 11_000], ['false', 0]])('AllowOfflineTxForUnknownId %s', async (value, watts) => {
    await key('AllowOfflineTxForUnknownId', value);
    await bench.act({ kind: 'connection-loss' });
    await bench.startCharging('A');
    expect(power()).toBe(watts);
  });

  it('a code is an idTag', async () => {
    await bench.act({ kind: 'enter-code', evse: 1, code: '4711' });
    expect(bench.of('Authorize')).toEqual([{ idTag: '4711' }]);
  });
});
