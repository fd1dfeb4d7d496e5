import type { JsonObject } from '../ocpp/json';
import type { Caller } from './context';

/**
 * Makes the CSMS's state follow an answer that a person put in place of its own, where the two would part otherwise:
 * the registration, and the number of a 1.6 transaction.
 */
export function adoptAnswer(action: string, own: JsonObject, given: JsonObject, { csms, station }: Caller): void {
  if (action === 'BootNotification') {
    const { status } = given;
    if (status !== 'Accepted' && status !== 'Pending' && status !== 'Rejected') return;
    station.registration = status;
    csms.changed();
  } else if (action === 'StartTransaction') {
    if (typeof own.transactionId !== 'number' || typeof given.transactionId !== 'number') return;
    const transaction = station.transactions.get(String(own.transactionId));
    if (transaction) station.transactions.rename(transaction, String(given.transactionId));
  }
}
