import type { CostBook, CostLine } from './cost-book';
import { costResult } from './cost-result';
import { decimalsOf } from './currency';
import { conditionText } from './describe';
import { Rational } from './rational';
import type { Part } from './tariff';
import { taxFactor } from './tax';

/** How a cost came about, for people: amounts are written out, so that nothing is lost on the way to them. */
export interface CostExplanation {
  readonly currency: string;
  readonly tariffIds: readonly string[];
  readonly lines: readonly ExplainedLine[];
  /** Sums of the parts, each rounded to the currency's decimals. */
  readonly parts: readonly { readonly part: Part; readonly exclTax: string; readonly inclTax: string }[];
  readonly exclTax: string;
  readonly inclTax: string;
  readonly kind: 'NormalCost' | 'MinCost' | 'MaxCost';
  /** Wh; seconds. */
  readonly usage: { readonly energy: number; readonly chargingTime: number; readonly idleTime: number; readonly reservationTime?: number };
  /** How it is rounded, a sentence. */
  readonly rounding: string;
}

/** Quantity × price, and the tax on it. */
export interface ExplainedLine {
  readonly part: Part;
  readonly tariffId: string;
  readonly quantity: string;
  readonly unit: 'kWh' | 'min' | '×';
  /** Without tax, a unit. */
  readonly price: string;
  /** Without tax; to a hundredth of the currency's smallest coin. */
  readonly amount: string;
  /** Percent that all taxes together add. */
  readonly tax: string;
  /** When the price counts; absent when it always does. */
  readonly when?: string;
}

/** @param final whether the transaction has ended */
export function explain(book: CostBook, final: boolean): CostExplanation {
  const { currency, kind, parts, excl, incl, usage } = costResult(book, final);
  const decimals = decimalsOf(currency);
  return {
    currency, kind, usage,
    tariffIds: [...new Set([...book.lines.map(({ tariffId }) => tariffId), book.tariff.tariffId])],
    lines: book.lines.filter(({ quantity }) => quantity.sign !== 0).map((line) => explainedLine(line, decimals)),
    parts: parts.map((part) => ({ part: part.part, exclTax: part.excl.toFixed(decimals), inclTax: part.incl.toFixed(decimals) })),
    exclTax: excl.toFixed(decimals),
    inclTax: incl.toFixed(decimals),
    rounding: `Added up exactly; each part is rounded once, to ${decimals === 0 ? 'whole units' : `${decimals} decimals`}, halves away from zero.`,
  };
}

function explainedLine({ part, tariffId, quantity, price, taxRates, conditions }: CostLine, decimals: number): ExplainedLine {
  const unit = part === 'energy' ? 'kWh' : part === 'fixedFee' || part === 'reservationFixed' ? '×' : 'min';
  return {
    part, tariffId, unit,
    quantity: trimmed(quantity.toFixed(4)),
    price: String(price),
    amount: Rational.of(price).times(quantity).toFixed(decimals + 2),
    tax: trimmed(taxFactor(taxRates).minus(Rational.ONE).times(Rational.of(100)).toFixed(4)),
    ...(conditions ? { when: conditionText(conditions) } : {}),
  };
}

function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
