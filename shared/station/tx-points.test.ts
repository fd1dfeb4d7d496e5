import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import type { StationAct } from './api';
import { Bench } from './bench.fixture';

let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

const START = ['ParkingBayOccupancy', 'EVConnected', 'Authorized', 'DataSigned', 'PowerPathClosed', 'EnergyTransfer'];
const STOP = ['ParkingBayOccupancy', 'EVConnected', 'Authorized', 'PowerPathClosed', 'EnergyTransfer'];

const ENTER: StationAct = { kind: 'enter-bay', evse: 1 };
const LEAVE: StationAct = { kind: 'leave-bay', evse: 1 };
const PLUG: StationAct = { kind: 'plug-in', evse: 1, connector: 1 };
const UNPLUG: StationAct = { kind: 'unplug', evse: 1, connector: 1 };
const CARD: StationAct = { kind: 'present-token', evse: 1, idToken: 'T01' };

/** What becomes true on the way to charging, in order, and how the transaction that begins there says so. */
const ON_THE_WAY: Readonly<Record<'cable' | 'id', readonly (readonly [string, string])[]>> = {
  cable: [
    ['ParkingBayOccupancy', 'EVDetected Idle'], ['EVConnected', 'CablePluggedIn EVConnected'], ['DataSigned', 'SignedDataReceived EVConnected'],
    ['Authorized', 'Authorized EVConnected'], ['PowerPathClosed', 'Authorized EVConnected'], ['EnergyTransfer', 'ChargingStateChanged Charging'],
  ],
  id: [
    ['ParkingBayOccupancy', 'EVDetected Idle'], ['Authorized', 'Authorized Idle'], ['EVConnected', 'CablePluggedIn EVConnected'],
    ['PowerPathClosed', 'CablePluggedIn EVConnected'], ['DataSigned', 'SignedDataReceived EVConnected'], ['EnergyTransfer', 'ChargingStateChanged Charging'],
  ],
};

/** What is lost on the way out, in order. */
const ON_THE_WAY_OUT: readonly (readonly [readonly string[], string])[] = [
  [['Authorized', 'PowerPathClosed', 'EnergyTransfer'], 'StopAuthorized EVConnected'],
  [['EVConnected'], 'EVCommunicationLost Idle'],
  [['ParkingBayOccupancy'], 'EVDeparted Idle'],
];

function subsets(points: readonly string[]): string[][] {
  return points.reduce<string[][]>((all, point) => [...all, ...all.map((one) => [...one, point])], [[]]).filter(({ length }) => length > 0);
}

function events(type?: string): string[] {
  return bench.of('TransactionEvent').filter(({ eventType }) => type === undefined || eventType === type).map((event) => {
    const { chargingState } = event['transactionInfo'] as JsonObject;
    return `${type === undefined ? `${String(event['eventType'])} ` : ''}${String(event['triggerReason'])} ${String(chargingState)}`;
  });
}

async function set(component: string, name: string, attributeValue: string): Promise<void> {
  const result = await bench.result('SetVariables', { setVariableData: [{ component: { name: component }, variable: { name }, attributeValue }] });
  expect(result).toMatchObject({ setVariableResult: [{ attributeStatus: 'Accepted' }] });
}

async function station(start: readonly string[], stop: readonly string[], version: '2.0.1' | '2.1' = '2.0.1'): Promise<void> {
  bench = await Bench.booted(version, { meterInterval: 0 });
  await set('SampledDataCtrlr', 'SignReadings', 'true');
  await set('TxCtrlr', 'TxStartPoint', start.join(','));
  await set('TxCtrlr', 'TxStopPoint', stop.join(','));
  bench.forget();
}

/** Drives in, plugs in and presents the card, in one order or the other, and gives the meter the time to sign. */
async function arrive(first: 'cable' | 'id'): Promise<void> {
  for (const act of first === 'cable' ? [ENTER, PLUG, 'wait' as const, CARD] : [ENTER, CARD, PLUG]) {
    if (act === 'wait') await bench.pass(2);
    else await bench.act(act);
  }
  await bench.pass(2);
}

