import { answeringWithoutDoing, editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

const WITH_TOKEN = { idToken: { $exists: true } };

/** Wrong peers for block C: tokens, groups, cache, lists, master passes. */
export const MUTATIONS_C_TOKENS: readonly Mutation[] = [
  {
    name: 'a station that takes its cards for codes',
    scenario: 'C01', case: 'card-first', version: '2.0.1', of: 'station', fails: 'asked-1',
    meddle: () => editing({ from: 'station', action: 'Authorize' }, { 'idToken.type': 'KeyCode' }),
  },
  {
    name: 'a station that asks about nobody',
    scenario: 'C01', case: 'unknown-token', version: '2.1', of: 'station', fails: 'station-Authorize',
    meddle: () => withholding({ from: 'station', action: 'Authorize' }),
  },
  {
    name: 'a CSMS that calls every refusal Invalid',
    scenario: 'C01', case: 'found-NoCredit', version: '2.1', of: 'csms', fails: 'station-Authorize-answered',
    meddle: () => editing({ from: 'csms', action: 'Authorize', half: 'response' }, { 'idTokenInfo.status': 'Invalid' }),
  },
  {
    name: 'a CSMS that forgets the group of a token',
    scenario: 'C01', case: 'group-is-told', version: '2.0.1', of: 'csms', fails: 'station-Authorize-1',
    meddle: () => editing({ from: 'csms', action: 'Authorize', half: 'response' }, { 'idTokenInfo.groupIdToken': null }),
  },
  {
    name: 'a CSMS that lists EVSEs for a token that is good at all of them',
    scenario: 'C01', case: 'all-evses', version: '2.0.1', of: 'csms', fails: 'station-Authorize-1',
    meddle: () => editing({ from: 'csms', action: 'Authorize', half: 'response' }, { 'idTokenInfo.evseId': [1, 2] }),
  },
  {
    name: 'a station that drops the additional information from the transaction',
    scenario: 'C01', case: 'additional-info', version: '2.1', of: 'station', fails: 'station-TransactionEvent-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: WITH_TOKEN }, { 'idToken.additionalInfo': null }),
  },
  {
    name: 'a CSMS that refuses a start by the button',
    scenario: 'C02', case: 'button', version: '2.0.1', of: 'csms', fails: 'told-2',
    meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response', where: { idTokenInfo: { $exists: true } } }, { 'idTokenInfo.status': 'Invalid' }),
  },
  {
    name: 'a station that forgets which remote start its transaction came from',
    scenario: 'C05', case: 'app-start', version: '2.0.1', of: 'station', fails: 'first-2',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { transactionInfo: { remoteStartId: { $exists: true } } } }, { 'transactionInfo.remoteStartId': null }),
  },
  {
    name: 'a CSMS that forgets the group in the transaction',
    scenario: 'C09', case: 'stop-by-group', version: '2.0.1', of: 'csms', fails: 'first-1',
    meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response', where: { idTokenInfo: { $exists: true } } }, { 'idTokenInfo.groupIdToken': null }),
  },
  {
    name: 'a station that does not say whose card stopped (1.6)',
    scenario: 'C09-16', case: 'stop-by-group', version: '1.6', of: 'station', fails: 'station-StopTransaction-1',
    meddle: () => editing({ from: 'station', action: 'StopTransaction' }, { idTag: null }),
  },
  {
    name: 'a station that says it has cleared its cache, and has not',
    scenario: 'C11', case: 'cleared', version: '2.0.1', of: 'station', fails: 'station-Authorize-2',
    meddle: () => answeringWithoutDoing('station', 'ClearCache', { status: 'Accepted' }),
  },
  {
    name: 'a CSMS that does not look at the token of a transaction',
    scenario: 'C12', case: 'cached', version: '2.1', of: 'csms', fails: 'told-1',
    meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response', where: { idTokenInfo: { $exists: true } } }, { idTokenInfo: null }),
  },
  {
    name: 'a station that hides that it was offline when a card came',
    scenario: 'C15', case: 'accepted', version: '2.0.1', of: 'station', fails: 'told-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: WITH_TOKEN }, { offline: null }),
  },
  {
    name: 'a station that names another reason than the lost authorization',
    scenario: 'C15', case: 'refused-ends', version: '2.1', of: 'station', fails: 'station-TransactionEvent-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { eventType: 'Ended' } }, { 'transactionInfo.stoppedReason': 'Other' }),
  },
  {
    name: 'a station that goes on charging somebody whom the CSMS has refused (1.6)',
    scenario: 'C15-16', case: 'refused-ends', version: '1.6', of: 'station', fails: 'station-StopTransaction',
    meddle: () => withholding({ from: 'station', action: 'StopTransaction' }),
  },
  {
    name: 'a station that takes a master pass for the owner\'s card',
    scenario: 'C16', case: 'stops-all', version: '2.0.1', of: 'station', fails: 'station-TransactionEvent-1',
    meddle: () => {
      let done = false;
      return editing({ from: 'station', action: 'TransactionEvent', where: { eventType: 'Ended' } }, (): Record<string, string> => {
        if (done) return {};
        done = true;
        return { 'transactionInfo.stoppedReason': 'Local' };
      });
    },
  },
];
