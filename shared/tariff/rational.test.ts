import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rational } from './rational';

describe('exact fractions', () => {
  it('take a number as it is written', () => {
    expect(Rational.of(0.1).plus(Rational.of(0.2)).compare(Rational.of(0.3))).toBe(0);
    expect(Rational.of(1e-7).times(Rational.of(1e21)).toNumber()).toBe(1e14);
    expect([NaN, Infinity, -Infinity].map((value) => Rational.of(value).toNumber())).toEqual([0, 0, 0]);
  });

  it.each([
    [2.675, 2, '2.68'], [-2.675, 2, '-2.68'], [0.005, 2, '0.01'], [1.004999, 2, '1.00'], [0, 2, '0.00'], [12.5, 0, '13'], [-0.4, 0, '0'], [7, 3, '7.000'],
  ])('round %d to %d decimals as %s, halves away from 0', (value, decimals, written) => expect(Rational.of(value).toFixed(decimals)).toBe(written));

  it('divide by nothing without an end of the world', () => expect(Rational.ONE.over(Rational.ZERO).toNumber()).toBe(0));

  it('add and multiply as numbers do, without their errors', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(fc.property(fc.array(cents), (amounts) => {
      const sum = amounts.reduce((total, cent) => total.plus(Rational.of(cent / 100)), Rational.ZERO);
      expect(sum.toFixed(2)).toBe(Rational.of(amounts.reduce((total, cent) => total + cent, 0)).over(Rational.of(100)).toFixed(2));
    }));
    fc.assert(fc.property(cents, cents, cents, (a, b, c) => {
      const [x, y, z] = [a, b, c].map((one) => Rational.of(one / 1000)) as [Rational, Rational, Rational];
      expect(x.plus(y).times(z).compare(x.times(z).plus(y.times(z)))).toBe(0);
    }));
  });
});
