import { flag, number, object, text } from '../journal/loose';
import type { JsonObject } from '../ocpp/json';
import { copyTransaction } from './copy';
import type { FoldedTransaction } from './folded';
import { readingsOf } from './meter-values';
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
  const isStart = text(request, 'eventType') === 'Started';
  const isEnd = text(request, 'eventType') === 'Ended';
  const old = findTransaction(station, id);
  // An id that begins again later is a fault of the station, but a transaction all the same; at the same time it is the message once more.
  const isAnother = isStart && old?.endedAt !== undefined && at > old.startedAt;
  const known = old && !isAnother ? station : withNewTransaction(station, emptyTransaction(id, at));
  const changed = inTransaction(known, id, (before) => {
    const told = told2x(before, request, isStart);
    if (isStart) told.startedAt = at;
    if (isEnd) {
      told.endedAt = at;
      // What may be left out when it is Local (2.x TransactionType).
      told.stoppedReason ??= 'Local';
    }
    return withReadings(told, readingsOf(request, 'meterValue', wall));
  });
  const ended = isEnd ? withoutProfilesOf(changed, id, findTransaction(changed, id)?.evse) : changed;
  return reservationUsed(ended, number(request, 'reservationId'));
};

/** What is told once stays as it was told first: another card that stops a transaction does not make it its own. */
function told2x(before: FoldedTransaction, request: JsonObject, isStart: boolean): ReturnType<typeof copyTransaction> {
  const info = object(request, 'transactionInfo');
  const place = object(request, 'evse');
  const token = object(request, 'idToken');
  const seqNo = wholeNumber(number(request, 'seqNo'));
  const isLate = seqNo !== undefined && before.lastSeqNo !== undefined && seqNo < before.lastSeqNo;
  const told = copyTransaction(before);
  told.evse ??= number(place, 'id');
  told.connector ??= number(place, 'connectorId');
  if (told.idToken === undefined) {
    told.idToken = text(token, 'idToken');
    told.tokenType = text(token, 'type');
  }
  if (!isLate) told.chargingState = text(info, 'chargingState') ?? told.chargingState;
  told.stoppedReason = text(info, 'stoppedReason') ?? told.stoppedReason;
  told.remoteStartId ??= number(info, 'remoteStartId');
  told.offline = flag(request, 'offline') || told.offline;
  told.totalCost = calculatedCost(request) ?? told.totalCost;
  const sequence = nextSequence(before, seqNo, isStart);
  told.lastSeqNo = sequence.lastSeqNo;
  told.missingSeqNos = sequence.missingSeqNos;
  return told;
}

/** The total that a station calculated itself (2.1 CostDetailsType), with taxes when it knows them. */
function calculatedCost(request: JsonObject): number | undefined {
  const total = object(object(object(request, 'costDetails'), 'totalCost'), 'total');
  return number(total, 'inclTax') ?? number(total, 'exclTax');
}

const eventAnswered: Fold = (station, { request, result }) => {
  const id = text(object(request, 'transactionInfo'), 'transactionId');
  const token = text(object(request, 'idToken'), 'idToken');
  const status = text(object(result, 'idTokenInfo'), 'status');
  const totalCost = number(result, 'totalCost');
  if (id === undefined || (status === undefined && totalCost === undefined)) return station;
  return inTransaction(station, id, (old) => {
    const isOwn = token === undefined || token === old.idToken;
    return { ...old, authorization: (isOwn ? status : undefined) ?? old.authorization, totalCost: totalCost ?? old.totalCost };
  });
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
