import { describe, expect, test } from 'vitest';
import { csmsFixture } from '../../tests/support/csms-fixture';
import type { JsonObject } from '../ocpp/json';
import type { Tariff } from '../tariff/tariff';
import { settingFaults } from './settings';

const DAY: Tariff = { tariffId: 'day', currency: 'EUR', energy: { prices: [{ priceKwh: 0.5 }], taxRates: [{ type: 'vat', tax: 20 }] } };
const PARKING: Tariff = { tariffId: 'parking', currency: 'EUR', idleTime: { prices: [{ priceMinute: 0.1 }] }, chargingTime: { prices: [{ priceMinute: 0.2 }] } };
const CARD = { idToken: 'T', type: 'ISO14443' };
const TOKENS = [{ idToken: 'T', status: 'Accepted', language: 'de', language2: 'fr' }, { idToken: 'OWN', status: 'Accepted', tariffId: 'parking' }] as const;

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();
const event = (eventType: string, seqNo: number, minute: number, register: number | undefined, more: JsonObject = {}): JsonObject => ({
  eventType, seqNo, timestamp: at(minute), triggerReason: 'Trigger', transactionInfo: { transactionId: 'tx', chargingState: 'Charging' },
  ...(register === undefined ? {} : { meterValue: [{ timestamp: at(minute), sampledValue: [{ value: register, measurand: 'Energy.Active.Import.Register' }] }] }), ...more,
});

