import { edited } from '../../../shared/use-cases/stage/wire-faults';
import { editing, meddling, refusing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for the monitoring of variables and customer information, N02 to N15. */
export const MUTATIONS_N: readonly Mutation[] = [
  {
    name: 'a station that numbers the parts of its monitoring report from 1',
    scenario: 'N02', case: 'all', version: '2.0.1', of: 'station', fails: 'parts',
    meddle: () => editing({ from: 'station', action: 'NotifyMonitoringReport' }, (payload) => ({ seqNo: Number(payload['seqNo']) + 1 })),
  },
  {
    name: 'a station that reports monitors of other kinds than asked for',
    scenario: 'N02', case: 'by-kind', version: '2.1', of: 'station', fails: 'reported-1',
    meddle: () => editing({ from: 'station', action: 'NotifyMonitoringReport', where: { monitor: { $any: { variableMonitoring: { $any: { type: 'PeriodicClockAligned' } } } } } }, { 'monitor.0.variableMonitoring.0.type': 'Delta' }),
  },
  {
    name: 'a station that has nothing to report and says Accepted',
    scenario: 'N02', case: 'nothing', version: '2.0.1', of: 'station', fails: 'asked-answered',
    meddle: () => editing({ from: 'station', action: 'GetMonitoringReport', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that lets a hard-wired monitor be cleared',
    scenario: 'N06', case: 'hard-wired', version: '2.1', of: 'station', fails: 'clear-answered',
    meddle: () => editing({ from: 'station', action: 'ClearVariableMonitoring', half: 'response' }, { 'clearMonitoringResult.0.status': 'Accepted' }),
  },
  {
    name: 'a station that takes a second monitor of the same kind and severity',
    scenario: 'N04', case: 'duplicate', version: '2.0.1', of: 'station', fails: 'again-answered',
    meddle: () => editing({ from: 'station', action: 'SetVariableMonitoring', half: 'response', where: { setMonitoringResult: [{ status: 'Duplicate' }] } }, { 'setMonitoringResult.0.status': 'Accepted', 'setMonitoringResult.0.id': 5 }),
  },
  {
    name: 'a station that takes a severity that does not exist',
    scenario: 'N05', case: 'out-of-range', version: '2.0.1', of: 'station', fails: 'level-answered',
    meddle: () => editing({ from: 'station', action: 'SetMonitoringLevel', half: 'response', where: { status: 'Rejected' } }, { status: 'Accepted' }),
  },
  {
    name: 'a station that calls an alert a change',
    scenario: 'N07', case: 'threshold', version: '2.0.1', of: 'station', fails: 'alert-1',
    meddle: () => editing({ from: 'station', action: 'NotifyEvent', where: { eventData: [{ trigger: 'Alerting', cleared: null }] } }, { 'eventData.0.trigger': 'Delta' }),
  },
  {
    name: 'a station that begins to number its events at 1',
    scenario: 'N07', case: 'threshold', version: '2.1', of: 'station', fails: 'alert-4',
    meddle: () => editing({ from: 'station', action: 'NotifyEvent', where: { eventData: [{ cleared: null }] } }, { seqNo: 1 }),
  },
  {
    name: 'a station that never says that the value is back',
    scenario: 'N07', case: 'changed-threshold', version: '2.0.1', of: 'station', fails: 'back',
    meddle: () => withholding({ from: 'station', action: 'NotifyEvent', where: { eventData: { $any: { cleared: true } } } }),
  },
  {
    name: 'a station whose periodic event is late',
    scenario: 'N08', case: 'periodic', version: '2.0.1', of: 'station', fails: 'interval',
    meddle: () => {
      let number = 0;
      return meddling({ from: 'station', action: 'NotifyEvent' }, (text) => ({ text, delayMs: (number += 1) === 2 ? 20_000 : 0 }));
    },
  },
  {
    name: 'a CSMS that refuses to hear of a periodic event',
    scenario: 'N08', case: 'periodic', version: '2.1', of: 'csms', fails: 'first-4',
    meddle: () => refusing('NotifyEvent'),
  },
  {
    name: 'a station that finds nobody and says nothing',
    scenario: 'N09', case: 'neither', version: '2.0.1', of: 'station', fails: 'asked-answered',
    meddle: () => editing({ from: 'station', action: 'CustomerInformation', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that tells of a customer after it was to forget',
    scenario: 'N10', case: 'report-and-clear', version: '2.1', of: 'station', fails: 'gone-1',
    meddle: () => editing({ from: 'station', action: 'NotifyCustomerInformation', where: { requestId: 92 } }, { data: 'Authorization Cache: T01 Accepted' }),
  },
  {
    name: 'a station that opens a stream for another monitor',
    scenario: 'N11', case: 'opens', version: '2.1', of: 'station', fails: 'open-1',
    meddle: () => editing({ from: 'station', action: 'OpenPeriodicEventStream' }, { 'constantStreamData.variableMonitoringId': 4711 }),
  },
  {
    name: 'a station that hides its open streams',
    scenario: 'N12', case: 'open', version: '2.1', of: 'station', fails: 'list-answered',
    meddle: () => editing({ from: 'station', action: 'GetPeriodicEventStream', half: 'response' }, { constantStreamData: null }),
  },
  {
    name: 'a station that closes another stream than that of the monitor',
    scenario: 'N13', case: 'monitor-cleared', version: '2.1', of: 'station', fails: 'closed-1',
    meddle: () => editing({ from: 'station', action: 'ClosePeriodicEventStream' }, { id: 4711 }),
  },
  {
    name: 'a station that says that it adjusts a stream which is not there',
    scenario: 'N14', case: 'refused', version: '2.1', of: 'station', fails: 'adjust-answered',
    meddle: () => {
      let done = false;
      return meddling({ from: 'station', action: 'AdjustPeriodicEventStream', half: 'response' }, (text) => {
        const first = !done;
        done = true;
        return { text: first ? edited(text, { status: 'Accepted' }) : text };
      });
    },
  },
  {
    name: 'a station that counts the values of its stream as waiting still',
    scenario: 'N15', case: 'by-values', version: '2.1', of: 'station', fails: 'data-3',
    meddle: () => editing({ from: 'station', action: 'NotifyPeriodicEventStream' }, { pending: 3 }),
  },
];
