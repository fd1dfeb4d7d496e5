import { adding, answeringWithoutDoing, delaying, editing, refusing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for limits of others (K11 to K14) and cars that speak ISO 15118 (K15 to K17). */
export const MUTATIONS_K_EV: readonly Mutation[] = [
  {
    name: 'a station that tells nobody of a limit of others',
    scenario: 'K11', case: 'with-schedule', version: '2.0.1', of: 'station', fails: 'told',
    meddle: () => withholding({ from: 'station', action: 'NotifyChargingLimit' }),
  },
  {
    name: 'a station that says that the limit was set by the CSMS',
    scenario: 'K11', case: 'limited', version: '2.1', of: 'station', fails: 'told-1',
    meddle: () => editing({ from: 'station', action: 'NotifyChargingLimit' }, { 'chargingLimit.chargingLimitSource': 'CSO' }),
  },
  {
    name: 'a station that keeps the schedule to itself',
    scenario: 'K11', case: 'with-schedule', version: '2.1', of: 'station', fails: 'told-1',
    meddle: () => editing({ from: 'station', action: 'NotifyChargingLimit' }, { chargingSchedule: null }),
  },
  {
    name: 'a station that reports a limit of others as its own profile',
    scenario: 'K11', case: 'reported', version: '2.0.1', of: 'station', fails: 'report-1',
    meddle: () => editing({ from: 'station', action: 'ReportChargingProfiles' }, { chargingLimitSource: 'CSO' }),
  },
  {
    name: 'a station that takes more from the grid than it may',
    scenario: 'K12', case: 'limited', version: '2.0.1', of: 'station', fails: 'composite-1',
    meddle: () => editing({ from: 'station', action: 'GetCompositeSchedule', half: 'response' }, (payload) => ({ schedule: { ...(payload['schedule'] as object), chargingSchedulePeriod: [{ startPeriod: 0, limit: 22_000 }] } })),
  },
  {
    name: 'a station that reports the limit of the station at an EVSE',
    scenario: 'K12', case: 'reported', version: '2.1', of: 'station', fails: 'report-1',
    meddle: () => editing({ from: 'station', action: 'ReportChargingProfiles' }, { evseId: 1 }),
  },
  {
    name: 'a station that does not say that a limit is lifted',
    scenario: 'K13', case: 'idle', version: '2.0.1', of: 'station', fails: 'lifted',
    meddle: () => withholding({ from: 'station', action: 'ClearedChargingLimit' }),
  },
  {
    name: 'a station that does not say that it charges faster again',
    scenario: 'K13', case: 'while-charging', version: '2.1', of: 'station', fails: 'faster',
    meddle: () => {
      let lifted = false;
      const meant = withholding({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'ChargingRateChanged' } });
      return (from, text, ends) => {
        lifted ||= text.includes('ClearedChargingLimit');
        return lifted ? meant(from, text, ends) : { text };
      };
    },
  },
  {
    name: 'a station that obeys what pretends to be a limit of others',
    scenario: 'K14', case: 'pretended', version: '2.0.1', of: 'station', fails: 'refused-answered',
    meddle: () => answeringWithoutDoing('station', 'SetChargingProfile', { status: 'Accepted' }),
  },
  {
    name: 'a CSMS that does not want to hear of a lifted limit',
    scenario: 'K14', case: 'csms-side', version: '2.1', of: 'csms', fails: 'lifted-answered',
    meddle: () => refusing('ClearedChargingLimit'),
  },
  {
    name: 'a station that keeps to itself what a car needs',
    scenario: 'K15', case: 'processing', version: '2.0.1', of: 'station', fails: 'needs',
    meddle: () => withholding({ from: 'station', action: 'NotifyEVChargingNeeds' }),
  },
  {
    name: 'a CSMS that promises a schedule and sends none',
    scenario: 'K15', case: 'direct-current', version: '2.0.1', of: 'csms', fails: 'set',
    meddle: () => withholding({ from: 'csms', action: 'SetChargingProfile' }),
  },
  {
    name: 'a CSMS that sends the schedule when the car has stopped waiting',
    scenario: 'K15', case: 'scheduled', version: '2.1', of: 'csms', fails: 'set',
    meddle: () => delaying({ from: 'csms', action: 'SetChargingProfile' }, 70_000),
  },
  {
    name: 'a CSMS that takes any schedule of a car',
    scenario: 'K15', case: 'beyond', version: '2.1', of: 'csms', fails: 'beyond-answered',
    meddle: () => editing({ from: 'csms', action: 'NotifyEVChargingSchedule', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that takes a schedule before the car has told its needs',
    scenario: 'K15', case: 'too-early', version: '2.0.1', of: 'station', fails: 'early-answered',
    meddle: () => editing({ from: 'station', action: 'SetChargingProfile', half: 'response' }, { status: 'Accepted', statusInfo: null }),
  },
  {
    name: 'a station that tells the needs again when the CSMS renegotiates',
    scenario: 'K16', case: 'lower', version: '2.0.1', of: 'station', fails: 'unasked',
    meddle: () => adding({ from: 'station', action: 'NotifyEVChargingSchedule', where: { chargingSchedule: { id: 5 } } }, 'after', () => ['NotifyEVChargingNeeds', {
      evseId: 1, chargingNeeds: { requestedEnergyTransfer: 'AC_three_phase' },
    }]),
  },
  {
    name: 'a car that plans more than the changed schedule gives',
    scenario: 'K16', case: 'lower', version: '2.1', of: 'station', fails: 'after-1',
    meddle: () => editing({ from: 'station', action: 'NotifyEVChargingSchedule', where: { chargingSchedule: { id: 5 } } }, { 'chargingSchedule.chargingSchedulePeriod': [{ startPeriod: 0, limit: 4200.9 }] }),
  },
  {
    name: 'a station that does not pass on that the car needs something else',
    scenario: 'K17', case: 'processing', version: '2.1', of: 'station', fails: 'needs',
    meddle: () => {
      let first = true;
      const meant = withholding({ from: 'station', action: 'NotifyEVChargingNeeds' });
      return (from, text, ends) => {
        if (!text.includes('NotifyEVChargingNeeds')) return { text };
        const passes = first;
        first = false;
        return passes ? { text } : meant(from, text, ends);
      };
    },
  },
  {
    name: 'a CSMS that promises a schedule that it does not make',
    scenario: 'K17', case: 'rejected', version: '2.0.1', of: 'csms', fails: 'needs-answered',
    meddle: () => editing({ from: 'csms', action: 'NotifyEVChargingNeeds', half: 'response' }, { status: 'Processing' }),
  },
];
