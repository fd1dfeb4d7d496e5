import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../ocpp/json';
import { StationLog } from '../../tests/support/station-log';

const REGISTER = 'Energy.Active.Import.Register';
const AT = '2026-01-31T08:10:00Z';

/** The figures that sampled values of one moment give to a transaction whose register was 1000 Wh at its start. */
function figures16(...sampledValue: JsonObject[]) {
  const log = new StationLog('1.6')
    .up('StartTransaction', { connectorId: 1, idTag: 'T01', meterStart: 1000, timestamp: '2026-01-31T08:00:00Z' }, { transactionId: 1, idTagInfo: { status: 'Accepted' } })
    .up('MeterValues', { connectorId: 1, transactionId: 1, meterValue: [{ timestamp: AT, sampledValue }] });
  const { energy, power, current, voltage, soc } = log.transaction;
  return { energy, power, current, voltage, soc };
}

function figures2x(...sampledValue: JsonObject[]) {
  const event = (eventType: string, seqNo: number, values: JsonValue) =>
    ({ eventType, seqNo, timestamp: AT, triggerReason: 'Trigger', transactionInfo: { transactionId: 't' }, meterValue: [{ timestamp: seqNo === 0 ? '2026-01-31T08:00:00Z' : AT, sampledValue: values }] });
  const log = new StationLog('2.0.1')
    .up('TransactionEvent', event('Started', 0, [{ value: 1000, context: 'Transaction.Begin' }]))
    .up('TransactionEvent', event('Updated', 1, sampledValue));
  const { energy, power, current, voltage, soc } = log.transaction;
  return { energy, power, current, voltage, soc };
}

describe('a sampled value', () => {
  test('is the register of imported energy in Wh when it says no more', () => {
    expect(figures16({ value: '1500' }).energy).toBe(500);
    expect(figures2x({ value: 1500 }).energy).toBe(500);
  });

  test('comes in kilo and with a multiplier', () => {
    expect(figures16({ value: '2.5', unit: 'kWh' }).energy).toBe(1500);
    expect(figures16({ value: '7.4', measurand: 'Power.Active.Import', unit: 'kW' }).power).toBe(7400);
    expect(figures2x({ value: 2.5, measurand: REGISTER, unitOfMeasure: { unit: 'kWh' } }).energy).toBe(1500);
    expect(figures2x({ value: 25, measurand: REGISTER, unitOfMeasure: { unit: 'Wh', multiplier: 2 } }).energy).toBe(1500);
    expect(figures2x({ value: 735, measurand: 'Power.Active.Import', unitOfMeasure: { unit: 'kW', multiplier: -2 } }).power).toBe(7350);
  });

  test('may be a text in 2.x and a number in 1.6', () => {
    expect(figures2x({ value: '1500' }).energy).toBe(500);
    expect(figures16({ value: 1500 }).energy).toBe(500);
  });

  test('has no noise of binary fractions', () => {
    expect(figures16({ value: '1.1', measurand: 'Power.Active.Import', unit: 'kW' }).power).toBe(1100);
    expect(figures16({ value: '1000.3' }, { value: '0.1', measurand: 'Current.Import', unit: 'A' })).toMatchObject({ energy: 0.3, current: 0.1 });
  });

  test('that is no number says nothing', () => {
    expect(figures16({ value: 'NaN' }, { value: '' }, { value: '1,5', measurand: 'Voltage' }, { value: 'AABBCC', format: 'SignedData' })).toEqual({
      energy: 0, power: undefined, current: undefined, voltage: undefined, soc: undefined,
    });
  });

  test('that is as large as a number can be counts no more than one that is none', () => {
    expect(figures2x({ value: 1e308, measurand: 'Power.Active.Import', unitOfMeasure: { multiplier: 300 } }).power).toBeUndefined();
  });
});

