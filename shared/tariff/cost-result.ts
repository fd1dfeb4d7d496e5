import type { CostDetailsType, CostDimensionType, PriceType, TotalCostType } from '../../schemas/generated/v21.types';
import type { CostBook, CostLine, CostPeriod } from './cost-book';
import { decimalsOf } from './currency';
import { Rational } from './rational';
import { PARTS, pricedPart, type Part, type Price, type TaxRate } from './tariff';
import { taxFactor } from './tax';

/**
 * What a transaction costs, rounded: each part (energy, charging time, …) once, to the decimals of its currency, halves away
 * from 0, without and with tax; the total is the sum of the rounded parts (I12.FR.17).
 */
export interface CostResult {
  readonly currency: string;
  readonly kind: TotalCostType['typeOfCost'];
  readonly parts: readonly PartCost[];
  readonly excl: Rational;
  readonly incl: Rational;
  /** Wh; seconds. */
  readonly usage: { readonly energy: number; readonly chargingTime: number; readonly idleTime: number; readonly reservationTime?: number };
}

export interface PartCost {
  readonly part: Part;
  readonly excl: Rational;
  readonly incl: Rational;
  /** Absent when prices with different taxes make up the part. */
  readonly taxRates?: readonly TaxRate[];
}

const MEMBERS: Readonly<Record<Part, 'fixed' | 'energy' | 'chargingTime' | 'idleTime' | 'reservationTime' | 'reservationFixed'>> = {
  fixedFee: 'fixed', energy: 'energy', chargingTime: 'chargingTime', idleTime: 'idleTime', reservationTime: 'reservationTime', reservationFixed: 'reservationFixed',
};
const THOUSAND = Rational.of(1000);

/** @param final at the end of the transaction, when the least that it costs is looked at (I12.FR.38) */
export function costResult(book: CostBook, final: boolean): CostResult {
  const { currency, minCost } = book.tariff;
  const decimals = decimalsOf(currency);
  const parts = PARTS.flatMap((part) => partCost(part, book.lines.filter((line) => line.part === part), decimals));
  const sum = (of: 'excl' | 'incl'): Rational => parts.reduce((total, part) => total.plus(part[of]), Rational.ZERO);
  const result: CostResult = {
    currency, kind: book.capped ? 'MaxCost' : 'NormalCost', parts, excl: sum('excl'), incl: sum('incl'),
    usage: {
      energy: rounded(book.energy), chargingTime: wholeSeconds(book.charging), idleTime: wholeSeconds(book.idle),
      ...(book.reservedMs === undefined ? {} : { reservationTime: Math.round(book.reservedMs / 1000) }),
    },
  };
  return final && minCost && isBelow(result, minCost) ? { ...result, ...leastCost(minCost, decimals) } : result;
}

/** TotalUsageType knows whole seconds alone. */
function wholeSeconds(ms: Rational): number {
  return Math.round(ms.over(THOUSAND).toNumber());
}

/** The result as a station tells it. Periods are told at the end alone (I12, remark). */
export function costDetails(book: CostBook, final: boolean): CostDetailsType {
  const { currency, kind, parts, excl, incl, usage } = costResult(book, final);
  const periods = final ? book.periods.flatMap((period) => chargingPeriod(period, book)) : [];
  const [first, ...others] = periods;
  return {
    ...(first ? { chargingPeriods: [first, ...others] } : {}),
    totalCost: {
      currency, typeOfCost: kind,
      ...Object.fromEntries(parts.map((part) => [MEMBERS[part.part], priceOf(part)])),
      total: { exclTax: excl.toNumber(), inclTax: incl.toNumber() },
    },
    totalUsage: { energy: usage.energy, chargingTime: usage.chargingTime, idleTime: usage.idleTime, ...(usage.reservationTime === undefined ? {} : { reservationTime: usage.reservationTime }) },
  };
}

function partCost(part: Part, lines: readonly CostLine[], decimals: number): PartCost[] {
  const [first] = lines;
  if (!first) return [];
  let [excl, incl] = [Rational.ZERO, Rational.ZERO];
  for (const { price, quantity, taxRates } of lines) {
    const cost = Rational.of(price).times(quantity);
    excl = excl.plus(cost);
    incl = incl.plus(cost.times(taxFactor(taxRates)));
  }
  const same = lines.every(({ taxRates }) => JSON.stringify(taxRates) === JSON.stringify(first.taxRates));
  return [{ part, excl: excl.rounded(decimals), incl: incl.rounded(decimals), ...(same ? { taxRates: first.taxRates } : {}) }];
}

function isBelow({ excl, incl }: CostResult, { exclTax, inclTax }: Price): boolean {
  return (exclTax !== undefined && excl.compare(Rational.of(exclTax)) < 0) || (inclTax !== undefined && incl.compare(Rational.of(inclTax)) < 0);
}

function leastCost({ exclTax, inclTax, taxRates = [] }: Price, decimals: number): Pick<CostResult, 'kind' | 'parts' | 'excl' | 'incl'> {
  const factor = taxFactor(taxRates);
  const excl = (exclTax === undefined ? Rational.of(inclTax ?? 0).over(factor) : Rational.of(exclTax)).rounded(decimals);
  const incl = (inclTax === undefined ? Rational.of(exclTax ?? 0).times(factor) : Rational.of(inclTax)).rounded(decimals);
  return { kind: 'MinCost', parts: [{ part: 'fixedFee', excl, incl, taxRates }], excl, incl };
}

function priceOf({ excl, incl, taxRates = [] }: PartCost): PriceType {
  const [first, ...others] = taxRates;
  return {
    exclTax: excl.toNumber(),
    ...(first || excl.compare(incl) !== 0 ? { inclTax: incl.toNumber() } : {}),
    ...(first ? { taxRates: [first, ...others] as PriceType['taxRates'] } : {}),
  };
}

function chargingPeriod({ tariffId, from, energy, charging, idle, power, current }: CostPeriod, { tariff }: CostBook): NonNullable<CostDetailsType['chargingPeriods']>[number][] {
  const conditions = PARTS.flatMap((part) => pricedPart(tariff, part)?.elements ?? []).flatMap((element) => element.conditions ?? []);
  const ask = (name: 'Power' | 'Current'): boolean => conditions.some((one) => one[`min${name}`] !== undefined || one[`max${name}`] !== undefined);
  const all: readonly (readonly [CostDimensionType['type'], number | undefined])[] = [
    ['Energy', rounded(energy)], ['ChargingTime', rounded(charging.over(THOUSAND))], ['IdleTIme', rounded(idle.over(THOUSAND))],
    ['MinPower', ask('Power') ? power?.least : undefined], ['MaxPower', ask('Power') ? power?.most : undefined],
    ['MinCurrent', ask('Current') ? current?.least : undefined], ['MaxCurrent', ask('Current') ? current?.most : undefined],
  ];
  const [first, ...others] = all.flatMap(([type, volume]) => (volume === undefined || (volume === 0 && !/M[ai][nx]/.test(type)) ? [] : [{ type, volume: Math.round(volume * 1000) / 1000 }]));
  return [{ tariffId, startPeriod: new Date(from).toISOString(), ...(first ? { dimensions: [first, ...others] as [CostDimensionType, ...CostDimensionType[]] } : {}) }];
}

/** To a thousandth. */
function rounded(value: Rational): number {
  return value.rounded(3).toNumber();
}
