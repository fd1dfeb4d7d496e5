import type { EntryDetail } from '../../shared/ipc/shapes';
import type { FakeJournal } from './fake-journal';

let next = 1000;
const id = (): string => `${(next += 1).toString(16)}c0de-5e55-4a0b-9d3c-2f6b1a7e9${next}`.slice(0, 36);
const S = { station: 'CP-BERLIN-07', version: '2.0.1' as const };

type Step = (journal: FakeJournal, at: number) => void;

const exchange = (direction: 'up' | 'down', action: string, payload: object, summary: string, answer: object, answerSummary: string, transaction?: string): Step[] => {
  const messageId = id();
  const tx = transaction === undefined ? {} : { transaction };
  return [
    (journal, at) => journal.add({ ...S, ...tx, direction, type: 'CALL', action, messageId, summary, raw: JSON.stringify([2, messageId, action, payload]) }, at),
    (journal, at) => journal.add({ ...S, ...tx, direction: direction === 'up' ? 'down' : 'up', type: 'CALLRESULT', messageId, summary: answerSummary, raw: JSON.stringify([3, messageId, answer]) }, at),
  ];
};

const time = (): string => new Date().toISOString();
const TX = 'd2f7c1a0-5b0e-4b7c-9f5e-8f1d7a3c0e11';

const started = (seqNo: number, extra: object): object => ({ eventType: 'Started', timestamp: time(), triggerReason: 'CablePluggedIn', seqNo, transactionInfo: { transactionId: TX, chargingState: 'EVConnected' }, evse: { id: 1, connectorId: 1 }, ...extra });
const meter = (seqNo: number, wh: number, w: number): Step[] => exchange('up', 'TransactionEvent', {
  eventType: 'Updated', timestamp: time(), triggerReason: 'MeterValuePeriodic', seqNo, transactionInfo: { transactionId: TX, chargingState: 'Charging' },
  meterValue: [{ timestamp: time(), sampledValue: [
    { value: wh, measurand: 'Energy.Active.Import.Register', unitOfMeasure: { unit: 'Wh' } },
    { value: w, measurand: 'Power.Active.Import', unitOfMeasure: { unit: 'W' } },
    { value: 16.1, measurand: 'Current.Import', phase: 'L1' }, { value: 42, measurand: 'SoC', unitOfMeasure: { unit: 'Percent' } },
  ] }],
}, `TransactionEvent Updated · EVSE 1 · MeterValuePeriodic · ${(wh / 1000).toFixed(2)} kWh · ${(w / 1000).toFixed(1)} kW · seq ${seqNo}`, {}, 'TransactionEvent accepted', TX);

const violation = (path: string, rule: string, found: unknown, expected: string, message: string, code: string, severity: 'error' | 'warning' = 'error'): EntryDetail['violations'][number] =>
  ({ path, rule, severity, found, expected, message, code, reference: 'OCPP 2.0.1 Part 2, TransactionEventRequest' });

