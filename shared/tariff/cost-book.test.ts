import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CostBook, type Stretch } from './cost-book';
import { costDetails, costResult } from './cost-result';
import { explain } from './explain';
import type { Tariff } from './tariff';

/** A Monday. */
const START = Date.parse('2026-01-05T17:30:00Z');
const HOUR = 3_600_000;
const tariff = (parts: Partial<Tariff>): Tariff => ({ tariffId: 't', currency: 'EUR', ...parts });
const VAT = (tax: number): { taxRates: [{ type: string; tax: number }] } => ({ taxRates: [{ type: 'vat', tax }] });

function book(parts: Partial<Tariff>, stretches: readonly (readonly [hours: number, kWh: number, charging?: boolean])[], timeZone = 'UTC'): CostBook {
  const made = new CostBook(tariff(parts), { at: START, timeZone });
  for (const [hours, kWh, charging = true] of stretches) made.add({ until: made.at + hours * HOUR, energy: kWh * 1000, charging });
  return made;
}
const total = (made: CostBook, final = true): string[] => { const { excl, incl } = costResult(made, final); return [excl.toFixed(2), incl.toFixed(2)]; };

describe('what a transaction costs', () => {
  it('a price per kWh with two taxes side by side', () => {
    const taxRates: NonNullable<Tariff['energy']>['taxRates'] = [{ type: 'federal', tax: 6 }, { type: 'state', tax: 4 }];
    expect(total(book({ energy: { prices: [{ priceKwh: 0.25 }], taxRates } }, [[1, 10]]))).toEqual(['2.50', '2.75']);
  });

  it('a tax on top of another (I12.FR.13)', () => {
    const taxRates: NonNullable<Tariff['energy']>['taxRates'] = [{ type: 'vat', tax: 20, stack: 1 }, { type: 'energy tax', tax: 10 }];
    expect(total(book({ energy: { prices: [{ priceKwh: 1 }], taxRates } }, [[1, 100]]))).toEqual(['100.00', '132.00']);
  });

  it('time of charging and time after it, and a fee to begin with', () => {
    const made = book({ fixedFee: { prices: [{ priceFixed: 2.5 }] }, chargingTime: { prices: [{ priceMinute: 0.05 }] }, idleTime: { prices: [{ priceMinute: 0.1 }] } }, [[1, 7], [0.5, 0, false]]);
    expect(total(made)).toEqual(['8.50', '8.50']);
    expect(explain(made, true).lines.map(({ part, quantity, unit, price, amount }) => [part, quantity, unit, price, amount])).toEqual([
      ['fixedFee', '1', '×', '2.5', '2.5000'], ['chargingTime', '60', 'min', '0.05', '3.0000'], ['idleTime', '30', 'min', '0.1', '3.0000'],
    ]);
  });

  it('by the time of day, split to the minute, with a period for each price (I12.FR.35)', () => {
    const made = book({ energy: { prices: [{ priceKwh: 0.4, conditions: { startTimeOfDay: '08:00', endTimeOfDay: '18:00' } }, { priceKwh: 0.25 }], ...VAT(10) } }, [[1, 10]]);
    // Half an hour of each, and half of the energy.
    expect(total(made)).toEqual(['3.25', '3.58']);
    expect(costDetails(made, true).chargingPeriods).toEqual([
      { tariffId: 't', startPeriod: '2026-01-05T17:30:00.000Z', dimensions: [{ type: 'Energy', volume: 5000 }, { type: 'ChargingTime', volume: 1800 }] },
      { tariffId: 't', startPeriod: '2026-01-05T18:00:00.000Z', dimensions: [{ type: 'Energy', volume: 5000 }, { type: 'ChargingTime', volume: 1800 }] },
    ]);
    expect(costDetails(made, false).chargingPeriods).toBeUndefined();
  });

  it('by the clock of the station, over midnight and over the end of summer time (I12.FR.37)', () => {
    const night: Partial<Tariff> = { idleTime: { prices: [{ priceMinute: 1, conditions: { startTimeOfDay: '22:00', endTimeOfDay: '06:00' } }] } };
    expect(total(book(night, [[14, 0, false]]))).toEqual(['480.00', '480.00']);
    expect(total(book(night, [[14, 0, false]], 'Europe/Amsterdam'))).toEqual(['480.00', '480.00']);
    const change = new CostBook(tariff({ idleTime: { prices: [{ priceMinute: 1, conditions: { startTimeOfDay: '02:00', endTimeOfDay: '03:00' } }] } }), { at: Date.parse('2026-10-24T22:00:00Z'), timeZone: 'Europe/Amsterdam' });
    change.add({ until: Date.parse('2026-10-25T06:00:00Z'), energy: 0, charging: false });
    // From 2 to 3 o'clock comes twice.
    expect(total(change)).toEqual(['120.00', '120.00']);
  });

  it('by the day of the week and the date', () => {
    const made = book({ idleTime: { prices: [{ priceMinute: 1, conditions: { dayOfWeek: ['Tuesday'] } }, { priceMinute: 2, conditions: { validToDate: '2026-01-06' } }] } }, [[24, 0, false]]);
    expect(total(made)).toEqual([(390 * 2 + 1050).toFixed(2), (390 * 2 + 1050).toFixed(2)]);
  });

  it('by how much energy there was, exactly where it turns', () => {
    const made = book({ energy: { prices: [{ priceKwh: 0.3, conditions: { maxEnergy: 7000 } }, { priceKwh: 0.5 }] } }, [[1, 10], [1, 2]]);
    expect(total(made)).toEqual(['4.60', '4.60']);
  });

  it('an idle fee after five minutes of each pause, whatever came before', () => {
    const made = book({ idleTime: { prices: [{ priceMinute: 1, conditions: { minIdleTime: 300 } }] } }, [[0.5, 5], [0.25, 0, false], [0.5, 5], [0.1, 0, false]]);
    expect(total(made)).toEqual(['11.00', '11.00']);
  });

  it('by how long the transaction lasts, and how long it has charged', () => {
    const made = book({ chargingTime: { prices: [{ priceMinute: 1, conditions: { maxTime: 600 } }, { priceMinute: 2, conditions: { maxChargingTime: 1200 } }, { priceMinute: 3 }] } }, [[0.5, 1]]);
    expect(total(made)).toEqual(['60.00', '60.00']);
  });

  it('by the power, which is that of the energy when nobody tells it', () => {
    const prices: Partial<Tariff> = { energy: { prices: [{ priceKwh: 1, conditions: { maxPower: 11_000 } }, { priceKwh: 2, conditions: { minPower: 11_000 } }] } };
    expect(total(book(prices, [[1, 10], [1, 22]]))).toEqual(['54.00', '54.00']);
    expect(costDetails(book(prices, [[1, 10]]), true).chargingPeriods?.[0]?.dimensions).toContainEqual({ type: 'MaxPower', volume: 10_000 });
  });

  it('discharging is priced where the limits are below 0', () => {
    const prices: Partial<Tariff> = { energy: { prices: [{ priceKwh: -0.2, conditions: { minPower: -1, maxPower: -50_000 } }, { priceKwh: 0.3 }] } };
    const made = new CostBook(tariff(prices), { at: START, timeZone: 'UTC' });
    made.add({ until: START + HOUR, energy: 10_000, charging: true, power: -10_000 });
    expect(total(made)).toEqual(['-2.00', '-2.00']);
  });

  it('nothing, where no price counts; the first of those that do', () => {
    expect(total(book({ energy: { prices: [{ priceKwh: 1, conditions: { evseKind: 'DC' } }] } }, [[1, 10]]))).toEqual(['0.00', '0.00']);
    expect(total(book({ energy: { prices: [{ priceKwh: 1 }, { priceKwh: 9 }] } }, [[1, 10]]))).toEqual(['10.00', '10.00']);
  });

  it('no less than the least (I12.FR.38), looked at when it is over', () => {
    const made = book({ energy: { prices: [{ priceKwh: 0.1 }], ...VAT(20) }, minCost: { exclTax: 5, taxRates: [{ type: 'vat', tax: 20 }] } }, [[1, 10]]);
    expect(total(made, false)).toEqual(['1.00', '1.20']);
    expect(costDetails(made, true)).toMatchObject({ totalCost: { typeOfCost: 'MinCost', fixed: { exclTax: 5, inclTax: 6 }, total: { exclTax: 5, inclTax: 6 } }, totalUsage: { energy: 10_000 } });
    expect(costDetails(made, true).totalCost.energy).toBeUndefined();
  });

  it('no more than the most (I12.FR.39), while the usage goes on (I12.FR.40)', () => {
    const made = book({ energy: { prices: [{ priceKwh: 0.5 }], ...VAT(20) }, maxCost: { inclTax: 3 } }, [[1, 4], [1, 4]]);
    expect(costDetails(made, true)).toMatchObject({ totalCost: { typeOfCost: 'MaxCost', total: { exclTax: 2.5, inclTax: 3 } }, totalUsage: { energy: 8000 } });
  });

  it('a new tariff counts from when it comes, without another fee to begin with (I11.FR.08)', () => {
    const made = book({ fixedFee: { prices: [{ priceFixed: 1 }] }, energy: { prices: [{ priceKwh: 0.3 }] } }, [[1, 10]]);
    made.changeTariff({ tariffId: 'u', currency: 'EUR', fixedFee: { prices: [{ priceFixed: 1 }] }, energy: { prices: [{ priceKwh: 0.5 }] } });
    made.add({ until: made.at + HOUR, energy: 10_000, charging: true });
    expect(total(made)).toEqual(['9.00', '9.00']);
    expect(costDetails(made, true).chargingPeriods?.map(({ tariffId }) => tariffId)).toEqual(['t', 'u']);
  });

  it('a reservation, once, for as long as it was held (I12.FR.06)', () => {
    const made = new CostBook(tariff({ reservationTime: { prices: [{ priceMinute: 0.1 }] }, reservationFixed: { prices: [{ priceFixed: 0.5 }] } }), { at: START, timeZone: 'UTC', reservedMs: 600_000 });
    expect(costDetails(made, true)).toMatchObject({ totalCost: { reservationTime: { exclTax: 1 }, reservationFixed: { exclTax: 0.5 }, total: { exclTax: 1.5 } }, totalUsage: { reservationTime: 600 } });
  });

  it('is rounded once for each part, and in the coins of its currency', () => {
    expect(total(book({ energy: { prices: [{ priceKwh: 0.333 }] }, chargingTime: { prices: [{ priceMinute: 0.0333 }] } }, [[1 / 3, 1.5], [1 / 3, 1.5]]))).toEqual(['2.33', '2.33']);
    const yen = new CostBook({ tariffId: 'y', currency: 'JPY', energy: { prices: [{ priceKwh: 30.5 }] } }, { at: START, timeZone: 'UTC' });
    yen.add({ until: START + HOUR, energy: 1000, charging: true });
    expect(explain(yen, true).inclTax).toBe('31');
  });

  it('looking ahead changes nothing', () => {
    const made = book({ fixedFee: { prices: [{ priceFixed: 1 }] }, energy: { prices: [{ priceKwh: 0.3 }] } }, [[1, 10]]);
    const ahead = made.copy();
    ahead.add({ until: ahead.at + HOUR, energy: 10_000, charging: true });
    expect([total(made), total(ahead)]).toEqual([['4.00', '4.00'], ['7.00', '7.00']]);
  });
});

