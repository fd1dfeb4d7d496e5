import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

let bench: Bench;

afterEach(() => expect(bench?.faults ?? []).toEqual([]));

const TEMPERATURE = { component: { name: 'ChargingStation' }, variable: { name: 'Temperature' } };
const LOCK = { component: { name: 'ConnectorPlugRetentionLock', evse: { id: 1, connectorId: 1 } }, variable: { name: 'Active' } };
const FAN = { component: { name: 'AirCoolingSystem' }, variable: { name: 'FanSpeed' } };

async function set(data: JsonObject): Promise<JsonObject> {
  const { setMonitoringResult } = await bench.result('SetVariableMonitoring', { setMonitoringData: [{ severity: 6, ...TEMPERATURE, ...data }] });
  return (setMonitoringResult as JsonObject[])[0] ?? {};
}

async function setId(data: JsonObject): Promise<number> {
  const { status, id } = await set(data);
  expect(status).toBe('Accepted');
  return Number(id);
}

function events(): JsonObject[] {
  return bench.of('NotifyEvent').flatMap(({ eventData }) => eventData as JsonObject[]);
}

const heat = (value: number): Promise<void> => bench.act({ kind: 'set-reading', sensor: 'temperature', value });

describe.each(['2.0.1', '2.1'] as const)('SetVariableMonitoring, %s', (version) => {
  it.each<[string, JsonObject, JsonObject]>([
    ['N04.FR.08 and .11: gets an id', { type: 'UpperThreshold', value: 50 }, { status: 'Accepted', id: expect.any(Number) }],
    ['N04.FR.03', { type: 'Delta', value: 1, component: { name: 'Teapot' } }, { status: 'UnknownComponent' }],
    ['N04.FR.04', { type: 'Delta', value: 1, variable: { name: 'Wisdom' } }, { status: 'UnknownVariable' }],
    ['N04.FR.05: a threshold of what is no number', { type: 'UpperThreshold', value: 1, ...LOCK }, { status: 'UnsupportedMonitorType' }],
    ['N04.FR.05: what never changes', { type: 'Delta', value: 1, variable: { name: 'Model' } }, { status: 'UnsupportedMonitorType' }],
    ['N04.FR.06: above the range', { type: 'UpperThreshold', value: 999 }, { status: 'Rejected' }],
    ['N04.FR.06: below the range', { type: 'LowerThreshold', value: -999 }, { status: 'Rejected' }],
    ['N04.FR.10: same type and severity', { type: 'UpperThreshold', value: 50, severity: 1 }, { status: 'Duplicate' }],
    ['N04.FR.13: an unknown id', { type: 'UpperThreshold', value: 50, id: 5000 }, { status: 'Rejected' }],
    ['N04.FR.14: a negative change', { type: 'Delta', value: -1 }, { status: 'Rejected' }],
    ['N04.FR.16: the id of another variable', { type: 'Delta', value: 1, id: 101, ...LOCK }, { status: 'Rejected' }],
    ['N04.FR.18: a hard-wired one', { type: 'UpperThreshold', value: 50, id: 1 }, { status: 'Rejected' }],
    ['no such severity', { type: 'Delta', value: 1, severity: 10 }, { status: 'Rejected' }],
    ['an interval of nothing', { type: 'Periodic', value: 0 }, { status: 'Rejected' }],
  ])('%s', async (_, data, expected) => {
    bench = await Bench.booted(version);
    expect(await set(data)).toMatchObject(expected);
  });

  it('N04.FR.12 and .15: a known id replaces the monitor, which then is the CSMS\'s', async () => {
    bench = await Bench.booted(version);
    await set({ id: 101, type: 'UpperThreshold', value: 40 });
    await heat(41);
    expect(events()).toMatchObject([{ variableMonitoringId: 101, eventNotificationType: 'CustomMonitor' }]);
    await bench.result('SetMonitoringBase', { monitoringBase: 'FactoryDefault' });
    await heat(66);
    expect(events().at(-1)).toMatchObject({ variableMonitoringId: 101, eventNotificationType: 'PreconfiguredMonitor' });
  });

  it('N04.FR.09, N06.FR.06: no more than it says that it takes', async () => {
    bench = await Bench.booted(version);
    bench.station.configure({ 'MonitoringCtrlr.ItemsPerMessage[SetVariableMonitoring]': '1' });
    const one = { type: 'Delta', value: 1, severity: 4, ...TEMPERATURE };
    expect(await bench.call('SetVariableMonitoring', { setMonitoringData: [one, { ...one, severity: 5 }] })).toMatchObject({ kind: 'error', code: 'OccurrenceConstraintViolation' });
    expect(await bench.call('ClearVariableMonitoring', { id: [1, 2] })).toMatchObject({ kind: 'error', code: 'OccurrenceConstraintViolation' });
  });
});

