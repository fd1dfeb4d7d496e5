import type { JsonObject } from '../../../shared/ocpp/json';
import { edited, type Meddler } from '../../../shared/use-cases/stage/wire-faults';
import { answeringWithoutDoing, editing, meddling, refusing, withholding, type Meant } from '../meddlers';
import type { Mutation } from './mutation';

/** Edits only the message of those meant that comes as this one. */
function editingOnly(number: number, meant: Meant, changes: JsonObject): Meddler {
  let count = 0;
  return meddling(meant, (text) => ({ text: (count += 1) === number ? edited(text, changes) : text }));
}

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
    name: 'a CSMS that refuses to hear of statuses',
    scenario: 'G01', case: 'plug-and-unplug', version: '2.0.1', of: 'csms', fails: 'occupied-answered',
    meddle: () => refusing('StatusNotification'),
  },
  {
    name: 'a station that is Available again before it becomes Unavailable',
    scenario: 'G01', case: 'scheduled', version: '2.1', of: 'station', fails: 'unavailable',
    meddle: () => editing({ from: 'station', action: 'StatusNotification', where: { evseId: 1, connectorStatus: 'Unavailable' } }, { connectorStatus: 'Available' }),
  },
  {
    name: 'a station that forgets over a restart that it is Unavailable',
    scenario: 'G01', case: 'persistent', version: '2.0.1', of: 'station', fails: 'still-1',
    meddle: () => editingOnly(2, { from: 'station', action: 'StatusNotification', where: { evseId: 1, connectorStatus: 'Unavailable' } }, { connectorStatus: 'Available' }),
  },
  {
    name: 'a Charge Point that forgets over a restart that it is Unavailable',
    scenario: 'G01-16', case: 'persistent', version: '1.6', of: 'station', fails: 'still-1',
    meddle: () => editingOnly(2, { from: 'station', action: 'StatusNotification', where: { connectorId: 1, status: 'Unavailable' } }, { status: 'Available' }),
  },
  {
    name: 'a Charge Point that does not say what is broken',
    scenario: 'G01-16', case: 'fault', version: '1.6', of: 'station', fails: 'faulted-1',
    meddle: () => editing({ from: 'station', action: 'StatusNotification', where: { status: 'Faulted' } }, { errorCode: 'OtherError' }),
  },
  {
    name: 'a station that accepts to be Inoperative and stays in service',
    scenario: 'G03', case: 'connector', version: '2.1', of: 'station', fails: 'unavailable',
    meddle: () => answeringWithoutDoing('station', 'ChangeAvailability', { status: 'Accepted' }),
  },
  {
    name: 'a station that does not say that a change of availability waits',
    scenario: 'G03', case: 'scheduled', version: '2.0.1', of: 'station', fails: 'off-answered',
    meddle: () => editing({ from: 'station', action: 'ChangeAvailability', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that accepts to change what it does not have',
    scenario: 'G03', case: 'unknown', version: '2.0.1', of: 'station', fails: 'request-answered',
    meddle: () => answeringWithoutDoing('station', 'ChangeAvailability', { status: 'Accepted' }),
  },
  {
    name: 'a Charge Point that does not say that a change of availability waits',
    scenario: 'G04-16', case: 'scheduled', version: '1.6', of: 'station', fails: 'off-answered',
    meddle: () => editing({ from: 'station', action: 'ChangeAvailability', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that tells of one EVSE only when all go out of service',
    scenario: 'G04', case: 'station', version: '2.1', of: 'station', fails: 'all-unavailable',
    meddle: () => withholding({ from: 'station', action: 'StatusNotification', where: { evseId: 2, connectorStatus: 'Unavailable' } }),
  },
  {
    name: 'a station that hides that its lock has a problem',
    scenario: 'G05', case: 'does-not-lock', version: '2.0.1', of: 'station', fails: 'told-1',
    meddle: () => editing({ from: 'station', action: 'NotifyEvent' }, { 'eventData.0.actualValue': 'false' }),
  },
  {
    name: 'a CSMS that refuses to hear of a lock failure',
    scenario: 'G05', case: 'does-not-lock', version: '2.1', of: 'csms', fails: 'told-2',
    meddle: () => refusing('NotifyEvent'),
  },
];
