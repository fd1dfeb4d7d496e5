import type { UseCase } from './model';
import { EVSE, LATER, NOW, RFID, TX } from './samples';
import { act, alternative, fromStation, in16, inRequest, inResponse, optional, station, steps } from './words';

const METER = [{ timestamp: LATER, sampledValue: [{ value: 9000, context: 'Transaction.End', measurand: 'Energy.Active.Import.Register', unitOfMeasure: { unit: 'Wh' } }] }];
const AVAILABLE = fromStation('StatusNotification', { timestamp: LATER, evseId: 1, connectorId: 1, connectorStatus: 'Available' }, {});
const ended = (triggerReason: string, stoppedReason: string, more = {}) => fromStation('TransactionEvent', {
  eventType: 'Ended', triggerReason, seqNo: 5, timestamp: LATER, meterValue: METER, transactionInfo: { transactionId: TX, stoppedReason }, ...more,
}, {});

const stop16 = (reason: string, more = {}) => fromStation('StopTransaction', { transactionId: 42, meterStop: 9000, timestamp: LATER, reason, ...more }, {});
const status16 = (status: string) => fromStation('StatusNotification', { connectorId: 1, status, errorCode: 'NoError' }, {});
const STOP_DECIDES_16 = [
  inRequest('StopTransaction', 'transactionId', 'The one that StartTransaction was answered with.'),
  inRequest('StopTransaction', 'meterStop', 'In Wh; not less than meterStart.'),
  inRequest('StopTransaction', 'reason', 'Absent means Local.'),
];

