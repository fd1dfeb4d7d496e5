import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionText, describe as inWords } from './describe';
import { countElements, hasConditions, tariffFault, type Tariff } from './tariff';

const GOOD: Tariff = {
  tariffId: 'day', currency: 'EUR',
  energy: { prices: [{ priceKwh: 0.4, conditions: { startTimeOfDay: '08:00', endTimeOfDay: '18:00' } }, { priceKwh: 0.25 }], taxRates: [{ type: 'vat', tax: 20 }] },
  idleTime: { prices: [{ priceMinute: 0.1, conditions: { minIdleTime: 300 } }] },
  fixedFee: { prices: [{ priceFixed: 1 }] },
};

describe('whether a tariff can be used', () => {
  it('counts its prices and sees its conditions', () => {
    expect([tariffFault(GOOD), countElements(GOOD), hasConditions(GOOD)]).toEqual([undefined, 4, true]);
    expect(hasConditions({ tariffId: 'x', currency: 'EUR', energy: { prices: [{ priceKwh: 1 }] } })).toBe(false);
    expect(tariffFault({ tariffId: 'free', currency: 'EUR' })).toBeUndefined();
  });

  it.each([
    ['not an object', 'x'], ['no id', { currency: 'EUR' }], ['an id that is too long', { ...GOOD, tariffId: 'x'.repeat(61) }], ['no currency', { tariffId: 'x' }], ['a currency in small letters', { ...GOOD, currency: 'eur' }],
    ['no prices', { ...GOOD, energy: { prices: [] } }], ['a price that is a text', { ...GOOD, energy: { prices: [{ priceKwh: '0.4' }] } }], ['the wrong price', { ...GOOD, idleTime: { prices: [{ priceKwh: 1 }] } }],
    ['a tax that is no number', { ...GOOD, energy: { prices: [{ priceKwh: 1 }], taxRates: [{ type: 'vat', tax: '20' }] } }], ['a stack below 0', { ...GOOD, energy: { prices: [{ priceKwh: 1 }], taxRates: [{ type: 'vat', tax: 20, stack: -1 }] } }],
    ['a time that there is not', { ...GOOD, energy: { prices: [{ priceKwh: 1, conditions: { startTimeOfDay: '25:00' } }] } }], ['a date that there is not', { ...GOOD, energy: { prices: [{ priceKwh: 1, conditions: { validFromDate: '2026-13-01' } }] } }],
    ['least above most', { ...GOOD, energy: { prices: [{ priceKwh: 1, conditions: { minPower: 10, maxPower: 5 } }] } }], ['minCost without an amount', { ...GOOD, minCost: {} }],
  ])('%s is refused', (_, tariff) => expect(tariffFault(tariff)).toEqual(expect.any(String)));

  it('anything may be asked about', () => {
    fc.assert(fc.property(fc.anything(), (anything) => { expect(['string', 'undefined']).toContain(typeof tariffFault(anything)); }));
  });
});

describe('a tariff in words', () => {
  it('tells its prices with tax', () => {
    expect(inWords(GOOD, 'en')).toBe('0.48 EUR/kWh (08:00–18:00), 0.30 EUR/kWh; after charging 0.10 EUR/min (≥ 5 min); start 1.00 EUR, incl. tax');
    expect(inWords(GOOD, 'de-AT')).toBe('0.48 EUR/kWh (08:00–18:00), 0.30 EUR/kWh; nach dem Laden 0.10 EUR/min (≥ 5 min); Start 1.00 EUR, inkl. Steuer');
    expect(inWords(GOOD, 'fi')).toMatch(/^0\.48 EUR\/kWh .* start/);
    expect(inWords({ tariffId: 'x', currency: 'EUR' }, undefined)).toBe('free of charge');
  });

  it('takes its own description, in the language where it has one', () => {
    const own: Tariff = { ...GOOD, description: [{ format: 'UTF8', language: 'en', content: 'Cheap at night' }, { format: 'UTF8', language: 'de', content: 'Nachts günstig' }] };
    expect([inWords(own, 'de'), inWords(own, 'en-GB'), inWords(own, undefined)]).toEqual(['Nachts günstig', 'Cheap at night', 'Cheap at night']);
    expect(inWords(own, 'fr')).toMatch(/^0\.48 EUR\/kWh/);
  });

  it('says when a price counts', () => {
    expect(conditionText({ dayOfWeek: ['Saturday', 'Sunday'], minPower: 11_000, maxPower: 50_000, maxEnergy: 20_000, evseKind: 'DC' })).toBe('Sat Sun, DC, < 20 kWh, 11–50 kW');
    expect(conditionText({ paymentRecognition: 'CC', validFromDate: '2026-01-01' })).toBe('2026-01-01–, CC');
  });
});
