import type { UseCase } from './model';
import { NOW, STATION, STATION_16 } from './samples';
import { act, alternative, fromCsms, fromStation, in16, inRequest, inResponse, loop, optional, station, steps } from './words';

export const B_RESET: readonly UseCase[] = [
  {
    id: 'B11',
    title: 'Reset - Without Ongoing Transaction',
    block: 'B',
    purpose: 'The CSO restarts a station that misbehaves, or after a change that needs it, while nobody charges. One EVSE alone can be restarted where the station is able to.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['No transaction is running.'],
    sequence: steps(
      act('CSO', 'Asks for a restart.'),
      fromCsms('Reset', { type: 'Immediate' }, { status: 'Accepted' }, 'With evseId only that EVSE is restarted, and no boot follows.'),
      optional('The station tells that it goes', fromStation('StatusNotification', { timestamp: NOW, evseId: 1, connectorId: 1, connectorStatus: 'Unavailable' }, {})),
      act('Charging Station', 'Restarts.'),
      fromStation('BootNotification', { reason: 'RemoteReset', chargingStation: STATION }, { status: 'Accepted', currentTime: NOW, interval: 300 }),
      loop('Each connector', fromStation('StatusNotification', { timestamp: NOW, evseId: 1, connectorId: 1, connectorStatus: 'Available' }, {})),
    ),
    decides: [
      inRequest('Reset', 'type', 'Without a transaction both kinds restart at once.'),
      inRequest('Reset', 'evseId', 'Absent: the whole station.'),
      inResponse('Reset', 'status', 'Rejected when it cannot be, for example during a firmware update; Scheduled when later.'),
      inRequest('BootNotification', 'reason', 'RemoteReset.'),
    ],
    checks: [
      station('The request is answered before the restart.', 'B11.FR.01'),
      station('After Accepted the station restarts.', 'B11.FR.03'),
      station('After the restart it boots as from power-on.', 'B11.FR.04'),
      station('When it cannot restart now, for example during an update, it answers Rejected.', 'B11.FR.06'),
      station('When it will restart later, it answers Scheduled.', 'B11.FR.07'),
      station('A restart of one EVSE that is not supported is rejected.', 'B11.FR.09'),
      station('Unavailable is still there afterwards.', 'B11.FR.02'),
      station('Reserved is still there afterwards.', 'B11.FR.05'),
    ],
    v16: in16(
      'Reset is Soft or Hard and always of the whole charge point. BootNotification has no reason.',
      steps(
        fromCsms('Reset', { type: 'Soft' }, { status: 'Accepted' }),
        act('Charging Station', 'Restarts.'),
        fromStation('BootNotification', STATION_16, { status: 'Accepted', currentTime: NOW, interval: 300 }),
      ),
      [
        inRequest('Reset', 'type', 'Soft shuts down in order, Hard need not.'),
        inResponse('Reset', 'status', 'Accepted or Rejected; there is no Scheduled.'),
      ],
    ),
    v21: 'There is a third kind, ImmediateAndResume; without a transaction it restarts like Immediate.',
  },
  {
    id: 'B12',
    title: 'Reset - With Ongoing Transaction',
    block: 'B',
    purpose: 'The restart comes while somebody charges. OnIdle waits for all transactions to end by themselves and lets no new one begin; Immediate ends them and restarts.',
    actors: ['CSO', 'CSMS', 'Charging Station', 'EV Driver'],
    preconditions: ['A transaction is running.'],
    sequence: steps(
      act('CSO', 'Asks for a restart.'),
      alternative('When idle',
        fromCsms('Reset', { type: 'OnIdle' }, { status: 'Scheduled' }),
        fromStation('StatusNotification', { timestamp: NOW, evseId: 2, connectorId: 1, connectorStatus: 'Unavailable' }, {}, 'Connectors that were Available.'),
        act('EV Driver', 'Ends the transaction.'),
        fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'StopAuthorized', seqNo: 4, timestamp: NOW, transactionInfo: { transactionId: 'tx-1', stoppedReason: 'Local' } }, {}),
      ),
      alternative('At once',
        fromCsms('Reset', { type: 'Immediate' }, { status: 'Accepted' }),
        fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'ResetCommand', seqNo: 4, timestamp: NOW, transactionInfo: { transactionId: 'tx-1', stoppedReason: 'ImmediateReset' } }, {}),
      ),
      act('Charging Station', 'Restarts.'),
      fromStation('BootNotification', { reason: 'RemoteReset', chargingStation: STATION }, { status: 'Accepted', currentTime: NOW, interval: 300 }, 'After OnIdle the reason may be ScheduledReset.'),
    ),
    decides: [
      inRequest('Reset', 'type', 'OnIdle waits, Immediate ends the transaction.'),
      inResponse('Reset', 'status', 'Scheduled for OnIdle, Accepted for Immediate.'),
      inRequest('TransactionEvent', 'triggerReason', 'ResetCommand when the restart ended it.'),
      inRequest('TransactionEvent', 'transactionInfo.stoppedReason', 'ImmediateReset when the restart ended it.'),
    ],
    checks: [
      station('OnIdle is answered with Scheduled.', 'B12.FR.01'),
      station('Immediate is answered with Accepted.', 'B12.FR.02'),
      station('After OnIdle transactions end in the normal way, and then it restarts.', 'B12.FR.03'),
      station('After Immediate every transaction is ended and told before the restart.', 'B12.FR.04'),
      station('An end that could not be delivered is sent after the restart.', 'B12.FR.05'),
      station('With evseId only the transaction of that EVSE is ended.', 'B12.FR.08'),
      station('Unavailable is still there afterwards.', 'B12.FR.06'),
    ],
    v16: in16(
      'Both kinds stop the transactions: Soft with StopTransaction and reason SoftReset before the restart; Hard restarts at once, and StopTransaction with HardReset may come after the boot. 1.6 cannot wait for idle.',
      steps(
        fromCsms('Reset', { type: 'Soft' }, { status: 'Accepted' }),
        fromStation('StopTransaction', { transactionId: 1, meterStop: 12000, timestamp: NOW, reason: 'SoftReset' }, {}),
        act('Charging Station', 'Restarts.'),
        fromStation('BootNotification', STATION_16, { status: 'Accepted', currentTime: NOW, interval: 300 }),
      ),
      [
        inRequest('Reset', 'type', 'Soft stops transactions first, Hard need not.'),
        inRequest('StopTransaction', 'reason', 'SoftReset or HardReset.'),
      ],
    ),
    v21: 'ImmediateAndResume restarts at once and goes on with the transaction afterwards.',
  },
];
