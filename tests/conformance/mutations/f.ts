import { answeringWithoutDoing, editing } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for block F. */
export const MUTATIONS_F: readonly Mutation[] = [
  {
    name: 'a station that unlocks under somebody who charges',
    scenario: 'F05', case: 'charging', version: '2.0.1', of: 'station', fails: 'unlock-answered',
    meddle: () => answeringWithoutDoing('station', 'UnlockConnector', { status: 'Unlocked' }),
  },
  {
    name: 'a station that accepts a trigger and sends nothing',
    scenario: 'F06', case: 'heartbeat', version: '2.1', of: 'station', fails: 'sent',
    meddle: () => answeringWithoutDoing('station', 'TriggerMessage', { status: 'Accepted' }),
  },
  {
    name: 'a station that forgets the charging state when it is asked for the transaction',
    scenario: 'F06', case: 'transaction', version: '2.0.1', of: 'station', fails: 'sent-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'Trigger' } }, { 'transactionInfo.chargingState': null }),
  },
  {
    name: 'a charge point that keeps the transaction when it is told to unlock',
    scenario: 'F05-16', case: 'charging', version: '1.6', of: 'station', fails: 'stopped',
    meddle: () => answeringWithoutDoing('station', 'UnlockConnector', { status: 'Unlocked' }),
  },
];
