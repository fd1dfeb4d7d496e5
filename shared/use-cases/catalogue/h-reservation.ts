import type { UseCase } from './model';
import { EVSE, LATER, NOW, OTHER_RFID, RFID, TX } from './samples';
import { act, alternative, fromCsms, fromStation, in16, inRequest, inResponse, optional, station, steps } from './words';

const FLEET = { idToken: 'FLEET-7', type: 'Central' };
const status = (connectorStatus: string, timestamp = NOW) => fromStation('StatusNotification', { timestamp, evseId: 1, connectorId: 1, connectorStatus }, {});
const RESERVED = fromCsms('ReserveNow', { id: 9, evseId: 1, idToken: RFID, expiryDateTime: LATER }, { status: 'Accepted' });
const startedWith = (idToken: { idToken: string; type: string }) => fromStation('TransactionEvent', {
  eventType: 'Started', triggerReason: 'Authorized', seqNo: 0, timestamp: NOW, evse: EVSE, idToken, reservationId: 9, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' },
}, { idTokenInfo: { status: 'Accepted' } });

const RESERVED_16 = fromCsms('ReserveNow', { connectorId: 1, expiryDate: LATER, idTag: '04A2B3C4', reservationId: 9 }, { status: 'Accepted' });
const status16 = (name: string) => fromStation('StatusNotification', { connectorId: 1, status: name, errorCode: 'NoError' }, {});

