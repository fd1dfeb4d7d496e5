import type { UseCase } from './model';
import { EVSE, LATER, NOW, OTHER_RFID, RFID, TX } from './samples';
import { act, alternative, csms, fromCsms, fromStation, in16, inRequest, inResponse, notIn16, optional, station, steps } from './words';

const FLEET = { idToken: 'FLEET-7', type: 'Central' };
/** The transaction learns whose it is, without Authorize. */
const LOCALLY_AUTHORIZED = fromStation('TransactionEvent', {
  eventType: 'Updated', triggerReason: 'Authorized', seqNo: 1, timestamp: NOW, idToken: RFID, transactionInfo: { transactionId: TX, chargingState: 'Charging' },
}, { idTokenInfo: { status: 'Accepted' } });
const PLUGGED_IN = fromStation('TransactionEvent', {
  eventType: 'Started', triggerReason: 'CablePluggedIn', seqNo: 0, timestamp: NOW, evse: EVSE, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' },
}, {});
const STARTED_OFFLINE = fromStation('TransactionEvent', {
  eventType: 'Started', triggerReason: 'Authorized', seqNo: 0, timestamp: NOW, offline: true, evse: EVSE, idToken: RFID, transactionInfo: { transactionId: TX, chargingState: 'Charging' },
}, { idTokenInfo: { status: 'Accepted' } });
const START_16 = fromStation('StartTransaction', { connectorId: 1, idTag: '04A2B3C4', meterStart: 1200, timestamp: NOW }, { transactionId: 42, idTagInfo: { status: 'Accepted' } });
const ACCEPTED_16 = inResponse('StartTransaction', 'idTagInfo.status', 'The central system\'s word on the card, which may differ from the charge point\'s.');

