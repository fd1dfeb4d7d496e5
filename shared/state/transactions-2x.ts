import { flag, number, object, text } from '../journal/loose';
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
  const type = text(request, 'eventType');
  const place = object(request, 'evse');
  const token = object(request, 'idToken');
  const told = {
    evse: number(place, 'id'),
    connector: number(place, 'connectorId'),
    idToken: text(token, 'idToken'),
    tokenType: text(token, 'type'),
    chargingState: text(info, 'chargingState'),
    stoppedReason: text(info, 'stoppedReason'),
    remoteStartId: number(info, 'remoteStartId'),
    offline: flag(request, 'offline') || undefined,
    startedAt: type === 'Started' ? at : undefined,
    endedAt: type === 'Ended' ? at : undefined,
  };
  const old = findTransaction(station, id);
  // An id that comes again after its transaction has ended is a fault of the station, but a transaction all the same.
  const known = old && !(type === 'Started' && old.endedAt !== undefined) ? station : withNewTransaction(station, emptyTransaction(id, at));
  const changed = inTransaction(known, id, (before) => {
    const sequence = nextSequence(before, wholeNumber(number(request, 'seqNo')), type === 'Started');
    return withReadings({ ...before, ...defined(told), ...defined(sequence) }, readingsOf(request, 'meterValue', wall));
  });
  const ended = type === 'Ended' ? withoutProfilesOf(changed, id, findTransaction(changed, id)?.evse) : changed;
  return reservationUsed(ended, number(request, 'reservationId'));
};

const eventAnswered: Fold = (station, { request, result }) => {
  const id = text(object(request, 'transactionInfo'), 'transactionId');
  const told = defined({ authorization: text(object(result, 'idTokenInfo'), 'status'), totalCost: number(result, 'totalCost') });
  return id === undefined || Object.keys(told).length === 0 ? station : inTransaction(station, id, (old) => ({ ...old, ...told }));
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

/** Without what is undefined, so that it does not hide what was known before. */
function defined<T extends object>(value: T): Partial<{ [K in keyof T]: NonNullable<T[K]> }> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<{ [K in keyof T]: NonNullable<T[K]> }>;
}

export const TRANSACTIONS_2X: BlockFolds = {
  requests: { TransactionEvent: event, MeterValues: metered, CostUpdated: cost },
  results: { TransactionEvent: eventAnswered },
};
