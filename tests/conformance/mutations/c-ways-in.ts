import { editing, meddling, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for other ways in than cards: payment, codes, tickets, the cache and the list. */
export const MUTATIONS_C_WAYS_IN: readonly Mutation[] = [
  { name: 'a station that forgets whose start it was', scenario: 'C03', case: 'paid-at-terminal', version: '2.0.1', of: 'station', fails: 'paid-1', meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { idToken: { type: 'Central' } } }, { 'transactionInfo.remoteStartId': null }) },
  { name: 'a CSMS that refuses the token that it made up', scenario: 'C03', case: 'paid-at-terminal', version: '2.1', of: 'csms', fails: 'paid-2', meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response', where: { idTokenInfo: { status: 'Accepted' } } }, { idTokenInfo: { status: 'Unknown' } }) },
  { name: 'a station that tells the code as a card when it begins', scenario: 'C04', case: 'right-code', version: '2.0.1', of: 'station', fails: 'station-TransactionEvent', meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { idToken: { $exists: true } } }, { 'idToken.type': 'ISO14443' }) },
  { name: 'a CSMS that accepts a wrong code', scenario: 'C04', case: 'wrong-code', version: '2.1', of: 'csms', fails: 'asked-answered', meddle: () => editing({ from: 'csms', action: 'Authorize', half: 'response' }, { 'idTokenInfo.status': 'Blocked' }) },
  { name: 'a CSMS that answers an unknown ticket with another status', scenario: 'C06', case: 'unknown-ticket', version: '2.0.1', of: 'csms', fails: 'asked-answered', meddle: () => editing({ from: 'csms', action: 'Authorize', half: 'response' }, { 'idTokenInfo.status': 'Blocked' }) },
  { name: 'a station that ends by the ticket what was stopped from afar', scenario: 'C06', case: 'parking-ticket', version: '2.1', of: 'station', fails: 'station-TransactionEvent-1-2', meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { eventType: 'Ended' } }, { 'transactionInfo.stoppedReason': 'Local' }) },
  {
    name: 'a station that goes by what its cache knew before the card was blocked', scenario: 'C10', case: 'of-the-transaction', version: '2.0.1', of: 'station', fails: 'station-Authorize-2',
    meddle: () => {
      let number = 0;
      return meddling({ from: 'station', action: 'Authorize' }, (text) => ({ text, delayMs: (number += 1) === 2 ? 3_600_000 : 0 }));
    },
  },
  { name: 'a station that forgets that it was offline', scenario: 'C13', case: 'listed', version: '2.0.1', of: 'station', fails: 'told-1', meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { idToken: { $exists: true } } }, { offline: null }) },
  { name: 'a station that does not mind that an entry of its list has expired', scenario: 'C14', case: 'expired-entry', version: '2.0.1', of: 'station', fails: 'station-Authorize', meddle: () => withholding({ from: 'station', action: 'Authorize' }) },
];
