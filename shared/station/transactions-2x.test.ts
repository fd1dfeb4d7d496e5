import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

const VERSIONS = ['2.0.1', '2.1'] as const;
let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

/** `Started CablePluggedIn EVConnected`, one for each event. */
function events(): string[] {
  return bench.of('TransactionEvent').map((event) => {
    const { chargingState } = event['transactionInfo'] as JsonObject;
    return `${String(event['eventType'])} ${String(event['triggerReason'])} ${String(chargingState)}`;
  });
}

function last(): JsonObject {
  return bench.of('TransactionEvent').at(-1) ?? {};
}

async function set(component: string, variable: string, attributeValue: string, bootFirst = true): Promise<void> {
  if (bootFirst) await bench.settle();
  const result = await bench.result('SetVariables', { setVariableData: [{ component: { name: component }, variable: { name: variable }, attributeValue }] });
  expect(result).toMatchObject({ setVariableResult: [{ attributeStatus: 'Accepted' }] });
}

async function points(start: string, stop: string): Promise<void> {
  await set('TxCtrlr', 'TxStartPoint', start);
  await set('TxCtrlr', 'TxStopPoint', stop);
  bench.forget();
}

describe.each(VERSIONS)('E. Transactions %s', (version) => {
  it('E02: cable first', async () => {
    bench = await Bench.booted(version);
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    expect(bench.statuses.at(-1)).toBe('1.1 Occupied');
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    expect(bench.of('Authorize')).toEqual([{ idToken: { idToken: 'T01', type: 'ISO14443' } }]);
    expect(events()).toEqual(['Started CablePluggedIn EVConnected', 'Updated Authorized EVConnected', 'Updated ChargingStateChanged Charging']);
  });

  it('E03: id first; the EVSE is told at once, its connector when the cable is there', async () => {
    bench = await Bench.booted(version);
    await bench.act({ kind: 'present-token', evse: 2, idToken: 'T01' });
    expect(events()).toEqual(['Started Authorized Idle']);
    expect(last()).toMatchObject({ evse: { id: 2 }, idToken: { idToken: 'T01' } });
    await bench.act({ kind: 'plug-in', evse: 2, connector: 1 });
    expect(events().slice(1)).toEqual(['Updated CablePluggedIn EVConnected', 'Updated ChargingStateChanged Charging']);
    expect(bench.of('TransactionEvent')[1]).toMatchObject({ evse: { id: 2, connectorId: 1 } });
    expect(last()).not.toHaveProperty('evse');
  });

  it('E03: gives up when no cable comes within EVConnectionTimeOut', async () => {
    bench = await Bench.booted(version, { meterInterval: 0 });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    await bench.pass(60);
    expect(events()).toEqual(['Started Authorized Idle', 'Ended EVConnectTimeout Idle']);
    expect(last()).toMatchObject({ transactionInfo: { stoppedReason: 'Timeout' } });
    expect(bench.station.status().evses[0]?.transaction).toBeUndefined();
  });

  it('E07: stopped by the same card, and by another of its group, whose token is told', async () => {
    bench = await Bench.booted(version);
    bench.script.set('Authorize', { idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: 'G', type: 'Central' } } });
    await bench.startCharging('T01');
    await bench.act({ kind: 'present-token', evse: 1, idToken: 't01' });
    expect(events().at(-1)).toBe('Ended StopAuthorized EVConnected');
    expect(last()).toMatchObject({ transactionInfo: { stoppedReason: 'Local' } });
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.startCharging('T01');
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T02' });
    await bench.settle();
    expect(last()).toMatchObject({ eventType: 'Ended', idToken: { idToken: 'T02' } });
  });

  it('C09: a card of another group does not stop it', async () => {
    bench = await Bench.booted(version);
    bench.script.set('Authorize', (payload) => ({
      idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: `G ${String((payload['idToken'] as JsonObject)['idToken'])}`, type: 'Central' } },
    }));
    await bench.startCharging('T01');
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T02' });
    await bench.settle();
    expect(bench.station.status().evses[0]?.transaction?.idToken).toBe('T01');
    expect(bench.station.status().displayMessages).toEqual(['EVSE 1 is in use by somebody else.']);
  });

  it('C16: a master pass stops any transaction', async () => {
    bench = await Bench.booted(version);
    await set('AuthCtrlr', 'MasterPassGroupId', 'MASTER');
    await bench.startCharging('T01');
    bench.script.set('Authorize', { idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: 'MASTER', type: 'Central' } } });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'M' });
    await bench.settle();
    expect(last()).toMatchObject({ eventType: 'Ended', transactionInfo: { stoppedReason: 'MasterPass' } });
  });

  it('tells token, EVSE and remote start once, and numbers from 0 without a gap', async () => {
    bench = await Bench.booted(version);
    await bench.startCharging();
    await bench.pass(180);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    const all = bench.of('TransactionEvent');
    expect(all.map(({ seqNo }) => seqNo)).toEqual(all.map((_, index) => index));
    expect(all.filter((event) => 'idToken' in event)).toHaveLength(1);
    expect(all.filter((event) => 'evse' in event)).toHaveLength(1);
    expect(new Set(all.map((event) => (event['transactionInfo'] as JsonObject)['transactionId'])).size).toBe(1);
    expect(all.some((event) => 'offline' in event)).toBe(false);
  });

  it('E09: unplugging ends it', async () => {
    bench = await Bench.booted(version);
    await bench.startCharging();
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(events().at(-1)).toBe('Ended EVCommunicationLost Idle');
    expect(last()).toMatchObject({ transactionInfo: { stoppedReason: 'EVDisconnected' } });
    expect(bench.statuses.at(-1)).toBe('1.1 Available');
  });

  it('E10: unplugging suspends it when StopTxOnEVSideDisconnect is false and the authorization decides', async () => {
    bench = await Bench.booted(version);
    await points('Authorized', 'Authorized');
    await set('TxCtrlr', 'StopTxOnEVSideDisconnect', 'false');
    await bench.startCharging();
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(events().at(-1)).toBe('Updated EVCommunicationLost Idle');
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    expect(events().slice(-2)).toEqual(['Updated CablePluggedIn EVConnected', 'Updated ChargingStateChanged Charging']);
  });

  it('E05: ends when the CSMS does not accept the token', async () => {
    bench = await Bench.booted(version);
    bench.script.set('TransactionEvent', (payload): JsonObject => ('idToken' in payload ? { idTokenInfo: { status: 'Blocked' } } : {}));
    await bench.startCharging();
    await bench.settle();
    expect(events().at(-1)).toBe('Ended Deauthorized EVConnected');
    expect(last()).toMatchObject({ transactionInfo: { stoppedReason: 'DeAuthorized' } });
    expect(bench.station.status().displayMessages).toEqual(['T01: Blocked']);
  });

  it('E05: goes on without energy when StopTxOnInvalidId is false', async () => {
    bench = await Bench.booted(version);
    await set('TxCtrlr', 'StopTxOnInvalidId', 'false');
    bench.script.set('TransactionEvent', (payload): JsonObject => ('idToken' in payload ? { idTokenInfo: { status: 'Invalid' } } : {}));
    await bench.startCharging();
    await bench.settle();
    expect(bench.station.status().evses[0]).toMatchObject({ power: 0, transaction: { idToken: 'T01' } });
    expect(events().at(-1)).toBe('Updated ChargingStateChanged SuspendedEVSE');
    const { register } = bench.station.status().evses[0] ?? { register: -1 };
    await bench.pass(600);
    expect(bench.station.status().evses[0]?.register).toBe(register);
  });

  it('E05: MaxEnergyOnInvalidId is what may still flow', async () => {
    bench = await Bench.booted(version);
    await set('TxCtrlr', 'StopTxOnInvalidId', 'false');
    await set('TxCtrlr', 'MaxEnergyOnInvalidId', '500');
    bench.script.set('TransactionEvent', (payload): JsonObject => ('idToken' in payload ? { idTokenInfo: { status: 'Invalid' } } : {}));
    await bench.startCharging();
    await bench.pass(60);
    expect(bench.station.status().evses[0]?.power).toBe(11_000);
    await bench.pass(600);
    expect(bench.station.status().evses[0]?.power).toBe(0);
    // The meter is looked at every ten seconds, in which 31 Wh flow.
    expect(bench.station.status().evses[0]?.register).toBeGreaterThanOrEqual(500);
    expect(bench.station.status().evses[0]?.register).toBeLessThan(531);
  });

  it('E15: the car pauses, goes on, and is full', async () => {
    bench = await Bench.booted(version);
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1, ev: { capacity: 2000, soc: 90, maxPower: 11_000 } });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    await bench.act({ kind: 'ev-suspend', evse: 1 });
    await bench.act({ kind: 'ev-resume', evse: 1 });
    await bench.pass(1800);
    const states = events().filter((event) => event.includes('ChargingStateChanged'));
    expect(states).toEqual([
      'Updated ChargingStateChanged Charging', 'Updated ChargingStateChanged SuspendedEV', 'Updated ChargingStateChanged Charging',
      'Updated ChargingStateChanged SuspendedEV',
    ]);
    expect(bench.station.status().evses[0]).toMatchObject({ power: 0, register: 200, connectors: [{ soc: 100 }] });
  });

  it('C02: a start button needs no Authorize', async () => {
    bench = await Bench.booted(version);
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.act({ kind: 'press-start', evse: 1 });
    expect(bench.of('Authorize')).toEqual([]);
    expect(bench.of('TransactionEvent')[1]).toMatchObject({ triggerReason: 'Authorized', idToken: { idToken: '', type: 'NoAuthorization' } });
    await bench.act({ kind: 'press-stop', evse: 1 });
    expect(events().at(-1)).toBe('Ended StopAuthorized EVConnected');
  });

  it('an emergency stop and a fault end it at once', async () => {
    bench = await Bench.booted(version);
    await bench.startCharging();
    await bench.act({ kind: 'emergency-stop', evse: 1 });
    expect(last()).toMatchObject({ eventType: 'Ended', triggerReason: 'AbnormalCondition', transactionInfo: { stoppedReason: 'EmergencyStop' } });
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.startCharging();
    await bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'GroundFailure' });
    expect(last()).toMatchObject({ eventType: 'Ended', triggerReason: 'AbnormalCondition', transactionInfo: { stoppedReason: 'GroundFault' } });
    expect(bench.statuses.at(-1)).toBe('1.1 Faulted');
  });

  it('an open door suspends the charging and is told as a security event', async () => {
    bench = await Bench.booted(version);
    await bench.startCharging();
    await bench.act({ kind: 'open-door' });
    expect(events().at(-1)).toBe('Updated ChargingStateChanged SuspendedEVSE');
    expect(bench.of('SecurityEventNotification').at(-1)).toMatchObject({ type: 'TamperDetectionActivated' });
    await bench.act({ kind: 'close-door' });
    expect(events().at(-1)).toBe('Updated ChargingStateChanged Charging');
  });

  it('E14: knows whether a transaction runs', async () => {
    bench = await Bench.booted(version);
    await bench.startCharging();
    const transactionId = bench.station.status().evses[0]?.transaction?.id ?? '';
    expect(await bench.result('GetTransactionStatus', { transactionId })).toEqual({ ongoingIndicator: true, messagesInQueue: false });
    expect(await bench.result('GetTransactionStatus', { transactionId: 'other' })).toEqual({ ongoingIndicator: false, messagesInQueue: false });
    expect(await bench.result('GetTransactionStatus', {})).toEqual({ messagesInQueue: false });
  });
});

