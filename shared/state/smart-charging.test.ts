import { describe, expect, test } from 'vitest';
import { StationLog } from '../../tests/support/station-log';

describe('charging profiles of 1.6', () => {
  const profile = (chargingProfileId: number, more = {}) => ({
    chargingProfileId, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Absolute',
    chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }] }, ...more,
  });
  const set = (log: StationLog, id: number, connectorId: number, more = {}, status = 'Accepted') =>
    log.down('SetChargingProfile', { connectorId, csChargingProfiles: profile(id, more) }, { status });
  const ids = (log: StationLog) => log.state.profiles.map(({ id }) => id);

  test('are set once they are accepted', () => {
    const log = set(set(new StationLog('1.6'), 1, 1, {}, 'Rejected'), 2, 1);
    expect(log.state.profiles).toEqual([{ evse: 1, id: 2, purpose: 'TxDefaultProfile', kind: 'Absolute', stackLevel: 0, profile: profile(2), since: expect.any(Number) }]);
  });

  test('take the place of one with the same number, or the same purpose and stack level at the connector', () => {
    const log = set(set(set(new StationLog('1.6'), 1, 1), 2, 2), 3, 1, { stackLevel: 1 });
    expect(ids(set(log, 4, 1))).toEqual([2, 3, 4]);
    expect(ids(set(log, 2, 1, { stackLevel: 5 }))).toEqual([2, 3, 4]);
  });

  test('are cleared by what is given of number, connector, purpose and stack level', () => {
    const four = () => set(set(set(set(new StationLog('1.6'), 1, 1), 2, 2), 3, 1, { stackLevel: 1 }), 4, 0, { chargingProfilePurpose: 'ChargePointMaxProfile' });
    expect(ids(four().down('ClearChargingProfile', { id: 2 }, { status: 'Accepted' }))).toEqual([1, 3, 4]);
    expect(ids(four().down('ClearChargingProfile', { connectorId: 1, stackLevel: 1 }, { status: 'Accepted' }))).toEqual([1, 2, 4]);
    expect(ids(four().down('ClearChargingProfile', { chargingProfilePurpose: 'TxDefaultProfile' }, { status: 'Accepted' }))).toEqual([4]);
    expect(ids(four().down('ClearChargingProfile', {}, { status: 'Accepted' }))).toEqual([]);
    expect(ids(four().down('ClearChargingProfile', {}, { status: 'Unknown' }))).toEqual([1, 2, 3, 4]);
  });

  test('of a transaction end with it', () => {
    const log = new StationLog('1.6')
      .up('StartTransaction', { connectorId: 1, idTag: 'T', meterStart: 0, timestamp: '2026-01-31T08:00:00Z' }, { transactionId: 5, idTagInfo: { status: 'Accepted' } });
    set(log, 1, 1, { chargingProfilePurpose: 'TxProfile', transactionId: 5 });
    set(log, 2, 1, { chargingProfilePurpose: 'TxProfile', stackLevel: 1 });
    set(log, 3, 2, { chargingProfilePurpose: 'TxProfile', transactionId: 6 });
    set(log, 4, 1);
    log.up('StopTransaction', { transactionId: 5, meterStop: 0, timestamp: '2026-01-31T08:10:00Z' });
    expect(ids(log)).toEqual([3, 4]);
  });

  test('come with a remote start', () => {
    const log = new StationLog('1.6').down('RemoteStartTransaction', { idTag: 'T', connectorId: 2, chargingProfile: profile(9, { chargingProfilePurpose: 'TxProfile' }) }, { status: 'Accepted' });
    expect(log.state.profiles).toMatchObject([{ id: 9, evse: 2, purpose: 'TxProfile' }]);
  });
});

describe.each(['2.0.1', '2.1'] as const)('charging profiles of %s', (version) => {
  const profile = (id: number, more = {}) => ({
    id, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Absolute',
    chargingSchedule: [{ id: 1, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, limit: 11000 }] }], ...more,
  });
  const set = (log: StationLog, id: number, evseId: number, more = {}) =>
    log.down('SetChargingProfile', { evseId, chargingProfile: profile(id, more) }, { status: 'Accepted' });
  const ids = (log: StationLog) => log.state.profiles.map((one) => one.id);

  test('are set, reported and cleared (K01, K09, K10)', () => {
    const log = set(set(new StationLog(version), 1, 1), 2, 2, { stackLevel: 3 });
    log.up('ReportChargingProfiles', { requestId: 1, chargingLimitSource: 'CSO', evseId: 0, chargingProfile: [profile(7, { chargingProfilePurpose: 'ChargingStationMaxProfile' })] });
    expect(ids(log)).toEqual([1, 2, 7]);
    expect(log.state.profiles[2]).toMatchObject({ evse: 0, purpose: 'ChargingStationMaxProfile' });
    expect(ids(log.down('ClearChargingProfile', { chargingProfileCriteria: { evseId: 2, stackLevel: 3 } }, { status: 'Accepted' }))).toEqual([1, 7]);
    expect(ids(log.down('ClearChargingProfile', { chargingProfileId: 1 }, { status: 'Accepted' }))).toEqual([7]);
  });

  test('of a transaction end with it', () => {
    const event = (eventType: string, seqNo: number) => ({ eventType, seqNo, timestamp: '2026-01-31T08:00:00Z', triggerReason: 'Trigger', evse: { id: 1 }, transactionInfo: { transactionId: 't' } });
    const log = new StationLog(version).up('TransactionEvent', event('Started', 0));
    set(set(log, 1, 1, { chargingProfilePurpose: 'TxProfile', transactionId: 't' }), 2, 1);
    expect(ids(log.up('TransactionEvent', event('Ended', 1)))).toEqual([2]);
  });
});

