import { editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for what is told after a time offline, from afar, and of monitors and meters. */
export const MUTATIONS_OFFLINE_AND_READINGS: readonly Mutation[] = [
  { name: 'a station that does not tell what has changed while it was offline', scenario: 'B04', case: 'short', version: '2.0.1', of: 'station', fails: 'changed', meddle: () => withholding({ from: 'station', action: 'StatusNotification', where: { evseId: 1, connectorStatus: 'Occupied' } }) },
  { name: 'a station that tells one connector of two after a long time offline', scenario: 'B04', case: 'long', version: '2.1', of: 'station', fails: 'second', meddle: () => withholding({ from: 'station', action: 'StatusNotification', where: { evseId: 2 } }) },
  { name: 'a station that hides that the stop came from afar', scenario: 'F04', case: 'unplugged', version: '2.0.1', of: 'station', fails: 'ended-1', meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { eventType: 'Ended' } }, { 'transactionInfo.stoppedReason': 'Local' }) },
  { name: 'a station that ends without a last reading', scenario: 'F04', case: 'unplugged', version: '2.1', of: 'station', fails: 'ended-2', meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { eventType: 'Ended' } }, { meterValue: null }) },
  { name: 'a station that sends the receipt of the car for its reading', scenario: 'J03', case: 'readings', version: '2.0.1', of: 'station', fails: 'told-1', meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'MeterValuePeriodic' } }, { 'meterValue.0.sampledValue.0.location': 'EV' }) },
  { name: 'a station that keeps what the CSMS has set though it says that it is gone', scenario: 'N03', case: 'kept-or-not', version: '2.0.1', of: 'station', fails: 'clear-answered', meddle: () => editing({ from: 'station', action: 'ClearVariableMonitoring', half: 'response' }, { 'clearMonitoringResult.0.status': 'Accepted' }) },
  { name: 'a station that takes the monitoring base and shows the old one', scenario: 'N03', case: 'kept-or-not', version: '2.1', of: 'station', fails: 'shown-answered', meddle: () => editing({ from: 'station', action: 'GetVariables', half: 'response' }, { 'getVariableResult.0.attributeValue': 'All' }) },
  { name: 'a station that lets what is hard-wired be cleared', scenario: 'N03', case: 'hard-wired-only', version: '2.0.1', of: 'station', fails: 'clear-answered', meddle: () => editing({ from: 'station', action: 'ClearVariableMonitoring', half: 'response' }, { 'clearMonitoringResult.0.status': 'Accepted' }) },
];
