import type { UseCase } from './model';
import { NOW, TX } from './samples';
import { act, csms, fromCsms, fromStation, inRequest, inResponse, notIn16, optional, station, steps } from './words';

const NOT_IN_16 = notIn16('1.6 has no message about limits of others; the central system only sees that less is charged.');
const LIMIT = [{ id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }] }];
const notify = (more = {}) => fromStation('NotifyChargingLimit', { chargingLimit: { chargingLimitSource: 'EMS', isGridCritical: false }, chargingSchedule: LIMIT, ...more }, {});
const RATE_CHANGED = optional('The rate changes by more than LimitChangeSignificance',
  fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'ChargingRateChanged', seqNo: 3, timestamp: NOW, transactionInfo: { transactionId: TX } }, {}));

export const K_EXTERNAL_LIMITS: readonly UseCase[] = [
  {
    id: 'K11',
    title: 'Set / Update External Charging Limit With Ongoing Transaction',
    block: 'K',
    purpose: 'Somebody other than the CSMS, such as the building\'s energy management or the grid operator, limits the station while it charges. The station obeys and tells the CSMS about limit and change of rate.',
    actors: ['External Control System', 'Charging Station', 'CSMS'],
    preconditions: ['An external system can limit the station, past OCPP.', 'A transaction is running.'],
    sequence: steps(
      act('External Control System', 'Sets a limit.'),
      act('Charging Station', 'Charges no faster.'),
      notify({ evseId: 1 }),
      RATE_CHANGED,
    ),
    decides: [
      inRequest('NotifyChargingLimit', 'chargingLimit.chargingLimitSource', 'EMS, SO or Other, never CSO.'),
      inRequest('NotifyChargingLimit', 'chargingSchedule', 'There when NotifyChargingLimitWithSchedules is true.'),
      inRequest('TransactionEvent', 'triggerReason', 'ChargingRateChanged.'),
    ],
    checks: [
      station('The transaction charges no faster than the limit.', 'K11.FR.01'),
      station('A change beyond LimitChangeSignificance is told.', 'K11.FR.02'),
      station('The schedule is told when NotifyChargingLimitWithSchedules is true.', 'K11.FR.03'),
      station('A changed rate is told with ChargingRateChanged.', 'K11.FR.04'),
      station('The source is not CSO.', 'K11.FR.05'),
      station('In reports it has purpose ChargingStationExternalConstraints.', 'K11.FR.06'),
    ],
    v16: NOT_IN_16,
    v21: 'The source is free text with a list of known values; isLocalGeneration marks own generation, which raises the limit.',
  },
  {
    id: 'K12',
    title: 'Set / Update External Charging Limit Without Ongoing Transaction',
    block: 'K',
    purpose: 'The external limit comes while nobody charges. It holds for the whole station and for transactions to come, and the CSMS is told.',
    actors: ['External Control System', 'Charging Station', 'CSMS'],
    preconditions: ['An external system can limit the station, past OCPP.', 'No transaction is running.'],
    sequence: steps(
      act('External Control System', 'Sets a limit.'),
      notify(),
    ),
    decides: [
      inRequest('NotifyChargingLimit', 'evseId', 'Absent or 0: the whole station.'),
      inRequest('NotifyChargingLimit', 'chargingLimit.chargingLimitSource', 'EMS, SO or Other, never CSO.'),
    ],
    checks: [
      station('All EVSEs together do not exceed the limit.', 'K12.FR.01'),
      station('A change beyond LimitChangeSignificance is told.', 'K12.FR.02'),
      station('The schedule is told when NotifyChargingLimitWithSchedules is true.', 'K12.FR.03'),
      station('The source is not CSO.', 'K12.FR.04'),
      station('In reports it has purpose ChargingStationExternalConstraints.', 'K12.FR.05'),
    ],
    v16: NOT_IN_16,
  },
  {
    id: 'K13',
    title: 'Reset / release external charging limit',
    block: 'K',
    purpose: 'The external system lifts its limit. The station charges as its profiles allow again, and tells the CSMS.',
    actors: ['External Control System', 'Charging Station', 'CSMS'],
    preconditions: ['An external limit holds.'],
    sequence: steps(
      act('External Control System', 'Lifts its limit.'),
      fromStation('ClearedChargingLimit', { chargingLimitSource: 'EMS', evseId: 1 }, {}),
      RATE_CHANGED,
    ),
    decides: [
      inRequest('ClearedChargingLimit', 'chargingLimitSource', 'Whose limit it was.'),
      inRequest('TransactionEvent', 'triggerReason', 'ChargingRateChanged.'),
    ],
    checks: [
      station('The limit no longer holds.', 'K13.FR.01'),
      station('ClearedChargingLimit tells it.', 'K13.FR.02'),
      station('A changed rate is told with ChargingRateChanged.', 'K13.FR.03'),
    ],
    v16: NOT_IN_16,
  },
  {
    id: 'K14',
    title: 'External Charging Limit with Local Controller',
    block: 'K',
    purpose: 'The external limit goes to a local controller, which shares it among its stations by charging profiles. To the CSMS the controller reports like a station, to the stations it sets limits like a CSMS.',
    actors: ['External Control System', 'Local Controller', 'Charging Station', 'CSMS'],
    preconditions: ['The stations are connected through a local controller.', 'Transactions are running.'],
    sequence: steps(
      act('External Control System', 'Sets a limit at the local controller.'),
      fromStation('NotifyChargingLimit', { chargingLimit: { chargingLimitSource: 'SO', isGridCritical: true }, chargingSchedule: LIMIT }, {}, 'From the local controller to the CSMS.'),
      fromCsms('SetChargingProfile', {
        evseId: 0, chargingProfile: { id: 300, stackLevel: 1, chargingProfilePurpose: 'ChargingStationMaxProfile', chargingProfileKind: 'Absolute', chargingSchedule: [{ id: 1, startSchedule: NOW, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }] }] },
      }, { status: 'Accepted' }, 'From the local controller to each station whose limit changes.'),
      act('External Control System', 'Lifts its limit.'),
      fromStation('ClearedChargingLimit', { chargingLimitSource: 'SO' }, {}, 'From the local controller to the CSMS.'),
      fromCsms('ClearChargingProfile', { chargingProfileId: 300 }, { status: 'Accepted' }, 'From the local controller to the stations.'),
    ),
    decides: [
      inRequest('NotifyChargingLimit', 'chargingLimit.chargingLimitSource', 'Whose limit it is.'),
      inRequest('SetChargingProfile', 'chargingProfile.chargingProfilePurpose', 'Not ChargingStationExternalConstraints.'),
      inResponse('ClearChargingProfile', 'status', 'Accepted: the limit is lifted.'),
    ],
    checks: [
      station('All stations together do not exceed the limit.', 'K14.FR.01'),
      station('The local controller tells the CSMS about the limit.', 'K14.FR.02'),
      csms('The local controller sets a profile at each station whose limit changes.', 'K14.FR.05'),
      csms('Its profiles do not have purpose ChargingStationExternalConstraints.', 'K14.FR.06'),
      station('The local controller tells the CSMS that the limit is lifted.', 'K14.FR.03'),
      csms('The local controller clears its profiles then.', 'K14.FR.04'),
    ],
    v16: NOT_IN_16,
  },
];
