import type { JsonObject, JsonValue } from '../../../shared/ocpp/json';
import { answeringWithoutDoing, editing } from '../meddlers';
import type { Mutation } from './mutation';

const THRESHOLD = { component: { name: 'OCPPCommCtrlr' }, variable: { name: 'OfflineThreshold' } };

function listIn(payload: JsonObject, name: string): readonly JsonValue[] {
  const list = payload[name];
  return Array.isArray(list) ? list : [];
}

/** Wrong peers for block B. */
export const MUTATIONS_B: readonly Mutation[] = [
  {
    name: 'a station that names the wrong reason for its boot',
    scenario: 'B01', case: 'accepted', version: '2.0.1', of: 'station', fails: 'boot-2',
    meddle: () => editing({ from: 'station', action: 'BootNotification' }, { reason: 'Watchdog' }),
  },
  {
    name: 'a station that lets itself be started while it is Pending',
    scenario: 'B02', case: 'pending-then-accepted', version: '2.0.1', of: 'station', fails: 'remote-start-answered',
    meddle: () => answeringWithoutDoing('station', 'RequestStartTransaction', { status: 'Accepted' }),
  },
  {
    name: 'a CSMS that takes what a Pending station was not asked for',
    scenario: 'B02', case: 'gate', version: '2.1', of: 'csms', fails: 'unasked-error',
    meddle: () => answeringWithoutDoing('csms', 'StatusNotification', {}),
  },
  {
    name: 'a CSMS that answers a station that it has rejected',
    scenario: 'B03', case: 'gate', version: '2.0.1', of: 'csms', fails: 'unasked-error',
    meddle: () => answeringWithoutDoing('csms', 'Heartbeat', { currentTime: '2026-01-01T00:00:00Z' }),
  },
  {
    name: 'a station that serves a CSMS that has rejected it',
    scenario: 'B03', case: 'station-refuses', version: '2.1', of: 'station', fails: 'refused-error',
    meddle: () => answeringWithoutDoing('station', 'GetVariables', {
      getVariableResult: [{ attributeStatus: 'Accepted', attributeValue: '60', component: { name: 'OCPPCommCtrlr' }, variable: { name: 'HeartbeatInterval' } }],
    }),
  },
  {
    name: 'a station that says Accepted and does not set the variable',
    scenario: 'B05', case: 'set', version: '2.0.1', of: 'station', fails: 'read-answered',
    meddle: () => answeringWithoutDoing('station', 'SetVariables', { setVariableResult: [{ attributeStatus: 'Accepted', attributeType: 'Actual', ...THRESHOLD }] }),
  },
  {
    name: 'a station that gives one result too many',
    scenario: 'B05', case: 'bulk', version: '2.1', of: 'station', fails: 'set-answered',
    meddle: () => editing({ from: 'station', action: 'SetVariables', half: 'response' }, (payload) => {
      const results = listIn(payload, 'setVariableResult');
      return { setVariableResult: [...results, ...results.slice(0, 1)] };
    }),
  },
  {
    name: 'a charge point that says Accepted and does not set the key',
    scenario: 'B05-16', case: 'set', version: '1.6', of: 'station', fails: 'read-answered',
    meddle: () => answeringWithoutDoing('station', 'ChangeConfiguration', { status: 'Accepted' }),
  },
  {
    name: 'a charge point that does not name the key that it does not know',
    scenario: 'B06-16', case: 'get', version: '1.6', of: 'station', fails: 'get-3',
    meddle: () => editing({ from: 'station', action: 'GetConfiguration', half: 'response' }, { unknownKey: null }),
  },
  {
    name: 'a station that forgets tbc on a part that is not the last',
    scenario: 'B07', case: 'full', version: '2.0.1', of: 'station', fails: 'report-parts',
    meddle: () => editing({ from: 'station', action: 'NotifyReport', where: { seqNo: 0 } }, { tbc: false }),
  },
  {
    name: 'a station that skips a number in its report',
    scenario: 'B07', case: 'full', version: '2.1', of: 'station', fails: 'report-parts',
    meddle: () => editing({ from: 'station', action: 'NotifyReport', where: { seqNo: 1 } }, { seqNo: 2 }),
  },
  {
    name: 'a station that tells a secret in its report',
    scenario: 'B07', case: 'configuration', version: '2.0.1', of: 'station', fails: 'first-2',
    meddle: () => editing({ from: 'station', action: 'NotifyReport' }, (payload) => ({
      reportData: [...listIn(payload, 'reportData'), {
        component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' }, variableCharacteristics: { dataType: 'string', supportsMonitoring: false },
        variableAttribute: [{ mutability: 'WriteOnly', value: 'secret' }],
      }],
    })),
  },
  {
    name: 'a station that reports more than it was asked for',
    scenario: 'B08', case: 'by-variable', version: '2.0.1', of: 'station', fails: 'report-1',
    meddle: () => editing({ from: 'station', action: 'NotifyReport' }, (payload) => ({
      reportData: [...listIn(payload, 'reportData'), { ...THRESHOLD, variableCharacteristics: { dataType: 'integer', supportsMonitoring: false }, variableAttribute: [{ value: '1' }] }],
    })),
  },
  {
    name: 'a station that takes the new order and connects to the old CSMS',
    scenario: 'B10', case: 'migrate', version: '2.0.1', of: 'station', fails: 'new',
    meddle: () => answeringWithoutDoing('station', 'SetVariables', {
      setVariableResult: [{ attributeStatus: 'Accepted', component: { name: 'OCPPCommCtrlr' }, variable: { name: 'NetworkConfigurationPriority' } }],
    }),
  },
  {
    name: 'a station that lowers its security profile',
    scenario: 'B09', case: 'downgrade', version: '2.1', of: 'station', fails: 'set-answered',
    meddle: () => editing({ from: 'station', action: 'SetNetworkProfile', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that is Available after the reset, though it is out of service',
    scenario: 'B11', case: 'inoperative', version: '2.0.1', of: 'station', fails: 'status-1',
    meddle: () => editing({ from: 'station', action: 'StatusNotification', where: { evseId: 1, connectorStatus: 'Unavailable' } }, { connectorStatus: 'Available' }),
  },
  {
    name: 'a station that hides that the reset has ended the transaction',
    scenario: 'B12', case: 'immediate', version: '2.1', of: 'station', fails: 'ended-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { eventType: 'Ended' } }, { 'transactionInfo.stoppedReason': 'Local' }),
  },
  {
    name: 'a station that says Accepted where it waits',
    scenario: 'B12', case: 'on-idle', version: '2.0.1', of: 'station', fails: 'reset-answered',
    meddle: () => editing({ from: 'station', action: 'Reset', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a charge point that forgets why the transaction ended',
    scenario: 'B12-16', case: 'soft', version: '1.6', of: 'station', fails: 'stopped-1',
    meddle: () => editing({ from: 'station', action: 'StopTransaction' }, { reason: 'Local' }),
  },
];
