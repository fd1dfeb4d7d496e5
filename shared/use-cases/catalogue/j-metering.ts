import type { UseCase } from './model';
import { LATER, NOW, TX } from './samples';
import { act, csms, fromStation, in16, inRequest, loop, notIn16, optional, station, steps } from './words';

const reading = (value: number, context: string) => ({ value, context, measurand: 'Energy.Active.Import.Register', location: 'Outlet', unitOfMeasure: { unit: 'Wh' } });
const reading16 = (value: string, context: string) => ({ value, context, measurand: 'Energy.Active.Import.Register', unit: 'Wh' });
const METER_DECIDES_16 = [
  inRequest('MeterValues', 'meterValue[].sampledValue[].value', 'Text, not a number.'),
  inRequest('MeterValues', 'meterValue[].sampledValue[].unit', 'Wh when absent; kWh changes the value by a thousand.'),
];

export const J_METERING: readonly UseCase[] = [
  {
    id: 'J01',
    title: 'Sending Meter Values not related to a transaction',
    block: 'J',
    purpose: 'Readings at fixed times of the day, usually each quarter of an hour, of each EVSE and of the main meter. They are for the grid and the building, not for a driver\'s bill.',
    actors: ['Charging Station', 'CSMS'],
    preconditions: ['AlignedDataCtrlr.Enabled is true, and AlignedDataCtrlr.Interval is greater than 0.', 'No transaction is running at the EVSE.'],
    sequence: steps(
      loop('Every AlignedDataCtrlr.Interval, counted from midnight',
        fromStation('MeterValues', { evseId: 0, meterValue: [{ timestamp: NOW, sampledValue: [{ value: 880000, context: 'Sample.Clock', measurand: 'Energy.Active.Import.Register', location: 'Inlet', unitOfMeasure: { unit: 'Wh' } }] }] }, {}, 'The main meter.'),
        fromStation('MeterValues', { evseId: 1, meterValue: [{ timestamp: NOW, sampledValue: [reading(120000, 'Sample.Clock')] }] }, {}),
      ),
    ),
    decides: [
      inRequest('MeterValues', 'evseId', '0 is the main meter.'),
      inRequest('MeterValues', 'meterValue[].timestamp', 'On the clock: with 900 s at :00, :15, :30 and :45.'),
      inRequest('MeterValues', 'meterValue[].sampledValue[].context', 'Sample.Clock.'),
      inRequest('MeterValues', 'meterValue[].sampledValue[].measurand', 'Those of AlignedDataCtrlr.Measurands.'),
    ],
    checks: [
      station('They come at each interval, for each EVSE, with the configured measurands.', 'J01.FR.14'),
      station('Each names its EVSE.', 'J01.FR.02'),
      station('EVSE 0 is the whole station.', 'J01.FR.03'),
      station('The timestamp holds for all values of a MeterValue.', 'J01.FR.17'),
      station('With SendDuringIdle of the EVSE they stop while it has a transaction.', 'J01.FR.19'),
      station('With SendDuringIdle of the station they stop while any transaction is running.', 'J01.FR.20'),
      station('With SignReadings the values are signed.', 'J01.FR.21'),
      csms('Each is answered.', 'J01.FR.18'),
    ],
    v16: in16(
      'ClockAlignedDataInterval and MeterValuesAlignedData. Connector 0 is the main meter.',
      steps(loop('Every ClockAlignedDataInterval, counted from midnight',
        fromStation('MeterValues', { connectorId: 1, meterValue: [{ timestamp: NOW, sampledValue: [reading16('120000', 'Sample.Clock')] }] }, {}),
      )),
      [inRequest('MeterValues', 'connectorId', '0 is the main meter.'), inRequest('MeterValues', 'meterValue[].sampledValue[].context', 'Sample.Clock.'), ...METER_DECIDES_16],
    ),
  },
  {
    id: 'J02',
    title: 'Sending transaction related Meter Values',
    block: 'J',
    purpose: 'While somebody charges, readings tell how far it has come and what is to be billed. They are in TransactionEvent: the first at the start, some meanwhile, the last at the end.',
    actors: ['Charging Station', 'CSMS'],
    preconditions: ['SampledDataCtrlr.Enabled is true, TxUpdatedInterval is greater than 0, and the measurands are set.', 'A transaction is running.'],
    sequence: steps(
      fromStation('TransactionEvent', { eventType: 'Started', triggerReason: 'CablePluggedIn', seqNo: 0, timestamp: NOW, transactionInfo: { transactionId: TX }, meterValue: [{ timestamp: NOW, sampledValue: [reading(1200, 'Transaction.Begin')] }] }, {}),
      loop('Every SampledDataCtrlr.TxUpdatedInterval',
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'MeterValuePeriodic', seqNo: 1, timestamp: NOW, transactionInfo: { transactionId: TX }, meterValue: [{ timestamp: NOW, sampledValue: [reading(2400, 'Sample.Periodic')] }] }, {}),
      ),
      fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'StopAuthorized', seqNo: 2, timestamp: LATER, transactionInfo: { transactionId: TX }, meterValue: [{ timestamp: LATER, sampledValue: [reading(9000, 'Transaction.End')] }] }, {}),
    ),
    decides: [
      inRequest('TransactionEvent', 'triggerReason', 'MeterValuePeriodic, or MeterValueClock for those on the clock.'),
      inRequest('TransactionEvent', 'meterValue[].sampledValue[].context', 'Transaction.Begin, Sample.Periodic, Transaction.End.'),
      inRequest('TransactionEvent', 'meterValue[].sampledValue[].measurand', 'Those of the variables for start, meanwhile and end.'),
      inRequest('TransactionEvent', 'meterValue[].sampledValue[].value', 'A number; registers never go back.'),
      inRequest('TransactionEvent', 'meterValue[].sampledValue[].unitOfMeasure.unit', 'Wh when absent, with its multiplier.'),
    ],
    checks: [
      station('Updated with MeterValuePeriodic and the configured measurands comes at each interval.', 'J02.FR.11'),
      station('Registers never go back.', 'J02.FR.16'),
      station('Registers are as in the meter, not set to zero at the start.', 'J02.FR.17'),
      station('The timestamp holds for all values of a MeterValue.', 'J02.FR.18'),
      station('Started and Updated only have readings of their own interval.', 'J02.FR.10'),
      station('All readings are of the transaction\'s EVSE.', 'J02.FR.22'),
      station('With SignReadings the values are signed.', 'J02.FR.21'),
      station('When memory is short, every second reading is dropped.', 'J02.FR.13'),
      csms('Each TransactionEvent is answered.', 'J02.FR.19'),
    ],
    v16: in16(
      'MeterValues with transactionId every MeterValueSampleInterval, meterStart and meterStop for the bill, and transactionData of StopTransaction for the rest (StopTxnSampledData).',
      steps(
        fromStation('StartTransaction', { connectorId: 1, idTag: '04A2B3C4', meterStart: 1200, timestamp: NOW }, { transactionId: 42, idTagInfo: { status: 'Accepted' } }),
        loop('Every MeterValueSampleInterval',
          fromStation('MeterValues', { connectorId: 1, transactionId: 42, meterValue: [{ timestamp: NOW, sampledValue: [reading16('2400', 'Sample.Periodic')] }] }, {}),
        ),
        fromStation('StopTransaction', { transactionId: 42, meterStop: 9000, timestamp: LATER, transactionData: [{ timestamp: LATER, sampledValue: [reading16('9000', 'Transaction.End')] }] }, {}),
      ),
      [inRequest('MeterValues', 'transactionId', 'Ties the readings to the transaction.'), ...METER_DECIDES_16],
    ),
  },
  {
    id: 'J03',
    title: 'Charging Loop with metering information exchange',
    block: 'J',
    purpose: 'In an ISO 15118 session the station shows the EV the reading of the billing meter, and the EV may sign a receipt for it. The CSMS gets the readings as always; the receipt stays with the station.',
    actors: ['EV', 'Charging Station', 'CSMS'],
    preconditions: ['A transaction is running with an ISO 15118 session.'],
    sequence: steps(
      loop('While charging',
        act('Charging Station', 'Gives the EV the meter reading.'),
        optional('The station asks for a receipt', act('EV', 'Signs the reading (MeteringReceiptReq).')),
        fromStation('TransactionEvent', { eventType: 'Updated', triggerReason: 'MeterValuePeriodic', seqNo: 3, timestamp: NOW, transactionInfo: { transactionId: TX }, meterValue: [{ timestamp: NOW, sampledValue: [reading(5000, 'Sample.Periodic')] }] }, {}),
      ),
    ),
    decides: [
      inRequest('TransactionEvent', 'meterValue[].sampledValue[].value', 'From the station\'s meter, not from the EV\'s receipt.'),
      inRequest('TransactionEvent', 'triggerReason', 'As for any reading.'),
    ],
    checks: [
      station('The value of the EV\'s receipt is not passed on as a reading.', 'J03.FR.04'),
      station('Readings come as in any transaction.'),
    ],
    v16: notIn16('1.6 knows nothing of ISO 15118; readings are the same for every EV.'),
  },
];
