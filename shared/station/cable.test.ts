import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import type { StationAct } from './api';
import { Bench } from './bench.fixture';

const VERSIONS = ['2.0.1', '2.1'] as const;
let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

const UNPLUG: StationAct = { kind: 'unplug', evse: 1, connector: 1 };
const PLUG: StationAct = { kind: 'plug-in', evse: 1, connector: 1 };
const card = (idToken: string): StationAct => ({ kind: 'present-token', evse: 1, idToken });
const CAPTIVE = { evses: [{ connectors: [{ type: 'cType2' }], phases: 3 as const, maxPower: 22_000 }] };

function events(): string[] {
  return bench.of('TransactionEvent').map((event) => {
    const { chargingState } = event['transactionInfo'] as JsonObject;
    return `${String(event['eventType'])} ${String(event['triggerReason'])} ${String(chargingState)}`;
  });
}

function locked(): boolean | undefined {
  return bench.station.status().evses[0]?.connectors[0]?.locked;
}

async function set(component: string, name: string, attributeValue: string): Promise<void> {
  const result = await bench.result('SetVariables', { setVariableData: [{ component: { name: component }, variable: { name }, attributeValue }] });
  expect(result).toMatchObject({ setVariableResult: [{ attributeStatus: 'Accepted' }] });
}

async function charging(version: '2.0.1' | '2.1', settings: { stop?: string; stopTx?: boolean; unlock?: boolean }, config = {}): Promise<void> {
  bench = await Bench.booted(version, { meterInterval: 0, ...config });
  await set('TxCtrlr', 'TxStopPoint', settings.stop ?? 'Authorized');
  await set('TxCtrlr', 'StopTxOnEVSideDisconnect', String(settings.stopTx ?? true));
  await set('OCPPCommCtrlr', 'UnlockOnEVSideDisconnect', String(settings.unlock ?? true));
  await bench.startCharging();
  bench.forget();
}

describe.each(VERSIONS)('E09: the cable is pulled at the car, and that stops the transaction, %s', (version) => {
  it('E09.FR.02: with UnlockOnEVSideDisconnect the socket lets go of it', async () => {
    await charging(version, { unlock: true });
    await bench.act(UNPLUG);
    expect(events()).toEqual(['Ended EVCommunicationLost Idle']);
    expect(bench.of('TransactionEvent')).toMatchObject([{ transactionInfo: { stoppedReason: 'EVDisconnected' } }]);
    expect(bench.statuses).toEqual(['1.1 Available']);
  });

  it('E09.FR.03: otherwise the plug stays locked until the driver presents the card, or another of the group', async () => {
    await charging(version, { unlock: false });
    await bench.act(UNPLUG);
    expect(events()).toEqual(['Ended EVCommunicationLost Idle']);
    expect([locked(), bench.statuses]).toEqual([true, []]);
    expect(bench.station.act(UNPLUG)).toEqual({ ok: false, message: 'The plug is locked in connector 1 of EVSE 1; present the card that it was locked with.' });
    await bench.act(card('T02'));
    expect([locked(), bench.station.status().displayMessages]).toEqual([true, ['The cable at EVSE 1 belongs to somebody else.']]);
    await bench.act(card('t01'));
    expect(locked()).toBe(false);
    await bench.act(UNPLUG);
    expect(bench.statuses).toEqual(['1.1 Available']);
    expect(events()).toHaveLength(1);
  });

  it('C09: another card of the group opens the lock as well', async () => {
    bench = await Bench.booted(version, { meterInterval: 0 });
    bench.script.set('Authorize', { idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: 'G', type: 'Central' } } });
    await set('OCPPCommCtrlr', 'UnlockOnEVSideDisconnect', 'false');
    await bench.startCharging();
    await bench.act(UNPLUG);
    await bench.act(card('T02'));
    expect(locked()).toBe(false);
  });

  it('E09.FR.01: a car that is plugged in again gets nothing until somebody is authorized once more', async () => {
    await charging(version, { stop: 'ParkingBayOccupancy' });
    await bench.act(UNPLUG);
    await bench.act(PLUG);
    await bench.pass(60);
    expect(events()).toEqual(['Updated EVCommunicationLost Idle', 'Updated CablePluggedIn EVConnected']);
    expect(bench.station.status().evses[0]?.power).toBe(0);
    await bench.act(card('T03'));
    expect(events().slice(2)).toEqual(['Updated Authorized EVConnected', 'Updated ChargingStateChanged Charging']);
    expect(bench.of('TransactionEvent')[2]).toMatchObject({ idToken: { idToken: 'T03' } });
    await bench.act(card('T03'));
    await bench.act(UNPLUG);
    await bench.act({ kind: 'leave-bay', evse: 1 });
    expect(bench.of('TransactionEvent').at(-1)).toMatchObject({ eventType: 'Ended', transactionInfo: { stoppedReason: 'Local' } });
  });
});