export const H_RESERVATION: readonly UseCase[] = [
  {
    id: 'H01',
    title: 'Reservation',
    block: 'H',
    purpose: 'A driver reserves on the way: a certain EVSE, any one with a certain plug, or just any. The station keeps it free for the token, or its group, until the reservation ends.',
    actors: ['EV Driver', 'CSMS', 'Charging Station'],
    preconditions: ['ReservationCtrlr.Enabled is true; NonEvseSpecific too for a reservation without EVSE.', 'An EVSE that fits is Available.'],
    sequence: steps(
      act('EV Driver', 'Reserves in the app.'),
      alternative('A certain EVSE', RESERVED, status('Reserved')),
      alternative('Any with a certain plug', fromCsms('ReserveNow', { id: 10, connectorType: 'cCCS2', idToken: RFID, expiryDateTime: LATER }, { status: 'Accepted' }, 'Connectors become Reserved when only the reserved ones are left.')),
      alternative('Any', fromCsms('ReserveNow', { id: 11, idToken: RFID, expiryDateTime: LATER }, { status: 'Accepted' })),
      alternative('It is taken', fromCsms('ReserveNow', { id: 12, evseId: 2, idToken: RFID, expiryDateTime: LATER }, { status: 'Occupied' })),
      optional('The EVSE fails before it is used', status('Faulted'), fromStation('ReservationStatusUpdate', { reservationId: 9, reservationUpdateStatus: 'Removed' }, {})),
    ),
    decides: [
      inRequest('ReserveNow', 'id', 'An id that exists replaces that reservation.'),
      inRequest('ReserveNow', 'evseId', 'Absent: any EVSE.'),
      inRequest('ReserveNow', 'connectorType', 'Any EVSE with this plug.'),
      inRequest('ReserveNow', 'expiryDateTime', 'End of the reservation.'),
      inResponse('ReserveNow', 'status', 'Occupied, Faulted and Unavailable say why not; Rejected when reservations are off.'),
      inRequest('StatusNotification', 'connectorStatus', 'Reserved.'),
    ],
    checks: [
      station('An Available EVSE is accepted, and all its connectors become Reserved.', 'H01.FR.23'),
      station('An id that exists replaces that reservation.', 'H01.FR.02'),
      station('A reserved or occupied EVSE gets Occupied.', 'H01.FR.11'),
      station('A faulted EVSE gets Faulted.', 'H01.FR.12'),
      station('An unavailable EVSE gets Unavailable.', 'H01.FR.14'),
      station('With reservations switched off the answer is Rejected.', 'H01.FR.01'),
      station('Without EVSE it is accepted only when NonEvseSpecific is true.', 'H01.FR.19'),
      station('For a reservation without EVSE, one EVSE is kept free.', 'H01.FR.07'),
      station('For a reservation of a plug, one connector with it is kept free.', 'H01.FR.09'),
      station('When the EVSE becomes Faulted, the reservation is removed and that is told.', 'H01.FR.16'),
      station('When the EVSE becomes Unavailable, the reservation is removed and that is told.', 'H01.FR.17'),
    ],
    v16: in16(
      'For a connector, or for any with connectorId 0 when ReserveConnectorZeroSupported is true. A plug cannot be asked for.',
      steps(act('EV Driver', 'Reserves in the app.'), RESERVED_16, status16('Reserved')),
      [
        inRequest('ReserveNow', 'connectorId', '0: any connector.'),
        inRequest('ReserveNow', 'reservationId', 'An id that exists replaces that reservation.'),
        inResponse('ReserveNow', 'status', 'Why not, when not Accepted.'),
      ],
    ),
    v21: 'connectorType is free text with a list of known values.',
  },
  {
    id: 'H02',
    title: 'Cancel Reservation',
    block: 'H',
    purpose: 'The driver does not come after all, and the CSMS takes the reservation back. The EVSE is free again; the station does not report the end, as the CSMS knows it.',
    actors: ['EV Driver', 'CSMS', 'Charging Station'],
    preconditions: ['The station has the reservation.'],
    sequence: steps(
      act('EV Driver', 'Cancels in the app.'),
      fromCsms('CancelReservation', { reservationId: 9 }, { status: 'Accepted' }),
      optional('An EVSE was reserved', status('Available')),
      alternative('There is no such reservation', fromCsms('CancelReservation', { reservationId: 99 }, { status: 'Rejected' })),
    ),
    decides: [
      inRequest('CancelReservation', 'reservationId', 'The id of ReserveNow.'),
      inResponse('CancelReservation', 'status', 'Rejected for an unknown id.'),
      inRequest('StatusNotification', 'connectorStatus', 'Available again.'),
    ],
    checks: [
      station('A known reservation is cancelled.', 'H02.FR.02'),
      station('An unknown one is rejected.', 'H02.FR.01'),
      station('The connectors of a reserved EVSE become Available.'),
      station('ReservationStatusUpdate is not sent.'),
    ],
    v16: in16(
      'The same.',
      steps(fromCsms('CancelReservation', { reservationId: 9 }, { status: 'Accepted' }), status16('Available')),
      [inResponse('CancelReservation', 'status', 'Rejected for an unknown id.'), inRequest('StatusNotification', 'status', 'Available again.')],
    ),
  },
  {
    id: 'H03',
    title: 'Use a reserved EVSE',
    block: 'H',
    purpose: 'The driver arrives and charges at the reserved EVSE, with the token that reserved or with another one of its group. Others are turned away.',
    actors: ['EV Driver', 'CSMS', 'Charging Station'],
    preconditions: ['A reservation is pending.'],
    sequence: steps(
      fromCsms('ReserveNow', { id: 9, evseId: 1, idToken: RFID, groupIdToken: FLEET, expiryDateTime: LATER }, { status: 'Accepted' }),
      status('Reserved'),
      alternative('The token that reserved', act('EV Driver', 'Holds the card to the reader.'), startedWith(RFID)),
      alternative('Another token of the group',
        act('EV Driver', 'Holds another card to the reader.'),
        fromStation('Authorize', { idToken: OTHER_RFID }, { idTokenInfo: { status: 'Accepted', groupIdToken: FLEET } }),
        startedWith(OTHER_RFID),
      ),
      alternative('A stranger',
        act('EV Driver', 'Holds a card of nobody\'s group to the reader.'),
        fromStation('Authorize', { idToken: { idToken: '04000001', type: 'ISO14443' } }, { idTokenInfo: { status: 'Accepted' } }),
        act('Charging Station', 'Does not charge, as the EVSE is reserved.'),
      ),
    ),
    decides: [
      inRequest('ReserveNow', 'groupIdToken.idToken', 'Lets the whole group use it.'),
      inResponse('Authorize', 'idTokenInfo.groupIdToken.idToken', 'Has to be the reservation\'s group.'),
      inRequest('TransactionEvent', 'reservationId', 'Tells the CSMS that the reservation is used.'),
    ],
    checks: [
      station('The reserved token may charge at the reserved EVSE.', 'H03.FR.01'),
      station('The reserved token may charge at an EVSE with the reserved plug.', 'H03.FR.02'),
      station('With a reservation of any EVSE it may charge at any.', 'H03.FR.03'),
      station('A token of the reservation\'s group may charge too.', 'H03.FR.04'),
      station('The group of an unknown token is asked for with Authorize.', 'H03.FR.08'),
      station('The reservation is used up then.', 'H03.FR.09'),
      station('The connector is no longer Reserved.', 'H03.FR.10'),
      station('The transaction tells the reservationId.'),
      station('Another token does not charge there.'),
    ],
    v16: in16(
      'StartTransaction carries the reservationId. The group is parentIdTag.',
      steps(
        fromCsms('ReserveNow', { connectorId: 1, expiryDate: LATER, idTag: '04A2B3C4', parentIdTag: 'FLEET-7', reservationId: 9 }, { status: 'Accepted' }),
        status16('Reserved'),
        act('EV Driver', 'Holds the card to the reader.'),
        fromStation('Authorize', { idTag: '04A2B3C4' }, { idTagInfo: { status: 'Accepted', parentIdTag: 'FLEET-7' } }),
        status16('Preparing'),
        fromStation('StartTransaction', { connectorId: 1, idTag: '04A2B3C4', meterStart: 1200, reservationId: 9, timestamp: NOW }, { transactionId: 42, idTagInfo: { status: 'Accepted' } }),
      ),
      [
        inRequest('StartTransaction', 'reservationId', 'Tells the central system that the reservation is used.'),
        inResponse('Authorize', 'idTagInfo.parentIdTag', 'Has to be the reservation\'s group.'),
      ],
    ),
  },
  {
    id: 'H04',
    title: 'Reservation Ended, not used',
    block: 'H',
    purpose: 'Nobody came before the reservation ended. The station frees the EVSE and tells the CSMS that it expired.',
    actors: ['Charging Station', 'CSMS'],
    preconditions: ['A reservation is pending, and its expiryDateTime comes.'],
    sequence: steps(
      RESERVED,
      status('Reserved'),
      act('Charging Station', 'Sees that expiryDateTime is over.'),
      status('Available', LATER),
      fromStation('ReservationStatusUpdate', { reservationId: 9, reservationUpdateStatus: 'Expired' }, {}),
    ),
    decides: [
      inRequest('ReservationStatusUpdate', 'reservationUpdateStatus', 'Expired; Removed is for faults.'),
      inRequest('ReservationStatusUpdate', 'reservationId', 'The id of ReserveNow.'),
      inRequest('StatusNotification', 'connectorStatus', 'Available again.'),
    ],
    checks: [
      station('The end is told with Expired.', 'H04.FR.01'),
      station('A reserved EVSE can be used again.', 'H04.FR.02'),
      station('All its connectors are told as Available.', 'H04.FR.03'),
    ],
    v16: in16(
      'Only StatusNotification tells it: the connector is Available again. 1.6 has no ReservationStatusUpdate.',
      steps(RESERVED_16, status16('Reserved'), act('Charging Station', 'Sees that expiryDate is over.'), status16('Available')),
      [inRequest('StatusNotification', 'status', 'Available again at expiryDate.')],
    ),
    v21: 'NoTransaction says that the token came, but no transaction followed.',
  },
];