test('2.1: a dynamic profile takes over the limits that it is updated with', () => {
  const log = new StationLog('2.1').down('SetChargingProfile', {
    evseId: 1,
    chargingProfile: { id: 3, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Dynamic', chargingSchedule: [{ id: 1, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, limit: 11000 }] }] },
  }, { status: 'Accepted' });
  const period = () => log.state.profiles[0]?.profile['chargingSchedule'];
  log.down('UpdateDynamicSchedule', { chargingProfileId: 3, scheduleUpdate: { limit: 5000 } }, { status: 'Rejected' });
  expect(period()).toMatchObject([{ chargingSchedulePeriod: [{ startPeriod: 0, limit: 11000 }] }]);
  log.down('UpdateDynamicSchedule', { chargingProfileId: 3, scheduleUpdate: { limit: 5000 } }, { status: 'Accepted' });
  expect(period()).toMatchObject([{ id: 1, chargingSchedulePeriod: [{ startPeriod: 0, limit: 5000 }] }]);
  log.up('PullDynamicScheduleUpdate', { chargingProfileId: 3 }, { status: 'Accepted', scheduleUpdate: { limit: 7000, setpoint: 6000 } });
  expect(period()).toMatchObject([{ id: 1, chargingSchedulePeriod: [{ startPeriod: 0, limit: 7000, setpoint: 6000 }] }]);
});

describe.each(['2.0.1', '2.1'] as const)('limits and schedules of %s', (version) => {
  const period = (startPeriod: number, limit: number) => ({ startPeriod, limit });

  test('the newest composite schedule of each EVSE and unit (K08)', () => {
    const log = new StationLog(version);
    const ask = (evseId: number, chargingRateUnit: string, limit: number) => log.down('GetCompositeSchedule', { evseId, duration: 600, chargingRateUnit }, {
      status: 'Accepted', schedule: { evseId, duration: 600, scheduleStart: '2026-01-31T08:00:00Z', chargingRateUnit, chargingSchedulePeriod: [{ ...period(0, limit), numberPhases: 1 }, period(300, 6)] },
    });
    ask(1, 'A', 16);
    ask(1, 'W', 3680);
    ask(1, 'A', 10);
    log.down('GetCompositeSchedule', { evseId: 2, duration: 600 }, { status: 'Rejected' });
    expect(log.state.composites).toMatchObject([
      { evse: 1, unit: 'A', duration: 600, from: Date.UTC(2026, 0, 31, 8), periods: [{ start: 0, limit: 10, phases: 1 }, { start: 300, limit: 6 }] },
      { evse: 1, unit: 'W' },
    ]);
  });

  test('limits of others until they are lifted (K11, K13)', () => {
    const log = new StationLog(version).up('NotifyChargingLimit', { evseId: 1, chargingLimit: { chargingLimitSource: 'EMS', isGridCritical: true } });
    log.up('NotifyChargingLimit', { chargingLimit: { chargingLimitSource: 'SO' }, chargingSchedule: [{ id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [period(0, 8)] }] });
    expect(log.state.externalLimits).toMatchObject([{ source: 'EMS', evse: 1, critical: true, schedules: [] }, { source: 'SO', evse: 0, schedules: [{ id: 1 }] }]);
    log.up('ReportChargingProfiles', { requestId: 1, chargingLimitSource: 'EMS', evseId: 1, chargingProfile: [{ id: -1, stackLevel: 0, chargingProfilePurpose: 'ChargingStationExternalConstraints', chargingProfileKind: 'Absolute', chargingSchedule: [] }] });
    expect(log.state.profiles).toMatchObject([{ id: -1, source: 'EMS' }]);
    log.up('ClearedChargingLimit', { evseId: 1, chargingLimitSource: 'EMS' });
    expect(log.state.externalLimits.map(({ source }) => source)).toEqual(['SO']);
    expect(log.state.profiles).toEqual([]);
  });

  test('what a car has planned, and what the CSMS thinks of it (K15)', () => {
    const log = new StationLog(version).up('NotifyEVChargingSchedule', { timeBase: '2026-01-31T08:00:00Z', evseId: 1, chargingSchedule: { id: 1, chargingRateUnit: 'W', chargingSchedulePeriod: [period(0, 7000)] } }, { status: 'Rejected' });
    expect(log.state.carSchedules).toMatchObject([{ evse: 1, from: Date.UTC(2026, 0, 31, 8), status: 'Rejected' }]);
  });

  test('a profile that is reported again is as old as before', () => {
    const log = new StationLog(version);
    const profile = { id: 1, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Absolute', chargingSchedule: [] };
    log.down('SetChargingProfile', { evseId: 1, chargingProfile: profile }, { status: 'Accepted' });
    const since = log.state.profiles[0]?.since;
    log.up('ReportChargingProfiles', { requestId: 1, chargingLimitSource: 'CSO', evseId: 1, chargingProfile: [profile] });
    expect(log.state.profiles).toMatchObject([{ id: 1, since }]);
  });
});

test('1.6: the composite schedule of a connector', () => {
  const log = new StationLog('1.6').down('GetCompositeSchedule', { connectorId: 1, duration: 600 }, {
    status: 'Accepted', connectorId: 1, scheduleStart: '2026-01-31T08:00:00Z', chargingSchedule: { duration: 600, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }] },
  });
  expect(log.state.composites).toMatchObject([{ evse: 1, unit: 'A', from: Date.UTC(2026, 0, 31, 8), periods: [{ start: 0, limit: 16 }] }]);
});
