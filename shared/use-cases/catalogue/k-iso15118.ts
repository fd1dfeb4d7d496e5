import type { UseCase } from './model';
import { NOW, TX } from './samples';
import { act, alternative, csms, fromCsms, fromStation, inRequest, inResponse, notIn16, optional, station, steps } from './words';

const NOT_IN_16 = notIn16('1.6 knows nothing of ISO 15118; it cannot ask the EV what it needs.');
const PERIODS = [{ startPeriod: 0, limit: 11000 }, { startPeriod: 7200, limit: 22000 }];
const PROFILE = {
  id: 400, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Absolute', transactionId: TX,
  chargingSchedule: [{ id: 1, startSchedule: NOW, duration: 14400, chargingRateUnit: 'W', chargingSchedulePeriod: PERIODS }],
};
const NEEDS = steps(
  act('EV', 'Tells what it needs (ChargeParameterDiscoveryReq).'),
  fromStation('NotifyEVChargingNeeds', {
    evseId: 1, maxScheduleTuples: 3,
    chargingNeeds: { requestedEnergyTransfer: 'AC_three_phase', departureTime: '2025-06-01T17:00:00Z', acChargingParameters: { energyAmount: 20000, evMinCurrent: 6, evMaxCurrent: 32, evMaxVoltage: 400 } },
  }, { status: 'Accepted' }),
);
const SET = fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: PROFILE }, { status: 'Accepted' });
const EV_SCHEDULE = fromStation('NotifyEVChargingSchedule', {
  evseId: 1, timeBase: NOW, chargingSchedule: { id: 1, duration: 14400, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, limit: 7400 }] },
}, { status: 'Accepted' });

