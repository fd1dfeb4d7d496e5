import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { StationLog } from '../../tests/support/station-log';

const at = (minute: number) => `2026-01-31T08:${String(minute).padStart(2, '0')}:00Z`;
const ms = (minute: number) => Date.parse(at(minute));

describe('status of connectors in 1.6', () => {
  const report = (connectorId: number, status: string, minute: number, more = {}) => ({ connectorId, status, errorCode: 'NoError', timestamp: at(minute), ...more });

  test('connector 0 is the station itself', () => {
    const log = new StationLog('1.6').up('StatusNotification', report(0, 'Available', 1));
    expect(log.state).toMatchObject({ status: 'Available', evses: [] });
  });

  test('each connector stands in order, since the moment that its status began', () => {
    const log = new StationLog('1.6')
      .up('StatusNotification', report(2, 'Available', 1))
      .up('StatusNotification', report(1, 'Preparing', 2))
      .up('StatusNotification', report(2, 'Available', 3));
    expect(log.state.evses.map((evse) => evse.id)).toEqual([1, 2]);
    expect(log.evse(2)?.connectors[0]).toMatchObject({ status: 'Available', since: ms(1) });
    expect(log.evse(1)?.connectors[0]).toMatchObject({ status: 'Preparing', since: ms(2) });
  });

  test('an error stands until a status without it', () => {
    const log = new StationLog('1.6').up('StatusNotification', report(1, 'Faulted', 1, { errorCode: 'GroundFailure', info: 'RCD' }));
    expect(log.evse(1)?.connectors[0]).toMatchObject({ errorCode: 'GroundFailure', info: 'RCD' });
    log.up('StatusNotification', report(1, 'Available', 2));
    expect(log.evse(1)?.connectors[0]?.errorCode).toBeUndefined();
    expect(log.evse(1)?.connectors[0]?.info).toBeUndefined();
  });

  test('ChangeAvailability counts once it is accepted; connector 0 stands for all', () => {
    const log = new StationLog('1.6').up('StatusNotification', report(1, 'Available', 1)).up('StatusNotification', report(2, 'Available', 1));
    const operative = () => log.state.evses.map((evse) => evse.connectors[0]?.operative);
    log.down('ChangeAvailability', { connectorId: 1, type: 'Inoperative' }, { status: 'Scheduled' });
    expect(operative()).toEqual([undefined, undefined]);
    log.down('ChangeAvailability', { connectorId: 1, type: 'Inoperative' }, { status: 'Accepted' });
    expect(operative()).toEqual([false, undefined]);
    log.down('ChangeAvailability', { connectorId: 0, type: 'Operative' }, { status: 'Accepted' });
    expect(operative()).toEqual([true, true]);
  });
});

describe.each(['2.0.1', '2.1'] as const)('status of connectors in %s', (version) => {
  const report = (evseId: number, connectorId: number, connectorStatus: string, minute: number) => ({ evseId, connectorId, connectorStatus, timestamp: at(minute) });

  test('StatusNotification tells of one connector, evse 0 of the station (G01)', () => {
    const log = new StationLog(version)
      .up('StatusNotification', report(1, 2, 'Available', 1))
      .up('StatusNotification', report(1, 1, 'Occupied', 2))
      .up('StatusNotification', report(0, 0, 'Unavailable', 2));
    expect(log.state.status).toBe('Unavailable');
    expect(log.evse(1)?.connectors).toMatchObject([{ id: 1, status: 'Occupied', since: ms(2) }, { id: 2, status: 'Available', since: ms(1) }]);
  });

  test('NotifyEvent of AvailabilityState tells the same', () => {
    const event = (name: string, evse: JsonObject | undefined, actualValue: string): JsonObject => ({
      eventId: 1, timestamp: at(5), trigger: 'Delta', actualValue, eventNotificationType: 'HardWiredNotification',
      component: { name, ...(evse ? { evse } : {}) }, variable: { name: 'AvailabilityState' },
    });
    const log = new StationLog(version).up('NotifyEvent', {
      generatedAt: at(5), seqNo: 0,
      eventData: [event('Connector', { id: 2, connectorId: 1 }, 'Reserved'), event('ChargingStation', undefined, 'Available')],
    });
    expect(log.evse(2)?.connectors).toMatchObject([{ id: 1, status: 'Reserved', since: ms(5) }]);
    expect(log.state.status).toBe('Available');
  });

  test('ChangeAvailability reaches a connector, an EVSE or the station', () => {
    const log = new StationLog(version).up('StatusNotification', report(1, 1, 'Available', 1)).up('StatusNotification', report(1, 2, 'Available', 1)).up('StatusNotification', report(2, 1, 'Available', 1));
    const operative = () => log.state.evses.flatMap((evse) => evse.connectors.map((connector) => connector.operative));
    log.down('ChangeAvailability', { operationalStatus: 'Inoperative', evse: { id: 1, connectorId: 2 } }, { status: 'Accepted' });
    expect(operative()).toEqual([undefined, false, undefined]);
    log.down('ChangeAvailability', { operationalStatus: 'Inoperative', evse: { id: 2 } }, { status: 'Accepted' });
    expect(operative()).toEqual([undefined, false, false]);
    log.down('ChangeAvailability', { operationalStatus: 'Operative' }, { status: 'Accepted' });
    expect(operative()).toEqual([true, true, true]);
    log.down('ChangeAvailability', { operationalStatus: 'Inoperative' }, { status: 'Rejected' });
    expect(operative()).toEqual([true, true, true]);
  });

  test('what names no real place makes none', () => {
    const log = new StationLog(version).open()
      .up('StatusNotification', report(-1, 1, 'Available', 1))
      .up('StatusNotification', { ...report(1, 1, 'Available', 1), evseId: 1.5 });
    expect(log.state.evses).toEqual([]);
  });
});