describe('events', () => {
  it('N07: beyond the threshold, back again, with what it is about', async () => {
    bench = await Bench.booted('2.1');
    const id = await setId({ type: 'UpperThreshold', value: 50, severity: 3 });
    await heat(51);
    await heat(49);
    expect(events()).toMatchObject([
      { trigger: 'Alerting', actualValue: '51', variableMonitoringId: id, severity: 3, ...TEMPERATURE },
      { trigger: 'Alerting', actualValue: '49', cleared: true, variableMonitoringId: id },
    ]);
    expect(bench.of('NotifyEvent').map(({ seqNo }) => seqNo)).toEqual([0, 0]);
  });

  it('N07.FR.11: another threshold is held against the value at once; N07.FR.12: removing tells nothing', async () => {
    bench = await Bench.booted('2.0.1');
    await heat(55);
    const id = await setId({ type: 'UpperThreshold', value: 50, severity: 3 });
    expect(events()).toHaveLength(1);
    await set({ id, type: 'UpperThreshold', value: 60, severity: 3 });
    expect(events().at(-1)).toMatchObject({ cleared: true });
    await set({ id, type: 'UpperThreshold', value: 40, severity: 3 });
    expect(events()).toHaveLength(3);
    await bench.result('ClearVariableMonitoring', { id: [id] });
    await heat(20);
    expect(events()).toHaveLength(3);
  });

  it('N05.FR.03, N07.FR.15: slighter ones than the level are not told, and as they are once they are wanted', async () => {
    bench = await Bench.booted('2.0.1');
    await setId({ type: 'UpperThreshold', value: 50, severity: 7 });
    await bench.result('SetMonitoringLevel', { severity: 6 });
    await heat(55);
    expect(events()).toEqual([]);
    await bench.result('SetMonitoringLevel', { severity: 7 });
    expect(events()).toMatchObject([{ actualValue: '55' }]);
  });

  it('N07.FR.04: offline, grave ones wait for the connection, others tell how things are then', async () => {
    bench = await Bench.booted('2.0.1');
    const grave = await setId({ type: 'UpperThreshold', value: 50, severity: 3 });
    const slight = await setId({ type: 'UpperThreshold', value: 52, severity: 8 });
    await bench.act({ kind: 'connection-loss' });
    await heat(55);
    await heat(49);
    await heat(56);
    bench.forget();
    await bench.act({ kind: 'connection-restore' });
    await bench.pass(1);
    expect(events().map(({ variableMonitoringId, cleared = false }) => [variableMonitoringId, cleared])).toEqual([[grave, false], [grave, true], [grave, false], [slight, false]]);
  });

  it('N07.FR.13 and .14: outlast a reset, after which what has been cleared is told', async () => {
    bench = await Bench.booted('2.0.1');
    const id = await setId({ type: 'UpperThreshold', value: 50, severity: 3 });
    await heat(55);
    await bench.result('Reset', { type: 'Immediate' });
    bench.station.act({ kind: 'set-reading', sensor: 'temperature', value: 20 });
    await bench.pass(30);
    expect(events().at(-1)).toMatchObject({ variableMonitoringId: id, cleared: true });
  });

  it('N07.FR.05: what follows from another event names it', async () => {
    bench = await Bench.booted('2.1');
    for (const name of ['Connector', 'EVSE']) {
      await setId({ type: 'Delta', value: 1, component: { name, evse: { id: 1, ...(name === 'Connector' ? { connectorId: 1 } : {}) } }, variable: { name: 'Problem' } });
    }
    await bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'GroundFailure' });
    const [first, second] = events();
    expect(first).toMatchObject({ component: { name: 'Connector' }, actualValue: 'true' });
    expect(second).toMatchObject({ component: { name: 'EVSE' }, cause: first?.['eventId'] });
  });

  it('monitors of transactions watch only while one runs there, and name it', async () => {
    bench = await Bench.booted('2.0.1');
    await setId({ type: 'UpperThreshold', value: 50, transaction: true });
    await heat(60);
    expect(events()).toEqual([]);
    await bench.startCharging();
    const [{ transactionInfo } = {}] = bench.of('TransactionEvent');
    expect(events()).toMatchObject([{ actualValue: '60', transactionId: (transactionInfo as JsonObject)['transactionId'] }]);
  });

  it('N08.FR.05 and .06: periodic ones come at their interval, while the monitor is there', async () => {
    bench = await Bench.booted('2.0.1');
    const id = await setId({ type: 'Periodic', value: 30 });
    await bench.pass(95);
    expect(events().map(({ trigger }) => trigger)).toEqual(['Periodic', 'Periodic', 'Periodic']);
    await set({ id, type: 'Periodic', value: 10 });
    await bench.pass(25);
    expect(events()).toHaveLength(5);
    await bench.result('ClearVariableMonitoring', { id: [id] });
    await bench.pass(60);
    expect(events()).toHaveLength(5);
  });

  it('N08.FR.07: those on the clock come at its round times', async () => {
    bench = await Bench.booted('2.0.1');
    await setId({ type: 'PeriodicClockAligned', value: 900 });
    await bench.pass(3600);
    for (const { timestamp } of events()) expect(Date.parse(String(timestamp)) % 900_000).toBe(0);
    expect(events().length).toBeGreaterThanOrEqual(4);
  });

  it('the hard-wired ones of the maker tell of heat and tilt, and nobody takes them away', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.result('SetMonitoringBase', { monitoringBase: 'HardWiredOnly' });
    await heat(90);
    await bench.act({ kind: 'set-reading', sensor: 'tilt', value: 45 });
    expect(events().map(({ variableMonitoringId, eventNotificationType }) => [variableMonitoringId, eventNotificationType])).toEqual([[1, 'HardWiredMonitor'], [2, 'HardWiredMonitor']]);
    expect(await bench.result('ClearVariableMonitoring', { id: [1, 2, 101] })).toEqual({ clearMonitoringResult: [{ id: 1, status: 'Rejected' }, { id: 2, status: 'Rejected' }, { id: 101, status: 'NotFound' }] });
  });

  it('a change by the CSMS is seen too (2.1 TargetDelta of the fan)', async () => {
    bench = await Bench.booted('2.1');
    await setId({ type: 'TargetDelta', value: 100, ...FAN });
    const target = (value: string, attributeType = 'Target'): Promise<JsonObject> => bench.result('SetVariables', { setVariableData: [{ attributeType, attributeValue: value, ...FAN }] });
    await target('2500');
    expect(events()).toEqual([]);
    await target('2000', 'MaxSet');
    expect(events()).toMatchObject([{ trigger: 'Alerting', actualValue: '2000' }]);
  });

  it('a station that was built without monitoring says so', async () => {
    bench = await Bench.booted('2.0.1');
    bench.station.configure({ 'MonitoringCtrlr.Available': 'false' });
    expect(await bench.result('SetMonitoringBase', { monitoringBase: 'All' })).toEqual({ status: 'NotSupported' });
    expect(await bench.result('GetMonitoringReport', { requestId: 1 })).toEqual({ status: 'NotSupported' });
    expect(await bench.result('SetMonitoringLevel', { severity: 1 })).toMatchObject({ status: 'Rejected' });
    await heat(120);
    expect(events()).toEqual([]);
  });
});

