import { afterEach, describe, expect, it } from 'vitest';
import { NodeCertificates } from '../../electron/node/pki/certificates';
import { readOcmf } from '../ocpp/ocmf';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';
import { MEASURANDS } from './metering/measurands';

let bench: Bench;

afterEach(() => expect(bench?.faults ?? []).toEqual([]));

interface Told { readonly measurand: string; readonly phase?: string; readonly location?: string; readonly value: number; readonly signedMeterValue?: JsonObject }

function samples(): Told[] {
  return bench.of('TransactionEvent').filter(({ triggerReason }) => triggerReason === 'MeterValuePeriodic')
    .flatMap(({ meterValue }) => meterValue as JsonObject[]).flatMap(({ sampledValue }) => sampledValue as unknown as Told[]);
}

describe('the meter', () => {
  it.each(['2.0.1', '2.1'] as const)('tells every measurand of %s that it says it has, with values that fit each other', async (version) => {
    bench = await Bench.booted(version, { meterInterval: 60 });
    expect(bench.station.configure({ 'SampledDataCtrlr.TxUpdatedMeasurands': MEASURANDS[version].join(',') })).toEqual({ ok: true });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1, ev: { iso15118: true } });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    await bench.pass(125);
    const all = samples();
    // Nobody has set a setpoint here, so that none is told.
    const told = MEASURANDS[version].filter((name) => name !== 'Power.Active.Setpoint' && name !== 'Power.Active.Residual');
    expect(new Set(all.map(({ measurand }) => measurand))).toEqual(new Set(told));
    const value = (measurand: string, phase?: string): number => all.filter((one) => one.measurand === measurand && one.phase === phase).at(-1)?.value ?? NaN;
    expect(['L1', 'L2', 'L3'].reduce((sum, phase) => sum + value('Power.Active.Import', phase), 0)).toBe(value('Power.Active.Import'));
    // One minute of a steady power.
    expect(value('Energy.Active.Import.Interval')).toBeCloseTo(value('Power.Active.Import') / 60, -1);
    expect(value('Energy.Active.Net')).toBe(value('Energy.Active.Import.Register'));
    expect(value('Voltage', 'L1-N') * value('Current.Import', 'L1')).toBeCloseTo(value('Power.Active.Import', 'L1'), -2);
  });

  it('reads the voltage, frequency and warmth that its sensors read', async () => {
    bench = await Bench.booted('1.6');
    bench.station.configure({ MeterValuesSampledData: 'Voltage.L2-N,Frequency,Temperature', MeterValueSampleInterval: '30' });
    await bench.act({ kind: 'set-reading', sensor: 'voltage', value: 210 });
    await bench.act({ kind: 'set-reading', sensor: 'frequency', value: 49 });
    await bench.act({ kind: 'set-reading', sensor: 'temperature', evse: 1, value: 66 });
    await bench.startCharging();
    await bench.pass(31);
    const [{ meterValue } = {}] = bench.of('MeterValues');
    const told = (meterValue as JsonObject[]).flatMap(({ sampledValue }) => sampledValue as JsonObject[]);
    expect(told.map(({ measurand, phase, location }) => [measurand, phase, location])).toEqual([
      ['Voltage', 'L2-N', 'Outlet'], ['Frequency', undefined, 'Outlet'], ['Temperature', undefined, 'Body'], ['Temperature', undefined, 'Cable'],
    ]);
    expect(Number(told[0]?.['value'])).toBeGreaterThan(208);
    expect(Number(told[0]?.['value'])).toBeLessThan(212);
    expect(Number(told[1]?.['value'])).toBeCloseTo(49, 0);
    expect(told[2]).toMatchObject({ value: '66', unit: 'Celsius' });
  });

  it.each(['1.6', '2.0.1', '2.1'] as const)('takes no measurand that OCPP %s does not have', async (version) => {
    bench = await Bench.booted(version);
    const [name, other] = version === '1.6' ? ['MeterValuesSampledData', 'Energy.Active.Net'] : ['SampledDataCtrlr.TxUpdatedMeasurands', 'Temperature'];
    expect(bench.station.configure({ [name]: 'Voltage,Nonsense' })).toMatchObject({ ok: false });
    expect(bench.station.configure({ [name]: other })).toMatchObject({ ok: false });
    expect(bench.station.configure({ [name]: 'Voltage,Voltage' })).toMatchObject({ ok: false });
  });

  it('J03: signs receipts with a car that speaks ISO 15118, and notes them', async () => {
    bench = await Bench.booted('2.0.1', { meterInterval: 30 });
    bench.station.configure({ 'ISO15118Ctrlr.RequestMeteringReceipt': 'true' });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1, ev: { iso15118: true } });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    await bench.pass(61);
    expect(bench.events.filter(({ detail }) => JSON.stringify(detail).includes('MeteringReceiptReq'))).toHaveLength(2);
  });
});

describe('signed values', () => {
  it.each<[string, number]>([['Never', 0], ['OncePerTransaction', 1], ['EveryMeterValue', 3]])('J02.FR.21: are signed by the key of the meter, told %s', async (when, keys) => {
    const certificates = new NodeCertificates();
    bench = await Bench.booted('2.0.1', { meterInterval: 30 }, 1, certificates);
    bench.station.configure({ 'SampledDataCtrlr.SignReadings': 'true', 'OCPPCommCtrlr.PublicKeyWithSignedMeterValue': when, 'SampledDataCtrlr.TxStartedMeasurands': '' });
    const { getVariableResult } = await bench.result('GetVariables', { getVariableData: [{ component: { name: 'FiscalMetering', evse: { id: 1 } }, variable: { name: 'PublicKey' } }] });
    const key = String((getVariableResult as JsonObject[])[0]?.['attributeValue']);
    await bench.startCharging();
    await bench.pass(91);
    const signed = samples().map(({ signedMeterValue }) => signedMeterValue).filter((one) => one !== undefined);
    expect(signed).toHaveLength(3);
    expect(signed.filter(({ publicKey }) => publicKey !== '')).toHaveLength(keys);
    for (const one of signed) {
      const record = readOcmf(Buffer.from(String(one['signedMeterData']), 'base64').toString());
      expect(record?.readings[0]).toMatchObject({ kind: 'C', unit: 'kWh' });
      expect(certificates.signatures.verify(key, record?.signed ?? '', record?.signature ?? '')).toBe(true);
      expect(certificates.signatures.verify(key, `${record?.signed ?? ''} `, record?.signature ?? '')).toBe(false);
    }
  });

  it('2.1 tells the kinds of readings apart', async () => {
    bench = await Bench.booted('2.1', { meterInterval: 30 }, 1, new NodeCertificates());
    bench.station.configure({ 'SampledDataCtrlr.SignReadings': 'true' });
    await bench.startCharging();
    await bench.pass(31);
    expect(samples().some(({ signedMeterValue }) => signedMeterValue !== undefined)).toBe(false);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(JSON.stringify(bench.of('TransactionEvent').at(-1))).toContain('signedMeterValue');
  });
});
