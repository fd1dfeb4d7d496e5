import type { JsonObject } from '../../../shared/ocpp/json';
import { answeringWithoutDoing, editing, meddling } from '../meddlers';
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
  {
    name: 'a station that says Accepted and stays in service',
    scenario: 'G03', case: 'evse', version: '2.0.1', of: 'station', fails: 'unavailable',
    meddle: () => answeringWithoutDoing('station', 'ChangeAvailability', { status: 'Accepted' }),
  },
  {
    name: 'a station that says Accepted though a transaction runs',
    scenario: 'G03', case: 'scheduled', version: '2.1', of: 'station', fails: 'out-answered',
    meddle: () => editing({ from: 'station', action: 'ChangeAvailability', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a charge point that forgets the errorCode of a fault',
    scenario: 'G01-16', case: 'fault', version: '1.6', of: 'station', fails: 'faulted-1',
    meddle: () => editing({ from: 'station', action: 'StatusNotification', where: { status: 'Faulted' } }, { errorCode: 'NoError' }),
  },
  {
    name: 'a station that tells a problem with the lock as if there were none',
    scenario: 'G05', case: 'not-locked', version: '2.0.1', of: 'station', fails: 'told-1',
    meddle: () => editing({ from: 'station', action: 'NotifyEvent' }, (payload) => {
      const [event] = Array.isArray(payload['eventData']) ? payload['eventData'] : [];
      return { eventData: [{ ...(event as JsonObject), actualValue: 'false' }] };
    }),
  },
];