describe('periodic event streams (2.1)', () => {
  const stream = { type: 'Periodic', value: 2, periodicEventStream: { interval: 20, values: 4 } };
  const sends = (): JsonObject[] => bench.frames.filter(({ text }) => text.startsWith('[6,')).map(({ text }) => (JSON.parse(text) as [number, string, string, JsonObject])[3]);

  it('N11, N15: values go in chunks, without an answer, and not as events', async () => {
    bench = await Bench.booted('2.1');
    bench.script.set('OpenPeriodicEventStream', { status: 'Accepted' });
    const id = await setId(stream);
    expect(bench.of('OpenPeriodicEventStream')).toEqual([{ constantStreamData: { id: 1, params: { interval: 20, values: 4 }, variableMonitoringId: id } }]);
    await bench.pass(17);
    expect(events()).toEqual([]);
    expect(sends().map(({ pending, data }) => [pending, (data as JsonObject[]).map(({ t }) => t)])).toEqual([[0, [0, 2, 4, 6]], [0, [0, 2, 4, 6]]]);
    expect(await bench.result('GetPeriodicEventStream', {})).toEqual({ constantStreamData: [{ id: 1, params: { interval: 20, values: 4 }, variableMonitoringId: id }] });
  });

  it('N11.FR.07: what the CSMS does not take goes on as events', async () => {
    bench = await Bench.booted('2.1');
    bench.script.set('OpenPeriodicEventStream', { status: 'Rejected' });
    await setId(stream);
    await bench.pass(5);
    expect(events()).toHaveLength(2);
    expect(sends()).toEqual([]);
  });

  it('N13: ends with the monitor, after what was waiting', async () => {
    bench = await Bench.booted('2.1');
    bench.script.set('OpenPeriodicEventStream', { status: 'Accepted' });
    const id = await setId(stream);
    await bench.pass(5);
    await bench.result('ClearVariableMonitoring', { id: [id] });
    expect(sends()).toMatchObject([{ data: [{ t: 0 }, { t: 2 }] }]);
    expect(bench.of('ClosePeriodicEventStream')).toEqual([{ id: 1 }]);
  });

  it('N14: is sent at another rate', async () => {
    bench = await Bench.booted('2.1');
    bench.script.set('OpenPeriodicEventStream', { status: 'Accepted' });
    await setId({ ...stream, periodicEventStream: { interval: 60 } });
    expect(await bench.result('AdjustPeriodicEventStream', { id: 7, params: { values: 2 } })).toMatchObject({ status: 'Rejected' });
    expect(await bench.result('AdjustPeriodicEventStream', { id: 1, params: {} })).toMatchObject({ status: 'Rejected' });
    expect(await bench.result('AdjustPeriodicEventStream', { id: 1, params: { interval: 10 } })).toEqual({ status: 'Accepted' });
    await bench.pass(21);
    expect(sends()).toHaveLength(2);
  });

  it('offline the values wait; after a restart the stream is opened anew', async () => {
    bench = await Bench.booted('2.1');
    bench.script.set('OpenPeriodicEventStream', { status: 'Accepted' });
    await setId({ ...stream, severity: 3, periodicEventStream: { values: 3 } });
    await bench.act({ kind: 'connection-loss' });
    await bench.pass(10);
    expect(sends()).toEqual([]);
    await bench.act({ kind: 'connection-restore' });
    await bench.pass(3);
    expect(sends().length).toBeGreaterThan(0);
    await bench.act({ kind: 'restart' });
    await bench.pass(10);
    expect(bench.of('OpenPeriodicEventStream')).toHaveLength(2);
  });
});

