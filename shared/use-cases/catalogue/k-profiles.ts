import type { UseCase } from './model';
import { EVSE, LATER, NOW, RFID, TX } from './samples';
import { act, alternative, csms, fromCsms, fromStation, in16, inRequest, inResponse, loop, notIn16, optional, station, steps } from './words';

const schedule = (limit: number) => [{ id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit }, { startPeriod: 3600, limit: limit * 2 }] }];
const TX_PROFILE = { id: 200, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Relative', chargingSchedule: schedule(8) };
const TX_PROFILE_OF = { ...TX_PROFILE, transactionId: TX };
const MAX_PROFILE = {
  id: 100, stackLevel: 0, chargingProfilePurpose: 'ChargingStationMaxProfile', chargingProfileKind: 'Absolute',
  chargingSchedule: [{ id: 1, startSchedule: NOW, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 32 }] }],
};
const DEFAULT_PROFILE = {
  id: 101, stackLevel: 0, chargingProfilePurpose: 'TxDefaultProfile', chargingProfileKind: 'Recurring', recurrencyKind: 'Daily',
  chargingSchedule: [{ id: 1, startSchedule: NOW, duration: 86400, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }, { startPeriod: 25200, limit: 10 }] }],
};
const set = (evseId: number, chargingProfile: typeof TX_PROFILE_OF | typeof MAX_PROFILE | typeof DEFAULT_PROFILE) =>
  fromCsms('SetChargingProfile', { evseId, chargingProfile }, { status: 'Accepted' });
const CHARGING = fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'ChargingStateChanged', seqNo: 2, timestamp: NOW, transactionInfo: { transactionId: TX, chargingState: 'Charging' } }, {});

