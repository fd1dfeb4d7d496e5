import { adding, answeringWithoutDoing, editing, meddling, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for charging profiles (K01 to K10). */
export const MUTATIONS_K_PROFILES: readonly Mutation[] = [
  {
    name: 'a station that accepts a limit and charges as before',
    scenario: 'K01', case: 'default-of-an-evse', version: '2.0.1', of: 'station', fails: 'limited-1',
    meddle: () => answeringWithoutDoing('station', 'SetChargingProfile', { status: 'Accepted' }),
  },
  {
    name: 'a station that takes a profile for a transaction that it does not know',
    scenario: 'K01', case: 'unknown-transaction', version: '2.1', of: 'station', fails: 'set-answered',
    meddle: () => editing({ from: 'station', action: 'SetChargingProfile', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that does not tell that the rate has changed',
    scenario: 'K01', case: 'tx-profile', version: '2.0.1', of: 'station', fails: 'changed',
    meddle: () => withholding({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'ChargingRateChanged' } }),
  },
  {
    name: 'a station that keeps a limit in A per phase in all (1.6)',
    scenario: 'K01-16', case: 'tx-profile', version: '1.6', of: 'station', fails: 'composite-answered',
    meddle: () => editing({ from: 'csms', action: 'SetChargingProfile' }, { 'csChargingProfiles.chargingSchedule.chargingSchedulePeriod': [{ startPeriod: 0, limit: 7 }] }),
  },
  {
    name: 'a CSMS that takes nothing from who charges when another one comes',
    scenario: 'K02', case: 'site', version: '2.0.1', of: 'csms', fails: 'less',
    meddle: () => withholding({ from: 'csms', action: 'SetChargingProfile', where: { evseId: 1, chargingProfile: { chargingSchedule: [{ chargingSchedulePeriod: [{ limit: 10 }] }] } } }),
  },
  {
    name: 'a CSMS that asks a station that refuses again and again',
    scenario: 'K02', case: 'refused', version: '2.1', of: 'csms', fails: 'once',
    meddle: () => adding({ from: 'csms', action: 'SetChargingProfile' }, 'after', (payload) => ['SetChargingProfile', payload]),
  },
  {
    name: 'a CSMS that does not tell the priority of a token',
    scenario: 'K03', case: 'defaults-and-shares', version: '2.0.1', of: 'csms', fails: 'second-1',
    meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response', where: { idTokenInfo: { chargingPriority: 5 } } }, { 'idTokenInfo.chargingPriority': null }),
  },
  {
    name: 'a station that takes its limit for one of each EVSE',
    scenario: 'K04', case: 'of-an-evse', version: '2.0.1', of: 'station', fails: 'set-answered',
    meddle: () => editing({ from: 'station', action: 'SetChargingProfile', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that lets both cars charge though it is not enough',
    scenario: 'K04', case: 'not-enough', version: '2.1', of: 'station', fails: 'waits',
    meddle: () => meddling({ from: 'station', action: 'TransactionEvent', where: { transactionInfo: { chargingState: 'SuspendedEVSE' } } }, (text) => ({ text: text.replace('SuspendedEVSE', 'Charging') })),
  },
  {
    name: 'a station that starts without the profile of the remote start',
    scenario: 'K05', case: 'with-profile', version: '2.0.1', of: 'station', fails: 'limited-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'MeterValuePeriodic' } }, {
      meterValue: [{ timestamp: '2026-01-01T00:00:00Z', sampledValue: [{ measurand: 'Power.Active.Import', value: 11_000 }] }],
    }),
  },
  {
    name: 'a station that lifts the limit when the connection is lost',
    scenario: 'K06', case: 'goes-on', version: '2.0.1', of: 'station', fails: 'before-1',
    meddle: () => {
      let first = true;
      return meddling({ from: 'station', action: 'TransactionEvent', where: { offline: true, triggerReason: 'MeterValuePeriodic' } }, (text) => {
        const changed = first ? text.replace(/"value":\d+/, '"value":11000') : text;
        first = false;
        return { text: changed };
      });
    },
  },
  {
    name: 'a station that forgets its default when it starts without connection',
    scenario: 'K07', case: 'default', version: '2.1', of: 'station', fails: 'limited-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { offline: true, triggerReason: 'MeterValuePeriodic' } }, {
      meterValue: [{ timestamp: '2026-01-01T00:00:00Z', sampledValue: [{ measurand: 'Power.Active.Import', value: 11_000 }] }],
    }),
  },
  {
    name: 'a station that reports a composite schedule of an EVSE that it does not have',
    scenario: 'K08', case: 'unknown-evse', version: '2.0.1', of: 'station', fails: 'composite-answered',
    meddle: () => editing({ from: 'station', action: 'GetCompositeSchedule', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that does not say that more parts follow',
    scenario: 'K09', case: 'asked', version: '2.0.1', of: 'station', fails: 'first-part-1',
    meddle: () => editing({ from: 'station', action: 'ReportChargingProfiles', where: { requestId: 903, tbc: true } }, { tbc: null }),
  },
  {
    name: 'a station that reports without the number of the request',
    scenario: 'K09', case: 'asked', version: '2.1', of: 'station', fails: 'evse-report',
    meddle: () => editing({ from: 'station', action: 'ReportChargingProfiles', where: { requestId: 901 } }, { requestId: 1 }),
  },
  {
    name: 'a station that says that it clears a profile and keeps it',
    scenario: 'K10', case: 'by-id', version: '2.0.1', of: 'station', fails: 'freed-1',
    meddle: () => {
      let status = 'Accepted';
      return meddling({ from: 'csms', action: 'ClearChargingProfile' }, (_, frame, ends) => {
        ends.toCsms(JSON.stringify([3, 'id' in frame ? frame.id : '', { status }]));
        status = 'Unknown';
        return undefined;
      });
    },
  },
  {
    name: 'a station that calls what is gone cleared (1.6)',
    scenario: 'K10-16', case: 'by-id', version: '1.6', of: 'station', fails: 'again-answered',
    meddle: () => editing({ from: 'station', action: 'ClearChargingProfile', half: 'response' }, { status: 'Accepted' }),
  },
];