/** One charging session, with the client's faulty sample frame in the middle. */
export function script(): Step[] {
  return [
    (j, at) => j.event(S.station, 'upgrade', 'GET /ocpp/CP-BERLIN-07 · ocpp2.0.1 agreed · 101', JSON.stringify({ method: 'GET', url: '/ocpp/CP-BERLIN-07', status: 101, offered: ['ocpp2.1', 'ocpp2.0.1'], chosen: 'ocpp2.0.1', headers: { host: '127.0.0.1:9000', 'user-agent': 'AcmeCharge/4.2' } }), at),
    (j, at) => j.event(S.station, 'open', 'Connected from 127.0.0.1 with ocpp2.0.1', JSON.stringify({ station: S.station, version: '2.0.1', role: 'csms', remote: '127.0.0.1:51234', subprotocol: 'ocpp2.0.1' }), at),
    ...exchange('up', 'BootNotification', { reason: 'PowerUp', chargingStation: { model: 'Duo 22', vendorName: 'Acme', serialNumber: 'AC-0042', firmwareVersion: '4.2.1' } }, 'BootNotification PowerUp · Acme Duo 22 · firmware 4.2.1', { currentTime: time(), interval: 300, status: 'Accepted' }, 'Accepted · heartbeat every 300 s'),
    ...exchange('up', 'StatusNotification', { timestamp: time(), connectorStatus: 'Available', evseId: 1, connectorId: 1 }, 'EVSE 1 connector 1 Available', {}, 'StatusNotification accepted'),
    ...exchange('up', 'StatusNotification', { timestamp: time(), connectorStatus: 'Available', evseId: 2, connectorId: 1 }, 'EVSE 2 connector 1 Available', {}, 'StatusNotification accepted'),
    ...exchange('down', 'GetVariables', { getVariableData: [{ component: { name: 'OCPPCommCtrlr' }, variable: { name: 'HeartbeatInterval' } }] }, 'Read OCPPCommCtrlr.HeartbeatInterval', { getVariableResult: [{ attributeStatus: 'Accepted', attributeValue: '300', component: { name: 'OCPPCommCtrlr' }, variable: { name: 'HeartbeatInterval' } }] }, 'HeartbeatInterval = 300'),
    (j, at) => j.event(S.station, 'person', 'Plugged a cable into EVSE 1, connector 1', JSON.stringify({ act: 'plug-in', evse: 1, connector: 1 }), at),
    ...exchange('up', 'StatusNotification', { timestamp: time(), connectorStatus: 'Occupied', evseId: 1, connectorId: 1 }, 'EVSE 1 connector 1 Occupied', {}, 'StatusNotification accepted'),
    ...exchange('up', 'TransactionEvent', started(0, {}), 'TransactionEvent Started · EVSE 1 · CablePluggedIn · seq 0', {}, 'TransactionEvent accepted', TX),
    ...exchange('up', 'Authorize', { idToken: { idToken: 'T01', type: 'Central' } }, 'Authorize T01 (Central)', { idTokenInfo: { status: 'Accepted' } }, 'Accepted'),
    ...meter(1, 0, 11_040), ...meter(2, 180, 11_020),
    (j, at) => {
      const messageId = '3c1a4e0e-1';
      j.add({ ...S, transaction: TX, direction: 'up', type: 'CALL', action: 'TransactionEvent', messageId, summary: 'TransactionEvent Ended · EVCommunicationLost · seq 3',
        raw: JSON.stringify([2, messageId, 'TransactionEvent', { eventType: 'Ended', timestamp: '2021-03-19T07:10:11', triggerReason: 'EVCommunicationLost', seqNo: 3, transactionInfo: { transactionId: '324567986' }, meterValue: [{ timestamp: '2021-03-19T07:10:11', sampledValue: [{ value: '75', unitOfMeasure: { unit: 'Wh', multiplier: 3 } }] }] }]),
        violations: [
          violation('/3/meterValue/0/sampledValue/0/value', 'type', '75', 'a number', 'value is the text "75", but has to be a number: write 75 without quotes.', 'TypeConstraintViolation'),
          violation('/3/timestamp', 'date-time-offset', '2021-03-19T07:10:11', 'a date-time with offset', 'timestamp has no offset from UTC: 2021-03-19T07:10:11Z would be right.', 'FormatViolation', 'warning'),
          violation('/3/evse', 'evse-at-start', undefined, 'the EVSE', 'evse is missing: the first event of a transaction that knows its EVSE has to name it.', 'OccurrenceConstraintViolation', 'warning'),
        ] }, at);
    },
    (j, at) => j.add({ ...S, direction: 'down', type: 'CALLERROR', messageId: '3c1a4e0e-1', summary: 'TypeConstraintViolation · value has to be a number', raw: JSON.stringify([4, '3c1a4e0e-1', 'TypeConstraintViolation', 'meterValue[0].sampledValue[0].value has to be a number', {}]) }, at),
    (j, at) => j.add({ ...S, direction: 'up', type: 'Malformed', summary: 'Not JSON at line 1, column 19: a comma is expected', raw: '[2,"123456789","Aut {"idToken":', violations: [violation('', 'not-json', undefined, 'a JSON array', 'Not JSON at line 1, column 31: the text in double quotes does not end, at the end of the message, which seems cut off.', 'FormatViolation')] }, at),
    ...meter(3, 540, 10_980), ...meter(4, 910, 10_990),
    ...exchange('up', 'TransactionEvent', { eventType: 'Ended', timestamp: time(), triggerReason: 'StopAuthorized', seqNo: 5, transactionInfo: { transactionId: TX, stoppedReason: 'Local' } }, 'TransactionEvent Ended · StopAuthorized · Local · 1.24 kWh · seq 5', { idTokenInfo: { status: 'Accepted' } }, 'TransactionEvent accepted', TX),
    (j, at) => j.event(S.station, 'person', 'Unplugged the cable from EVSE 1, connector 1', JSON.stringify({ act: 'unplug', evse: 1, connector: 1 }), at),
    ...exchange('up', 'StatusNotification', { timestamp: time(), connectorStatus: 'Available', evseId: 1, connectorId: 1 }, 'EVSE 1 connector 1 Available', {}, 'StatusNotification accepted'),
    (j, at) => j.event('CP-HAMBURG-2', 'fail', 'Could not connect to ws://10.0.0.7:9000/ocpp/CP-HAMBURG-2: nobody listens there', 'ECONNREFUSED', at),
  ];
}