export const E_STOP: readonly UseCase[] = [
  {
    id: 'E06',
    title: 'Stop Transaction Options',
    block: 'E',
    purpose: 'TxStopPoint says where the recorded part of a stay ends: with the car leaving the bay, the cable, the end of the authorization, the last signed reading, or the energy flow. The first point that is reached ends the transaction.',
    actors: ['EV Driver', 'EV', 'Charging Station', 'CSMS'],
    preconditions: ['A transaction is running.', 'TxCtrlr.TxStopPoint holds one or more of the points, and fits TxStartPoint.'],
    sequence: steps(
      alternative('ParkingBayOccupancy', act('EV', 'Leaves the parking bay.'), ended('EVDeparted', 'Local')),
      alternative('EVConnected', act('EV Driver', 'Unplugs the cable.'), ended('EVCommunicationLost', 'EVDisconnected'), AVAILABLE),
      alternative('Authorized, ended by the driver', act('EV Driver', 'Holds the card to the reader.'), ended('StopAuthorized', 'Local', { idToken: RFID })),
      alternative('Authorized, ended by the CSMS', act('CSMS', 'Answers that the card is not valid.'), ended('Deauthorized', 'DeAuthorized')),
      alternative('DataSigned', act('Charging Station', 'Gets no signed values any more.'), ended('AbnormalCondition', 'Other')),
      alternative('PowerPathClosed', act('EV Driver', 'Ends the authorization or unplugs.'), ended('StopAuthorized', 'Local', { idToken: RFID })),
      alternative('EnergyTransfer', act('EV', 'Takes no more energy.'), ended('ChargingStateChanged', 'StoppedByEV')),
    ),
    decides: [
      inRequest('TransactionEvent', 'eventType', 'Ended at the configured point, and once only.'),
      inRequest('TransactionEvent', 'triggerReason', 'What really ended it.'),
      inRequest('TransactionEvent', 'transactionInfo.stoppedReason', 'Why; may be absent only when the driver ended it at the station.'),
      inRequest('TransactionEvent', 'meterValue[].sampledValue[].context', 'Transaction.End for the last reading.'),
    ],
    checks: [
      station('ParkingBayOccupancy ends it when the car leaves.', 'E06.FR.01'),
      station('EVConnected ends it with the cable.', 'E06.FR.02'),
      station('Authorized ends it when the driver ends the authorization.', 'E06.FR.03'),
      station('Authorized ends it when the CSMS calls the card invalid.', 'E06.FR.04'),
      station('PowerPathClosed ends it when the cable or the authorization is gone.', 'E06.FR.06'),
      station('EnergyTransfer ends it when energy stops flowing.', 'E06.FR.07'),
      station('When the driver did not end it at the station, stoppedReason is told.', 'E06.FR.08'),
      station('The cable is unlocked after a normal end.', 'E06.FR.10'),
      station('The end has the configured measurands with context Transaction.End.', 'E06.FR.11'),
      station('A fault ends it with triggerReason AbnormalCondition.', 'E06.FR.16'),
    ],
    v16: in16(
      '1.6 has one way: StopTransaction when the driver, the central system or the cable ends it. A pause of the EV never does.',
      steps(
        alternative('The card', act('EV Driver', 'Holds the card to the reader.'), stop16('Local', { idTag: '04A2B3C4' }), status16('Finishing')),
        alternative('The cable', act('EV Driver', 'Unplugs at the car.'), stop16('EVDisconnected'), status16('Finishing')),
        status16('Available'),
      ),
      STOP_DECIDES_16,
    ),
  },
  {
    id: 'E07',
    title: 'Transaction locally stopped by IdToken',
    block: 'E',
    purpose: 'The driver comes back and holds the card to the reader again. The station stops the energy, frees the cable and tells the CSMS; whether the transaction ends now or with the cable is for TxStopPoint to say.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['A transaction is running that was authorized with a card.'],
    sequence: steps(
      act('EV Driver', 'Holds the same card, or one of its group, to the reader.'),
      alternative('TxStopPoint has Authorized or PowerPathClosed', ended('StopAuthorized', 'Local', { idToken: RFID })),
      alternative('TxStopPoint is EVConnected or ParkingBayOccupancy',
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'StopAuthorized', seqNo: 3, timestamp: LATER, idToken: RFID, transactionInfo: { transactionId: TX } }, {}),
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'ChargingStateChanged', seqNo: 4, timestamp: LATER, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' } }, {}),
        act('EV Driver', 'Unplugs the cable.'),
        ended('EVCommunicationLost', 'Local'),
      ),
      AVAILABLE,
    ),
    decides: [
      inRequest('TransactionEvent', 'triggerReason', 'StopAuthorized with the card.'),
      inRequest('TransactionEvent', 'idToken.idToken', 'The card that stopped.'),
      inRequest('TransactionEvent', 'transactionInfo.stoppedReason', 'Local, or absent.'),
    ],
    checks: [
      station('The card that started ends the authorization without Authorize.', 'E07.FR.01'),
      station('The end of the authorization is told with StopAuthorized and the card.', 'E07.FR.02'),
      station('stoppedReason is Local or absent.', 'E07.FR.04'),
      station('The cable is unlocked.', 'E07.FR.07'),
      station('The end has the configured measurands with context Transaction.End.', 'E07.FR.08'),
      station('Messages are numbered without gaps.', 'E07.FR.11'),
    ],
    v16: in16(
      'StopTransaction with the card and reason Local, then Finishing until the cable is out.',
      steps(
        act('EV Driver', 'Holds the card to the reader.'),
        stop16('Local', { idTag: '04A2B3C4' }),
        status16('Finishing'),
        act('EV Driver', 'Unplugs the cable.'),
        status16('Available'),
      ),
      [inRequest('StopTransaction', 'idTag', 'The card that stopped.'), ...STOP_DECIDES_16],
    ),
  },
  {
    id: 'E08',
    title: 'Transaction stopped while Charging Station is offline',
    block: 'E',
    purpose: 'The driver wants to leave while there is no connection. If the card is the one that started, or known to be of its group, the station stops and frees the cable; the CSMS learns it later.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['A transaction is running.', 'The station is offline.'],
    sequence: steps(
      act('EV Driver', 'Holds the card to the reader and unplugs.'),
      act('Charging Station', 'Queues its messages, and reconnects later.'),
      ended('StopAuthorized', 'Local', { offline: true, idToken: RFID }),
      AVAILABLE,
    ),
    decides: [
      inRequest('TransactionEvent', 'offline', 'True for what happened while offline.'),
      inRequest('TransactionEvent', 'timestamp', 'When the driver stopped, not when it was told.'),
      inRequest('TransactionEvent', 'seqNo', 'Goes on from before the loss of the connection.'),
    ],
    checks: [
      station('The card that started stops it.', 'E08.FR.01'),
      station('A card of the same group stops it.', 'E08.FR.02'),
      station('The cable is unlocked.', 'E08.FR.03'),
      station('Messages wait in the queue while offline.', 'E08.FR.05'),
      station('They are sent when the connection is back.', 'E08.FR.06'),
      station('They say offline = true.', 'E08.FR.07'),
      station('Messages are numbered without gaps.', 'E08.FR.08'),
    ],
    v16: in16(
      'StopTransaction waits in the queue, behind StartTransaction if that was not delivered either.',
      steps(act('EV Driver', 'Stops while offline.'), act('Charging Station', 'Reconnects.'), stop16('Local', { idTag: '04A2B3C4' }), status16('Available')),
      [inRequest('StopTransaction', 'timestamp', 'When the driver stopped, not when it was told.'), ...STOP_DECIDES_16],
    ),
  },
  {
    id: 'E09',
    title: 'When cable disconnected on EV-side: Stop Transaction',
    block: 'E',
    purpose: 'Somebody pulls the cable at the car, and StopTxOnEVSideDisconnect is true: the transaction is over, and plugging in again does not bring it back. That keeps passers-by from charging at another\'s cost.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['TxCtrlr.StopTxOnEVSideDisconnect is true.', 'A transaction is running.'],
    sequence: steps(
      act('EV Driver', 'Pulls the cable at the car.'),
      ended('EVCommunicationLost', 'EVDisconnected'),
      optional('UnlockOnEVSideDisconnect is false', act('EV Driver', 'Holds the card to the reader to free the cable.')),
      act('EV Driver', 'Unplugs the cable at the station.'),
      AVAILABLE,
    ),
    decides: [
      inRequest('TransactionEvent', 'triggerReason', 'EVCommunicationLost.'),
      inRequest('TransactionEvent', 'transactionInfo.stoppedReason', 'EVDisconnected.'),
      inRequest('StatusNotification', 'connectorStatus', 'Available only when the cable is out at the station too.'),
    ],
    checks: [
      station('The transaction is deauthorized when the cable is pulled at the car.', 'E09.FR.01'),
      station('With UnlockOnEVSideDisconnect = true the cable is unlocked.', 'E09.FR.02'),
      station('With UnlockOnEVSideDisconnect = false it is unlocked only for the driver.', 'E09.FR.03'),
      station('Messages are numbered without gaps.', 'E09.FR.04'),
    ],
    v16: in16(
      'StopTransactionOnEVSideDisconnect = true, and UnlockConnectorOnEVSideDisconnect for the cable.',
      steps(act('EV Driver', 'Pulls the cable at the car.'), stop16('EVDisconnected'), status16('Finishing'), act('EV Driver', 'Unplugs the cable at the charge point.'), status16('Available')),
      STOP_DECIDES_16,
    ),
  },
  {
    id: 'E10',
    title: 'When cable disconnected on EV-side: Suspend Transaction',
    block: 'E',
    purpose: 'The cable is pulled at the car, but StopTxOnEVSideDisconnect is false: the energy stops, the transaction waits. When the cable is back in, it goes on; otherwise the driver ends it, or a fixed cable after a time of the maker\'s choice.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['TxCtrlr.StopTxOnEVSideDisconnect is false.', 'A transaction is running, and TxStopPoint is not EVConnected.'],
    sequence: steps(
      act('EV Driver', 'Pulls the cable at the car.'),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'EVCommunicationLost', seqNo: 3, timestamp: NOW, transactionInfo: { transactionId: TX, chargingState: 'Idle' } }, {}),
      alternative('The cable comes back',
        act('EV Driver', 'Plugs in at the car again.'),
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'CablePluggedIn', seqNo: 4, timestamp: LATER, evse: EVSE, transactionInfo: { transactionId: TX, chargingState: 'Charging' } }, {}),
      ),
      alternative('The driver ends it', act('EV Driver', 'Holds the card to the reader and takes the cable.'), ended('StopAuthorized', 'Local', { idToken: RFID }), AVAILABLE),
      alternative('A fixed cable does not come back', ended('EVCommunicationLost', 'EVDisconnected'), AVAILABLE),
    ),
    decides: [
      inRequest('TransactionEvent', 'transactionInfo.chargingState', 'Not Charging while the car is off.'),
      inRequest('TransactionEvent', 'transactionInfo.transactionId', 'The same after plugging in again.'),
      inRequest('TransactionEvent', 'triggerReason', 'EVCommunicationLost, then CablePluggedIn.'),
    ],
    checks: [
      station('No energy is offered while the car is off, and the transaction goes on.'),
      station('The cable stays locked at the station until the driver identifies.', 'E10.FR.01'),
      station('A fixed cable that does not come back in time deauthorizes the transaction.', 'E10.FR.02'),
      station('Messages are numbered without gaps.', 'E10.FR.03'),
    ],
    v16: in16(
      'StopTransactionOnEVSideDisconnect = false: SuspendedEV until the cable is back or the driver ends it.',
      steps(
        act('EV Driver', 'Pulls the cable at the car.'),
        status16('SuspendedEV'),
        alternative('The cable comes back', status16('Charging')),
        alternative('The driver ends it', stop16('Local', { idTag: '04A2B3C4' }), status16('Finishing')),
      ),
      [inRequest('StatusNotification', 'status', 'SuspendedEV while the car is off.'), inRequest('StopTransaction', 'reason', 'Local when the driver ends it.'),
        inResponse('StopTransaction', 'idTagInfo.status', 'Of the card that stopped.')],
    ),
  },
];
