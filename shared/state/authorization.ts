import { object, text } from '../journal/loose';
import type { BlockFolds } from './message';
import type { FoldedStation } from './folded';
import { inTransaction, openTransaction } from './transaction-list';

/** What the CSMS says of a token holds for a running transaction of it that has no verdict of its own yet. */
function judged(station: FoldedStation, token: string | undefined, status: string | undefined): FoldedStation {
  const transaction = openTransaction(station, (one) => token !== undefined && one.idToken === token && one.authorization === undefined);
  if (!transaction || status === undefined) return station;
  return inTransaction(station, transaction.id, (old) => ({ ...old, authorization: status }));
}

export const AUTHORIZATION_16: BlockFolds = {
  results: {
    Authorize: (station, { request, result }) => judged(station, text(request, 'idTag'), text(object(result, 'idTagInfo'), 'status')),
  },
};

export const AUTHORIZATION_2X: BlockFolds = {
  results: {
    Authorize: (station, { request, result }) => judged(station, text(object(request, 'idToken'), 'idToken'), text(object(result, 'idTokenInfo'), 'status')),
  },
};
