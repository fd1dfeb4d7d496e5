import type { UseCase } from './model';
import { EVSE, LATER, NOW, RFID, TX } from './samples';
import { act, alternative, csms, fromCsms, fromStation, in16, inRequest, inResponse, loop, notIn16, station, steps } from './words';

const periodic = (seqNo: number, more = {}) => fromStation('TransactionEvent', {
  eventType: 'Updated', triggerReason: 'MeterValuePeriodic', seqNo, timestamp: LATER, transactionInfo: { transactionId: TX }, ...more,
}, {});
const STOP_16 = fromStation('StopTransaction', { transactionId: 42, idTag: '04A2B3C4', meterStop: 9000, timestamp: LATER }, { idTagInfo: { status: 'Accepted' } });
const START_16 = fromStation('StartTransaction', { connectorId: 1, idTag: '04A2B3C4', meterStart: 1200, timestamp: NOW }, { transactionId: 42, idTagInfo: { status: 'Accepted' } });

export const E_DELIVERY: readonly UseCase[] = [
  {
    id: 'E11',
    title: 'Connection Loss During Transaction',
    block: 'E',
    purpose: 'The connection breaks while somebody charges. Charging goes on, events and readings are stored, and afterwards the CSMS gets them all, in order and marked as offline.',
    actors: ['Charging Station', 'CSMS'],
    preconditions: ['A transaction is running.'],
    sequence: steps(
      periodic(3),
      act('Charging Station', 'Loses the connection, goes on charging, and stores what happens.'),
      act('Charging Station', 'Reconnects.'),
      loop('Each stored event', periodic(4, { offline: true })),
      periodic(5),
    ),
    decides: [
      inRequest('TransactionEvent', 'offline', 'True for what happened while offline, absent or false for the rest.'),
      inRequest('TransactionEvent', 'seqNo', 'Without gaps over the loss.'),
      inRequest('TransactionEvent', 'timestamp', 'When it happened.'),
    ],
    checks: [
      station('All events are queued while offline.', 'E11.FR.01'),
      station('They are sent with offline = true when the connection is back.', 'E11.FR.02'),
      station('What was still in the queue when the connection went is marked too.', 'E11.FR.07'),
      station('When memory is short, every second reading is dropped, not the oldest ones.', 'E11.FR.05'),
      station('The transaction keeps its id, and reconnecting brings no BootNotification.'),
    ],
    v16: in16(
      'MeterValues and StopTransaction wait in the queue and are sent in order. Nothing marks them as offline; their timestamps tell.',
      steps(
        act('Charging Station', 'Loses the connection, goes on charging, and reconnects.'),
        loop('Each stored reading', fromStation('MeterValues', { connectorId: 1, transactionId: 42, meterValue: [{ timestamp: NOW, sampledValue: [{ value: '5000', context: 'Sample.Periodic' }] }] }, {})),
        STOP_16,
      ),
      [inRequest('MeterValues', 'meterValue[].timestamp', 'When it was measured.'), inRequest('StopTransaction', 'transactionId', 'The one of StartTransaction.')],
    ),
  },
  {
    id: 'E12',
    title: 'Inform CSMS of an Offline Occurred Transaction',
    block: 'E',
    purpose: 'A whole transaction began and ended while there was no connection. When it is back, the CSMS gets start, readings and end, so that it can be billed.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['The station was offline, and a driver started and stopped meanwhile.'],
    sequence: steps(
      act('EV Driver', 'Starts, charges and stops while the station is offline.'),
      act('Charging Station', 'Reconnects.'),
      fromStation('Heartbeat', {}, { currentTime: LATER }),
      fromStation('TransactionEvent', { eventType: 'Started', triggerReason: 'Authorized', seqNo: 0, timestamp: NOW, offline: true, evse: EVSE, idToken: RFID, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' } }, { idTokenInfo: { status: 'Accepted' } }),
      loop('Each stored event', periodic(1, { offline: true })),
      fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'StopAuthorized', seqNo: 2, timestamp: LATER, offline: true, idToken: RFID, transactionInfo: { transactionId: TX, stoppedReason: 'Local' } }, {}),
    ),
    decides: [
      inRequest('TransactionEvent', 'offline', 'True in all of them.'),
      inRequest('TransactionEvent', 'seqNo', 'From 0 to the end without gaps, so that nothing is missing for the bill.'),
      inRequest('TransactionEvent', 'timestamp', 'When it happened.'),
    ],
    checks: [
      station('All events are queued while offline.', 'E12.FR.01'),
      station('They are sent with offline = true when the connection is back.', 'E12.FR.02'),
      station('Start comes before readings, readings before the end.'),
      station('When memory is short, every second reading is dropped, not the oldest ones.', 'E12.FR.05'),
      csms('Each of them is answered, also when the card is not accepted.'),
    ],
    v16: in16(
      'StartTransaction, then StopTransaction with the id that the answer gave. Both have the time at which they happened.',
      steps(act('EV Driver', 'Starts and stops while offline.'), act('Charging Station', 'Reconnects.'), START_16, STOP_16),
      [inRequest('StartTransaction', 'timestamp', 'When it happened.'), inRequest('StopTransaction', 'transactionId', 'Known only after StartTransaction was answered.')],
    ),
  },
  {
    id: 'E13',
    title: 'Transaction related message not accepted by CSMS',
    block: 'E',
    purpose: 'The CSMS is connected, but answers a TransactionEvent with an error or not at all. The station tries again with growing pauses, gives that message up after the last attempt, and goes on with the next.',
    actors: ['Charging Station', 'CSMS'],
    preconditions: ['OCPPCommCtrlr.MessageAttempts and MessageAttemptInterval for TransactionEvent are set, here 3 and 60.'],
    sequence: steps(
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'MeterValuePeriodic', seqNo: 3, timestamp: NOW, transactionInfo: { transactionId: TX } }, undefined, 'Answered with a CALLERROR, or not at all.'),
      act('Charging Station', 'Waits 60 s.'),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'MeterValuePeriodic', seqNo: 3, timestamp: NOW, transactionInfo: { transactionId: TX } }, undefined, 'Fails again.'),
      act('Charging Station', 'Waits 120 s.'),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'MeterValuePeriodic', seqNo: 3, timestamp: NOW, transactionInfo: { transactionId: TX } }, {}, 'The last attempt; if it fails, the message is given up.'),
      periodic(4),
    ),
    decides: [
      inRequest('TransactionEvent', 'seqNo', 'The same in each attempt.'),
      inRequest('TransactionEvent', 'timestamp', 'The same in each attempt.'),
    ],
    checks: [
      station('A message that fails is sent again, up to the number of attempts.', 'E13.FR.02'),
      station('The pause is the interval times the attempts so far.', 'E13.FR.03'),
      station('After the last attempt the message is given up, and the next one is sent.', 'E13.FR.04'),
      station('Later messages do not overtake it.'),
    ],
    v16: in16(
      'TransactionMessageAttempts and TransactionMessageRetryInterval for StartTransaction, StopTransaction and their MeterValues.',
      steps(
        fromStation('StopTransaction', { transactionId: 42, meterStop: 9000, timestamp: LATER }, undefined, 'Answered with a CALLERROR, or not at all.'),
        act('Charging Station', 'Waits for the retry interval times the attempts so far.'),
        fromStation('StopTransaction', { transactionId: 42, meterStop: 9000, timestamp: LATER }, {}),
      ),
      [inRequest('StopTransaction', 'timestamp', 'The same in each attempt.')],
    ),
  },
  {
    id: 'E14',
    title: 'Check transaction status',
    block: 'E',
    purpose: 'Before it bills, the CSMS asks whether a transaction is still running, and whether messages of it are still on the way. Without an id it asks whether any are.',
    actors: ['CSMS', 'Charging Station'],
    preconditions: ['The CSMS knows the id of a transaction.'],
    sequence: steps(
      fromCsms('GetTransactionStatus', { transactionId: TX }, { ongoingIndicator: true, messagesInQueue: false }),
      fromCsms('GetTransactionStatus', {}, { messagesInQueue: false }),
    ),
    decides: [
      inRequest('GetTransactionStatus', 'transactionId', 'Absent: all transactions.'),
      inResponse('GetTransactionStatus', 'ongoingIndicator', 'Only when an id was given.'),
      inResponse('GetTransactionStatus', 'messagesInQueue', 'True while something is still to come.'),
    ],
    checks: [
      station('An unknown id gets false and false.', 'E14.FR.01'),
      station('A running transaction gets ongoingIndicator = true.', 'E14.FR.02'),
      station('A transaction that has ended gets ongoingIndicator = false.', 'E14.FR.03'),
      station('With messages of it in the queue messagesInQueue is true.', 'E14.FR.04'),
      station('With none of them in the queue messagesInQueue is false.', 'E14.FR.05'),
      station('Without an id there is no ongoingIndicator.', 'E14.FR.06'),
      station('Without an id messagesInQueue is about all transactions.', 'E14.FR.07'),
    ],
    v16: notIn16('1.6 has no such message; the central system has to wait for StopTransaction.'),
  },
  {
    id: 'E15',
    title: 'End of charging process',
    block: 'E',
    purpose: 'The EV has enough and ends the ISO 15118 session by itself, because the battery is full, a target is reached or the driver said so in the car. The station tells that the authorization is over, and the transaction ends as TxStopPoint says.',
    actors: ['EV', 'EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['A transaction is running, and EV and station speak ISO 15118.'],
    sequence: steps(
      act('EV', 'Ends the session (SessionStop with Terminate).'),
      alternative('TxStopPoint has Authorized, PowerPathClosed or EnergyTransfer',
        fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'StopAuthorized', seqNo: 5, timestamp: LATER, transactionInfo: { transactionId: TX, stoppedReason: 'StoppedByEV' } }, {}),
      ),
      alternative('TxStopPoint has none of them',
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'StopAuthorized', seqNo: 5, timestamp: LATER, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' } }, {}),
        act('EV Driver', 'Unplugs the cable.'),
        fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'EVCommunicationLost', seqNo: 6, timestamp: LATER, transactionInfo: { transactionId: TX, stoppedReason: 'StoppedByEV' } }, {}),
      ),
      fromStation('StatusNotification', { timestamp: LATER, evseId: 1, connectorId: 1, connectorStatus: 'Available' }, {}, 'When the cable is out.'),
    ),
    decides: [
      inRequest('TransactionEvent', 'triggerReason', 'StopAuthorized, although no card was shown.'),
      inRequest('TransactionEvent', 'transactionInfo.stoppedReason', 'StoppedByEV.'),
    ],
    checks: [
      station('Where TxStopPoint says so, the transaction ends with StopAuthorized and StoppedByEV.', 'E15.FR.04'),
      station('Otherwise the end of the authorization is told with Updated and StopAuthorized.', 'E15.FR.05'),
      station('The end has the configured measurands.', 'E15.FR.01'),
    ],
    v16: notIn16('1.6 knows nothing of ISO 15118; an EV that takes no more energy shows as SuspendedEV, and the transaction goes on until card or cable.'),
  },
];
