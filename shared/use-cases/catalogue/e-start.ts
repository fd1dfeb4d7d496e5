import type { UseCase } from './model';
import { EVSE, LATER, NOW, RFID, TX } from './samples';
import { act, alternative, csms, fromStation, in16, inRequest, inResponse, loop, optional, station, steps } from './words';

const METER = [{ timestamp: NOW, sampledValue: [{ value: 1200, context: 'Transaction.Begin', measurand: 'Energy.Active.Import.Register', unitOfMeasure: { unit: 'Wh' } }] }];
const OCCUPIED = fromStation('StatusNotification', { timestamp: NOW, evseId: 1, connectorId: 1, connectorStatus: 'Occupied' }, {});
const AUTHORIZE = fromStation('Authorize', { idToken: RFID }, { idTokenInfo: { status: 'Accepted' } });
const CHARGING = fromStation('TransactionEvent', {
  eventType: 'Updated', triggerReason: 'ChargingStateChanged', seqNo: 2, timestamp: NOW, transactionInfo: { transactionId: TX, chargingState: 'Charging' },
}, {});

const started = (triggerReason: string, chargingState?: string, more = {}) => fromStation('TransactionEvent', {
  eventType: 'Started', triggerReason, seqNo: 0, timestamp: NOW, transactionInfo: { transactionId: TX, ...(chargingState !== undefined && { chargingState }) }, ...more,
}, {});

const AUTHORIZE_16 = fromStation('Authorize', { idTag: '04A2B3C4' }, { idTagInfo: { status: 'Accepted' } });
const START_16 = fromStation('StartTransaction', { connectorId: 1, idTag: '04A2B3C4', meterStart: 1200, timestamp: NOW }, { transactionId: 42, idTagInfo: { status: 'Accepted' } });
const status16 = (status: string) => fromStation('StatusNotification', { connectorId: 1, status, errorCode: 'NoError' }, {});
const START_DECIDES_16 = [
  inRequest('StartTransaction', 'meterStart', 'In Wh; the energy is meterStop less meterStart.'),
  inResponse('StartTransaction', 'transactionId', 'Given by the central system; all later messages carry it.'),
  inResponse('StartTransaction', 'idTagInfo.status', 'When not Accepted, StopTransactionOnInvalidId says what follows.'),
];

