import { Rational } from './rational';
import type { TaxRate } from './tariff';

const HUNDRED = Rational.of(100);

/**
 * What a price without tax is multiplied with. Rates of one stack are added up; those of the next are taken on top of what
 * the ones before have made (I12.FR.13).
 */
export function taxFactor(rates: readonly TaxRate[]): Rational {
  const stacks = new Map<number, Rational>();
  for (const { tax, stack = 0 } of rates) stacks.set(stack, (stacks.get(stack) ?? Rational.ZERO).plus(Rational.of(tax)));
  let factor = Rational.ONE;
  for (const [, percent] of [...stacks].sort(([one], [other]) => one - other)) factor = factor.times(Rational.ONE.plus(percent.over(HUNDRED)));
  return factor;
}