describe.each(['2.0.1', '2.1'] as const)('what charging costs, in OCPP %s', (version) => {
  test('I01: the tariff comes with the authorization, in words that the driver reads', async () => {
    const { csms, connect } = await csmsFixture({ tokens: TOKENS, tariffs: [DAY, PARKING], defaultTariff: 'day' });
    const station = await connect('CP1', version);
    const { idTokenInfo } = await station.ask('Authorize', { idToken: CARD });
    expect(idTokenInfo).toMatchObject({ status: 'Accepted', personalMessage: { format: 'UTF8', language: 'de', content: '0.60 EUR/kWh, inkl. Steuer' } });
    csms.configure({ stationTariffs: { CP1: 'parking' } });
    expect(await station.ask('Authorize', { idToken: CARD })).toMatchObject({ idTokenInfo: { personalMessage: { content: 'beim Laden 0.20 EUR/min; nach dem Laden 0.10 EUR/min' } } });
    csms.configure({ tokens: [{ idToken: 'T', status: 'Blocked' }] });
    expect(await station.ask('Authorize', { idToken: CARD })).toEqual({ idTokenInfo: { status: 'Blocked' } });
  });

  test('I01.FR.02: not to a station that says it can show none', async () => {
    const { csms, connect } = await csmsFixture({ tokens: TOKENS, tariffs: [DAY], defaultTariff: 'day' });
    const station = await connect('CP1', version);
    csms.record('CP1')?.variables.learn({ component: 'TariffCostCtrlr', variable: 'Available' }, { value: 'false' }, 0);
    expect(await station.ask('Authorize', { idToken: CARD })).not.toHaveProperty('idTokenInfo.personalMessage');
    await station.ask('TransactionEvent', event('Started', 0, 0, 0, { idToken: CARD }));
    expect(await station.ask('TransactionEvent', event('Updated', 1, 10, 5000))).toEqual({});
  });

  test('I02, I03: the cost so far in the answers, and in all at the end, with how it came about', async () => {
    const { csms, recorder, connect } = await csmsFixture({ tokens: TOKENS, tariffs: [DAY], defaultTariff: 'day' });
    const station = await connect('CP1', version);
    await station.ask('TransactionEvent', event('Started', 0, 0, 1000, { idToken: CARD }));
    expect(await station.ask('TransactionEvent', event('Updated', 1, 10, 6000))).toEqual({ totalCost: 3 });
    expect(csms.cost('CP1', 'tx')).toMatchObject({ final: false, explanation: { inclTax: '3.00' } });
    expect(await station.ask('TransactionEvent', event('Ended', 2, 20, 11_000))).toEqual({ totalCost: 6 });
    expect(csms.cost('CP1', 'tx')).toMatchObject({
      final: true,
      explanation: { currency: 'EUR', exclTax: '5.00', inclTax: '6.00', lines: [{ part: 'energy', quantity: '10', unit: 'kWh', price: '0.5', amount: '5.0000', tax: '20' }], usage: { energy: 10_000, chargingTime: 1200, idleTime: 0 } },
    });
    expect(recorder.notes().join(' ')).toContain('Cost of transaction tx: 10 kWh × 0.5 = 6.00 EUR with tax.');
    expect(csms.cost('CP1', 'none')).toBeUndefined();
  });

  test('I03.FR.04: what is free costs 0; of what nobody knows the price of nothing is said', async () => {
    const { csms, connect } = await csmsFixture({ tokens: TOKENS, tariffs: [{ tariffId: 'free', currency: 'EUR' }], defaultTariff: 'free' });
    const station = await connect('CP1', version);
    await station.ask('TransactionEvent', event('Started', 0, 0, 0, { idToken: CARD }));
    expect(await station.ask('TransactionEvent', event('Ended', 1, 20, 10_000))).toEqual({ totalCost: 0 });
    csms.configure({ defaultTariff: undefined });
    await station.ask('TransactionEvent', event('Started', 0, 0, 0, { idToken: CARD, transactionInfo: { transactionId: 'u' } }));
    expect(await station.ask('TransactionEvent', event('Ended', 1, 20, 10_000, { transactionInfo: { transactionId: 'u' } }))).toEqual({});
  });

  test('time before the card counts, by the tariff of the card, and energy goes to the times of charging', async () => {
    const { connect } = await csmsFixture({ tokens: TOKENS, tariffs: [PARKING] });
    const station = await connect('CP1', version);
    const state = (chargingState: string): JsonObject => ({ transactionInfo: { transactionId: 'tx', chargingState } });
    await station.ask('TransactionEvent', event('Started', 0, 0, 0, state('EVConnected')));
    await station.ask('TransactionEvent', event('Updated', 1, 10, undefined, { idToken: { idToken: 'OWN', type: 'ISO14443' }, ...state('Charging') }));
    await station.ask('TransactionEvent', event('Updated', 2, 20, undefined, state('SuspendedEV')));
    expect(await station.ask('TransactionEvent', event('Ended', 3, 40, 9000, state('SuspendedEV')))).toEqual({ totalCost: 10 * 0.1 + 10 * 0.2 + 20 * 0.1 });
  });

  test('I06: a tariff that changes is told with the next answer, and counts from then on', async () => {
    const { csms, connect } = await csmsFixture({ tokens: TOKENS, tariffs: [DAY], defaultTariff: 'day', runningCost: 'none' });
    const station = await connect('CP1', version);
    await station.ask('TransactionEvent', event('Started', 0, 0, 0, { idToken: CARD }));
    expect(await station.ask('TransactionEvent', event('Updated', 1, 10, 5000))).toEqual({});
    csms.configure({ tariffs: [{ ...DAY, energy: { prices: [{ priceKwh: 1 }] } }] });
    const answer = await station.ask('TransactionEvent', event('Updated', 2, 20, 10_000));
    expect(answer).toMatchObject({ updatedPersonalMessage: { language: 'de', content: '1.00 EUR/kWh' } });
    expect('updatedPersonalMessageExtra' in answer).toBe(version === '2.1');
    expect(await station.ask('TransactionEvent', event('Updated', 3, 30, 15_000))).toEqual({});
    expect(await station.ask('TransactionEvent', event('Ended', 4, 40, 20_000))).toEqual({ totalCost: 16 });
  });

  test('I02: by CostUpdated, every so often, and no longer than it runs', async () => {
    const { clock, connect } = await csmsFixture({ tokens: TOKENS, tariffs: [DAY], defaultTariff: 'day', runningCost: 'CostUpdated', costInterval: 30 });
    const station = await connect('CP1', version);
    const now = (minute: number): JsonObject => ({ timestamp: new Date(clock.now() + minute * 60_000).toISOString() });
    await station.ask('TransactionEvent', event('Started', 0, 0, 0, { idToken: CARD, ...now(0) }));
    expect(await station.ask('TransactionEvent', event('Updated', 1, 0, 5000, now(0)))).toEqual({});
    await clock.advance(30_000);
    const requests = (): unknown[] => station.frames.filter((frame) => frame[2] === 'CostUpdated').map((frame) => frame[3]);
    expect(requests()).toEqual([{ totalCost: 3, transactionId: 'tx' }]);
    await station.answer({});
    await clock.advance(30_000);
    await station.answer({});
    expect(requests()).toHaveLength(2);
    await station.ask('TransactionEvent', event('Ended', 2, 0, 5000, now(1)));
    await clock.advance(120_000);
    expect(requests()).toHaveLength(2);
  });

  test('broken messages cost nothing, and break nothing', async () => {
    const { csms, connect } = await csmsFixture({ tokens: TOKENS, tariffs: [DAY], defaultTariff: 'day' });
    const station = await connect('CP1', version);
    await station.ask('TransactionEvent', event('Started', 0, 0, 1000, { idToken: CARD }));
    await station.ask('TransactionEvent', event('Updated', 1, 5, undefined, { timestamp: 'yesterday', meterValue: [{ sampledValue: [{ value: 'much' }] }], costDetails: 'dear', transactionInfo: { transactionId: 'tx', tariffId: null } }));
    await station.ask('TransactionEvent', event('Updated', 2, 5, 500));
    expect(await station.ask('TransactionEvent', event('Ended', 3, 10, 1000))).toEqual({ totalCost: 0 });
    expect(csms.cost('CP1', 'tx')?.explanation.usage.energy).toBe(0);
  });
});