export const K_ISO15118: readonly UseCase[] = [
  {
    id: 'K15',
    title: 'Charging with load leveling based on High Level Communication',
    block: 'K',
    purpose: 'An EV that speaks ISO 15118 says how much energy it needs until when. The CSMS makes a schedule of it, and the station offers that to the EV before charging begins, within 60 seconds.',
    actors: ['EV', 'Charging Station', 'CSMS'],
    preconditions: ['EV and station speak ISO 15118.', 'TxStartPoint is such that the transaction has begun before the EV tells its needs.'],
    sequence: steps(
      NEEDS,
      SET,
      act('Charging Station', 'Offers the schedule to the EV.'),
      act('EV', 'Accepts it and begins (PowerDeliveryReq).'),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'ChargingStateChanged', seqNo: 2, timestamp: NOW, transactionInfo: { transactionId: TX, chargingState: 'Charging' } }, {}),
      optional('The EV has a schedule of its own within it', EV_SCHEDULE),
    ),
    decides: [
      inRequest('NotifyEVChargingNeeds', 'chargingNeeds.requestedEnergyTransfer', 'AC or DC; the parameters have to be of the same kind.'),
      inRequest('NotifyEVChargingNeeds', 'maxScheduleTuples', 'Periods that the EV can take in a schedule.'),
      inResponse('NotifyEVChargingNeeds', 'status', 'Accepted: a schedule comes now. Processing: it comes later. Rejected: none comes.'),
      inRequest('SetChargingProfile', 'chargingProfile.chargingSchedule', 'Three at most, with as many periods as the EV takes.'),
      inResponse('NotifyEVChargingSchedule', 'status', 'Rejected: the EV\'s schedule is above the limit, and a renegotiation follows.'),
    ],
    checks: [
      station('The needs of the EV are told to the CSMS.', 'K15.FR.01'),
      station('They have AC or DC parameters.', 'K15.FR.06'),
      csms('They are answered.', 'K15.FR.02'),
      csms('After Accepted or Processing a TxProfile with the transaction comes.', 'K15.FR.07'),
      csms('It comes within 60 s.', 'K15.FR.08'),
      station('The EV\'s schedule is within that of the CSMS.', 'K15.FR.09'),
      station('The EV\'s schedule is told to the CSMS.', 'K15.FR.10'),
      csms('A schedule of the EV within the limits gets Accepted.', 'K15.FR.11'),
      csms('A schedule of the EV beyond the limits gets Rejected.', 'K15.FR.12'),
      station('Offline a schedule is made of TxDefaultProfile.', 'K15.FR.15'),
    ],
    v16: NOT_IN_16,
    v21: 'ISO 15118-20 is included: dynamic control mode, bidirectional energy, price schedules, and NoChargingProfile as an answer to the needs.',
  },
  {
    id: 'K16',
    title: 'Optimized charging with scheduling to the CSMS',
    block: 'K',
    purpose: 'The CSMS offers the EV several schedules with prices, and the EV chooses one and plans its charging within it. What the EV has planned is told to the CSMS. Edition 3 of the standard gives this number to a renegotiation that the CSMS begins.',
    actors: ['EV', 'Charging Station', 'CSMS'],
    preconditions: ['EV and station speak ISO 15118.', 'The transaction has begun.'],
    sequence: steps(
      NEEDS,
      fromCsms('SetChargingProfile', {
        evseId: 1,
        chargingProfile: {
          ...PROFILE,
          chargingSchedule: [{
            id: 1, startSchedule: NOW, duration: 14400, chargingRateUnit: 'W', chargingSchedulePeriod: PERIODS,
            salesTariff: { id: 1, numEPriceLevels: 2, salesTariffEntry: [{ relativeTimeInterval: { start: 0, duration: 7200 }, ePriceLevel: 2 }, { relativeTimeInterval: { start: 7200 }, ePriceLevel: 1 }] },
          }],
        },
      }, { status: 'Accepted' }),
      act('Charging Station', 'Offers schedules and prices to the EV.'),
      act('EV', 'Plans its charging and begins.'),
      EV_SCHEDULE,
      optional('The CSMS changes its mind later',
        SET,
        act('Charging Station', 'Has the EV renegotiate.'),
        EV_SCHEDULE,
      ),
    ),
    decides: [
      inRequest('SetChargingProfile', 'chargingProfile.chargingSchedule[].salesTariff', 'Prices, by which the EV plans.'),
      inRequest('NotifyEVChargingSchedule', 'chargingSchedule.id', 'Which of the offered schedules it is.'),
      inRequest('NotifyEVChargingSchedule', 'timeBase', 'From when the periods count.'),
      inResponse('NotifyEVChargingSchedule', 'status', 'Rejected: beyond the limits, and a renegotiation follows.'),
    ],
    checks: [
      csms('Schedules come within 60 s of the needs.'),
      station('The EV\'s schedule is within one of the CSMS.'),
      station('The EV\'s schedule is told to the CSMS.'),
      csms('A schedule of the EV beyond the limits gets Rejected, and a new profile follows.'),
      station('A new profile during charging makes the EV renegotiate.'),
    ],
    v16: NOT_IN_16,
    v21: 'The number stands for a renegotiation begun by the CSMS; prices can also be given as in ISO 15118-20.',
  },
  {
    id: 'K17',
    title: 'Renegotiating a Charging Schedule',
    block: 'K',
    purpose: 'While charging, the plan no longer fits: the EV needs more or leaves earlier, or the CSMS has less to give. Needs, schedule and plan are exchanged anew, and charging goes on. Edition 3 of the standard gives this number to a renegotiation that the EV begins.',
    actors: ['EV', 'Charging Station', 'CSMS'],
    preconditions: ['Charging has begun with a schedule.'],
    sequence: steps(
      alternative('The EV begins', NEEDS, SET),
      alternative('The CSMS begins', SET, act('Charging Station', 'Has the EV renegotiate.')),
      act('Charging Station', 'Offers the new schedule to the EV.'),
      act('EV', 'Goes on charging by it.'),
      optional('The EV has a schedule of its own within it', EV_SCHEDULE),
    ),
    decides: [
      inRequest('NotifyEVChargingNeeds', 'chargingNeeds.departureTime', 'What has changed, for example.'),
      inResponse('NotifyEVChargingNeeds', 'status', 'Accepted: a schedule comes now. Processing: it comes later.'),
      inRequest('SetChargingProfile', 'chargingProfile.transactionId', 'The running transaction.'),
      inResponse('NotifyEVChargingSchedule', 'status', 'Rejected: beyond the limits, and once more.'),
    ],
    checks: [
      station('New needs of the EV are told to the CSMS.'),
      csms('A TxProfile for the transaction follows within 60 s.'),
      station('The new schedule is offered to the EV.'),
      station('A lower limit is obeyed as soon as possible.'),
      station('The EV\'s schedule is told to the CSMS.'),
    ],
    v16: NOT_IN_16,
  },
];
