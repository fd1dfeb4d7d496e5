import { number, object, text } from '../journal/loose';
import { isAccepted, type BlockFolds } from './message';
import { findTransaction, inTransaction } from './transaction-list';
import { profileOf, withProfile } from './profile-list';

/** A remote start may bring a TxProfile with it (F01, K05; 1.6 §5.11). */
export const REMOTE_CONTROL_16: BlockFolds = {
  results: {
    RemoteStartTransaction: (station, message) => {
      const profile = object(message.request, 'chargingProfile');
      const set = profile && profileOf(profile, number(message.request, 'connectorId') ?? 0, message.wall);
      return set && isAccepted(message) ? withProfile(station, set, (old) => old.id === set.id) : station;
    },
  },
};

export const REMOTE_CONTROL_2X: BlockFolds = {
  results: {
    RequestStartTransaction: (station, message) => {
      const { request, result } = message;
      if (!isAccepted(message)) return station;
      const profile = object(request, 'chargingProfile');
      const set = profile && profileOf(profile, number(request, 'evseId') ?? 0, message.wall);
      const known = set ? withProfile(station, set, (old) => old.id === set.id) : station;
      // The answer names the transaction when it had begun before the request (F01).
      const id = text(result, 'transactionId');
      const remoteStartId = number(request, 'remoteStartId');
      if (id === undefined || remoteStartId === undefined || !findTransaction(known, id)) return known;
      return inTransaction(known, id, (old) => ({ ...old, remoteStartId }));
    },
  },
};
