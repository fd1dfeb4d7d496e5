import { answeringWithoutDoing, delaying, editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for block F. */
export const MUTATIONS_F: readonly Mutation[] = [
  {
    name: 'a station that forgets the remoteStartId',
    scenario: 'F01', case: 'cable-first', version: '2.0.1', of: 'station', fails: 'remote-2',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'RemoteStart' } }, { 'transactionInfo.remoteStartId': null }),
  },
  {
    name: 'a station that does not name the transaction that is there already',
    scenario: 'F01', case: 'cable-first', version: '2.1', of: 'station', fails: 'request-3',
    meddle: () => editing({ from: 'station', action: 'RequestStartTransaction', half: 'response' }, { transactionId: null }),
  },
  {
    name: 'a CSMS that does not judge the token of a remote start',
    scenario: 'F01', case: 'cable-first', version: '2.0.1', of: 'csms', fails: 'remote-5',
    meddle: () => editing({ from: 'csms', action: 'TransactionEvent', half: 'response' }, { idTokenInfo: null }),
  },
  {
    name: 'a station that accepts a remote start where somebody charges, and does nothing',
    scenario: 'F01', case: 'in-use', version: '2.0.1', of: 'station', fails: 'request-answered',
    meddle: () => answeringWithoutDoing('station', 'RequestStartTransaction', { status: 'Accepted' }),
  },
  {
    name: 'a station that accepts a remote start and does nothing',
    scenario: 'F02', case: 'remote-first', version: '2.1', of: 'station', fails: 'started',
    meddle: () => answeringWithoutDoing('station', 'RequestStartTransaction', { status: 'Accepted' }),
  },
  {
    name: 'a station that does not ask about the token',
    scenario: 'F02', case: 'authorized', version: '2.0.1', of: 'station', fails: 'asked',
    meddle: () => withholding({ from: 'station', action: 'Authorize' }),
  },
  {
    name: 'a station that tells the cable instead of the remote start',
    scenario: 'F02', case: 'cable-starts', version: '2.0.1', of: 'station', fails: 'started-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { eventType: 'Started' } }, { triggerReason: 'CablePluggedIn' }),
  },
  {
    name: 'a station that gives another reason when nobody plugs in',
    scenario: 'F02', case: 'no-cable', version: '2.1', of: 'station', fails: 'ended-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { eventType: 'Ended' } }, { 'transactionInfo.stoppedReason': 'Local' }),
  },
  {
    name: 'a Charge Point that starts at another connector than it was asked to',
    scenario: 'F01-16', case: 'cable-first', version: '1.6', of: 'station', fails: 'started-1',
    meddle: () => editing({ from: 'station', action: 'StartTransaction' }, { connectorId: 2 }),
  },
  {
    name: 'a Charge Point that does not say why it stopped',
    scenario: 'F03-16', case: 'stop', version: '1.6', of: 'station', fails: 'stopped-1',
    meddle: () => editing({ from: 'station', action: 'StopTransaction' }, { reason: null }),
  },
  {
    name: 'a station that goes on offering energy after a remote stop',
    scenario: 'F03', case: 'stop-then-unplug', version: '2.0.1', of: 'station', fails: 'stopped-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'RemoteStop' } }, { 'transactionInfo.chargingState': 'Charging' }),
  },
  {
    name: 'a station that unlocks while somebody charges',
    scenario: 'F05', case: 'in-use', version: '2.0.1', of: 'station', fails: 'request-answered',
    meddle: () => answeringWithoutDoing('station', 'UnlockConnector', { status: 'Unlocked' }),
  },
  {
    name: 'a Charge Point that unlocks and leaves the transaction running',
    scenario: 'F05-16', case: 'in-use', version: '1.6', of: 'station', fails: 'stopped',
    meddle: () => answeringWithoutDoing('station', 'UnlockConnector', { status: 'Unlocked' }),
  },
  {
    name: 'a station that sends what was triggered before it has answered',
    scenario: 'F06', case: 'answer-first', version: '2.0.1', of: 'station', fails: 'order',
    meddle: () => delaying({ from: 'station', action: 'TriggerMessage', half: 'response' }, 500),
  },
  {
    name: 'a station that accepts a trigger and sends nothing',
    scenario: 'F06', case: 'status', version: '2.1', of: 'station', fails: 'sent',
    meddle: () => answeringWithoutDoing('station', 'TriggerMessage', { status: 'Accepted' }),
  },
  {
    name: 'a station whose triggered event holds no readings',
    scenario: 'F06', case: 'transaction-event', version: '2.0.1', of: 'station', fails: 'sent-2',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'Trigger' } }, { meterValue: null }),
  },
  {
    name: 'a station that forgets the charging state when it is asked for the transaction',
    scenario: 'F06', case: 'transaction-event', version: '2.1', of: 'station', fails: 'sent-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'Trigger' } }, { 'transactionInfo.chargingState': null }),
  },
  {
    name: 'a station that says it is uploading a log when it is not',
    scenario: 'F06', case: 'log-status', version: '2.1', of: 'station', fails: 'sent-1',
    meddle: () => editing({ from: 'station', action: 'LogStatusNotification' }, { status: 'Uploading' }),
  },
];