const schedule16 = { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 8 }, { startPeriod: 3600, limit: 16 }] };
const TX_PROFILE_16 = { chargingProfileId: 200, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Relative', chargingSchedule: schedule16 };
const set16 = (connectorId: number, more: { [key: string]: string | number }) =>
  fromCsms('SetChargingProfile', { connectorId, csChargingProfiles: { ...TX_PROFILE_16, ...more } }, { status: 'Accepted' });
const PROFILE_DECIDES_16 = [
  inRequest('SetChargingProfile', 'csChargingProfiles.chargingProfilePurpose', 'ChargePointMaxProfile in place of ChargingStationMaxProfile.'),
  inRequest('SetChargingProfile', 'csChargingProfiles.chargingSchedule.chargingSchedulePeriod[].limit', 'One decimal at most; in A per phase.'),
  inResponse('SetChargingProfile', 'status', 'NotSupported without smart charging.'),
];

export const K_PROFILES: readonly UseCase[] = [
  {
    id: 'K01',
    title: 'SetChargingProfile',
    block: 'K',
    purpose: 'The CSMS limits power or current over time: of the whole station, of every transaction to come, or of one that is running. Profiles of one purpose are stacked, those of several purposes are combined to the lowest limit.',
    actors: ['CSMS', 'Charging Station', 'EV'],
    preconditions: ['SmartChargingCtrlr.Enabled is true.', 'The unit is one of SmartChargingCtrlr.RateUnit.'],
    sequence: steps(
      alternative('The whole station', set(0, MAX_PROFILE)),
      alternative('Every transaction to come', set(0, DEFAULT_PROFILE)),
      alternative('A running transaction', set(1, TX_PROFILE_OF)),
      alternative('A transaction that is not there',
        fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: { ...TX_PROFILE, transactionId: 'tx-unknown' } }, { status: 'Rejected' }),
      ),
    ),
    decides: [
      inRequest('SetChargingProfile', 'evseId', '0 for ChargingStationMaxProfile, 0 or one EVSE for TxDefaultProfile, one EVSE for TxProfile.'),
      inRequest('SetChargingProfile', 'chargingProfile.chargingProfilePurpose', 'What it limits.'),
      inRequest('SetChargingProfile', 'chargingProfile.stackLevel', 'The highest one that says something at a time counts.'),
      inRequest('SetChargingProfile', 'chargingProfile.chargingProfileKind', 'Absolute and Recurring need startSchedule, Relative must not have it.'),
      inRequest('SetChargingProfile', 'chargingProfile.transactionId', 'Needed for TxProfile.'),
      inRequest('SetChargingProfile', 'chargingProfile.chargingSchedule[].chargingSchedulePeriod[].limit', 'In A per phase, in W in total.'),
      inResponse('SetChargingProfile', 'status', 'Rejected when it cannot be held.'),
    ],
    checks: [
      csms('A TxProfile names its transaction.', 'K01.FR.03'),
      station('A TxProfile holds for the named transaction.', 'K01.FR.04'),
      station('A TxProfile without a transaction at the EVSE is rejected.', 'K01.FR.09'),
      station('A TxProfile for an unknown transaction is rejected.', 'K01.FR.33'),
      csms('A TxProfile is for one EVSE, never for 0.', 'K01.FR.16'),
      station('A known id replaces that profile.', 'K01.FR.05'),
      station('The higher stackLevel counts.', 'K01.FR.17'),
      station('A unit that is not configured is rejected.', 'K01.FR.26'),
      station('An unknown EVSE is rejected.', 'K01.FR.28'),
      station('A TxDefaultProfile of EVSE 0 holds for all EVSEs.', 'K01.FR.14'),
      station('It holds for running transactions too.', 'K01.FR.32'),
      station('A TxDefaultProfile of the same stackLevel on EVSE 0 and on an EVSE is rejected.', 'K01.FR.52'),
      csms('No two profiles have purpose, stackLevel and EVSE in common and are valid at once.', 'K01.FR.06'),
      station('Profiles outlast a restart.', 'K01.FR.27'),
      csms('The first period starts at 0.', 'K01.FR.31'),
      csms('Periods are in order of time.', 'K01.FR.35'),
      csms('Absolute and Recurring have startSchedule.', 'K01.FR.40'),
      csms('Relative has no startSchedule.', 'K01.FR.41'),
      station('Without ISO 15118 a profile has one schedule.', 'K01.FR.34'),
      station('Nothing is limited before startSchedule.', 'K01.FR.30'),
      csms('ChargingStationExternalConstraints is not set by the CSMS.', 'K01.FR.22'),
      station('Without numberPhases three phases are meant.', 'K01.FR.49'),
      station('Without smart charging the answer is NotSupported or NotImplemented.', 'K01.FR.29'),
    ],
    v16: in16(
      'The same with csChargingProfiles, one schedule for each profile and connector 0 for the charge point. ChargePointMaxProfile, TxDefaultProfile and TxProfile.',
      steps(
        alternative('The whole charge point', set16(0, { chargingProfilePurpose: 'ChargePointMaxProfile', chargingProfileKind: 'Absolute' })),
        alternative('Every transaction to come', set16(0, { chargingProfilePurpose: 'TxDefaultProfile' })),
        alternative('A running transaction', set16(1, { transactionId: 42 })),
      ),
      PROFILE_DECIDES_16,
    ),
    v21: 'More purposes (PriorityCharging, LocalGeneration), dynamic profiles that are updated or pulled, limits for each phase and for discharging, and an end of validity when offline.',
  },
  {
    id: 'K02',
    title: 'Central Smart Charging',
    block: 'K',
    purpose: 'The CSMS spreads the power of a site over its stations. It learns from TransactionEvent that somebody charges, and then sets a limit for that transaction, which it may change again and again.',
    actors: ['EV Driver', 'EV', 'CSMS', 'Charging Station'],
    preconditions: ['SmartChargingCtrlr.Enabled is true.', 'Default limits were set before.'],
    sequence: steps(
      act('EV Driver', 'Starts charging.'),
      fromStation('TransactionEvent', { eventType: 'Started', triggerReason: 'Authorized', seqNo: 0, timestamp: NOW, evse: EVSE, idToken: RFID, transactionInfo: { transactionId: TX, chargingState: 'Charging' } }, { idTokenInfo: { status: 'Accepted' } }),
      loop('As the site needs it', set(1, TX_PROFILE_OF), act('Charging Station', 'Adapts the current that it offers to the EV.')),
      fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'StopAuthorized', seqNo: 5, timestamp: LATER, transactionInfo: { transactionId: TX } }, {}),
      act('Charging Station', 'Deletes the TxProfile.'),
    ),
    decides: [
      inRequest('TransactionEvent', 'offline', 'True: the transaction may be long over, and a profile for it makes no sense.'),
      inRequest('SetChargingProfile', 'chargingProfile.chargingProfilePurpose', 'TxProfile, for this transaction only.'),
      inRequest('SetChargingProfile', 'chargingProfile.id', 'The same id updates the profile.'),
      inResponse('SetChargingProfile', 'status', 'Accepted means that it holds from now on.'),
    ],
    checks: [
      csms('A limit for one transaction has purpose TxProfile.', 'K02.FR.03'),
      station('A TxProfile counts in place of TxDefaultProfile.', 'K02.FR.04'),
      station('It is deleted when the transaction ends.', 'K02.FR.05'),
      station('When it ends before, the default and maximum profiles count again.', 'K02.FR.08'),
      station('After authorization the EV is offered no more than the profiles allow.', 'K02.FR.02'),
      csms('ChargingStationExternalConstraints is not set by the CSMS.', 'K02.FR.07'),
    ],
    v16: in16(
      'The same, by StartTransaction and the transactionId that the central system gave.',
      steps(
        fromStation('StartTransaction', { connectorId: 1, idTag: '04A2B3C4', meterStart: 1200, timestamp: NOW }, { transactionId: 42, idTagInfo: { status: 'Accepted' } }),
        set16(1, { transactionId: 42 }),
      ),
      PROFILE_DECIDES_16,
    ),
  },
  {
    id: 'K03',
    title: 'Local Smart Charging',
    block: 'K',
    purpose: 'A local controller sits between CSMS and stations and keeps a group of them, such as a car park, below the power of its connection. It passes messages on and sets limits itself; to the stations it looks like the CSMS.',
    actors: ['EV Driver', 'EV', 'Local Controller', 'CSMS', 'Charging Station'],
    preconditions: ['The stations are connected through a local controller.', 'SmartChargingCtrlr.Enabled is true.'],
    sequence: steps(
      act('EV Driver', 'Starts charging.'),
      fromStation('TransactionEvent', { eventType: 'Started', triggerReason: 'Authorized', seqNo: 0, timestamp: NOW, evse: EVSE, idToken: RFID, transactionInfo: { transactionId: TX, chargingState: 'Charging' } }, { chargingPriority: 5, idTokenInfo: { status: 'Accepted' } }, 'Passed on by the local controller.'),
      loop('As the group needs it',
        act('Local Controller', 'Shares the power among the stations.'),
        fromCsms('SetChargingProfile', { evseId: 1, chargingProfile: TX_PROFILE_OF }, { status: 'Accepted' }, 'From the local controller.'),
      ),
    ),
    decides: [
      inResponse('TransactionEvent', 'chargingPriority', 'From -9 to 9, for this transaction; 0 when absent.'),
      inRequest('SetChargingProfile', 'chargingProfile.chargingSchedule[].minChargingRate', 'Below it charging is not efficient.'),
      inResponse('SetChargingProfile', 'status', 'Accepted means that it holds from now on.'),
    ],
    checks: [
      station('A new profile counts at once.', 'K03.FR.03'),
      csms('Transactions with a higher chargingPriority are served longest.', 'K03.FR.04'),
      csms('The priority of TransactionEvent holds for this transaction only.', 'K03.FR.05'),
      csms('Without a priority it is 0.', 'K03.FR.06'),
      csms('ChargingStationExternalConstraints is not set by the local controller.', 'K03.FR.08'),
    ],
    v16: in16(
      'The same; a proxy in between sets the profiles. 1.6 has no chargingPriority.',
      steps(
        fromStation('StartTransaction', { connectorId: 1, idTag: '04A2B3C4', meterStart: 1200, timestamp: NOW }, { transactionId: 42, idTagInfo: { status: 'Accepted' } }),
        set16(1, { transactionId: 42 }),
      ),
      PROFILE_DECIDES_16,
    ),
  },
  {
    id: 'K04',
    title: 'Internal Load Balancing',
    block: 'K',
    purpose: 'A station with several EVSEs shares one connection among them. The CSMS tells it the limit of the connection once, and the station sees to the rest.',
    actors: ['CSMS', 'Charging Station', 'EV'],
    preconditions: ['SmartChargingCtrlr.Enabled is true.'],
    sequence: steps(
      set(0, MAX_PROFILE),
      act('Charging Station', 'Shares the limit among the EVs that charge.'),
      optional('An EV gets more or less', fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'ChargingRateChanged', seqNo: 3, timestamp: NOW, transactionInfo: { transactionId: TX } }, {})),
    ),
    decides: [
      inRequest('SetChargingProfile', 'evseId', '0 only.'),
      inRequest('SetChargingProfile', 'chargingProfile.chargingProfilePurpose', 'ChargingStationMaxProfile.'),
      inRequest('TransactionEvent', 'triggerReason', 'ChargingRateChanged, for a change beyond LimitChangeSignificance.'),
    ],
    checks: [
      station('ChargingStationMaxProfile is taken for EVSE 0 only.', 'K04.FR.03'),
      station('All EVSEs together, with the station itself, do not exceed it.', 'K04.FR.05'),
      station('The station controls the schedule of each EVSE.', 'K04.FR.01'),
    ],
    v16: in16(
      'ChargePointMaxProfile on connector 0.',
      steps(set16(0, { chargingProfilePurpose: 'ChargePointMaxProfile', chargingProfileKind: 'Absolute' }), act('Charging Station', 'Shares the limit among the EVs that charge.')),
      [inRequest('SetChargingProfile', 'connectorId', '0 only.'), ...PROFILE_DECIDES_16],
    ),
  },
  {
    id: 'K05',
    title: 'Remote Start Transaction with Charging Profile',
    block: 'K',
    purpose: 'The remote start brings its limit with it. So the transaction has the right one from the first second, also when the connection is lost in between.',
    actors: ['CSO', 'CSMS', 'Charging Station', 'EV'],
    preconditions: ['SmartChargingCtrlr.Enabled is true.'],
    sequence: steps(
      fromCsms('RequestStartTransaction', { remoteStartId: 705, evseId: 1, idToken: RFID, chargingProfile: TX_PROFILE }, { status: 'Accepted' }),
      fromStation('TransactionEvent', { eventType: 'Started', triggerReason: 'RemoteStart', seqNo: 0, timestamp: NOW, evse: EVSE, idToken: RFID, transactionInfo: { transactionId: TX, remoteStartId: 705 } }, { idTokenInfo: { status: 'Accepted' } }),
      CHARGING,
    ),
    decides: [
      inRequest('RequestStartTransaction', 'chargingProfile.chargingProfilePurpose', 'TxProfile.'),
      inRequest('RequestStartTransaction', 'chargingProfile.transactionId', 'Has to be absent, as there is none yet.'),
      inResponse('RequestStartTransaction', 'status', 'Rejected for an invalid profile.'),
      inRequest('TransactionEvent', 'transactionInfo.remoteStartId', 'That of the request.'),
    ],
    checks: [
      csms('The profile has purpose TxProfile.', 'K05.FR.02'),
      station('The profile is part of the composite schedule.', 'K05.FR.03'),
      station('Without smart charging the profile is ignored.', 'K05.FR.04'),
      station('An invalid profile is rejected.', 'K05.FR.05'),
    ],
    v16: in16(
      'RemoteStartTransaction with chargingProfile.',
      steps(
        fromCsms('RemoteStartTransaction', { connectorId: 1, idTag: '04A2B3C4', chargingProfile: TX_PROFILE_16 }, { status: 'Accepted' }),
        fromStation('StartTransaction', { connectorId: 1, idTag: '04A2B3C4', meterStart: 1200, timestamp: NOW }, { transactionId: 42, idTagInfo: { status: 'Accepted' } }),
      ),
      [inRequest('RemoteStartTransaction', 'chargingProfile.chargingProfilePurpose', 'TxProfile, without transactionId.'), inResponse('RemoteStartTransaction', 'status', 'Accepted means that it will try.')],
    ),
  },
  {
    id: 'K06',
    title: 'Offline Behavior Smart Charging During Transaction',
    block: 'K',
    purpose: 'The connection breaks while a transaction has a limit. The limit goes on to hold until the transaction ends, as nobody can lift it.',
    actors: ['CSMS', 'Charging Station', 'EV'],
    preconditions: ['A transaction is running.', 'SmartChargingCtrlr.Enabled is true.'],
    sequence: steps(
      set(1, TX_PROFILE_OF),
      act('Charging Station', 'Loses the connection, and goes on with the profile.'),
      act('Charging Station', 'Reconnects.'),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'ChargingRateChanged', seqNo: 4, timestamp: LATER, offline: true, transactionInfo: { transactionId: TX } }, {}),
    ),
    decides: [
      inRequest('SetChargingProfile', 'chargingProfile.chargingProfilePurpose', 'TxProfile.'),
      inRequest('TransactionEvent', 'offline', 'True for changes of the rate while offline.'),
    ],
    checks: [
      station('Offline the TxProfile holds until the transaction ends.', 'K06.FR.01'),
      station('Offline and without profiles there is no limit.', 'K06.FR.02'),
    ],
    v16: in16(
      'The same.',
      steps(set16(1, { transactionId: 42 }), act('Charging Station', 'Loses the connection, and goes on with the profile.')),
      PROFILE_DECIDES_16,
    ),
    v21: 'maxOfflineDuration says how long a profile holds offline, invalidAfterOfflineDuration whether it is over for good then.',
  },
  {
    id: 'K07',
    title: 'Offline Behavior Smart Charging at Start of Transaction',
    block: 'K',
    purpose: 'Somebody starts while the station is offline. There is no limit of its own for this transaction, so the default profile that was set before holds.',
    actors: ['CSMS', 'EV Driver', 'Charging Station', 'EV'],
    preconditions: ['SmartChargingCtrlr.Enabled is true.', 'The driver can be authorized offline.'],
    sequence: steps(
      set(0, DEFAULT_PROFILE),
      act('Charging Station', 'Loses the connection.'),
      act('EV Driver', 'Starts charging.'),
      act('Charging Station', 'Charges within the default profile, and reconnects later.'),
      fromStation('TransactionEvent', { eventType: 'Started', triggerReason: 'Authorized', seqNo: 0, timestamp: NOW, offline: true, evse: EVSE, idToken: RFID, transactionInfo: { transactionId: TX, chargingState: 'Charging' } }, { idTokenInfo: { status: 'Accepted' } }),
    ),
    decides: [
      inRequest('SetChargingProfile', 'chargingProfile.chargingProfilePurpose', 'TxDefaultProfile.'),
      inRequest('TransactionEvent', 'offline', 'True.'),
    ],
    checks: [
      station('The profiles that it has hold for the transaction.', 'K07.FR.01'),
      station('ChargingStationMaxProfile holds as well.'),
    ],
    v16: in16(
      'The same.',
      steps(
        set16(0, { chargingProfilePurpose: 'TxDefaultProfile' }),
        act('EV Driver', 'Starts while offline.'),
        act('Charging Station', 'Charges within the default profile.'),
      ),
      PROFILE_DECIDES_16,
    ),
  },
  {
    id: 'K08',
    title: 'Get Composite Schedule',
    block: 'K',
    purpose: 'The CSMS asks what the station is going to do: the limits that result from all profiles, local limits and the EV, for a time to come. It is an estimate for the moment.',
    actors: ['CSMS', 'Charging Station'],
    preconditions: ['SmartChargingCtrlr.Enabled is true.'],
    sequence: steps(
      fromCsms('GetCompositeSchedule', { evseId: 1, duration: 7200, chargingRateUnit: 'A' }, {
        status: 'Accepted',
        schedule: { evseId: 1, duration: 7200, scheduleStart: NOW, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 8 }, { startPeriod: 3600, limit: 16 }] },
      }),
      alternative('There is no such EVSE', fromCsms('GetCompositeSchedule', { evseId: 9, duration: 7200 }, { status: 'Rejected' })),
    ),
    decides: [
      inRequest('GetCompositeSchedule', 'evseId', '0 is the whole station.'),
      inRequest('GetCompositeSchedule', 'duration', 'Seconds from now.'),
      inResponse('GetCompositeSchedule', 'schedule.scheduleStart', 'Now.'),
      inResponse('GetCompositeSchedule', 'schedule.chargingSchedulePeriod[].limit', 'The lowest limit of all purposes at each time.'),
      inResponse('GetCompositeSchedule', 'status', 'Rejected for an unknown EVSE or unit.'),
    ],
    checks: [
      station('The schedule is from now for the asked duration.', 'K08.FR.02'),
      station('At no time it is above the limit of any purpose.', 'K08.FR.04'),
      station('EVSE 0 gives what the whole station is going to take.', 'K08.FR.03'),
      station('Without a transaction it is as if one were running with TxDefaultProfile.', 'K08.FR.06'),
      station('An unknown EVSE is rejected.', 'K08.FR.05'),
      station('A unit that is not configured is rejected.', 'K08.FR.07'),
    ],
    v16: in16(
      'The same for a connector.',
      steps(fromCsms('GetCompositeSchedule', { connectorId: 1, duration: 7200, chargingRateUnit: 'A' }, { status: 'Accepted', connectorId: 1, scheduleStart: NOW, chargingSchedule: schedule16 })),
      [
        inRequest('GetCompositeSchedule', 'connectorId', '0 is the whole charge point.'),
        inResponse('GetCompositeSchedule', 'chargingSchedule.chargingSchedulePeriod[].limit', 'The lowest limit of all purposes at each time.'),
      ],
    ),
  },
  {
    id: 'K09',
    title: 'Get Charging Profiles',
    block: 'K',
    purpose: 'The CSMS asks which profiles are installed, by whomever, all or by purpose, level, source or id. They come afterwards in parts.',
    actors: ['CSMS', 'Charging Station'],
    preconditions: ['SmartChargingCtrlr.Enabled is true.'],
    sequence: steps(
      fromCsms('GetChargingProfiles', { requestId: 21, chargingProfile: { chargingProfilePurpose: 'TxDefaultProfile' } }, { status: 'Accepted' }),
      loop('Each part', fromStation('ReportChargingProfiles', { requestId: 21, evseId: 0, chargingLimitSource: 'CSO', tbc: false, chargingProfile: [DEFAULT_PROFILE] }, {})),
      alternative('None fits', fromCsms('GetChargingProfiles', { requestId: 22, chargingProfile: { chargingProfileId: [999] } }, { status: 'NoProfiles' })),
    ),
    decides: [
      inRequest('GetChargingProfiles', 'evseId', '0: only those of the station. Absent: all.'),
      inRequest('GetChargingProfiles', 'chargingProfile', 'Ids, or else purpose, level and source.'),
      inResponse('GetChargingProfiles', 'status', 'NoProfiles: no part comes.'),
      inRequest('ReportChargingProfiles', 'requestId', 'Ties the parts to the request.'),
      inRequest('ReportChargingProfiles', 'chargingLimitSource', 'CSO for those of the CSMS.'),
      inRequest('ReportChargingProfiles', 'tbc', 'True in every part but the last.'),
    ],
    checks: [
      station('Every part has the request\'s requestId.', 'K09.FR.01'),
      station('All parts but the last say tbc = true.', 'K09.FR.02'),
      csms('Ids are asked for, or else at least one of purpose, level and source.', 'K09.FR.03'),
      station('With an EVSE its profiles that fit are reported.', 'K09.FR.04'),
      station('With EVSE 0 only the station\'s own are reported.', 'K09.FR.05'),
      station('Without an EVSE all that fit are reported.', 'K09.FR.06'),
    ],
    v16: notIn16('1.6 cannot list profiles; GetCompositeSchedule shows only what they come to.'),
  },
  {
    id: 'K10',
    title: 'Clear Charging Profile',
    block: 'K',
    purpose: 'The CSMS takes profiles back: one by its id, or all that fit purpose, level and EVSE. Running transactions go on with what is left.',
    actors: ['CSMS', 'Charging Station'],
    preconditions: ['At least one profile is installed.'],
    sequence: steps(
      alternative('By id', fromCsms('ClearChargingProfile', { chargingProfileId: 200 }, { status: 'Accepted' })),
      alternative('By what they are', fromCsms('ClearChargingProfile', { chargingProfileCriteria: { evseId: 0, chargingProfilePurpose: 'TxDefaultProfile', stackLevel: 0 } }, { status: 'Accepted' })),
      alternative('None fits', fromCsms('ClearChargingProfile', { chargingProfileId: 999 }, { status: 'Unknown' })),
    ),
    decides: [
      inRequest('ClearChargingProfile', 'chargingProfileId', 'Alone.'),
      inRequest('ClearChargingProfile', 'chargingProfileCriteria', 'All of its members have to fit.'),
      inResponse('ClearChargingProfile', 'status', 'Unknown when none fits.'),
    ],
    checks: [
      station('The profile of the id is cleared.', 'K10.FR.03'),
      station('All that fit the criteria are cleared.', 'K10.FR.04'),
      station('When none fits, the answer is Unknown.', 'K10.FR.01'),
      csms('An id or criteria are given.', 'K10.FR.02'),
      station('Running transactions get the new limits.', 'K10.FR.05'),
      station('Limits of external systems are not cleared.', 'K10.FR.09'),
    ],
    v16: in16(
      'The same, with all members in the request. An empty request clears all.',
      steps(fromCsms('ClearChargingProfile', { id: 200 }, { status: 'Accepted' })),
      [inRequest('ClearChargingProfile', 'id', 'Absent: by connector, purpose and level.'), inResponse('ClearChargingProfile', 'status', 'Unknown when none fits.')],
    ),
  },
];
