import type { UseCase } from '../model';
import { NOW, TX } from '../samples';
import { act, alternative, csms, fromCsms, fromStation, inRequest, inResponse, notIn16, optional, station, steps } from '../words';

const NO_16 = notIn16('1.6 knows no energy that flows back.');
const needs = (controlMode: string, requestedEnergyTransfer: string, status: string) => fromStation('NotifyEVChargingNeeds', {
  evseId: 1, maxScheduleTuples: 8,
  chargingNeeds: { requestedEnergyTransfer, controlMode, departureTime: '2025-06-01T17:00:00Z', v2xChargingParameters: { maxChargePower: 11000, evTargetEnergyRequest: 20000 } },
}, { status });
const ENDED = fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'AbnormalCondition', seqNo: 3, timestamp: NOW, transactionInfo: { transactionId: TX, stoppedReason: 'ReqEnergyTransferRejected' } }, {});

/** 2.1: energy that flows both ways (V2X). */
export const BIDIRECTIONAL_21: readonly UseCase[] = [
  {
    id: 'Q01',
    title: 'V2X Authorization',
    block: 'Q',
    only21: true,
    purpose: 'With its answer about a token the CSMS says in which ways energy may flow. The EV takes one of them, and the CSMS sets a profile for it.',
    actors: ['EV', 'Charging Station', 'CSMS'],
    preconditions: ['ISO15118Ctrlr.Enabled and V2XChargingCtrlr.Enabled are true.'],
    sequence: steps(
      fromStation('Authorize', { idToken: { idToken: 'T01', type: 'ISO14443', additionalInfo: [{ additionalIdToken: 'EVCC-1', type: 'EVCCID' }] } }, { idTokenInfo: { status: 'Accepted' }, allowedEnergyTransfer: ['DC', 'DC_BPT'] }),
      needs('DynamicControl', 'DC_BPT', 'Accepted'),
      fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: { id: 90, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Absolute', transactionId: TX, chargingSchedule: [{ id: 1, startSchedule: NOW, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, setpoint: 5000, operationMode: 'CentralSetpoint' }] }] } }, { status: 'Accepted' }),
      alternative('It is not allowed', needs('DynamicControl', 'DC_BPT', 'Rejected'), ENDED),
    ),
    decides: [
      inResponse('Authorize', 'allowedEnergyTransfer', 'What is allowed.'),
      inRequest('NotifyEVChargingNeeds', 'chargingNeeds.requestedEnergyTransfer', 'What was agreed.'),
    ],
    checks: [
      csms('The allowed kinds are told with the authorization.', 'Q01.FR.01'),
      station('The EV is named by its EVCCID.', 'Q01.FR.02'),
      station('What was agreed is told.', 'Q01.FR.03'),
      csms('What is not allowed is Rejected.', 'Q01.FR.04'),
      station('The transaction ends then.', 'Q01.FR.06'),
      station('Without a list the usual kind is asked for.', 'Q01.FR.09'),
      station('The supported modes can be read.', 'Q01.FR.30'),
    ],
    v16: NO_16,
    uncertain: 'The simulated station does not renegotiate another service when one is Rejected, and has no ConnectedEV component.',
  },
  {
    id: 'Q02',
    title: 'Starting in operationMode ChargingOnly before enabling V2X',
    block: 'Q',
    only21: true,
    purpose: 'The EV only charges until the CSMS has found out whether more is allowed. Then the service is negotiated anew.',
    actors: ['EV', 'Charging Station', 'CSMS'],
    preconditions: ['The CSMS has not allowed V2X with the authorization.'],
    sequence: steps(
      needs('DynamicControl', 'DC', 'Accepted'),
      fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: { id: 90, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Absolute', transactionId: TX, chargingSchedule: [{ id: 1, startSchedule: NOW, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, limit: 11000 }] }] } }, { status: 'Accepted' }),
      fromCsms('NotifyAllowedEnergyTransfer', { transactionId: TX, allowedEnergyTransfer: ['DC', 'DC_BPT'] }, { status: 'Accepted' }),
      needs('DynamicControl', 'DC_BPT', 'Accepted'),
    ),
    decides: [
      inRequest('NotifyAllowedEnergyTransfer', 'allowedEnergyTransfer', 'What is allowed now.'),
      inRequest('NotifyEVChargingNeeds', 'chargingNeeds.requestedEnergyTransfer', 'What was agreed.'),
    ],
    checks: [
      csms('The first profile only charges.', 'Q02.FR.01'),
      csms('It says nothing of giving back.', 'Q02.FR.02'),
      station('What is allowed later is accepted.', 'Q02.FR.06'),
      station('The needs are told anew.', 'Q02.FR.07'),
    ],
    v16: NO_16,
  },
  {
    id: 'Q03',
    title: 'Central V2X control with charging schedule',
    block: 'Q',
    only21: true,
    purpose: 'The CSMS says by a schedule how much is to flow and which way: above 0 the EV charges, below 0 it gives back. A change of the schedule is followed at once.',
    actors: ['CSMS', 'Charging Station', 'EV'],
    preconditions: ['V2X is allowed.'],
    sequence: steps(
      fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: { id: 90, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Absolute', transactionId: TX, chargingSchedule: [{ id: 1, startSchedule: NOW, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, setpoint: -6000, operationMode: 'CentralSetpoint' }] }] } }, { status: 'Accepted' }),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'OperationModeChanged', seqNo: 4, timestamp: NOW, transactionInfo: { transactionId: TX, operationMode: 'CentralSetpoint' } }, {}),
    ),
    decides: [
      inRequest('SetChargingProfile', 'chargingProfile.chargingSchedule[].chargingSchedulePeriod[].operationMode', 'How the power is found.'),
      inRequest('SetChargingProfile', 'chargingProfile.chargingSchedule[].chargingSchedulePeriod[].setpoint', 'Watt; below 0 it discharges.'),
    ],
    checks: [
      csms('The mode is CentralSetpoint.', 'Q03.FR.01'),
      csms('A setpoint stands without limits.', 'Q03.FR.02'),
    ],
    v16: NO_16,
  },
  {
    id: 'Q04',
    title: 'Central V2X control with dynamic CSMS setpoint',
    block: 'Q',
    only21: true,
    purpose: 'The CSMS changes the setpoint again and again. When nothing comes within the duration of the schedule, the next profile holds.',
    actors: ['CSMS', 'Charging Station', 'EV'],
    preconditions: ['V2X is allowed.'],
    sequence: steps(
      fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: { id: 90, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Dynamic', transactionId: TX, chargingSchedule: [{ id: 1, duration: 60, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, setpoint: 3000, operationMode: 'CentralSetpoint' }] }] } }, { status: 'Accepted' }),
      fromCsms('UpdateDynamicSchedule', { chargingProfileId: 90, scheduleUpdate: { setpoint: -4000 } }, { status: 'Accepted' }),
    ),
    decides: [
      inRequest('SetChargingProfile', 'chargingProfile.chargingSchedule[].chargingSchedulePeriod[].operationMode', 'How the power is found.'),
      inRequest('UpdateDynamicSchedule', 'scheduleUpdate.setpoint', 'The new one.'),
    ],
    checks: [
      station('Each setpoint is followed.'),
      station('Without an update in time the next profile holds.'),
    ],
    v16: NO_16,
  },
  {
    id: 'Q05',
    title: 'External V2X setpoint control with a charging profile from CSMS',
    block: 'Q',
    only21: true,
    purpose: 'The CSMS lets somebody else set limits or setpoints for as long as its profile holds. When they say nothing any more, the next profile holds.',
    actors: ['External Control System', 'CSMS', 'Charging Station'],
    preconditions: ['ExternalConstraintsProfileDisallowed is true.'],
    sequence: steps(
      fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: { id: 90, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Dynamic', transactionId: TX, chargingSchedule: [{ id: 1, duration: 60, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, setpoint: 0, operationMode: 'ExternalSetpoint' }] }] } }, { status: 'Accepted' }),
      act('External Control System', 'Sets what is to flow.'),
      fromStation('NotifyChargingLimit', { chargingLimit: { chargingLimitSource: 'EMS' } }, {}),
    ),
    decides: [
      inRequest('SetChargingProfile', 'chargingProfile.chargingSchedule[].chargingSchedulePeriod[].operationMode', 'How the power is found.'),
    ],
    checks: [
      station('A setpoint of others is used.', 'Q05.FR.01'),
      station('So are their limits.', 'Q05.FR.02'),
      station('The profile has it, with dynUpdateTime.', 'Q05.FR.05'),
      station('Without news in time the next profile holds.', 'Q05.FR.07'),
    ],
    v16: NO_16,
  },
  {
    id: 'Q06',
    title: 'External V2X control with a charging profile from an External System',
    block: 'Q',
    only21: true,
    purpose: 'Somebody else sets limits or setpoints for a station, in a profile of his own. The CSMS is told.',
    actors: ['External Control System', 'Charging Station', 'CSMS'],
    preconditions: ['ExternalConstraintsProfileDisallowed is false.'],
    sequence: steps(
      act('External Control System', 'Sets limits or a setpoint.'),
      fromStation('NotifyChargingLimit', { chargingLimit: { chargingLimitSource: 'EMS' }, chargingSchedule: [{ id: 1, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, setpoint: -2000, operationMode: 'ExternalSetpoint' }] }] }, {}),
    ),
    decides: [
      inRequest('NotifyChargingLimit', 'chargingSchedule', 'What was set.'),
    ],
    checks: [
      station('A schedule of limits is an Absolute profile.', 'Q06.FR.01'),
      station('Where it is disallowed it is refused.', 'Q06.FR.08'),
      station('It is told with its schedule.', 'Q06.FR.10'),
      station('A setpoint goes before that of the CSMS.', 'Q06.FR.21'),
      station('Unless SetpointPriority is CSMS.', 'Q06.FR.22'),
    ],
    v16: NO_16,
    uncertain: 'The text of the standard speaks of isDynamic in NotifyChargingLimit, which its JSON schema does not have; it is not sent.',
  },
  {
    id: 'Q07',
    title: 'Central V2X control for frequency support',
    block: 'Q',
    only21: true,
    purpose: 'The CSMS measures the frequency of the grid and changes the setpoints of EVs by it. That needs no exact meter at each station.',
    actors: ['CSMS', 'Charging Station', 'EV'],
    preconditions: ['V2X is allowed.'],
    sequence: steps(
      fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: { id: 90, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Dynamic', transactionId: TX, chargingSchedule: [{ id: 1, duration: 60, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, setpoint: 1000, operationMode: 'CentralFrequency' }] }] } }, { status: 'Accepted' }),
      fromCsms('UpdateDynamicSchedule', { chargingProfileId: 90, scheduleUpdate: { setpoint: -5000 } }, { status: 'Accepted' }),
    ),
    decides: [
      inRequest('SetChargingProfile', 'chargingProfile.chargingSchedule[].chargingSchedulePeriod[].operationMode', 'How the power is found.'),
      inRequest('UpdateDynamicSchedule', 'scheduleUpdate.setpoint', 'The new one.'),
    ],
    checks: [
      station('Each setpoint is followed.'),
      station('Without an update in time the next profile holds.'),
    ],
    v16: NO_16,
  },
  {
    id: 'Q08',
    title: 'Local V2X control for frequency support',
    block: 'Q',
    only21: true,
    purpose: 'The station measures the frequency of the grid and finds the power by a curve of the CSMS; a signal of the grid operator comes on top. The CSMS sends no setpoints.',
    actors: ['CSMS', 'Charging Station', 'EV'],
    preconditions: ['V2X is allowed.'],
    sequence: steps(
      fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: { id: 90, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Absolute', transactionId: TX, chargingSchedule: [{ id: 1, startSchedule: NOW, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, operationMode: 'LocalFrequency', v2xBaseline: 1000, v2xFreqWattCurve: [{ frequency: 49.8, power: -8000 }, { frequency: 50.2, power: 8000 }], v2xSignalWattCurve: [{ signal: -1, power: -2000 }, { signal: 1, power: 2000 }] }] }] } }, { status: 'Accepted' }),
      act('Charging Station', 'Follows the frequency.'),
      optional('A signal of the grid operator', fromCsms('AFRRSignal', { timestamp: NOW, signal: 1 }, { status: 'Accepted' })),
    ),
    decides: [
      inRequest('SetChargingProfile', 'chargingProfile.chargingSchedule[].chargingSchedulePeriod[].operationMode', 'How the power is found.'),
      inResponse('AFRRSignal', 'status', 'Rejected where no curve for it is active.'),
    ],
    checks: [
      station('Without baseline or curve it is rejected.', 'Q08.FR.03'),
      station('With limits or setpoints it is rejected.', 'Q08.FR.04'),
      station('The power follows the curve.', 'Q08.FR.06'),
      station('A change of the frequency is followed.', 'Q08.FR.07'),
      station('A signal comes on top.', 'Q08.FR.10'),
      station('A signal for nobody is rejected.', 'Q08.FR.11'),
    ],
    v16: NO_16,
  },
  {
    id: 'Q09',
    title: 'Local V2X control for load balancing',
    block: 'Q',
    only21: true,
    purpose: 'The station reads the meter of the building, and lets the EV keep the load between two thresholds. Above the upper one it gives, below the lower one it takes.',
    actors: ['CSMS', 'Charging Station', 'EV'],
    preconditions: ['The thresholds are set.', 'The station can read the meter of the building.'],
    sequence: steps(
      fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: { id: 90, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Absolute', transactionId: TX, chargingSchedule: [{ id: 1, startSchedule: NOW, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, operationMode: 'LocalLoadBalancing' }] }] } }, { status: 'Accepted' }),
      act('Charging Station', 'Balances the load.'),
    ),
    decides: [
      inRequest('SetChargingProfile', 'chargingProfile.chargingSchedule[].chargingSchedulePeriod[].operationMode', 'How the power is found.'),
    ],
    checks: [
      station('Without thresholds it is rejected.', 'Q09.FR.02'),
      station('The load is kept between them.', 'Q09.FR.04'),
    ],
    v16: NO_16,
  },
  {
    id: 'Q10',
    title: 'Idle, minimizing energy consumption',
    block: 'Q',
    only21: true,
    purpose: 'The EV neither takes nor gives for a while; the electronics of the EVSE may sleep. Afterwards the next period holds.',
    actors: ['CSMS', 'Charging Station', 'EV'],
    preconditions: ['A transaction is running.'],
    sequence: steps(
      fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: { id: 90, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Absolute', transactionId: TX, chargingSchedule: [{ id: 1, startSchedule: NOW, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, operationMode: 'Idle', evseSleep: true }] }] } }, { status: 'Accepted' }),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'OperationModeChanged', seqNo: 4, timestamp: NOW, transactionInfo: { transactionId: TX, operationMode: 'Idle' } }, {}),
    ),
    decides: [
      inRequest('SetChargingProfile', 'chargingProfile.chargingSchedule[].chargingSchedulePeriod[].operationMode', 'How the power is found.'),
      inRequest('TransactionEvent', 'evseSleep', 'Whether it sleeps.'),
    ],
    checks: [
      station('With limits or setpoints it is rejected.', 'Q10.FR.02'),
      station('An EVSE that cannot sleep does not say that it does.', 'Q10.FR.05'),
    ],
    v16: NO_16,
    uncertain: 'The simulated EVSE cannot sleep (SupportsEvseSleep is false), and no EV preconditions its battery.',
  },
  {
    id: 'Q11',
    title: 'Going offline during V2X operation',
    block: 'Q',
    only21: true,
    purpose: 'Without connection a profile holds only for its maxOfflineDuration; then the next one does. What runs is not left to itself for ever.',
    actors: ['Charging Station', 'CSMS'],
    preconditions: ['A V2X operation is running.'],
    sequence: steps(
      fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: { id: 90, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Absolute', transactionId: TX, maxOfflineDuration: 60, chargingSchedule: [{ id: 1, startSchedule: NOW, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, setpoint: -4000, operationMode: 'CentralSetpoint' }] }] } }, { status: 'Accepted' }),
      act('Charging Station', 'Loses the connection.'),
      act('Charging Station', 'Is connected again.'),
    ),
    decides: [
      inRequest('SetChargingProfile', 'chargingProfile.maxOfflineDuration', 'Seconds.'),
      inRequest('SetChargingProfile', 'chargingProfile.invalidAfterOfflineDuration', 'Whether it is over for good.'),
    ],
    checks: [
      station('Until then the profile goes on.'),
      station('After maxOfflineDuration the next profile holds.'),
    ],
    v16: NO_16,
  },
  {
    id: 'Q12',
    title: 'Resuming a V2X operation after an offline period',
    block: 'Q',
    only21: true,
    purpose: 'When the connection is back, a profile holds again, unless it says that it is invalid after so long. The station looks at its profiles anew.',
    actors: ['Charging Station', 'CSMS'],
    preconditions: ['A V2X operation is running.'],
    sequence: steps(
      fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: { id: 90, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Absolute', transactionId: TX, maxOfflineDuration: 60, chargingSchedule: [{ id: 1, startSchedule: NOW, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, setpoint: -4000, operationMode: 'CentralSetpoint' }] }] } }, { status: 'Accepted' }),
      act('Charging Station', 'Loses the connection.'),
      act('Charging Station', 'Is connected again.'),
    ),
    decides: [
      inRequest('SetChargingProfile', 'chargingProfile.maxOfflineDuration', 'Seconds.'),
      inRequest('SetChargingProfile', 'chargingProfile.invalidAfterOfflineDuration', 'Whether it is over for good.'),
    ],
    checks: [
      station('After a short time nothing has changed.'),
      station('After a long one the profile holds again, unless invalidAfterOfflineDuration is true.'),
    ],
    v16: NO_16,
  },
];