describe.each(VERSIONS)('E10: the cable is pulled at the car, and the transaction is suspended, %s', (version) => {
  it.each(['Authorized', 'ParkingBayOccupancy', 'Authorized,ParkingBayOccupancy'])('goes on when the car is plugged in again, TxStopPoint %s', async (stop) => {
    await charging(version, { stop, stopTx: false });
    await bench.act(UNPLUG);
    expect(events()).toEqual(['Updated EVCommunicationLost Idle']);
    await bench.pass(600);
    await bench.act(PLUG);
    expect(events().slice(1)).toEqual(['Updated CablePluggedIn EVConnected', 'Updated ChargingStateChanged Charging']);
    expect(bench.of('TransactionEvent').some((event) => 'idToken' in event)).toBe(false);
  });

  it('E10.FR.01: the plug stays locked whatever UnlockOnEVSideDisconnect says; the card ends the transaction and opens it', async () => {
    await charging(version, { stopTx: false, unlock: true });
    await bench.act(UNPLUG);
    expect([locked(), bench.statuses]).toEqual([true, []]);
    await bench.act(card('T01'));
    expect(events().at(-1)).toBe('Ended StopAuthorized Idle');
    expect(locked()).toBe(false);
    await bench.act(UNPLUG);
    expect(bench.statuses).toEqual(['1.1 Available']);
  });

  it('E06.FR.02: the cable itself ends it with TxStopPoint EVConnected or PowerPathClosed', async () => {
    for (const stop of ['EVConnected', 'PowerPathClosed']) {
      await charging(version, { stop, stopTx: false });
      await bench.act(UNPLUG);
      expect(events()).toEqual(['Ended EVCommunicationLost Idle']);
      expect(bench.of('TransactionEvent')).toMatchObject([{ transactionInfo: { stoppedReason: 'EVDisconnected' } }]);
    }
  });

  it.each([
    ['Authorized', 'Ended EVConnectTimeout Idle', 'Timeout'],
    ['ParkingBayOccupancy', 'Updated EVConnectTimeout Idle', undefined],
  ])('E10.FR.02: a captive cable that nobody plugs in again is given up, TxStopPoint %s', async (stop, told, stoppedReason) => {
    await charging(version, { stop, stopTx: false }, CAPTIVE);
    await bench.act(UNPLUG);
    expect(bench.statuses).toEqual(['1.1 Available']);
    await bench.pass(60);
    expect(events()).toEqual(['Updated EVCommunicationLost Idle', told]);
    expect((bench.of('TransactionEvent').at(-1)?.['transactionInfo'] as JsonObject)['stoppedReason']).toBe(stoppedReason);
    await bench.act(PLUG);
    expect(bench.station.status().evses[0]?.power).toBe(0);
  });
});

describe('E05.FR.11: the cable of whoever was refused', () => {
  it('stays locked until the owner presents the card', async () => {
    bench = await Bench.booted('2.0.1', { meterInterval: 0 });
    bench.script.set('TransactionEvent', (payload): JsonObject => ('idToken' in payload ? { idTokenInfo: { status: 'Blocked' } } : {}));
    await bench.startCharging();
    expect(events().at(-1)).toBe('Ended Deauthorized EVConnected');
    expect(locked()).toBe(true);
    bench.forget();
    await bench.act(card('T01'));
    expect([locked(), bench.actions]).toEqual([false, []]);
  });
});

