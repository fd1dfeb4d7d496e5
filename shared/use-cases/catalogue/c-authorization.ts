import type { UseCase } from './model';
import { EVSE, NOW, RFID, TX } from './samples';
import { act, alternative, csms, fromCsms, fromStation, in16, inRequest, inResponse, notIn16, optional, station, steps } from './words';

const CENTRAL = { idToken: 'a5c1f0de-77', type: 'Central' };
const EMAID = { idToken: 'DE8AACA2B3C4D59', type: 'eMAID' };
const PLUG_IN = steps(
  act('EV Driver', 'Plugs in the cable.'),
  fromStation('StatusNotification', { timestamp: NOW, evseId: 1, connectorId: 1, connectorStatus: 'Occupied' }, {}),
  fromStation('TransactionEvent', { eventType: 'Started', triggerReason: 'CablePluggedIn', seqNo: 0, timestamp: NOW, evse: EVSE, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' } }, {}),
);
const CHARGING = fromStation('TransactionEvent', {
  eventType: 'Updated', triggerReason: 'ChargingStateChanged', seqNo: 2, timestamp: NOW, transactionInfo: { transactionId: TX, chargingState: 'Charging' },
}, {});
/** A token that the CSMS made up starts a transaction in 1.6. */
const REMOTE_16 = steps(
  fromCsms('RemoteStartTransaction', { connectorId: 1, idTag: 'A5C1F0DE77' }, { status: 'Accepted' }),
  fromStation('StartTransaction', { connectorId: 1, idTag: 'A5C1F0DE77', meterStart: 1200, timestamp: NOW }, { transactionId: 42, idTagInfo: { status: 'Accepted' } }),
  fromStation('StatusNotification', { connectorId: 1, status: 'Charging', errorCode: 'NoError' }, {}),
);
const REMOTE_16_DECIDES = [
  inRequest('RemoteStartTransaction', 'idTag', 'Made up by the central system, 20 characters at most.'),
  inRequest('StartTransaction', 'idTag', 'The one of the request, and no other.'),
];

export const C_AUTHORIZATION: readonly UseCase[] = [
  {
    id: 'C01',
    title: 'EV Driver Authorization using RFID',
    block: 'C',
    purpose: 'A driver holds a card to the reader to start or stop charging, and the station asks the CSMS whether the card is good. The answer may restrict it to some EVSEs, name its group and the driver\'s language.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['The card is neither in the local list nor in the cache, or may not be taken from there.', 'AuthCtrlr.Enabled is true.'],
    sequence: steps(
      act('EV Driver', 'Holds the card to the reader.'),
      fromStation('Authorize', { idToken: RFID }, { idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: 'FLEET-7', type: 'Central' } } }),
      alternative('The card is not good',
        fromStation('Authorize', { idToken: { idToken: '04000000', type: 'ISO14443' } }, { idTokenInfo: { status: 'Unknown' } }),
        act('Charging Station', 'Tells the driver why, and does not charge.'),
      ),
    ),
    decides: [
      inRequest('Authorize', 'idToken.idToken', 'The card\'s UID, usually in hexadecimal, first byte first; compared without regard to case.'),
      inRequest('Authorize', 'idToken.type', 'ISO14443 or ISO15693 for cards.'),
      inResponse('Authorize', 'idTokenInfo.status', 'Only Accepted lets the driver charge.'),
      inResponse('Authorize', 'idTokenInfo.evseId', 'When there, charging is allowed at these EVSEs only.'),
      inResponse('Authorize', 'idTokenInfo.groupIdToken.idToken', 'Lets another card of the group stop.'),
    ],
    checks: [
      station('Energy flows only after authorization.', 'C01.FR.01'),
      station('A card that it does not know is asked about with Authorize.', 'C01.FR.02'),
      station('The card that started can stop without asking.', 'C01.FR.03'),
      csms('The answer says Accepted or why not.', 'C01.FR.07'),
      csms('A card that belongs to a group is answered with its group.', 'C01.FR.06'),
      csms('A card for some EVSEs only is answered with their list.', 'C01.FR.20'),
      station('A card for some EVSEs only is let charge nowhere else.', 'C01.FR.21'),
      csms('A card that may charge at none of them gets NotAtThisLocation.', 'C01.FR.22'),
    ],
    v16: in16(
      'Authorize with an idTag of at most 20 characters and without a type. The answer knows Accepted, Blocked, Expired, Invalid and ConcurrentTx; it cannot restrict to connectors.',
      steps(
        act('EV Driver', 'Holds the card to the reader.'),
        fromStation('Authorize', { idTag: '04A2B3C4' }, { idTagInfo: { status: 'Accepted', parentIdTag: 'FLEET-7' } }),
      ),
      [
        inRequest('Authorize', 'idTag', 'The card\'s UID.'),
        inResponse('Authorize', 'idTagInfo.status', 'Only Accepted lets the driver charge.'),
      ],
    ),
    v21: 'The token\'s type is free text with a list of known values, and the answer can carry a tariff and the allowed modes of energy transfer.',
  },
  {
    id: 'C02',
    title: 'Authorization using a start button',
    block: 'C',
    purpose: 'A simple station has a button or a key in place of a reader, or starts as soon as the cable is in. Nobody has to be authorized, so the CSMS is only told that the transaction has no owner.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['The station has a start button.', 'TxCtrlr.TxStartPoint is EVConnected in this example.'],
    sequence: steps(
      PLUG_IN,
      act('EV Driver', 'Presses the start button.'),
      fromStation('TransactionEvent', {
        eventType: 'Updated', triggerReason: 'Authorized', seqNo: 1, timestamp: NOW, idToken: { idToken: '', type: 'NoAuthorization' }, transactionInfo: { transactionId: TX, chargingState: 'Charging' },
      }, { idTokenInfo: { status: 'Accepted' } }),
    ),
    decides: [
      inRequest('TransactionEvent', 'idToken.type', 'NoAuthorization.'),
      inRequest('TransactionEvent', 'idToken.idToken', 'Empty text.'),
      inResponse('TransactionEvent', 'idTokenInfo.status', 'Always Accepted; the CSMS cannot refuse.'),
    ],
    checks: [
      station('The token has type NoAuthorization and an empty id.', 'C02.FR.01'),
      csms('It is answered with Accepted.', 'C02.FR.02'),
      station('It does not go into the cache.', 'C02.FR.03'),
      station('Authorize is not sent.'),
    ],
    v16: notIn16('1.6 has no token without authorization; such charge points send a fixed idTag of the maker.'),
  },
  {
    id: 'C03',
    title: 'Authorization using credit/debit card',
    block: 'C',
    purpose: 'The driver pays at a terminal. The payment system tells the CSMS, and the CSMS starts the transaction with an id that it makes up for this one time.',
    actors: ['EV Driver', 'Payment Terminal', 'CSMS', 'Charging Station'],
    preconditions: ['A payment terminal belongs to the station.', 'TxCtrlr.TxStartPoint is EVConnected in this example.'],
    sequence: steps(
      PLUG_IN,
      act('EV Driver', 'Pays at the terminal.'),
      act('Payment Terminal', 'Tells the CSMS through the payment system.'),
      fromCsms('RequestStartTransaction', { remoteStartId: 701, evseId: 1, idToken: CENTRAL }, { status: 'Accepted', transactionId: TX }),
      fromStation('TransactionEvent', {
        eventType: 'Updated', triggerReason: 'RemoteStart', seqNo: 1, timestamp: NOW, idToken: CENTRAL, transactionInfo: { transactionId: TX, remoteStartId: 701 },
      }, { idTokenInfo: { status: 'Accepted' } }),
      CHARGING,
    ),
    decides: [
      inRequest('RequestStartTransaction', 'idToken.type', 'Central: made up by the CSMS, not to be checked.'),
      inResponse('RequestStartTransaction', 'status', 'Accepted means that it will try.'),
      inRequest('TransactionEvent', 'transactionInfo.remoteStartId', 'Ties the transaction to the payment.'),
      inRequest('TransactionEvent', 'idToken.idToken', 'The one of the request.'),
    ],
    checks: [
      station('Authorize is not sent for a token of type Central.', 'C03.FR.01'),
      station('A token of type Central does not go into the cache.', 'C03.FR.02'),
      station('The transaction carries the remoteStartId of the request.'),
    ],
    v16: in16('RemoteStartTransaction with an idTag that the central system made up. It has no type, so AuthorizeRemoteTxRequests has to be false or the idTag to be known.', REMOTE_16, REMOTE_16_DECIDES),
    v21: 'Ad hoc payment has use cases of its own, with tokens of type DirectPayment and NotifySettlement for the payment.',
  },
  {
    id: 'C04',
    title: 'Authorization using PIN-code',
    block: 'C',
    purpose: 'The driver types a code at the station, and the CSMS checks it. The same serves for anything else that is typed or read, such as a licence plate.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['The station has a keypad.'],
    sequence: steps(
      act('EV Driver', 'Types the PIN.'),
      fromStation('Authorize', { idToken: { idToken: '1234', type: 'KeyCode' } }, { idTokenInfo: { status: 'Accepted' } }),
      alternative('The PIN is wrong',
        fromStation('Authorize', { idToken: { idToken: '9999', type: 'KeyCode' } }, { idTokenInfo: { status: 'Invalid' } }),
      ),
    ),
    decides: [
      inRequest('Authorize', 'idToken.type', 'KeyCode.'),
      inResponse('Authorize', 'idTokenInfo.status', 'Invalid for a wrong PIN.'),
    ],
    checks: [
      csms('A wrong PIN gets Invalid.', 'C04.FR.01'),
      csms('A good PIN gets Accepted.', 'C04.FR.02'),
      station('The PIN is in no log.', 'C04.FR.04'),
      station('Guessing is made slow, for example by growing pauses.', 'C04.FR.06'),
    ],
    v16: notIn16('1.6 has no types of tokens; a PIN could only be sent as if it were a card.'),
  },
  {
    id: 'C05',
    title: 'Authorization for CSMS initiated transactions',
    block: 'C',
    purpose: 'The driver starts by app, so there is no card that the station could know. The CSMS starts the transaction with an id of its own, and the station neither asks about it nor keeps it.',
    actors: ['EV Driver', 'CSMS', 'Charging Station'],
    preconditions: ['The cable is plugged in.', 'AuthCtrlr.AuthorizeRemoteStart is false.'],
    sequence: steps(
      PLUG_IN,
      act('EV Driver', 'Starts in the app.'),
      fromCsms('RequestStartTransaction', { remoteStartId: 702, evseId: 1, idToken: CENTRAL }, { status: 'Accepted', transactionId: TX }),
      fromStation('TransactionEvent', {
        eventType: 'Updated', triggerReason: 'RemoteStart', seqNo: 1, timestamp: NOW, idToken: CENTRAL, transactionInfo: { transactionId: TX, remoteStartId: 702 },
      }, { idTokenInfo: { status: 'Accepted' } }),
      CHARGING,
    ),
    decides: [
      inRequest('RequestStartTransaction', 'idToken.type', 'Central: not to be checked and not to be kept.'),
      inRequest('RequestStartTransaction', 'remoteStartId', 'Chosen by the CSMS; comes back in TransactionEvent.'),
      inRequest('TransactionEvent', 'transactionInfo.remoteStartId', 'Tells the CSMS which transaction its request became.'),
    ],
    checks: [
      station('Authorize is not sent for a token of type Central.', 'C05.FR.01'),
      station('A token of type Central does not go into the cache.', 'C05.FR.02'),
      station('The remoteStartId is told at least once.', 'C05.FR.03'),
      station('The token is told once, in the first TransactionEvent after the request.', 'C05.FR.05'),
    ],
    v16: in16('RemoteStartTransaction with an idTag of the central system and AuthorizeRemoteTxRequests = false. Only idTag and time tell which request a transaction came from.', REMOTE_16, REMOTE_16_DECIDES),
  },
  {
    id: 'C06',
    title: 'Authorization using local id type',
    block: 'C',
    purpose: 'The station itself makes the id, for example from a parking ticket that the driver scans. Stopping and paying then goes through the CSMS, at the garage\'s payment machine.',
    actors: ['EV Driver', 'Payment Terminal', 'CSMS', 'Charging Station'],
    preconditions: ['Parking and charging are paid together.', 'TxStartPoint is Authorized, TxStopPoint EVConnected in this example.'],
    sequence: steps(
      act('EV Driver', 'Plugs in the cable and scans the parking ticket.'),
      fromStation('Authorize', { idToken: { idToken: 'TICKET-88121', type: 'Local' } }, { idTokenInfo: { status: 'Accepted' } }),
      fromStation('TransactionEvent', {
        eventType: 'Started', triggerReason: 'Authorized', seqNo: 0, timestamp: NOW, evse: EVSE, idToken: { idToken: 'TICKET-88121', type: 'Local' }, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' },
      }, { idTokenInfo: { status: 'Accepted' } }),
      act('EV Driver', 'Comes back and pays for parking and charging.'),
      act('Payment Terminal', 'Tells the CSMS.'),
      fromCsms('RequestStopTransaction', { transactionId: TX }, { status: 'Accepted' }),
      fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'RemoteStop', seqNo: 5, timestamp: NOW, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' } }, {}),
      act('EV Driver', 'Unplugs the cable.'),
      fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'EVCommunicationLost', seqNo: 6, timestamp: NOW, transactionInfo: { transactionId: TX, stoppedReason: 'Remote', chargingState: 'Idle' } }, {}),
    ),
    decides: [
      inRequest('Authorize', 'idToken.type', 'Local.'),
      inResponse('Authorize', 'idTokenInfo.status', 'Only Accepted lets the driver charge.'),
      inRequest('TransactionEvent', 'transactionInfo.stoppedReason', 'Remote, as the payment machine stopped it.'),
    ],
    checks: [
      station('Energy flows only after authorization.', 'C06.FR.01'),
      station('A token of type Local is asked about with Authorize.', 'C06.FR.02'),
      csms('The answer says Accepted or why not.', 'C06.FR.04'),
    ],
    v16: notIn16('1.6 has no types of tokens; a ticket\'s number could only be sent as if it were a card.'),
  },
  {
    id: 'C07',
    title: 'Authorization using Contract Certificates',
    block: 'C',
    purpose: 'Plug and charge: the EV itself shows a contract certificate to the station, which asks the CSMS about the contract and about the certificate chain. No card is needed.',
    actors: ['EV', 'Charging Station', 'CSMS', 'Certificate Authority'],
    preconditions: ['EV and station speak ISO 15118, and the EV has a contract certificate.', 'ISO15118Ctrlr.PnCEnabled is true.'],
    sequence: steps(
      act('EV', 'Shows its contract certificate.'),
      fromStation('Authorize', {
        idToken: EMAID,
        iso15118CertificateHashData: [{
          hashAlgorithm: 'SHA256', issuerNameHash: '8c6a…', issuerKeyHash: '12f0…', serialNumber: '4f2a', responderURL: 'http://ocsp.example.com',
        }],
      }, { idTokenInfo: { status: 'Accepted' }, certificateStatus: 'Accepted' }, 'With the chain in certificate when the station lacks the root and CentralContractValidationAllowed is true.'),
      alternative('The contract has been cancelled',
        fromStation('Authorize', { idToken: EMAID }, { idTokenInfo: { status: 'Blocked' }, certificateStatus: 'ContractCancelled' }),
      ),
    ),
    decides: [
      inRequest('Authorize', 'idToken.type', 'eMAID.'),
      inRequest('Authorize', 'iso15118CertificateHashData', 'Lets the CSMS ask for the certificates\' status by OCSP.'),
      inRequest('Authorize', 'certificate', 'The chain itself, when the CSMS has to check it.'),
      inResponse('Authorize', 'certificateStatus', 'About the certificate; Accepted even when the contract may not charge here.'),
      inResponse('Authorize', 'idTokenInfo.status', 'About the contract; only Accepted lets charge.'),
    ],
    checks: [
      station('Online the station asks the CSMS.', 'C07.FR.01'),
      station('Authorize has the eMAID and the data for OCSP.', 'C07.FR.02'),
      csms('The certificate chain is checked, by OCSP or its cached answers.', 'C07.FR.05'),
      station('Without the root the chain is passed on, if CentralContractValidationAllowed is true.', 'C07.FR.06'),
      csms('A good certificate with a contract that is not gets ContractCancelled.', 'C07.FR.13'),
      csms('An expired certificate gets CertificateExpired and status Expired.', 'C07.FR.15'),
      csms('A revoked certificate gets CertificateRevoked and status Invalid.', 'C07.FR.16'),
      csms('A chain that cannot be verified gets CertChainError and status Invalid.', 'C07.FR.17'),
      station('Offline nothing is charged when ContractValidationOffline is false.', 'C07.FR.07'),
      station('Offline the certificate is checked by the station when ContractValidationOffline is true.', 'C07.FR.08'),
    ],
    v16: notIn16('1.6 knows nothing of ISO 15118; plug and charge is done over DataTransfer, by agreement.'),
    v21: 'The chain may have up to 10000 characters, and the answer can name the allowed modes of energy transfer.',
  },
  {
    id: 'C08',
    title: 'Authorization at EVSE using ISO 15118 External Identification Means (EIM)',
    block: 'C',
    purpose: 'EV and station speak ISO 15118, but the driver identifies with a card, PIN or app. To OCPP it looks like any other authorization; only the EV waits for its outcome.',
    actors: ['EV Driver', 'EV', 'Charging Station', 'CSMS'],
    preconditions: ['EV and station have begun an ISO 15118 session without a contract.'],
    sequence: steps(
      act('EV', 'Offers external identification.'),
      act('EV Driver', 'Holds the card to the reader.'),
      fromStation('Authorize', { idToken: RFID }, { idTokenInfo: { status: 'Accepted' } }),
      act('Charging Station', 'Tells the EV that it is authorized.'),
      optional('The transaction runs', CHARGING),
    ),
    decides: [
      inRequest('Authorize', 'idToken.type', 'That of the means that the driver used.'),
      inResponse('Authorize', 'idTokenInfo.status', 'Only Accepted lets the EV go on.'),
    ],
    checks: [
      station('The identification is sent to the CSMS.', 'C08.FR.01'),
      station('The EV gets no energy before it is accepted.'),
    ],
    v16: notIn16('1.6 knows nothing of ISO 15118; a card is authorized as always.'),
  },
];