export const E_START: readonly UseCase[] = [
  {
    id: 'E01',
    title: 'Start Transaction Options',
    block: 'E',
    purpose: 'A transaction is the part of a stay that is recorded and billed. TxStartPoint says where it begins: with the car in the bay, the cable, the authorization, a signed reading, all of it together, or the first energy. The first point that is reached starts it.',
    actors: ['EV Driver', 'EV', 'Charging Station', 'CSMS'],
    preconditions: ['TxCtrlr.TxStartPoint holds one or more of the points.', 'No transaction is running at the EVSE.'],
    sequence: steps(
      alternative('ParkingBayOccupancy', act('EV', 'Is seen by the sensor of the parking bay.'), started('EVDetected', 'Idle')),
      alternative('EVConnected', act('EV Driver', 'Plugs in the cable.'), OCCUPIED, started('CablePluggedIn', 'EVConnected', { evse: EVSE })),
      alternative('Authorized', act('EV Driver', 'Holds the card to the reader.'), AUTHORIZE, started('Authorized', 'Idle', { idToken: RFID })),
      alternative('DataSigned', act('Charging Station', 'Gets a signed value from the meter.'), started('SignedDataReceived', 'EVConnected', { evse: EVSE })),
      alternative('PowerPathClosed', act('Charging Station', 'Is authorized and connected, in whichever order.'), started('Authorized', 'EVConnected', { evse: EVSE, idToken: RFID })),
      alternative('EnergyTransfer', act('EV', 'Begins to draw energy.'), started('ChargingStateChanged', 'Charging', { evse: EVSE, idToken: RFID })),
    ),
    decides: [
      inRequest('TransactionEvent', 'eventType', 'Started at the configured point, and once only.'),
      inRequest('TransactionEvent', 'triggerReason', 'What really started it.'),
      inRequest('TransactionEvent', 'transactionInfo.transactionId', 'Made by the station, and never used twice.'),
      inRequest('TransactionEvent', 'seqNo', 'From 0, without gaps.'),
      inRequest('TransactionEvent', 'meterValue[].sampledValue[].context', 'Transaction.Begin at the start.'),
    ],
    checks: [
      station('ParkingBayOccupancy starts it when a car is in the bay.', 'E01.FR.01'),
      station('EVConnected starts it with the cable.', 'E01.FR.02'),
      station('Authorized starts it with the authorization.', 'E01.FR.03'),
      station('DataSigned starts it with a signed meter value.', 'E01.FR.04'),
      station('PowerPathClosed starts it when authorized and connected.', 'E01.FR.05'),
      station('EnergyTransfer starts it with the energy flow.', 'E01.FR.06'),
      station('No two transactions have the same id, not even over restarts.', 'E01.FR.08'),
      station('The triggerReason is the real one.', 'E01.FR.15'),
      station('EVSE and connector are told once the EV is connected.', 'E01.FR.16'),
      station('While one connector of an EVSE has a transaction, no other one starts.', 'E01.FR.14'),
      station('Each change of the charging state is told.', 'E01.FR.18'),
      csms('A token is checked and its status answered, with its group.', 'E01.FR.12'),
    ],
    v16: in16(
      '1.6 has one way: StartTransaction when the charge point is ready to deliver energy, that is authorized and connected. What goes before shows as Preparing.',
      steps(status16('Preparing'), AUTHORIZE_16, START_16, status16('Charging')),
      START_DECIDES_16,
    ),
    v21: 'The CSMS can limit a transaction in cost, energy, time or state of charge (transactionLimit), and a transaction can go on after a restart (triggerReason TxResumed).',
  },
  {
    id: 'E02',
    title: 'Start Transaction - Cable Plugin First',
    block: 'E',
    purpose: 'The driver plugs in first and identifies afterwards. With TxStartPoint EVConnected the transaction begins with the cable, before anybody knows whose it is.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['TxCtrlr.TxStartPoint is EVConnected in this example.', 'The connector is Available.'],
    sequence: steps(
      act('EV Driver', 'Plugs in the cable.'),
      OCCUPIED,
      started('CablePluggedIn', 'EVConnected', { evse: EVSE, meterValue: METER }),
      act('EV Driver', 'Holds the card to the reader.'),
      AUTHORIZE,
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'Authorized', seqNo: 1, timestamp: NOW, idToken: RFID, transactionInfo: { transactionId: TX } }, { idTokenInfo: { status: 'Accepted' } }),
      CHARGING,
      loop('Every SampledDataCtrlr.TxUpdatedInterval',
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'MeterValuePeriodic', seqNo: 3, timestamp: LATER, transactionInfo: { transactionId: TX } }, {}),
      ),
    ),
    decides: [
      inRequest('StatusNotification', 'connectorStatus', 'Occupied as soon as the cable is in.'),
      inRequest('TransactionEvent', 'triggerReason', 'CablePluggedIn at the start, Authorized with the card.'),
      inRequest('TransactionEvent', 'transactionInfo.transactionId', 'The same from start to end.'),
      inRequest('TransactionEvent', 'idToken.idToken', 'Told once, when it is known.'),
      inRequest('TransactionEvent', 'transactionInfo.chargingState', 'EVConnected, then Charging.'),
      inResponse('TransactionEvent', 'idTokenInfo.status', 'The CSMS\'s word on the card.'),
    ],
    checks: [
      station('The connector becomes Occupied with the cable.', 'E02.FR.05'),
      station('With EVConnected the cable starts the transaction.', 'E02.FR.06'),
      station('The card is told with triggerReason Authorized.', 'E02.FR.01'),
      csms('TransactionEvent with a card is answered with its status.', 'E02.FR.02'),
      csms('The card is checked, even if the station knows it already.', 'E02.FR.04'),
      station('Messages are numbered without gaps.', 'E02.FR.07'),
      station('The start has the configured measurands with context Transaction.Begin.', 'E02.FR.09'),
      station('Readings come at the configured interval.', 'E02.FR.10'),
      station('Each change of the charging state is told.', 'E02.FR.13'),
      station('The number of phases used is told when energy flows, if it is known.', 'E02.FR.18'),
    ],
    v16: in16(
      'The cable makes the connector Preparing; the transaction begins when the card is accepted.',
      steps(act('EV Driver', 'Plugs in the cable.'), status16('Preparing'), act('EV Driver', 'Holds the card to the reader.'), AUTHORIZE_16, START_16, status16('Charging')),
      [inRequest('StatusNotification', 'status', 'Preparing, then Charging.'), ...START_DECIDES_16],
    ),
  },
  {
    id: 'E03',
    title: 'Start Transaction - IdToken First',
    block: 'E',
    purpose: 'The driver identifies first and plugs in afterwards. The station waits for the cable only for EVConnectionTimeOut; then the authorization is over, and with it the transaction.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['TxCtrlr.TxStartPoint is Authorized in this example.', 'The connector is Available.'],
    sequence: steps(
      act('EV Driver', 'Holds the card to the reader.'),
      AUTHORIZE,
      started('Authorized', 'Idle', { idToken: RFID }),
      alternative('The cable comes in time',
        act('EV Driver', 'Plugs in the cable.'),
        OCCUPIED,
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'CablePluggedIn', seqNo: 1, timestamp: NOW, evse: EVSE, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' } }, {}),
        CHARGING,
      ),
      alternative('The cable does not come',
        fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'EVConnectTimeout', seqNo: 1, timestamp: LATER, transactionInfo: { transactionId: TX, stoppedReason: 'Timeout' } }, {}),
      ),
    ),
    decides: [
      inRequest('TransactionEvent', 'idToken.idToken', 'In the first event, as it is known then.'),
      inRequest('TransactionEvent', 'evse.id', 'Told once the EV is connected.'),
      inRequest('TransactionEvent', 'triggerReason', 'EVConnectTimeout when the cable does not come.'),
      inRequest('TransactionEvent', 'transactionInfo.stoppedReason', 'Timeout when the cable does not come.'),
      inResponse('TransactionEvent', 'idTokenInfo.status', 'The CSMS\'s word on the card.'),
    ],
    checks: [
      station('The card is told in the next TransactionEvent.', 'E03.FR.01'),
      csms('TransactionEvent with a card is answered with its status.', 'E03.FR.02'),
      station('Without a cable within EVConnectionTimeOut the transaction ends with Timeout.', 'E03.FR.05'),
      station('With ParkingBayOccupancy as stop point it is only deauthorized then.', 'E03.FR.15'),
      station('Messages are numbered without gaps.', 'E03.FR.06'),
      station('When the EVSE was not known at the start, the begin readings come when charging starts.', 'E03.FR.11'),
      station('Each event has its own triggerReason.', 'E03.FR.12'),
    ],
    v16: in16(
      'After the card the connector is Preparing for at most ConnectionTimeOut; without a cable it becomes Available again, and no transaction has been.',
      steps(
        act('EV Driver', 'Holds the card to the reader.'),
        AUTHORIZE_16,
        status16('Preparing'),
        alternative('The cable comes in time', act('EV Driver', 'Plugs in the cable.'), START_16, status16('Charging')),
        alternative('The cable does not come', status16('Available')),
      ),
      [inRequest('StatusNotification', 'status', 'Available again after ConnectionTimeOut.'), ...START_DECIDES_16],
    ),
  },
  {
    id: 'E04',
    title: 'Transaction started while Charging Station is offline',
    block: 'E',
    purpose: 'A driver starts while there is no connection, with a card that the station knows or trusts. All that happens waits in the queue and is told in order when the connection is back.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['The station is offline.', 'The card can be authorized offline, by list, cache or setting.'],
    sequence: steps(
      act('EV Driver', 'Holds the card to the reader and plugs in.'),
      act('Charging Station', 'Queues its messages, and reconnects later.'),
      fromStation('TransactionEvent', { eventType: 'Started', triggerReason: 'Authorized', seqNo: 0, timestamp: NOW, offline: true, evse: EVSE, idToken: RFID, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' } }, { idTokenInfo: { status: 'Accepted' } }),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'ChargingStateChanged', seqNo: 1, timestamp: NOW, offline: true, transactionInfo: { transactionId: TX, chargingState: 'Charging' } }, {}),
      optional('The transaction goes on online',
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'MeterValuePeriodic', seqNo: 2, timestamp: LATER, transactionInfo: { transactionId: TX } }, {}),
      ),
    ),
    decides: [
      inRequest('TransactionEvent', 'offline', 'True for what happened while offline, and only for that.'),
      inRequest('TransactionEvent', 'timestamp', 'When it happened.'),
      inRequest('TransactionEvent', 'seqNo', 'Without gaps from offline to online.'),
      inResponse('TransactionEvent', 'idTokenInfo.status', 'The card may turn out to be invalid.'),
    ],
    checks: [
      station('Messages wait in the queue while offline.', 'E04.FR.01'),
      station('They are sent when the connection is back.', 'E04.FR.02'),
      station('They say offline = true.', 'E04.FR.03'),
      station('Messages are numbered without gaps.', 'E04.FR.04'),
      station('When memory is short, every second reading is dropped, not the oldest ones.', 'E04.FR.08'),
    ],
    v16: in16(
      'StartTransaction waits in the queue. Until it is answered there is no transactionId: MeterValues and StopTransaction wait as well, or carry a placeholder.',
      steps(act('EV Driver', 'Starts while offline.'), act('Charging Station', 'Reconnects.'), START_16, status16('Charging')),
      [inRequest('StartTransaction', 'timestamp', 'When it happened, not when it was told.'), ...START_DECIDES_16],
    ),
  },
  {
    id: 'E05',
    title: 'Start Transaction - Id not Accepted',
    block: 'E',
    purpose: 'The station has let a card charge that the CSMS does not accept, because list or cache were out of date. Settings say whether the transaction ends, only the energy stops, or some energy is granted.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['The card was authorized by list, cache or offline.', 'The CSMS does not accept it.'],
    sequence: steps(
      act('EV Driver', 'Starts with the card.'),
      fromStation('TransactionEvent', { eventType: 'Started', triggerReason: 'Authorized', seqNo: 0, timestamp: NOW, evse: EVSE, idToken: RFID, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' } }, { idTokenInfo: { status: 'Blocked' } }),
      alternative('StopTxOnInvalidId is true, and TxStopPoint has Authorized, PowerPathClosed or EnergyTransfer',
        fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'Deauthorized', seqNo: 1, timestamp: NOW, transactionInfo: { transactionId: TX, stoppedReason: 'DeAuthorized' } }, {}),
      ),
      alternative('StopTxOnInvalidId is true, and TxStopPoint has none of them',
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'Deauthorized', seqNo: 1, timestamp: NOW, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' } }, {}, 'SuspendedEVSE is allowed too.'),
      ),
      alternative('StopTxOnInvalidId is false',
        act('Charging Station', 'Delivers energy until MaxEnergyOnInvalidId, if there is one.'),
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'ChargingStateChanged', seqNo: 1, timestamp: NOW, transactionInfo: { transactionId: TX, chargingState: 'SuspendedEVSE' } }, {}),
      ),
    ),
    decides: [
      inResponse('TransactionEvent', 'idTokenInfo.status', 'Anything but Accepted.'),
      inRequest('TransactionEvent', 'triggerReason', 'Deauthorized, or ChargingStateChanged when only the energy stops.'),
      inRequest('TransactionEvent', 'transactionInfo.stoppedReason', 'DeAuthorized.'),
      inRequest('TransactionEvent', 'transactionInfo.chargingState', 'No longer Charging.'),
    ],
    checks: [
      csms('The card is checked in every TransactionEvent that has it.', 'E05.FR.01'),
      station('The transaction ends with DeAuthorized where settings say so.', 'E05.FR.10'),
      station('Where TxStopPoint keeps the transaction, the energy stops with triggerReason Deauthorized.', 'E05.FR.09'),
      station('With StopTxOnInvalidId = false and no MaxEnergyOnInvalidId left, the energy stops.', 'E05.FR.02'),
      station('With MaxEnergyOnInvalidId energy flows until it is reached.', 'E05.FR.03'),
      station('The cable stays locked until its owner identifies.', 'E05.FR.11'),
    ],
    v16: in16(
      'StartTransaction is answered with a status other than Accepted. StopTransactionOnInvalidId stops the transaction, else it is suspended, after MaxEnergyOnInvalidId if set.',
      steps(
        fromStation('StartTransaction', { connectorId: 1, idTag: '04A2B3C4', meterStart: 1200, timestamp: NOW }, { transactionId: 42, idTagInfo: { status: 'Blocked' } }),
        alternative('StopTransactionOnInvalidId is true', fromStation('StopTransaction', { transactionId: 42, meterStop: 1200, timestamp: NOW, reason: 'DeAuthorized' }, {})),
        alternative('It is false', status16('SuspendedEVSE')),
      ),
      [inResponse('StartTransaction', 'idTagInfo.status', 'Anything but Accepted.'), inRequest('StopTransaction', 'reason', 'DeAuthorized.')],
    ),
  },
];
