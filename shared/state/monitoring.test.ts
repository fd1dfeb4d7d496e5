import { describe, expect, test } from 'vitest';
import { StationLog } from '../../tests/support/station-log';
import type { JsonObject } from '../ocpp/json';

const AT = '2026-01-31T08:00:05Z';
const TEMPERATURE = { component: { name: 'EVSE', evse: { id: 1 } }, variable: { name: 'Temperature' } };
const TILT = { component: { name: 'ChargingStation' }, variable: { name: 'Tilt' } };

function monitored(version: '2.0.1' | '2.1' = '2.0.1'): StationLog {
  return new StationLog(version).down('SetVariableMonitoring', {
    setMonitoringData: [{ ...TEMPERATURE, value: 70, type: 'UpperThreshold', severity: 4 }, { ...TILT, value: 5, type: 'Delta', severity: 2, transaction: true }],
  }, {
    setMonitoringResult: [{ ...TILT, id: 8, status: 'Accepted', type: 'Delta', severity: 2 }, { ...TEMPERATURE, id: 7, status: 'Accepted', type: 'UpperThreshold', severity: 4 }],
  });
}

function event(wishes: JsonObject = {}): JsonObject {
  return { generatedAt: AT, seqNo: 0, eventData: [{ eventId: 1, timestamp: AT, trigger: 'Alerting', actualValue: '71.5', eventNotificationType: 'CustomMonitor', variableMonitoringId: 7, ...TEMPERATURE, ...wishes }] };
}

describe('monitors', () => {
  test('N04: are there once the station has taken them, whatever the order of its answers', () => {
    expect(monitored().state.monitoring.monitors).toMatchObject([
      { id: 8, component: 'ChargingStation', variable: 'Tilt', type: 'Delta', value: 5, severity: 2, transaction: true, custom: true },
      { id: 7, component: 'EVSE', evse: 1, variable: 'Temperature', type: 'UpperThreshold', value: 70, severity: 4, custom: true },
    ]);
  });

  test('N04: are not there when they were refused', () => {
    const log = new StationLog('2.0.1').down('SetVariableMonitoring', { setMonitoringData: [{ ...TILT, value: 5, type: 'Delta', severity: 2 }] }, { setMonitoringResult: [{ ...TILT, status: 'Rejected', type: 'Delta', severity: 2 }] });
    expect(log.state.monitoring.monitors).toEqual([]);
  });

  test('N02: come with a report, and stay the CSMS’s when it has set them', () => {
    const log = monitored().up('NotifyMonitoringReport', {
      requestId: 1, seqNo: 0, generatedAt: AT,
      monitor: [{ ...TEMPERATURE, variableMonitoring: [{ id: 7, transaction: false, value: 72, type: 'UpperThreshold', severity: 4 }, { id: 1, transaction: false, value: 90, type: 'UpperThreshold', severity: 1 }] }],
    }, {});
    expect(log.state.monitoring.monitors).toMatchObject([{ id: 8 }, { id: 7, value: 72, custom: true }, { id: 1, value: 90, custom: false }]);
  });

  test('N06: go when they are cleared, or are not there any more', () => {
    const log = monitored().down('ClearVariableMonitoring', { id: [7, 8] }, { clearMonitoringResult: [{ id: 7, status: 'Accepted' }, { id: 8, status: 'Rejected' }] });
    expect(log.state.monitoring.monitors.map(({ id }) => id)).toEqual([8]);
  });

  test('N03 and N05: another base takes those of the CSMS away; the level is kept', () => {
    const log = monitored().down('SetMonitoringBase', { monitoringBase: 'FactoryDefault' }, { status: 'Accepted' }).down('SetMonitoringLevel', { severity: 3 }, { status: 'Accepted' });
    expect(log.state.monitoring).toMatchObject({ base: 'FactoryDefault', level: 3, monitors: [] });
    expect(monitored().down('SetMonitoringBase', { monitoringBase: 'All' }, { status: 'Accepted' }).state.monitoring.monitors).toHaveLength(2);
    expect(monitored().down('SetMonitoringBase', { monitoringBase: 'HardWiredOnly' }, { status: 'Rejected' }).state.monitoring.monitors).toHaveLength(2);
  });
});

describe('events', () => {
  test('N07: tell what happened, with the severity of their monitor', () => {
    const [told] = monitored().up('NotifyEvent', event({ techCode: 'E12', techInfo: 'fan stopped', transactionId: 't1' }), {}).state.monitoring.events;
    expect(told).toMatchObject({ kind: 'monitor', component: 'EVSE', variable: 'Temperature', trigger: 'Alerting', value: '71.5', severity: 4, info: 'E12 · fan stopped', transactionId: 't1', at: Date.parse(AT) });
  });

  test('N07: say when it is over; 2.1 brings a severity of its own', () => {
    const { events } = monitored('2.1').up('NotifyEvent', event({ severity: 0 }), {}).up('NotifyEvent', event({ cleared: true }), {}).state.monitoring;
    expect(events).toMatchObject([{ severity: 0 }, { severity: 4, cleared: true }]);
  });

  test('of more than 200 the newest are kept', () => {
    const log = monitored();
    for (let value = 0; value < 210; value += 1) log.up('NotifyEvent', event({ actualValue: String(value) }), {});
    expect(log.state.monitoring.events).toHaveLength(200);
    expect(log.state.monitoring.events.at(-1)).toMatchObject({ value: '209' });
  });

  test.each(['1.6', '2.0.1', '2.1'] as const)('A04: security events stand among them in %s', (version) => {
    const { events } = new StationLog(version).up('SecurityEventNotification', { type: 'TamperDetectionActivated', timestamp: AT, techInfo: 'lid' }, {}).state.monitoring;
    expect(events).toMatchObject([{ kind: 'security', type: 'TamperDetectionActivated', info: 'lid', at: Date.parse(AT) }]);
  });
});
