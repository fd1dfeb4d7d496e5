import type { Caller } from '../context';
import type { ChargingTransaction } from '../state/transaction-table';

/**
 * A transaction goes on after a restart (2.1): a station that does not keep the profiles of transactions gets them again
 * (B13.FR.31, E17.FR.15). They are as they were, since the start of the transaction is.
 */
export function sendProfilesAgain(transaction: ChargingTransaction, caller: Caller): void {
  const { station } = caller;
  const persistence = station.variables.get({ component: 'SmartChargingCtrlr', variable: 'ChargingProfilePersistence', variableInstance: 'TxProfile' });
  if (persistence?.value === 'true') return;
  for (const { evse, purpose, source, transactionId, profile } of station.profiles.all()) {
    if (purpose === 'TxProfile' && source === 'CSO' && transactionId === transaction.id) void caller.call('SetChargingProfile', { evseId: evse, chargingProfile: profile });
  }
}
