import { editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for transactions with limits, and for such as outlive a restart (2.1). */
export const MUTATIONS_LIMITS_21: readonly Mutation[] = [
  {
    name: 'a station that does not say that it was told to start again',
    scenario: 'B13', case: 'station', version: '2.1', of: 'station', fails: 'booted-1',
    meddle: () => editing({ from: 'station', action: 'BootNotification' }, { reason: 'PowerUp' }),
  },
  {
    name: 'a station that accepts to resume and cannot',
    scenario: 'B13', case: 'not-supported', version: '2.1', of: 'station', fails: 'reset-answered',
    meddle: () => editing({ from: 'station', action: 'Reset', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that lets energy flow by itself where it must not',
    scenario: 'B13', case: 'no-energy', version: '2.1', of: 'station', fails: 'resumed-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'TxResumed' } }, { 'transactionInfo.chargingState': 'EVConnected' }),
  },
  {
    name: 'a station that gives another reason for what it could not resume',
    scenario: 'E17', case: 'too-late', version: '2.1', of: 'station', fails: 'ended-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { eventType: 'Ended' } }, { 'transactionInfo.stoppedReason': 'Other' }),
  },
  {
    name: 'a station that goes on after a power cut and does not say so',
    scenario: 'E17', case: 'suspended-by-car', version: '2.1', of: 'station', fails: 'station-TransactionEvent-2',
    meddle: () => withholding({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'TxResumed' } }),
  },
  {
    name: 'a station that does not say how far the driver wants to go',
    scenario: 'E16', case: 'lower', version: '2.1', of: 'station', fails: 'station-TransactionEvent-2',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { transactionInfo: { transactionLimit: { maxEnergy: 400 } } } }, { 'transactionInfo.transactionLimit': null }),
  },
  {
    name: 'a CSMS that sets a limit which the station does not have',
    scenario: 'E16', case: 'asked-before', version: '2.1', of: 'csms', fails: 'station-TransactionEvent-1',
    meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response', where: { transactionLimit: { maxEnergy: 700 } } }, { 'transactionLimit.maxSoC': 31 }),
  },
  {
    name: 'a CSMS that starts for who has paid and sets no limit',
    scenario: 'F07', case: 'by-token', version: '2.1', of: 'csms', fails: 'first-1',
    meddle: () => {
      let first = true;
      return editing({ from: 'csms', action: 'TransactionEvent', half: 'response', where: { transactionLimit: { maxEnergy: 400 } } }, () => {
        const changes: Readonly<Record<string, number>> = first ? { 'transactionLimit.maxEnergy': 401 } : {};
        first = false;
        return changes;
      });
    },
  },
  {
    name: 'a CSMS that lets a prepaid card be kept in a cache',
    scenario: 'C17', case: 'no-credit', version: '2.1', of: 'csms', fails: 'asked-1',
    meddle: () => editing({ from: 'csms', action: 'Authorize', half: 'response' }, { 'idTokenInfo.cacheExpiryDateTime': null }),
  },
  {
    name: 'a CSMS that says NoCredit, and the station charges',
    scenario: 'C17', case: 'used-up', version: '2.1', of: 'csms', fails: 'station-Authorize-1',
    meddle: () => editing({ from: 'csms', action: 'Authorize', half: 'response', where: { idTokenInfo: { status: 'NoCredit' } } }, { 'idTokenInfo.status': 'Blocked' }),
  },
];