describe('E01 and E06: TxStartPoint and TxStopPoint', () => {
  it.each([
    ['EVConnected', 'Started CablePluggedIn EVConnected'],
    ['Authorized', 'Started Authorized EVConnected'],
    ['PowerPathClosed', 'Started Authorized EVConnected'],
    ['EnergyTransfer', 'Started ChargingStateChanged Charging'],
  ])('TxStartPoint %s, cable first', async (start, first) => {
    bench = await Bench.booted('2.0.1');
    await points(start, 'EVConnected');
    await bench.startCharging();
    expect(events()[0]).toBe(first);
    expect(events().filter((event) => event.startsWith('Started'))).toHaveLength(1);
    expect(bench.station.status().evses[0]?.transaction?.chargingState).toBe('Charging');
  });

  it.each([
    ['EVConnected', 'Started CablePluggedIn EVConnected'],
    ['Authorized', 'Started Authorized Idle'],
    ['PowerPathClosed', 'Started CablePluggedIn EVConnected'],
    ['EnergyTransfer', 'Started ChargingStateChanged Charging'],
  ])('TxStartPoint %s, id first', async (start, first) => {
    bench = await Bench.booted('2.0.1');
    await points(start, 'EVConnected');
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    expect(events()[0]).toBe(first);
    expect(bench.of('TransactionEvent')[0]).toMatchObject({ seqNo: 0, evse: { id: 1 }, idToken: { idToken: 'T01' } });
  });

  it.each([
    ['EVConnected', ['Updated StopAuthorized EVConnected', 'Ended EVCommunicationLost Idle']],
    ['Authorized', ['Ended StopAuthorized EVConnected']],
    ['PowerPathClosed', ['Ended StopAuthorized EVConnected']],
    ['EnergyTransfer', ['Ended StopAuthorized EVConnected']],
  ])('TxStopPoint %s: card, then cable', async (stop, expected) => {
    bench = await Bench.booted('2.0.1');
    await points('EVConnected', stop);
    await bench.startCharging();
    const before = events().length;
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(events().slice(before)).toEqual(expected);
    expect(last()).toMatchObject({ transactionInfo: { stoppedReason: 'Local' } });
  });

  it('TxStopPoint EnergyTransfer: ends when the car takes no more', async () => {
    bench = await Bench.booted('2.0.1');
    await points('EVConnected', 'EnergyTransfer');
    await bench.startCharging();
    await bench.act({ kind: 'ev-suspend', evse: 1 });
    expect(events().at(-1)).toBe('Ended ChargingStateChanged EVConnected');
    expect(last()).toMatchObject({ transactionInfo: { stoppedReason: 'StoppedByEV' } });
  });

  it('after a stop a new card begins a new transaction at the same cable', async () => {
    bench = await Bench.booted('2.0.1');
    await points('EVConnected,Authorized', 'Authorized');
    await bench.startCharging();
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    bench.forget();
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T02' });
    expect(events()).toEqual(['Started Authorized EVConnected', 'Updated ChargingStateChanged Charging']);
    expect(bench.of('TransactionEvent')[0]).toMatchObject({ seqNo: 0, idToken: { idToken: 'T02' } });
  });

  it('refuses DataSigned as a TxStopPoint, which has no meaning', async () => {
    bench = await Bench.booted('2.0.1');
    const result = await bench.result('SetVariables', { setVariableData: [{ component: { name: 'TxCtrlr' }, variable: { name: 'TxStopPoint' }, attributeValue: 'DataSigned' }] });
    expect(result).toMatchObject({ setVariableResult: [{ attributeStatus: 'Rejected' }] });
  });
});