async function depart(): Promise<void> {
  for (const act of [CARD, UNPLUG, LEAVE]) await bench.act(act);
}

/** A session from driving in to driving away begins and ends one transaction where the settings say. */
async function expectSession(start: readonly string[], stop: readonly string[], first: 'cable' | 'id'): Promise<void> {
  await station(start, stop);
  await arrive(first);
  const begins = ON_THE_WAY[first].find(([point]) => start.includes(point));
  expect(events('Started')).toEqual([begins?.[1]]);
  expect(bench.station.status().evses[0]?.transaction?.chargingState).toBe('Charging');
  await depart();
  const ends = ON_THE_WAY_OUT.find(([points]) => points.some((point) => stop.includes(point)));
  expect(events('Ended')).toEqual([ends?.[1]]);
  expect(events().at(-1)).toBe(`Ended ${String(ends?.[1])}`);
  const all = bench.of('TransactionEvent');
  expect(all.map(({ seqNo }) => seqNo)).toEqual(all.map((_event, index) => index));
  expect(all.at(-1)).toMatchObject({ transactionInfo: { stoppedReason: 'Local' } });
  // E01.FR.10, E07.FR.02: the token is told once when it is authorized and once when it ends that.
  expect(all.filter((event) => 'idToken' in event)).toHaveLength(2);
  // E01.FR.16.
  expect(all.filter(({ evse }) => (evse as JsonObject | undefined)?.['connectorId'] === 1)).toHaveLength(1);
}

describe('E01: whatever TxStartPoint holds, a transaction begins at the first that comes true', () => {
  it.each(['cable', 'id'] as const)('%s first', async (first) => {
    for (const start of subsets(START)) await expectSession(start, ['EVConnected'], first);
  }, 30_000);
});

describe('E06: whatever TxStopPoint holds, it ends at the first that is lost', () => {
  it.each(['cable', 'id'] as const)('%s first', async (first) => {
    for (const stop of subsets(STOP)) await expectSession(['ParkingBayOccupancy'], stop, first);
  }, 30_000);

  it('with any TxStartPoint', async () => {
    for (const start of START) for (const stop of STOP) await expectSession([start], [stop], 'id');
  }, 30_000);
});

describe('E06: what ends a transaction, and why it says it ended', () => {
  it.each<[string, string, readonly StationAct[], readonly string[], string]>([
    ['the car pauses', 'EnergyTransfer', [{ kind: 'ev-suspend', evse: 1 }], ['Ended ChargingStateChanged EVConnected'], 'StoppedByEV'],
    ['the car pauses', 'PowerPathClosed', [{ kind: 'ev-suspend', evse: 1 }, CARD], ['Updated ChargingStateChanged SuspendedEV', 'Ended StopAuthorized EVConnected'], 'Local'],
    ['the cable is pulled', 'EVConnected', [UNPLUG], ['Ended EVCommunicationLost Idle'], 'EVDisconnected'],
    ['the cable is pulled', 'PowerPathClosed', [UNPLUG], ['Ended EVCommunicationLost Idle'], 'EVDisconnected'],
    ['the cable is pulled', 'Authorized', [UNPLUG], ['Ended EVCommunicationLost Idle'], 'EVDisconnected'],
    ['the cable is pulled', 'EnergyTransfer', [UNPLUG], ['Ended EVCommunicationLost Idle'], 'EVDisconnected'],
    ['the cable is pulled and the car leaves', 'ParkingBayOccupancy', [UNPLUG, LEAVE], ['Updated EVCommunicationLost Idle', 'Ended EVDeparted Idle'], 'EVDisconnected'],
    ['the stop button, the cable', 'EVConnected', [{ kind: 'press-stop', evse: 1 }, UNPLUG], ['Updated StopAuthorized EVConnected', 'Ended EVCommunicationLost Idle'], 'Local'],
    ['an emergency', 'ParkingBayOccupancy', [{ kind: 'emergency-stop', evse: 1 }], ['Ended AbnormalCondition EVConnected'], 'EmergencyStop'],
  ])('%s, TxStopPoint %s', async (_what, stop, acts, expected, stoppedReason) => {
    await station(['EVConnected'], [stop]);
    await arrive('cable');
    const before = events().length;
    for (const act of acts) await bench.act(act);
    expect(events().slice(before)).toEqual(expected);
    expect(bench.of('TransactionEvent').at(-1)).toMatchObject({ transactionInfo: { stoppedReason } });
  });

  it('a station-side limit of nothing ends it with TxStopPoint EnergyTransfer', async () => {
    await station(['EVConnected'], ['EnergyTransfer']);
    await arrive('cable');
    await bench.act({ kind: 'open-door' });
    expect(events().at(-1)).toBe('Ended ChargingStateChanged EVConnected');
  });
});