describe('whatever comes', () => {
  const amounts = fc.double({ min: 0, max: 10, noNaN: true }).map((value) => Math.round(value * 100) / 100);
  const stretches = fc.array(fc.record({ ms: fc.integer({ min: -1000, max: 20 * HOUR }), energy: fc.integer({ min: 0, max: 50_000 }), charging: fc.boolean() }), { maxLength: 8 });
  const prices = fc.record({ day: amounts, night: amounts, minute: amounts, from: fc.integer({ min: 0, max: 23 }), energy: fc.integer({ min: 1, max: 60_000 }) });
  const made = ({ day, night, minute, from, energy }: { day: number; night: number; minute: number; from: number; energy: number }): CostBook => new CostBook(tariff({
    energy: { prices: [{ priceKwh: day, conditions: { startTimeOfDay: `${String(from).padStart(2, '0')}:00`, endTimeOfDay: '20:00' } }, { priceKwh: night, conditions: { maxEnergy: energy } }, { priceKwh: day }] },
    idleTime: { prices: [{ priceMinute: minute, conditions: { minIdleTime: 600 } }] },
  }), { at: START, timeZone: 'UTC' });

  it('all the energy and time is accounted for, the cost never shrinks, and the lines add up to it', () => {
    fc.assert(fc.property(prices, stretches, (priced, all) => {
      const one = made(priced);
      let before = one.total().excl;
      for (const { ms, energy, charging } of all) {
        one.add({ until: one.at + ms, energy, charging });
        expect(one.total().excl.compare(before)).toBeGreaterThanOrEqual(0);
        before = one.total().excl;
      }
      expect(one.energy.toNumber()).toBe(all.reduce((sum, { energy }) => sum + energy, 0));
      expect(one.charging.plus(one.idle).toNumber()).toBe(all.reduce((sum, { ms }) => sum + Math.max(0, ms), 0));
      expect(one.periods.reduce((sum, period) => sum.plus(period.energy), one.energy.minus(one.energy)).compare(one.energy)).toBe(0);
    }), { numRuns: 60 });
  });

  it('it makes no difference how finely it is looked at, where only clock and energy decide', () => {
    fc.assert(fc.property(prices, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 60_000 }), (priced, cuts, hours, energy) => {
      const whole = made(priced);
      whole.add({ until: START + hours * HOUR, energy: energy * cuts, charging: true });
      const fine = made(priced);
      for (let cut = 1; cut <= cuts; cut += 1) fine.add({ until: START + Math.round((hours * HOUR * cut) / cuts), energy, charging: true });
      expect(Math.abs(whole.total().excl.minus(fine.total().excl).toNumber())).toBeLessThan(0.01);
    }), { numRuns: 60 });
  });

  it('broken stretches and clocks are survived', () => {
    const odd: readonly Stretch[] = [
      { until: NaN, energy: NaN, charging: true }, { until: Infinity, energy: Infinity, charging: false }, { until: 8.64e15, energy: 1, charging: true }, { until: -1, energy: -5, charging: true },
    ];
    const one = made({ day: 1, night: 2, minute: 3, from: 8, energy: 100 });
    for (const stretch of odd) one.add(stretch);
    expect(Number.isFinite(costResult(one, true).incl.toNumber())).toBe(true);
    expect(total(book({ energy: { prices: [{ priceKwh: 1, conditions: { startTimeOfDay: '08:00' } }] } }, [[1, 1]], 'No/Such'))).toEqual(['1.00', '1.00']);
  });
});
