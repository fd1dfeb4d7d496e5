import { editing, meddling } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for block G. */
export const MUTATIONS_G: readonly Mutation[] = [
  {
    name: 'a CSMS that answers Heartbeat with something that is no time',
    scenario: 'G02', case: 'interval', version: '2.1', of: 'csms', fails: 'messages-valid-csms',
    meddle: () => editing({ from: 'csms', action: 'Heartbeat', half: 'response' }, { currentTime: 'soon' }),
  },
  {
    name: 'a station whose second heartbeat is late',
    scenario: 'G02', case: 'interval', version: '2.0.1', of: 'station', fails: 'interval',
    meddle: () => {
      let number = 0;
      return meddling({ from: 'station', action: 'Heartbeat' }, (text) => ({ text, delayMs: (number += 1) === 2 ? 20_000 : 0 }));
    },
  },
];
