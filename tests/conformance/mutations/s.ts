import { editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for stations that swap batteries (2.1). */
export const MUTATIONS_S: readonly Mutation[] = [
  {
    name: 'a CSMS that lets anybody swap',
    scenario: 'S01', case: 'refused', version: '2.1', of: 'csms', fails: 'station-Authorize-1',
    meddle: () => editing({ from: 'csms', action: 'Authorize', half: 'response' }, { 'idTokenInfo.status': 'Accepted' }),
  },
  {
    name: 'a station that does not tell of the battery that came in',
    scenario: 'S01', case: 'opened', version: '2.1', of: 'station', fails: 'station-BatterySwap',
    meddle: () => withholding({ from: 'station', action: 'BatterySwap' }),
  },
  {
    name: 'a station that accepts a swap and has no charged battery',
    scenario: 'S02', case: 'none', version: '2.1', of: 'station', fails: 'asked-answered',
    meddle: () => editing({ from: 'station', action: 'RequestBatterySwap', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that gives a swap a number of its own',
    scenario: 'S02', case: 'accepted', version: '2.1', of: 'station', fails: 'in-1',
    meddle: () => editing({ from: 'station', action: 'BatterySwap' }, { requestId: 99 }),
  },
  {
    name: 'a station that forgets the number of the swap when a battery is taken',
    scenario: 'S03', case: 'swapped', version: '2.1', of: 'station', fails: 'out-1',
    meddle: () => editing({ from: 'station', action: 'BatterySwap', where: { eventType: 'BatteryOut' } }, { requestId: 99 }),
  },
  {
    name: 'a station that does not tell that a battery was left',
    scenario: 'S03', case: 'not-taken', version: '2.1', of: 'station', fails: 'left',
    meddle: () => withholding({ from: 'station', action: 'BatterySwap', where: { eventType: 'BatteryOutTimeout' } }),
  },
  {
    name: 'a station that charges its stock on the account of somebody else',
    scenario: 'S04', case: 'on-account', version: '2.1', of: 'station', fails: 'begun-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { eventType: 'Started' } }, { 'idToken.idToken': 'OTHER' }),
  },
  {
    name: 'a station that charges batteries beyond what is set',
    scenario: 'S04', case: 'charged', version: '2.1', of: 'station', fails: 'full',
    meddle: () => withholding({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'EnergyLimitReached' } }),
  },
];
