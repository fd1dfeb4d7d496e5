import { describe, expect, it } from 'vitest';
import type { Tariff } from '../../shared/tariff/tariff';
import { draftOfTariff, NEW_TARIFF, tariffOf, tariffOfJson, type TariffDraft } from './tariff-draft';

const FULL: TariffDraft = {
  tariffId: 'day', currency: 'EUR', energy: '0.35', peak: '0.5', peakFrom: '08:00', peakUntil: '18:00', charging: '0.05', idle: '0.1', idleAfter: '15', start: '1', tax: '20', least: '2', most: '50',
};

describe('a tariff in the form', () => {
  it('comes back as it went in', () => {
    for (const draft of [FULL, { ...NEW_TARIFF, tariffId: 'free' }, { ...NEW_TARIFF, tariffId: 'x', energy: '0.3' }, { ...NEW_TARIFF, tariffId: 'y', peak: '1', peakFrom: '22:00', peakUntil: '06:00' }]) {
      const read = tariffOf(draft, []);
      if (!('tariff' in read)) throw new Error(JSON.stringify(read));
      expect(draftOfTariff(read.tariff)).toEqual(draft);
    }
  });

  it('takes a comma for a point', () => expect(tariffOf({ ...NEW_TARIFF, tariffId: 'x', energy: '0,35' }, [])).toMatchObject({ tariff: { energy: { prices: [{ priceKwh: 0.35 }] } } }));

  it('says what is wrong, by field', () => {
    const read = tariffOf({ ...FULL, tariffId: '', currency: 'euro', energy: 'cheap', peakFrom: '8', peakUntil: '' }, []);
    expect('faults' in read && Object.keys(read.faults).sort()).toEqual(['currency', 'energy', 'peakFrom', 'peakUntil', 'tariffId']);
    expect(tariffOf(FULL, ['day'])).toMatchObject({ faults: { tariffId: 'Another tariff has this id.' } });
  });

  it('leaves to JSON what it has no field for', () => {
    const special: Tariff = { tariffId: 'x', currency: 'EUR', energy: { prices: [{ priceKwh: 1, conditions: { minPower: 11_000 } }, { priceKwh: 2 }] } };
    expect(draftOfTariff(special)).toBeUndefined();
    expect(tariffOfJson(JSON.stringify(special), [])).toEqual({ tariff: special });
    expect(tariffOfJson('{', [])).toEqual({ fault: expect.stringContaining('no JSON') as string });
    expect(tariffOfJson('{"tariffId":"x"}', [])).toEqual({ fault: expect.stringContaining('three letters') as string });
    expect(tariffOfJson(JSON.stringify(special), ['x'])).toHaveProperty('fault');
  });
});