describe('the cable and its connector', () => {
  it('a cable tells once what it carries, and so do the phases in use', async () => {
    bench = await Bench.booted('2.0.1', { meterInterval: 60 });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1, cable: 20, ev: { maxPower: 22_000 } });
    await bench.act(card('T01'));
    await bench.pass(120);
    expect(bench.station.status().evses[0]?.power).toBe(13_800);
    const all = bench.of('TransactionEvent');
    expect(all.filter((event) => 'cableMaxCurrent' in event)).toMatchObject([{ seqNo: 0, cableMaxCurrent: 20 }]);
    // E02.FR.18.
    expect(all.filter((event) => 'numberOfPhasesUsed' in event)).toMatchObject([{ triggerReason: 'ChargingStateChanged', numberOfPhasesUsed: 3 }]);
  });

  it('direct current has no phases, and a plug that does not say what it carries', async () => {
    bench = await Bench.booted('2.0.1', { evses: [{ connectors: [{ type: 'cCCS2' }], phases: 0, maxPower: 50_000 }] });
    await bench.startCharging();
    expect(bench.of('TransactionEvent').some((event) => 'cableMaxCurrent' in event || 'numberOfPhasesUsed' in event)).toBe(false);
  });

  it('E01.FR.14: the other connector of the EVSE is not used while one is', async () => {
    bench = await Bench.booted('2.0.1', { evses: [{ connectors: [{ type: 'sType2' }, { type: 'cCCS2' }], phases: 3, maxPower: 22_000 }] });
    await set('TxCtrlr', 'StopTxOnEVSideDisconnect', 'false');
    await set('TxCtrlr', 'TxStopPoint', 'Authorized');
    await bench.startCharging();
    expect(bench.station.act({ kind: 'plug-in', evse: 1, connector: 2 })).toMatchObject({ ok: false });
    await bench.act(UNPLUG);
    expect(bench.station.act({ kind: 'plug-in', evse: 1, connector: 2 })).toEqual({ ok: false, message: 'EVSE 1 has a cable in its connector 1.' });
  });
});

describe('1.6', () => {
  async function booted(keys: Readonly<Record<string, string>>, config = {}): Promise<void> {
    bench = await Bench.booted('1.6', { meterInterval: 0, ...config });
    for (const [key, value] of Object.entries(keys)) expect(await bench.result('ChangeConfiguration', { key, value })).toEqual({ status: 'Accepted' });
    bench.forget();
    await bench.startCharging();
  }
  const told = (): JsonObject[] => bench.of('StatusNotification').slice(2);

  it('StopTransactionOnEVSideDisconnect true: Finishing says why, then Available (§4.9)', async () => {
    await booted({});
    await bench.act(UNPLUG);
    expect(bench.of('StopTransaction')).toMatchObject([{ reason: 'EVDisconnected' }]);
    expect(told()).toMatchObject([{ status: 'Finishing', info: 'EV side disconnected', errorCode: 'NoError' }, { status: 'Available' }]);
  });

  it('UnlockConnectorOnEVSideDisconnect false: the plug stays locked until the idTag comes again (§9.1)', async () => {
    await booted({ UnlockConnectorOnEVSideDisconnect: 'false' });
    await bench.act(UNPLUG);
    expect([locked(), told().map(({ status }) => status)]).toEqual([true, ['Finishing']]);
    await bench.act(card('T01'));
    await bench.act(UNPLUG);
    expect(told().map(({ status }) => status)).toEqual(['Finishing', 'Available']);
    expect(bench.of('StartTransaction')).toHaveLength(1);
  });

  it('StopTransactionOnEVSideDisconnect false goes before UnlockConnectorOnEVSideDisconnect, and the charging goes on (§4.10)', async () => {
    await booted({ StopTransactionOnEVSideDisconnect: 'false', UnlockConnectorOnEVSideDisconnect: 'true' });
    await bench.act(UNPLUG);
    expect([locked(), told()]).toMatchObject([true, [{ status: 'SuspendedEV', info: 'EV side disconnected', errorCode: 'NoError' }]]);
    await bench.act(PLUG);
    expect(told().at(-1)).toMatchObject({ status: 'Charging' });
    expect(told().at(-1)).not.toHaveProperty('info');
    expect(bench.of('StopTransaction')).toEqual([]);
    expect(bench.station.status().evses[0]?.power).toBe(11_000);
  });

  it('a captive cable that nobody plugs in again within ConnectionTimeOut ends the transaction', async () => {
    await booted({ StopTransactionOnEVSideDisconnect: 'false' }, CAPTIVE);
    await bench.act(UNPLUG);
    await bench.pass(60);
    expect(bench.of('StopTransaction')).toMatchObject([{ reason: 'Other' }]);
  });
});