describe('J. Metering', () => {
  it('J02: begin, periodic and end values, with what the settings ask for', async () => {
    bench = await Bench.booted('2.0.1');
    await set('SampledDataCtrlr', 'TxUpdatedMeasurands', 'Energy.Active.Import.Register,Voltage,Current.Import,Power.Active.Import,SoC,Frequency,Power.Offered,Current.Offered');
    await set('SampledDataCtrlr', 'TxEndedInterval', '60');
    await bench.startCharging();
    await bench.pass(120);
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    const contexts = (event: JsonObject | undefined): unknown[] =>
      ((event?.['meterValue'] ?? []) as JsonObject[]).map((value) => ((value['sampledValue'] as JsonObject[])[0] ?? {})['context']);
    const all = bench.of('TransactionEvent');
    expect(contexts(all[0])).toEqual(['Transaction.Begin']);
    expect(contexts(all.find(({ triggerReason }) => triggerReason === 'MeterValuePeriodic'))).toEqual(['Sample.Periodic']);
    expect(contexts(all.at(-1))).toEqual(['Transaction.Begin', 'Sample.Periodic', 'Sample.Periodic', 'Transaction.End']);
    const [periodic] = all.filter(({ triggerReason }) => triggerReason === 'MeterValuePeriodic');
    const samples = ((periodic?.['meterValue'] as JsonObject[])[0]?.['sampledValue'] ?? []) as JsonObject[];
    expect(samples.map((sample) => [sample['measurand'], sample['phase']].filter(Boolean).join(' '))).toEqual([
      'Energy.Active.Import.Register', 'Voltage L1-N', 'Voltage L2-N', 'Voltage L3-N', 'Current.Import L1', 'Current.Import L2', 'Current.Import L3',
      'Power.Active.Import', 'Power.Active.Import L1', 'Power.Active.Import L2', 'Power.Active.Import L3', 'SoC', 'Frequency', 'Power.Offered', 'Current.Offered',
    ]);
    expect(samples.every((sample) => typeof sample['value'] === 'number')).toBe(true);
    expect(samples[0]).toMatchObject({ value: 183, unitOfMeasure: { unit: 'Wh' } });
  });

  it('J01: clock-aligned values, alone and within a transaction', async () => {
    bench = await Bench.booted('2.0.1');
    await set('AlignedDataCtrlr', 'Interval', '900');
    await bench.pass(900);
    expect(bench.of('MeterValues').map(({ evseId }) => evseId)).toEqual([0, 1, 2]);
    expect(bench.of('MeterValues')[0]).toMatchObject({ meterValue: [{ timestamp: '2026-01-01T00:15:00.000Z', sampledValue: [{ context: 'Sample.Clock' }] }] });
    await bench.startCharging();
    bench.forget();
    await bench.pass(900);
    expect(bench.of('MeterValues').map(({ evseId }) => evseId)).toEqual([0, 2]);
    expect(bench.of('TransactionEvent').filter(({ triggerReason }) => triggerReason === 'MeterValueClock')).toMatchObject([{ timestamp: '2026-01-01T00:30:00.000Z' }]);
  });

  it('simulates faster than real time when it is told to', async () => {
    bench = await Bench.booted('2.0.1', { speed: 60 });
    await bench.startCharging();
    await bench.pass(10);
    expect(events().filter((event) => event.includes('MeterValuePeriodic'))).toHaveLength(10);
    expect(bench.station.status().evses[0]?.transaction?.energy).toBe(1833);
  });

  it('sends none when the interval is 0', async () => {
    bench = await Bench.booted('2.0.1', { meterInterval: 0 });
    await bench.startCharging();
    await bench.pass(600);
    expect(events().filter((event) => event.includes('MeterValuePeriodic'))).toEqual([]);
  });
});