export const C_LOCAL_AUTHORIZATION: readonly UseCase[] = [
  {
    id: 'C09',
    title: 'Authorization by GroupId',
    block: 'C',
    purpose: 'Cards of a family or a fleet belong to one group. What one of them has started, another one may stop.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['Two cards have the same group at the CSMS.', 'The second card is not known to the station.'],
    sequence: steps(
      act('EV Driver', 'Holds the first card to the reader.'),
      fromStation('Authorize', { idToken: RFID }, { idTokenInfo: { status: 'Accepted', groupIdToken: FLEET } }),
      LOCALLY_AUTHORIZED,
      act('EV Driver', 'Another driver holds the second card to the reader.'),
      fromStation('Authorize', { idToken: OTHER_RFID }, { idTokenInfo: { status: 'Accepted', groupIdToken: FLEET } }),
      fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'StopAuthorized', seqNo: 4, timestamp: LATER, idToken: OTHER_RFID, transactionInfo: { transactionId: TX, stoppedReason: 'Local' } }, { idTokenInfo: { status: 'Accepted', groupIdToken: FLEET } }),
    ),
    decides: [
      inResponse('Authorize', 'idTokenInfo.groupIdToken.idToken', 'Has to be the same for both cards.'),
      inResponse('Authorize', 'idTokenInfo.status', 'The second card has to be Accepted itself.'),
      inRequest('TransactionEvent', 'idToken.idToken', 'The card that stopped, not the one that started.'),
    ],
    checks: [
      csms('Authorize is answered with the card\'s group.', 'C09.FR.09'),
      csms('TransactionEvent with a card is answered with its group.', 'C09.FR.12'),
      station('A valid card of the same group can stop.', 'C09.FR.03'),
      station('A card that it does not know is asked about first.', 'C09.FR.05'),
      station('A card of the group that is not Accepted does not stop.', 'C09.FR.11'),
    ],
    v16: in16(
      'The group is the parentIdTag.',
      steps(
        fromStation('Authorize', { idTag: '04A2B3C4' }, { idTagInfo: { status: 'Accepted', parentIdTag: 'FLEET-7' } }),
        START_16,
        act('EV Driver', 'Another driver holds the second card to the reader.'),
        fromStation('Authorize', { idTag: '04D5E6F7' }, { idTagInfo: { status: 'Accepted', parentIdTag: 'FLEET-7' } }),
        fromStation('StopTransaction', { transactionId: 42, idTag: '04D5E6F7', meterStop: 9000, timestamp: LATER, reason: 'Local' }, { idTagInfo: { status: 'Accepted' } }),
      ),
      [
        inResponse('Authorize', 'idTagInfo.parentIdTag', 'Has to be the same for both cards.'),
        inRequest('StopTransaction', 'idTag', 'The card that stopped.'),
      ],
    ),
  },
  {
    id: 'C10',
    title: 'Store Authorization Data in the Authorization Cache',
    block: 'C',
    purpose: 'The station remembers what the CSMS said of a card, so that next time it is faster, or works offline. What it remembers ends by itself, and newer answers replace older ones.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['AuthCacheCtrlr.Enabled is true.'],
    sequence: steps(
      act('EV Driver', 'Holds the card to the reader.'),
      fromStation('Authorize', { idToken: RFID }, { idTokenInfo: { status: 'Accepted', cacheExpiryDateTime: '2025-06-08T10:00:00Z' } }),
      act('Charging Station', 'Stores the answer in the cache.'),
      fromStation('TransactionEvent', {
        eventType: 'Updated', triggerReason: 'Authorized', seqNo: 1, timestamp: NOW, idToken: RFID, transactionInfo: { transactionId: TX },
      }, { idTokenInfo: { status: 'Blocked' } }),
      act('Charging Station', 'Replaces what is in the cache.'),
    ),
    decides: [
      inResponse('Authorize', 'idTokenInfo.status', 'Is stored whatever it is.'),
      inResponse('Authorize', 'idTokenInfo.cacheExpiryDateTime', 'End of the entry; when absent, AuthCacheCtrlr.LifeTime since its last use.'),
      inResponse('TransactionEvent', 'idTokenInfo.status', 'Updates the entry.'),
    ],
    checks: [
      station('Every answer is stored, also one that is not Accepted.', 'C10.FR.01'),
      station('Authorize updates the entry.', 'C10.FR.04'),
      station('TransactionEvent updates the entry.', 'C10.FR.05'),
      station('A card that is in the cache as not Accepted is asked about again when online.', 'C10.FR.03'),
      station('Without an end of its own, an entry ends after AuthCacheCtrlr.LifeTime.', 'C10.FR.08'),
      station('An ended entry is removed or counts as Expired.', 'C10.FR.10'),
      station('A full cache makes room for the new entry.', 'C10.FR.07'),
      station('Tariffs are not stored.', 'C10.FR.09'),
    ],
    v16: in16(
      'The cache is optional and switched by AuthorizationCacheEnabled. Authorize, StartTransaction and StopTransaction update it; expiryDate ends the entry.',
      steps(
        act('EV Driver', 'Holds the card to the reader.'),
        fromStation('Authorize', { idTag: '04A2B3C4' }, { idTagInfo: { status: 'Accepted', expiryDate: '2025-06-08T10:00:00Z' } }),
        START_16,
        act('Charging Station', 'Stores the latest answer.'),
      ),
      [inResponse('Authorize', 'idTagInfo.expiryDate', 'End of the entry.'), ACCEPTED_16],
    ),
  },
  {
    id: 'C11',
    title: 'Clear Authorization Data in Authorization Cache',
    block: 'C',
    purpose: 'The CSMS has the station forget all cards that it remembers, for example after many of them were exchanged. The local list is not touched.',
    actors: ['CSMS', 'Charging Station'],
    preconditions: ['The station has a cache, and AuthCacheCtrlr.Enabled is true.'],
    sequence: steps(fromCsms('ClearCache', {}, { status: 'Accepted' })),
    decides: [inResponse('ClearCache', 'status', 'Rejected when there is no enabled cache, or clearing failed.')],
    checks: [
      station('The cache is emptied, and the answer is Accepted.', 'C11.FR.03'),
      station('With the cache disabled the answer is Rejected.', 'C11.FR.04'),
      station('When clearing fails the answer is Rejected.', 'C11.FR.05'),
      station('A card that was in it is asked about with Authorize again.'),
    ],
    v16: in16('The same message.', steps(fromCsms('ClearCache', {}, { status: 'Accepted' })), [inResponse('ClearCache', 'status', 'Rejected when it could not be cleared.')]),
  },
  {
    id: 'C12',
    title: 'Start Transaction - Cached Id',
    block: 'C',
    purpose: 'A card that the station remembers as good starts at once, without asking the CSMS. The CSMS checks it all the same when the transaction is told, and may then call it invalid.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['AuthCacheCtrlr.Enabled and AuthCtrlr.LocalPreAuthorize are true.', 'The card is in the cache as Accepted.'],
    sequence: steps(
      act('EV Driver', 'Plugs in the cable.'),
      PLUGGED_IN,
      act('EV Driver', 'Holds the card to the reader.'),
      act('Charging Station', 'Finds it in the cache and begins to charge.'),
      LOCALLY_AUTHORIZED,
    ),
    decides: [
      inRequest('TransactionEvent', 'idToken.idToken', 'Tells the CSMS which card it was.'),
      inRequest('TransactionEvent', 'triggerReason', 'Authorized.'),
      inResponse('TransactionEvent', 'idTokenInfo.status', 'When not Accepted, StopTxOnInvalidId and MaxEnergyOnInvalidId say what follows.'),
    ],
    checks: [
      station('Authorize is not sent.'),
      station('The card is told in TransactionEvent.', 'C12.FR.02'),
      csms('The card is checked when TransactionEvent comes.', 'C12.FR.03'),
      station('With the cable in, energy is offered.', 'C12.FR.04'),
      station('A card that is in the cache as not Accepted is asked about.', 'C12.FR.05'),
      station('The answer updates the cache.', 'C12.FR.06'),
      station('A master pass does not start anything.', 'C12.FR.09'),
    ],
    v16: in16(
      'LocalPreAuthorize and AuthorizationCacheEnabled are true: StartTransaction comes without Authorize.',
      steps(act('EV Driver', 'Plugs in and holds the card to the reader.'), START_16, fromStation('StatusNotification', { connectorId: 1, status: 'Charging', errorCode: 'NoError' }, {})),
      [inRequest('StartTransaction', 'idTag', 'The card that was in the cache.'), ACCEPTED_16],
    ),
  },
  {
    id: 'C13',
    title: 'Offline Authorization through Local Authorization List',
    block: 'C',
    purpose: 'The connection is gone. Cards that the CSMS has put into the station\'s local list can charge nevertheless; the list counts more than the cache.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['LocalAuthListCtrlr.Enabled and AuthCtrlr.LocalAuthorizeOffline are true.', 'The card is in the list as Accepted.', 'The station is offline.'],
    sequence: steps(
      act('EV Driver', 'Plugs in and holds the card to the reader.'),
      act('Charging Station', 'Finds it in the list and begins to charge.'),
      act('Charging Station', 'Reconnects.'),
      STARTED_OFFLINE,
    ),
    decides: [
      inRequest('TransactionEvent', 'offline', 'True: it happened while offline.'),
      inRequest('TransactionEvent', 'idToken.idToken', 'The card that was in the list.'),
      inRequest('TransactionEvent', 'timestamp', 'When it happened.'),
    ],
    checks: [
      station('The list counts more than the cache.', 'C13.FR.01'),
      station('With OfflineTxForUnknownIdEnabled = false only cards that are Accepted in the list may charge.', 'C13.FR.02'),
      station('A card that is in the list as not Accepted does not charge.'),
      station('Where the list has dates, a card whose cacheExpiryDateTime is over does not charge.', 'C13.FR.05'),
      station('After reconnecting the transaction is told.'),
    ],
    v16: in16(
      'LocalAuthListEnabled and LocalAuthorizeOffline are true. StartTransaction waits in the queue.',
      steps(
        act('EV Driver', 'Plugs in and holds the card to the reader while offline.'),
        act('Charging Station', 'Reconnects.'),
        START_16,
      ),
      [inRequest('StartTransaction', 'timestamp', 'When it happened, not when it was told.'), ACCEPTED_16],
    ),
  },
  {
    id: 'C14',
    title: 'Online Authorization through Local Authorization List',
    block: 'C',
    purpose: 'Cards of the local list start at once also when online, as the CSMS itself has put them there. For others, and for those that are in the list as not good, the CSMS is asked.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['LocalAuthListCtrlr.Enabled and AuthCtrlr.LocalPreAuthorize are true.', 'The card is in the list.'],
    sequence: steps(
      act('EV Driver', 'Plugs in the cable.'),
      PLUGGED_IN,
      act('EV Driver', 'Holds the card to the reader.'),
      alternative('It is in the list as Accepted', LOCALLY_AUTHORIZED),
      alternative('It is in the list as anything else', fromStation('Authorize', { idToken: RFID }, { idTokenInfo: { status: 'Accepted' } }), LOCALLY_AUTHORIZED),
    ),
    decides: [
      inRequest('TransactionEvent', 'idToken.idToken', 'Tells the CSMS which card it was.'),
      inResponse('TransactionEvent', 'idTokenInfo.status', 'The CSMS\'s word on the card.'),
      inResponse('Authorize', 'idTokenInfo.status', 'Decides for a card that the list does not accept.'),
    ],
    checks: [
      station('The list counts more than the cache.', 'C14.FR.01'),
      station('A card that is Accepted in the list charges without Authorize.', 'C14.FR.02'),
      station('A card that is in the list as anything else is asked about.', 'C14.FR.03'),
      station('Where the list has dates, a card whose cacheExpiryDateTime is over is asked about.', 'C14.FR.05'),
    ],
    v16: in16(
      'LocalAuthListEnabled and LocalPreAuthorize are true: StartTransaction comes without Authorize.',
      steps(
        act('EV Driver', 'Plugs in and holds the card to the reader.'),
        optional('It is in the list as anything but Accepted', fromStation('Authorize', { idTag: '04A2B3C4' }, { idTagInfo: { status: 'Accepted' } })),
        START_16,
      ),
      [inRequest('StartTransaction', 'idTag', 'The card that was in the list.'), ACCEPTED_16],
    ),
  },
  {
    id: 'C15',
    title: 'Offline Authorization of unknown Id',
    block: 'C',
    purpose: 'Offline and the card is neither in list nor cache: the operator can choose to let it charge all the same, at the risk of not being paid. When the connection is back the CSMS may call the card invalid, and settings say whether charging stops then.',
    actors: ['EV Driver', 'Charging Station', 'CSMS'],
    preconditions: ['AuthCtrlr.OfflineTxForUnknownIdEnabled is true.', 'The station is offline, and the card is neither in list nor cache.'],
    sequence: steps(
      act('EV Driver', 'Plugs in and holds the card to the reader.'),
      act('Charging Station', 'Lets it charge, and reconnects later.'),
      fromStation('TransactionEvent', {
        eventType: 'Started', triggerReason: 'Authorized', seqNo: 0, timestamp: NOW, offline: true, evse: EVSE, idToken: RFID, transactionInfo: { transactionId: TX, chargingState: 'Charging' },
      }, { idTokenInfo: { status: 'Invalid' } }),
      alternative('StopTxOnInvalidId is true, and TxStopPoint has Authorized, PowerPathClosed or EnergyTransfer',
        fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'Deauthorized', seqNo: 1, timestamp: LATER, transactionInfo: { transactionId: TX, stoppedReason: 'DeAuthorized' } }, {}),
      ),
      alternative('StopTxOnInvalidId is true, and TxStopPoint has none of them',
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'Deauthorized', seqNo: 1, timestamp: LATER, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' } }, {}),
      ),
      alternative('StopTxOnInvalidId is false, and MaxEnergyOnInvalidId is used up or absent',
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'ChargingStateChanged', seqNo: 1, timestamp: LATER, transactionInfo: { transactionId: TX, chargingState: 'SuspendedEVSE' } }, {}),
      ),
    ),
    decides: [
      inRequest('TransactionEvent', 'offline', 'True for what happened while offline.'),
      inResponse('TransactionEvent', 'idTokenInfo.status', 'When not Accepted, the settings decide what follows.'),
      inRequest('TransactionEvent', 'triggerReason', 'Deauthorized when the CSMS\'s word ends it.'),
      inRequest('TransactionEvent', 'transactionInfo.stoppedReason', 'DeAuthorized.'),
    ],
    checks: [
      station('With OfflineTxForUnknownIdEnabled = true an unknown card may charge.', 'C15.FR.08'),
      station('With OfflineTxForUnknownIdEnabled = false it may not.'),
      station('It does not go into the cache.', 'C15.FR.01'),
      station('After reconnecting the transaction is told.', 'C15.FR.02'),
      station('An invalid card ends the transaction where settings say so.', 'C15.FR.04'),
      station('An invalid card ends the energy flow only, where TxStopPoint keeps the transaction.', 'C15.FR.03'),
      station('With StopTxOnInvalidId = false energy flows until MaxEnergyOnInvalidId.', 'C15.FR.07'),
    ],
    v16: in16(
      'AllowOfflineTxForUnknownId lets it charge, StopTransactionOnInvalidId and MaxEnergyOnInvalidId say what follows when the central system answers Invalid.',
      steps(
        act('EV Driver', 'Plugs in and holds the card to the reader while offline.'),
        act('Charging Station', 'Reconnects.'),
        fromStation('StartTransaction', { connectorId: 1, idTag: '04A2B3C4', meterStart: 1200, timestamp: NOW }, { transactionId: 42, idTagInfo: { status: 'Invalid' } }),
        alternative('StopTransactionOnInvalidId is true',
          fromStation('StopTransaction', { transactionId: 42, meterStop: 2000, timestamp: LATER, reason: 'DeAuthorized' }, {}),
        ),
        alternative('It is false', fromStation('StatusNotification', { connectorId: 1, status: 'SuspendedEVSE', errorCode: 'NoError' }, {})),
      ),
      [ACCEPTED_16, inRequest('StopTransaction', 'reason', 'DeAuthorized.')],
    ),
  },
  {
    id: 'C16',
    title: 'Stop Transaction with a Master Pass',
    block: 'C',
    purpose: 'Police or service staff carry a master pass that can stop transactions of others and so free their cables. On a display they choose which; without one all are stopped.',
    actors: ['Service Technician', 'Charging Station', 'CSMS'],
    preconditions: ['AuthCtrlr.MasterPassGroupId is set, and the card belongs to that group.', 'At least one transaction is running.'],
    sequence: steps(
      act('Service Technician', 'Holds the master pass to the reader.'),
      fromStation('Authorize', { idToken: OTHER_RFID }, { idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: 'MASTERPASS', type: 'Central' } } }),
      optional('The station has a display', act('Service Technician', 'Chooses the transactions to stop.')),
      fromStation('TransactionEvent', {
        eventType: 'Ended', triggerReason: 'StopAuthorized', seqNo: 4, timestamp: LATER, idToken: OTHER_RFID, transactionInfo: { transactionId: TX, stoppedReason: 'MasterPass' },
      }, {}, 'One for each stopped transaction.'),
    ),
    decides: [
      inResponse('Authorize', 'idTokenInfo.groupIdToken.idToken', 'Has to be that of AuthCtrlr.MasterPassGroupId.'),
      inRequest('TransactionEvent', 'transactionInfo.stoppedReason', 'MasterPass.'),
    ],
    checks: [
      station('On a display the transactions can be chosen.', 'C16.FR.01'),
      station('Without a display all transactions are stopped.', 'C16.FR.02'),
      station('A master pass starts nothing.', 'C16.FR.03'),
      station('Each stopped transaction has stoppedReason MasterPass.'),
    ],
    v16: notIn16('1.6 has no master pass; only cards of the same parentIdTag can stop a transaction.'),
  },
];