describe('GetMonitoringReport', () => {
  async function reported(request: JsonObject): Promise<string[]> {
    bench.forget();
    expect(await bench.result('GetMonitoringReport', { requestId: 5, ...request })).toEqual({ status: 'Accepted' });
    const parts = bench.of('NotifyMonitoringReport');
    expect(parts.map(({ seqNo, tbc, requestId }) => [seqNo, tbc, requestId])).toEqual(parts.map((_, index) => [index, index < parts.length - 1, 5]));
    return parts.flatMap(({ monitor }) => monitor as JsonObject[]).flatMap(({ variableMonitoring }) => (variableMonitoring as JsonObject[]).map(({ id }) => String(id)));
  }

  it('N02: all, by kind, by component, by variable', async () => {
    bench = await Bench.booted('2.1');
    const id = await setId({ type: 'Periodic', value: 30, ...LOCK });
    expect((await reported({})).length).toBe(9);
    expect(bench.of('NotifyMonitoringReport').length).toBeGreaterThan(1);
    expect(await reported({ monitoringCriteria: ['PeriodicMonitoring'] })).toEqual([String(id)]);
    expect(await reported({ monitoringCriteria: ['DeltaMonitoring'] })).toEqual(['102']);
    expect(await reported({ componentVariable: [{ component: { name: 'EVSE' } }] })).toEqual(['105', '106']);
    expect(await reported({ monitoringCriteria: ['ThresholdMonitoring'], componentVariable: [TEMPERATURE] })).toEqual(['1', '101']);
    expect(await bench.result('GetMonitoringReport', { requestId: 6, componentVariable: [{ component: { name: 'Teapot' } }] })).toEqual({ status: 'EmptyResultSet' });
  });
});
