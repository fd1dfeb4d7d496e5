import type {
  PriceType, TariffConditionsFixedType, TariffConditionsType, TariffFixedType, TariffType, TaxRateType,
} from '../../schemas/generated/v21.types';

/**
 * A tariff, in the form that 2.1 gives it (Part 2, block I, Tariff Structures): prices without tax for energy, time and fixed
 * fees, each with conditions of which all have to hold; the first price of a list whose conditions hold is the one that counts.
 */
export type Tariff = TariffType;
export type TaxRate = TaxRateType;
export type Price = PriceType;
export type Conditions = TariffConditionsType;
export type FixedConditions = TariffConditionsFixedType;

/** What of a tariff costs something. */
export type Part = 'energy' | 'chargingTime' | 'idleTime' | 'fixedFee' | 'reservationTime' | 'reservationFixed';
export const PARTS: readonly Part[] = ['fixedFee', 'energy', 'chargingTime', 'idleTime', 'reservationTime', 'reservationFixed'];

/** One price of a part. */
export interface PriceElement {
  /** Without tax, per kWh, per minute or once. */
  readonly price: number;
  readonly conditions?: Conditions;
}

export interface PricedPart {
  readonly elements: readonly PriceElement[];
  readonly taxRates: readonly TaxRate[];
}

/** The prices of one part, whatever they are for; undefined when the tariff has none. */
export function pricedPart(tariff: Tariff, part: Part): PricedPart | undefined {
  const rates = (of: { taxRates?: TaxRate[] }): readonly TaxRate[] => of.taxRates ?? [];
  if (part === 'energy') {
    const { energy } = tariff;
    return energy && { elements: energy.prices.map(({ priceKwh, conditions }) => element(priceKwh, conditions)), taxRates: rates(energy) };
  }
  if (part === 'fixedFee' || part === 'reservationFixed') {
    const fixed: TariffFixedType | undefined = tariff[part];
    return fixed && { elements: fixed.prices.map(({ priceFixed, conditions }) => element(priceFixed, conditions)), taxRates: rates(fixed) };
  }
  const time = tariff[part];
  return time && { elements: time.prices.map(({ priceMinute, conditions }) => element(priceMinute, conditions)), taxRates: rates(time) };
}

function element(price: number, conditions: Conditions | FixedConditions | undefined): PriceElement {
  return { price, ...(conditions === undefined ? {} : { conditions }) };
}

/** How many prices the tariff has in all (I07.FR.02). */
export function countElements(tariff: Tariff): number {
  return PARTS.reduce((sum, part) => sum + (pricedPart(tariff, part)?.elements.length ?? 0), 0);
}

/** Whether any price depends on something (I07.FR.03). */
export function hasConditions(tariff: Tariff): boolean {
  return PARTS.some((part) => pricedPart(tariff, part)?.elements.some(({ conditions }) => conditions !== undefined));
}

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** What is wrong with a tariff, a sentence; undefined when it can be used. Whatever came may be given. */
export function tariffFault(tariff: unknown): string | undefined {
  if (!isObject(tariff)) return 'A tariff is an object with a tariffId and a currency.';
  if (typeof tariff.tariffId !== 'string' || tariff.tariffId === '' || tariff.tariffId.length > 60) return 'A tariff needs a tariffId of 1 to 60 characters.';
  if (typeof tariff.currency !== 'string' || !/^[A-Z]{3}$/.test(tariff.currency)) return 'The currency of a tariff is a code of three letters such as EUR.';
  for (const part of PARTS) {
    const value: unknown = tariff[part];
    if (value === undefined) continue;
    const fault = partFault(part, value);
    if (fault !== undefined) return fault;
  }
  for (const name of ['minCost', 'maxCost'] as const) {
    const price: unknown = tariff[name];
    if (price !== undefined && !(isObject(price) && [price.exclTax, price.inclTax].some(isFinite) && [price.exclTax, price.inclTax].every((one) => one === undefined || isFinite(one)))) {
      return `${name} needs exclTax or inclTax.`;
    }
  }
  return undefined;
}

function partFault(part: Part, value: unknown): string | undefined {
  const name = part === 'energy' ? 'priceKwh' : part === 'fixedFee' || part === 'reservationFixed' ? 'priceFixed' : 'priceMinute';
  if (!isObject(value) || !Array.isArray(value.prices) || value.prices.length === 0) return `${part} needs prices.`;
  for (const price of value.prices as readonly unknown[]) {
    if (!isObject(price) || !isFinite(price[name])) return `Each price of ${part} needs a ${name}.`;
    const fault = price.conditions === undefined ? undefined : conditionsFault(price.conditions);
    if (fault !== undefined) return `${part}: ${fault}`;
  }
  const { taxRates } = value;
  if (taxRates === undefined) return undefined;
  const sound = Array.isArray(taxRates) && taxRates.every((rate: unknown) => isObject(rate) && typeof rate.type === 'string' && isFinite(rate.tax) && (rate.stack === undefined || (Number.isInteger(rate.stack) && Number(rate.stack) >= 0)));
  return sound ? undefined : `The taxRates of ${part} need a type and a tax in percent each.`;
}

function conditionsFault(conditions: unknown): string | undefined {
  if (!isObject(conditions)) return 'conditions is an object.';
  for (const name of ['startTimeOfDay', 'endTimeOfDay']) if (conditions[name] !== undefined && !matches(conditions[name], TIME_OF_DAY)) return `${name} is a time such as 08:00.`;
  for (const name of ['validFromDate', 'validToDate']) if (conditions[name] !== undefined && !matches(conditions[name], DATE)) return `${name} is a date such as 2026-01-31.`;
  for (const what of ['Energy', 'Current', 'Power', 'Time', 'ChargingTime', 'IdleTime']) {
    const [least, most] = [conditions[`min${what}`], conditions[`max${what}`]];
    if ([least, most].some((one) => one !== undefined && !isFinite(one))) return `min${what} and max${what} are numbers.`;
    if (isFinite(least) && isFinite(most) && Math.abs(least) >= Math.abs(most)) return `max${what} has to be beyond min${what}.`;
  }
  return undefined;
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function isFinite(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
