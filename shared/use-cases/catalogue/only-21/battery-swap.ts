import type { UseCase } from '../model';
import { act, alternative, csms, fromCsms, fromStation, inRequest, inResponse, notIn16, optional, station, steps } from '../words';

const NO_16 = notIn16('1.6 knows no batteries that are swapped.');
const TOKEN = { idToken: 'T01', type: 'ISO14443' };
const BATTERY = { evseId: 1, serialNumber: 'B-1', soC: 12, soH: 95 };

/** 2.1: stations that swap batteries. Each slot is an EVSE. */
export const BATTERY_SWAP_21: readonly UseCase[] = [
  {
    id: 'S01',
    title: 'Battery Swap Local Authorization',
    block: 'S',
    only21: true,
    purpose: 'A driver presents a card at a swap station. When it is accepted and there are charged batteries, the station opens an empty slot for the old one.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['The driver has a contract for swapping.'],
    sequence: steps(
      act('EV Driver', 'Presents a card.'),
      fromStation('Authorize', { idToken: TOKEN }, { idTokenInfo: { status: 'Accepted' } }),
      act('Charging Station', 'Opens an empty slot. Nobody puts a battery in: the swap is over after BatterySwapCtrlr.Timeout[In].'),
    ),
    decides: [inResponse('Authorize', 'idTokenInfo.status', 'Whether the driver may swap.')],
    checks: [
      station('An empty slot is opened.', 'S01.FR.01'),
      station('When no battery comes in time, the swap is over.', 'S01.FR.02'),
    ],
    v16: NO_16,
  },
  {
    id: 'S02',
    title: 'Battery Swap Remote Start',
    block: 'S',
    only21: true,
    purpose: 'A driver asks for a swap with an app. The CSMS asks the station, which accepts when it has charged batteries.',
    actors: ['EV Driver', 'CSMS', 'Charging Station'],
    preconditions: ['The CSMS has found the driver good for a swap.'],
    sequence: steps(
      fromCsms('RequestBatterySwap', { requestId: 5, idToken: TOKEN }, { status: 'Accepted' }),
      act('Charging Station', 'Opens an empty slot.'),
      fromStation('BatterySwap', { eventType: 'BatteryIn', requestId: 5, idToken: TOKEN, batteryData: [BATTERY] }, {}),
      alternative('There is no charged battery', fromCsms('RequestBatterySwap', { requestId: 6, idToken: TOKEN }, { status: 'Rejected', statusInfo: { reasonCode: 'NoBatteryAvailable' } })),
    ),
    decides: [inRequest('BatterySwap', 'requestId', 'That of the request.'), inResponse('RequestBatterySwap', 'statusInfo.reasonCode', 'NoBatteryAvailable.')],
    checks: [
      station('With charged batteries it is accepted.', 'S02.FR.01'),
      station('What follows has the number of the request.', 'S02.FR.02'),
      station('Without it is rejected, and why is said.', 'S02.FR.04'),
      station('When no battery comes in time, the swap is over.', 'S02.FR.05'),
    ],
    v16: NO_16,
  },
  {
    id: 'S03',
    title: 'Battery Swap In/Out',
    block: 'S',
    only21: true,
    purpose: 'The driver puts the empty battery in and takes a charged one out. The station tells of both, with serial number, state of charge and state of health.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['A swap was authorized (S01, S02).'],
    sequence: steps(
      act('EV Driver', 'Puts the empty battery into the open slot.'),
      fromStation('BatterySwap', { eventType: 'BatteryIn', requestId: 5, idToken: TOKEN, batteryData: [BATTERY] }, {}),
      act('EV Driver', 'Takes a charged battery.'),
      fromStation('BatterySwap', { eventType: 'BatteryOut', requestId: 5, idToken: TOKEN, batteryData: [{ evseId: 2, serialNumber: 'B-2', soC: 95, soH: 98 }] }, {}),
      optional('The charged battery is left', fromStation('BatterySwap', { eventType: 'BatteryOutTimeout', requestId: 5, idToken: TOKEN, batteryData: [{ evseId: 2, serialNumber: 'B-2', soC: 95, soH: 98 }] }, {})),
    ),
    decides: [
      inRequest('BatterySwap', 'eventType', 'BatteryIn, BatteryOut or BatteryOutTimeout.'),
      inRequest('BatterySwap', 'batteryData[].evseId', 'The slot.'),
      inRequest('BatterySwap', 'requestId', 'The same for in and out.'),
    ],
    checks: [
      station('A battery that comes in is told.', 'S03.FR.01'),
      station('Its slot is Occupied.', 'S03.FR.02'),
      station('A battery that is taken is told, with the same number.', 'S03.FR.03'),
      station('Its slot is Available.', 'S03.FR.04'),
      station('Without charged batteries there is no swap.', 'S03.FR.05'),
      station('A battery that is not taken is told.', 'S03.FR.06'),
      csms('Each message is confirmed.'),
    ],
    v16: NO_16,
    uncertain: 'The text has the CSMS reject a battery in its answer; the message has no status for it.',
  },
  {
    id: 'S04',
    title: 'Battery Swap Charging',
    block: 'S',
    only21: true,
    purpose: 'Batteries that were put in are charged in their slots, each as a transaction of its own. From BatterySwapCtrlr.TargetSoC on they can be given out, and at MaxSoc the energy stops.',
    actors: ['Charging Station', 'CSMS'],
    preconditions: ['A battery is in a slot.'],
    sequence: steps(
      fromStation('TransactionEvent', { eventType: 'Started', triggerReason: 'CablePluggedIn', transactionInfo: { transactionId: 'AB12', chargingState: 'Charging' }, idToken: { idToken: '', type: 'NoAuthorization' } }, {}),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'MeterValuePeriodic', transactionInfo: { transactionId: 'AB12' } }, {}),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'EnergyLimitReached', transactionInfo: { transactionId: 'AB12', chargingState: 'SuspendedEVSE' } }, {}),
      fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'EVCommunicationLost', transactionInfo: { transactionId: 'AB12', chargingState: 'Idle', stoppedReason: 'EVDisconnected' } }, {}),
    ),
    decides: [
      inRequest('TransactionEvent', 'idToken', 'BatterySwapCtrlr.IdToken, or none.'),
      inRequest('TransactionEvent', 'triggerReason', 'EnergyLimitReached at MaxSoc.'),
    ],
    checks: [
      station('A battery is charged as soon as it is in.', 'S04.FR.01'),
      station('With BatterySwapCtrlr.IdToken the transaction is that token\'s.', 'S04.FR.02'),
      station('Without it is nobody\'s.', 'S04.FR.03'),
      station('Its state of charge is told as it goes.', 'S04.FR.04'),
      station('From TargetSoC on it can be given out.', 'S04.FR.05'),
      station('At MaxSoc the energy stops, and the transaction goes on.', 'S04.FR.06'),
      station('When it is taken the transaction ends.', 'S04.FR.07'),
      station('After a restart each battery has a new transaction.', 'S04.FR.11'),
    ],
    v16: NO_16,
  },
];
