import type { JsonObject } from '../../../shared/ocpp/json';
import { answeringWithoutDoing, editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

const ACCEPTED = { status: 'Accepted' };

/** The values of one measurand replaced in the meter values of a station's events. */
const measuring = (measurand: string, value: number): Mutation['meddle'] => () => editing({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'Trigger' } }, (payload) => ({
  meterValue: (payload['meterValue'] as JsonObject[]).map((one) => ({
    ...one, sampledValue: (one['sampledValue'] as JsonObject[]).map((sample) => (sample['measurand'] === measurand ? { ...sample, value } : sample)),
  })),
}));
const taking = (action: string): Mutation['meddle'] => () => answeringWithoutDoing('station', action, ACCEPTED);

/** Wrong peers for what 2.1 adds to smart charging (K18 to K29), and for energy that flows both ways (Q). */
export const MUTATIONS_K_21: readonly Mutation[] = [
  { name: 'a station that says that it leads a car that leads itself', scenario: 'K18', case: 'scheduled', version: '2.1', of: 'station', fails: 'needs-1', meddle: () => editing({ from: 'station', action: 'NotifyEVChargingNeeds' }, { 'chargingNeeds.controlMode': 'DynamicControl' }) },
  { name: 'a station that ends a transaction without saying why', scenario: 'K18', case: 'refused', version: '2.1', of: 'station', fails: 'ended-1', meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { eventType: 'Ended' } }, { 'transactionInfo.stoppedReason': 'Other' }) },
  { name: 'a station that passes on what a car in dynamic control would like', scenario: 'K19', case: 'led', version: '2.1', of: 'station', fails: 'planned-1', meddle: () => editing({ from: 'station', action: 'NotifyEVChargingSchedule' }, { selectedChargingScheduleId: null }) },
  { name: 'a CSMS that refuses a car for having no schedule for it', scenario: 'K19', case: 'no-profile', version: '2.1', of: 'csms', fails: 'needs-answered', meddle: () => editing({ from: 'csms', action: 'NotifyEVChargingNeeds', half: 'response' }, { status: 'Processing' }) },
  { name: 'a station that forgets how old late needs are', scenario: 'K20', case: 'while-offline', version: '2.1', of: 'station', fails: 'needs-1', meddle: () => editing({ from: 'station', action: 'NotifyEVChargingNeeds' }, { timestamp: null }) },
  { name: 'a station that accepts priority charging without a profile for it', scenario: 'K21', case: 'no-profile', version: '2.1', of: 'station', fails: 'use-answered', meddle: taking('UsePriorityCharging') },
  { name: 'a station that does not know its own transaction', scenario: 'K21', case: 'unknown', version: '2.1', of: 'station', fails: 'use-answered', meddle: () => editing({ from: 'station', action: 'UsePriorityCharging', half: 'response' }, { status: 'NoProfile' }) },
  { name: 'a station that keeps it to itself that priority charging is over', scenario: 'K22', case: 'pressed', version: '2.1', of: 'station', fails: 'off', meddle: () => withholding({ from: 'station', action: 'NotifyPriorityCharging', where: { activated: false } }) },
  { name: 'a station that lets priority charging go beyond what caps it', scenario: 'K21', case: 'capped', version: '2.1', of: 'station', fails: 'capped-1', meddle: () => editing({ from: 'station', action: 'GetCompositeSchedule', half: 'response' }, (payload) => ({ schedule: { ...(payload['schedule'] as JsonObject), chargingSchedulePeriod: [{ startPeriod: 0, limit: 20_000 }] } })) },
  { name: 'a station that says that the sun is a limit', scenario: 'K27', case: 'on-top', version: '2.1', of: 'station', fails: 'told-1', meddle: () => editing({ from: 'station', action: 'NotifyChargingLimit' }, { 'chargingLimit.isLocalGeneration': null }) },
  { name: 'a station that updates a profile that is not Dynamic', scenario: 'K28', case: 'wrong-updates', version: '2.1', of: 'station', fails: 'absolute-answered', meddle: () => editing({ from: 'station', action: 'UpdateDynamicSchedule', half: 'response', where: { statusInfo: { reasonCode: 'InvalidProfile' } } }, { status: 'Accepted', statusInfo: null }) },
  { name: 'a station that takes a Dynamic profile of two periods', scenario: 'K28', case: 'bad-profiles', version: '2.1', of: 'station', fails: 'two-periods-answered', meddle: () => {
    let first = true;
    const take = editing({ from: 'station', action: 'SetChargingProfile', half: 'response' }, { status: 'Accepted', statusInfo: null });
    return (from, text, ends) => {
      const result = first ? take(from, text, ends) : { text };
      if (typeof result === 'object' && result.text !== text) first = false;
      return result;
    };
  } },
  { name: 'a station that accepts an update and does nothing', scenario: 'K28', case: 'pushed', version: '2.1', of: 'station', fails: 'slower', meddle: taking('UpdateDynamicSchedule') },
  { name: 'a CSMS that makes up an update', scenario: 'K28', case: 'wrong-pull', version: '2.1', of: 'csms', fails: 'unknown-answered', meddle: () => editing({ from: 'csms', action: 'PullDynamicScheduleUpdate', half: 'response' }, { status: 'Accepted', statusInfo: null }) },
  { name: 'a station that does not say when others updated a profile', scenario: 'K29', case: 'external', version: '2.1', of: 'station', fails: 'report-2', meddle: () => editing({ from: 'station', action: 'ReportChargingProfiles' }, (payload) => ({ chargingProfile: (payload['chargingProfile'] as JsonObject[]).map(({ dynUpdateTime: _gone, ...rest }) => rest) })) },
  { name: 'a station that does not name the car', scenario: 'Q01', case: 'allowed', version: '2.1', of: 'station', fails: 'authorize-1', meddle: () => editing({ from: 'station', action: 'Authorize' }, { 'idToken.additionalInfo': null }) },
  { name: 'a station that changes what is allowed for a transaction that does not run', scenario: 'Q02', case: 'unknown', version: '2.1', of: 'station', fails: 'unknown-answered', meddle: taking('NotifyAllowedEnergyTransfer') },
  { name: 'a CSMS that sets limits for a car that may only charge, and says more', scenario: 'Q02', case: 'allowed-later', version: '2.1', of: 'csms', fails: 'only-2', meddle: () => editing({ from: 'csms', action: 'SetChargingProfile' }, (payload) => {
    const profile = payload['chargingProfile'] as JsonObject;
    const schedules = profile['chargingSchedule'] as JsonObject[];
    return { 'chargingProfile.chargingSchedule': schedules.map((schedule) => ({ ...schedule, chargingSchedulePeriod: (schedule['chargingSchedulePeriod'] as JsonObject[]).map((period) => ({ ...period, dischargeLimit: -1000 })) })) };
  }) },
  { name: 'a station that counts what is given back as nothing', scenario: 'Q03', case: 'gives', version: '2.1', of: 'station', fails: 'giving-3', meddle: measuring('Energy.Active.Export.Register', 0) },
  { name: 'a station that gives back more than it may', scenario: 'Q03', case: 'capped', version: '2.1', of: 'station', fails: 'giving-1', meddle: measuring('Power.Active.Export', 6000) },
  { name: 'a station that lets a car give that has agreed to charge only', scenario: 'Q03', case: 'not-agreed', version: '2.1', of: 'station', fails: 'nothing-1', meddle: measuring('Power.Active.Export', 5000) },
  { name: 'a station that accepts a setpoint and does not follow it', scenario: 'Q07', case: 'no-setpoint', version: '2.1', of: 'station', fails: 'bare-answered', meddle: taking('SetChargingProfile') },
  { name: 'a station that takes a signal that nobody listens to', scenario: 'Q08', case: 'no-signal', version: '2.1', of: 'station', fails: 'signal-answered', meddle: taking('AFRRSignal') },
  { name: 'a station that balances loads without thresholds', scenario: 'Q09', case: 'no-thresholds', version: '2.1', of: 'station', fails: 'bare-answered', meddle: taking('SetChargingProfile') },
  { name: 'a station that claims to sleep', scenario: 'Q10', case: 'idle', version: '2.1', of: 'station', fails: 'resting-1', meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { transactionInfo: { chargingState: 'SuspendedEVSE' } } }, { evseSleep: true }) },
  { name: 'a station that goes on as before without connection, whatever the profile says', scenario: 'Q12', case: 'invalid', version: '2.1', of: 'station', fails: 'charging-only-1', meddle: measuring('Power.Active.Import', 0) },
  { name: 'a station that sends each limit of the EMS as one of its own', scenario: 'Q06', case: 'schedule', version: '2.1', of: 'station', fails: 'told-1', meddle: () => editing({ from: 'station', action: 'NotifyChargingLimit' }, { 'chargingLimit.chargingLimitSource': 'Other' }) },
];