describe('2.1 alone', () => {
  test('I08: whoever has a tariff of their own gets it as it is, without a beginning', async () => {
    const { csms, connect } = await csmsFixture({ tokens: TOKENS, tariffs: [DAY, { ...PARKING, validFrom: at(0) }], defaultTariff: 'day' });
    const station = await connect('CP1', '2.1');
    expect(await station.ask('Authorize', { idToken: { idToken: 'OWN', type: 'ISO14443' } })).toEqual({ idTokenInfo: { status: 'Accepted' }, tariff: PARKING });
    expect(await station.ask('Authorize', { idToken: CARD })).not.toHaveProperty('tariff');
    csms.record('CP1')?.variables.learn({ component: 'TariffCostCtrlr', variable: 'Enabled', variableInstance: 'Tariff' }, { value: 'false' }, 0);
    expect(await station.ask('Authorize', { idToken: { idToken: 'OWN', type: 'ISO14443' } })).not.toHaveProperty('tariff');
    const old = await connect('CP2', '2.0.1');
    expect(await old.ask('Authorize', { idToken: { idToken: 'OWN', type: 'ISO14443' } })).not.toHaveProperty('tariff');
  });

  test('I12: the word of a station that calculates itself counts; a difference is noted', async () => {
    const { csms, recorder, connect } = await csmsFixture({ tokens: TOKENS, tariffs: [DAY], defaultTariff: 'day' });
    const station = await connect('CP1', '2.1');
    const details = (inclTax: number): JsonObject => ({ costDetails: { totalCost: { currency: 'EUR', typeOfCost: 'NormalCost', total: { exclTax: inclTax, inclTax } }, totalUsage: { energy: 1, chargingTime: 1, idleTime: 0 } } });
    await station.ask('TransactionEvent', event('Started', 0, 0, 0, { idToken: CARD, transactionInfo: { transactionId: 'tx', tariffId: 'day', chargingState: 'Charging' } }));
    expect(await station.ask('TransactionEvent', event('Updated', 1, 10, 5000, details(3)))).toEqual({});
    expect(await station.ask('TransactionEvent', event('Ended', 2, 20, 10_000, details(7)))).toEqual({});
    expect(csms.cost('CP1', 'tx')).toMatchObject({ explanation: { inclTax: '6.00' }, byStation: { inclTax: 7 } });
    expect(recorder.notes().join(' ')).toContain('The station has calculated 7.00 EUR for transaction tx, by tariff day; the CSMS comes to 6.00 EUR.');
  });

  test('I11: a tariff that changes is sent to a station that calculates itself', async () => {
    const { csms, connect } = await csmsFixture({ tokens: TOKENS, tariffs: [DAY], defaultTariff: 'day' });
    const station = await connect('CP1', '2.1');
    await station.ask('TransactionEvent', event('Started', 0, 0, 0, { idToken: CARD, transactionInfo: { transactionId: 'tx', tariffId: 'day', chargingState: 'Charging' } }));
    const dear: Tariff = { ...DAY, tariffId: 'dear' };
    csms.configure({ tariffs: [dear], defaultTariff: 'dear' });
    expect(await station.ask('TransactionEvent', event('Updated', 1, 10, 5000))).toEqual({});
    expect(station.frames.filter((frame) => frame[2] === 'ChangeTransactionTariff').map((frame) => frame[3])).toEqual([{ transactionId: 'tx', tariff: dear }]);
  });
});

test('1.6 has no word for costs, and yet they are known', async () => {
  const { csms, connect } = await csmsFixture({ tokens: TOKENS, tariffs: [DAY, PARKING], defaultTariff: 'day' });
  const station = await connect('CP1', '1.6');
  expect(await station.ask('Authorize', { idTag: 'T' })).toEqual({ idTagInfo: { status: 'Accepted' } });
  const { transactionId } = await station.ask('StartTransaction', { connectorId: 1, idTag: 'T', meterStart: 1000, timestamp: at(0) });
  await station.ask('MeterValues', { connectorId: 1, transactionId: transactionId ?? 0, meterValue: [{ timestamp: at(10), sampledValue: [{ value: '6000' }] }, { timestamp: at(20), sampledValue: [{ value: '6000' }] }] });
  expect(csms.cost('CP1', String(transactionId))).toMatchObject({ final: false, explanation: { inclTax: '3.00', usage: { chargingTime: 600, idleTime: 600 } } });
  await station.ask('StopTransaction', { transactionId: transactionId ?? 0, meterStop: 11_000, timestamp: at(30) });
  expect(csms.cost('CP1', String(transactionId))).toMatchObject({ final: true, explanation: { inclTax: '6.00' } });
});

test('settings of tariffs are looked at before they are taken', () => {
  expect(settingFaults({ tariffs: [DAY, PARKING], timeZone: 'Europe/Berlin', runningCost: 'none', costInterval: 5, stationTariffs: { CP1: 'day' } })).toEqual([]);
  expect(settingFaults({ tariffs: [DAY, DAY] })).toEqual([expect.stringContaining('the same tariffId')]);
  expect(settingFaults({ tariffs: [{ tariffId: 'x' }] as unknown as Tariff[] })).toEqual([expect.stringContaining('three letters')]);
  expect(settingFaults({ tariffs: [null] as unknown as Tariff[] })).toHaveLength(1);
  expect(settingFaults({ timeZone: 'Moon/Crater', costInterval: 0, runningCost: 'sometimes' as 'none' })).toHaveLength(3);
});
