import { editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for block J. */
export const MUTATIONS_J: readonly Mutation[] = [
  {
    name: 'a station whose clock-aligned values are of another context',
    scenario: 'J01', case: 'in-transaction', version: '2.0.1', of: 'station', fails: 'told-1',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { triggerReason: 'MeterValueClock' } }, { 'meterValue.0.sampledValue.0.context': 'Sample.Periodic' }),
  },
  {
    name: 'a station without a main meter',
    scenario: 'J01', case: 'main-meter', version: '2.1', of: 'station', fails: 'main',
    meddle: () => withholding({ from: 'station', action: 'MeterValues', where: { evseId: 0 } }),
  },
  {
    name: 'a station that leaves the signature out',
    scenario: 'J01', case: 'signed', version: '2.0.1', of: 'station', fails: 'told-1',
    meddle: () => editing({ from: 'station', action: 'MeterValues', where: { evseId: 1 } }, { 'meterValue.0.sampledValue.0.signedMeterValue': null }),
  },
  {
    name: 'a station whose signed value is no OCMF',
    scenario: 'J02', case: 'signed', version: '2.0.1', of: 'station', fails: 'signatures',
    meddle: () => editing({ from: 'station', action: 'TransactionEvent', where: { eventType: 'Started' } }, { 'meterValue.0.sampledValue.0.signedMeterValue.signedMeterData': 'bm8=' }),
  },
  {
    name: 'a station that takes a measurand which does not exist',
    scenario: 'J01', case: 'unknown-measurand', version: '2.1', of: 'station', fails: 'set-answered',
    meddle: () => editing({ from: 'station', action: 'SetVariables', half: 'response' }, { 'setVariableResult.0.attributeStatus': 'Accepted' }),
  },
  {
    name: 'a Charge Point that tells the wrong end of a transaction\'s register',
    scenario: 'J02-16', case: 'sampled', version: '1.6', of: 'station', fails: 'stop-2',
    meddle: () => editing({ from: 'station', action: 'StopTransaction' }, { meterStop: -1 }),
  },
];