describe('E01.FR.04: DataSigned', () => {
  it.each(['2.0.1', '2.1'] as const)('%s: energy flows only when the meter has signed the value that the transaction begins with', async (version) => {
    await station(['DataSigned'], ['EVConnected'], version);
    await bench.act(CARD);
    await bench.act(PLUG);
    expect(events()).toEqual([]);
    expect(bench.station.status().evses[0]).toMatchObject({ power: 0 });
    await bench.pass(1);
    expect(events()).toEqual(['Started SignedDataReceived EVConnected', 'Updated ChargingStateChanged Charging']);
    expect(bench.of('TransactionEvent')[0]).toMatchObject({ idToken: { idToken: 'T01' }, evse: { id: 1, connectorId: 1 } });
  });

  it('never holds while SampledDataCtrlr.SignReadings is false', async () => {
    await station(['DataSigned'], ['EVConnected']);
    await set('SampledDataCtrlr', 'SignReadings', 'false');
    await arrive('cable');
    expect(events()).toEqual([]);
  });

  it('a cable that is pulled before the meter was done begins nothing', async () => {
    await station(['DataSigned'], ['EVConnected']);
    await bench.act(PLUG);
    await bench.act(UNPLUG);
    await bench.pass(5);
    expect(events()).toEqual([]);
  });
});

describe('the parking bay', () => {
  it('a car that is plugged in stands in it, said or not', async () => {
    await station(['ParkingBayOccupancy'], ['ParkingBayOccupancy']);
    await bench.act(PLUG);
    expect(events()).toEqual(['Started EVDetected Idle', 'Updated CablePluggedIn EVConnected']);
    expect(bench.station.act(LEAVE)).toEqual({ ok: false, message: 'The car at EVSE 1 is plugged in; unplug it first.' });
    expect(bench.station.act(ENTER)).toEqual({ ok: false, message: 'A car stands in the bay of EVSE 1 already.' });
    await bench.act(UNPLUG);
    await bench.act(LEAVE);
    expect(bench.station.act(LEAVE)).toEqual({ ok: false, message: 'The bay of EVSE 1 is empty.' });
  });

  it('E02.FR.17: a car that comes and goes within a transaction is told of', async () => {
    await station(['Authorized'], ['EVConnected', 'Authorized']);
    await bench.act(CARD);
    await bench.act(ENTER);
    await bench.act(LEAVE);
    expect(events()).toEqual(['Started Authorized Idle', 'Updated EVDetected Idle', 'Updated EVDeparted Idle']);
  });

  it('a start point that no stop point answers leaves the transaction open until the CSMS ends it (E, 1.1, warning)', async () => {
    await station(['ParkingBayOccupancy'], ['EVConnected']);
    await bench.act(ENTER);
    await bench.act(LEAVE);
    expect(events()).toEqual(['Started EVDetected Idle', 'Updated EVDeparted Idle']);
    const transactionId = bench.station.status().evses[0]?.transaction?.id ?? '';
    expect(await bench.result('RequestStopTransaction', { transactionId })).toEqual({ status: 'Accepted' });
    expect(events().at(-1)).toBe('Ended RemoteStop Idle');
  });
});
