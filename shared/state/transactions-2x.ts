import { flag, number, object, text } from '../journal/loose';
import { readingsOf } from './meter-values';
import { copyTransaction } from './copy';
import { timeIn, type BlockFolds, type Fold } from './message';
import { withoutProfilesOf } from './profile-list';
import { reservationUsed } from './reservation-list';
import { nextSequence } from './sequence';
import { emptyTransaction, findTransaction, inTransaction, openTransaction, withNewTransaction, withReadings } from './transaction-list';

const event: Fold = (station, { request, wall }) => {
  const info = object(request, 'transactionInfo');
  const id = text(info, 'transactionId');
  if (id === undefined) return station;
  const at = timeIn(request, 'timestamp', wall);
  const type = text(request, 'eventType');
  const place = object(request, 'evse');
  const token = object(request, 'idToken');
  const old = findTransaction(station, id);
  // An id that comes again after its transaction has ended is a fault of the station, but a transaction all the same.
  const known = old && !(type === 'Started' && old.endedAt !== undefined) ? station : withNewTransaction(station, emptyTransaction(id, at));
  const changed = inTransaction(known, id, (before) => {
    const sequence = nextSequence(before, wholeNumber(number(request, 'seqNo')), type === 'Started');
    const told = copyTransaction(before);
    told.evse = number(place, 'id') ?? told.evse;
    told.connector = number(place, 'connectorId') ?? told.connector;
    told.idToken = text(token, 'idToken') ?? told.idToken;
    told.tokenType = text(token, 'type') ?? told.tokenType;
    told.chargingState = text(info, 'chargingState') ?? told.chargingState;
    told.stoppedReason = text(info, 'stoppedReason') ?? told.stoppedReason;
    told.remoteStartId = number(info, 'remoteStartId') ?? told.remoteStartId;
    told.offline = flag(request, 'offline') || told.offline;
    if (type === 'Started') told.startedAt = at;
    if (type === 'Ended') told.endedAt = at;
    told.lastSeqNo = sequence.lastSeqNo;
    told.missingSeqNos = sequence.missingSeqNos;
    return withReadings(told, readingsOf(request, 'meterValue', wall));
  });
  const ended = type === 'Ended' ? withoutProfilesOf(changed, id, findTransaction(changed, id)?.evse) : changed;
  return reservationUsed(ended, number(request, 'reservationId'));
};

const eventAnswered: Fold = (station, { request, result }) => {
  const id = text(object(request, 'transactionInfo'), 'transactionId');
  const authorization = text(object(result, 'idTokenInfo'), 'status');
  const totalCost = number(result, 'totalCost');
  if (id === undefined || (authorization === undefined && totalCost === undefined)) return station;
  return inTransaction(station, id, (old) => ({ ...old, authorization: authorization ?? old.authorization, totalCost: totalCost ?? old.totalCost }));
};

/** Meter values outside of TransactionEvent belong to whatever goes on at the EVSE (J01). */
const metered: Fold = (station, { request, wall }) => {
  const evse = number(request, 'evseId');
  const transaction = openTransaction(station, (one) => one.evse === evse);
  return transaction ? inTransaction(station, transaction.id, (old) => withReadings(old, readingsOf(request, 'meterValue', wall))) : station;
};

/** The CSMS tells the running cost (I02). */
const cost: Fold = (station, { request }) => {
  const id = text(request, 'transactionId');
  const totalCost = number(request, 'totalCost');
  return id === undefined || totalCost === undefined ? station : inTransaction(station, id, (old) => ({ ...old, totalCost }));
};

function wholeNumber(value: number | undefined): number | undefined {
  return value !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined;
}

export const TRANSACTIONS_2X: BlockFolds = {
  requests: { TransactionEvent: event, MeterValues: metered, CostUpdated: cost },
  results: { TransactionEvent: eventAnswered },
};