describe('phases', () => {
  const phases = (measurand: string, ...values: readonly (readonly [string, string])[]) => values.map(([phase, value]) => ({ measurand, phase, value }));

  test('of power and energy are summed', () => {
    expect(figures16(...phases('Power.Active.Import', ['L1', '2300'], ['L2', '2310'], ['L3', '2290'])).power).toBe(6900);
    expect(figures16(...phases(REGISTER, ['L1', '500'], ['L2', '400'], ['L3', '300'])).energy).toBe(200);
  });

  test('give way to the value of all of them', () => {
    expect(figures16({ value: '7000', measurand: 'Power.Active.Import' }, ...phases('Power.Active.Import', ['L1', '2300'], ['L2', '2300'])).power).toBe(7000);
    expect(figures16(...phases(REGISTER, ['L1', '100']), { value: '1900', measurand: REGISTER }).energy).toBe(900);
  });

  test('of current give the highest, the neutral apart', () => {
    expect(figures16(...phases('Current.Import', ['L1', '15.9'], ['L2', '16.1'], ['L3', '0'], ['N', '30'])).current).toBe(16.1);
  });

  test('of voltage are averaged against neutral', () => {
    expect(figures16(...phases('Voltage', ['L1-N', '229'], ['L2-N', '231'], ['L3-N', '230'], ['L1-L2', '400'])).voltage).toBe(230);
    expect(figures16(...phases('Voltage', ['L1', '228'], ['L2', '0'], ['L3', '0'])).voltage).toBe(228);
  });

  test('of voltage between lines are brought down to neutral when there is nothing else', () => {
    expect(figures16(...phases('Voltage', ['L1-L2', '400'], ['L2-L3', '400'])).voltage).toBeCloseTo(230.94, 2);
  });
});

describe('what is measured', () => {
  test('at the outlet counts before what is measured elsewhere', () => {
    expect(figures16({ value: '7000', measurand: 'Power.Active.Import', location: 'Inlet' }, { value: '6900', measurand: 'Power.Active.Import', location: 'Outlet' }).power).toBe(6900);
    expect(figures16({ value: '64', measurand: 'SoC', location: 'EV', unit: 'Percent' }).soc).toBe(64);
  });

  test('as power given back is negative', () => {
    expect(figures2x({ value: 3000, measurand: 'Power.Active.Export' }).power).toBe(-3000);
  });

  test('otherwise is passed over', () => {
    expect(figures16({ value: '20', measurand: 'Temperature', unit: 'Celsius' }, { value: '16', measurand: 'Current.Offered' })).toEqual({
      energy: 0, power: undefined, current: undefined, voltage: undefined, soc: undefined,
    });
  });
});

describe('the samples of a transaction', () => {
  const long = (count: number) => {
    const log = new StationLog('1.6').up('StartTransaction', { connectorId: 1, idTag: 'T', meterStart: 0, timestamp: '2026-01-31T08:00:00Z' }, { transactionId: 1, idTagInfo: { status: 'Accepted' } });
    for (let number = 0; number < count; number += 1) {
      log.up('MeterValues', { connectorId: 1, transactionId: 1, meterValue: [{ timestamp: new Date(Date.UTC(2026, 0, 31, 8) + number * 10_000).toISOString(), sampledValue: [{ value: String(number * 10) }] }] });
    }
    return log.transaction;
  };

  test('are no more than 500, the first and the last among them', () => {
    const { samples, energy } = long(2000);
    expect(samples.length).toBeLessThanOrEqual(500);
    expect(samples.length).toBeGreaterThan(100);
    expect(samples[0]).toEqual({ at: Date.UTC(2026, 0, 31, 8), energy: 0 });
    expect(samples.at(-1)).toEqual({ at: Date.UTC(2026, 0, 31, 8) + 1999 * 10_000, energy: 19_990 });
    expect(energy).toBe(19_990);
  });

  test('are in order of time, one for a moment', () => {
    const log = new StationLog('2.1');
    const updated = (seqNo: number, minute: number, sampled: JsonObject) => log.up('TransactionEvent', {
      eventType: 'Updated', seqNo, timestamp: AT, triggerReason: 'MeterValuePeriodic', transactionInfo: { transactionId: 't' },
      meterValue: [{ timestamp: `2026-01-31T08:0${minute}:00Z`, sampledValue: [sampled] }],
    });
    updated(1, 1, { value: 10 });
    updated(2, 3, { value: 30 });
    updated(3, 3, { value: 5, measurand: 'Power.Active.Import' });
    updated(4, 5, { value: 40 });
    expect(log.transaction.samples.map(({ energy, power }) => ({ energy, power }))).toEqual([
      { energy: 0, power: undefined }, { energy: 20, power: 5 }, { energy: 30, power: undefined },
    ]);
  });

  test('of the past change nothing of now', () => {
    const log = new StationLog('2.1');
    const updated = (seqNo: number, minute: number, value: number) => log.up('TransactionEvent', {
      eventType: 'Updated', seqNo, timestamp: AT, triggerReason: 'MeterValuePeriodic', transactionInfo: { transactionId: 't' },
      meterValue: [{ timestamp: `2026-01-31T08:0${minute}:00Z`, sampledValue: [{ value, measurand: 'Power.Active.Import' }] }],
    });
    updated(1, 1, 100);
    updated(5, 5, 500);
    updated(2, 2, 200);
    expect(log.transaction.power).toBe(500);
    const times = log.transaction.samples.map((sample) => sample.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});
